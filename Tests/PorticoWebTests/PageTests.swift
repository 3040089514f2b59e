@testable import Desk
@testable import PorticoWeb
import Foundation
import Testing
import X12

/// The sample pages, rendered once.
private let plain = Sample.plain.pages.map { (name: $0.name, html: String(decoding: $0.bytes, as: UTF8.self)) }

@Suite struct PageTests {
  @Test func noTextOfAViewBecomesMarkup() {
    for page in Sample.poisoned.pages {
      let html = String(decoding: page.bytes, as: UTF8.self)
      #expect(!html.contains("<script>alert"), "\(page.name)")
      #expect(!html.contains("\"'><b x"), "\(page.name)")
      #expect(
        html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;b x=&amp;"),
        "\(page.name) shows no text of its view")
    }
  }

  @Test func noMarkupOfThePagesOwnIsEscaped() {
    for page in plain {
      #expect(!page.html.contains("&lt;"), "\(page.name)")
      #expect(!page.html.contains("HTML(bytes"), "\(page.name)")
    }
  }

  @Test func thePoisonLeavesTheTagsOfEveryPageAsTheyAre() {
    for (clean, poisoned) in zip(Sample.plain.pages, Sample.poisoned.pages) {
      let expected = tagNames(String(decoding: clean.bytes, as: UTF8.self))
      #expect(tagNames(String(decoding: poisoned.bytes, as: UTF8.self)) == expected, "\(clean.name)")
    }
  }

  @Test func noPageHoldsInlineStyleOrScript() {
    for page in plain {
      #expect(!page.html.contains(" style="), "\(page.name)")
      #expect(!page.html.contains("<style"), "\(page.name)")
      #expect(page.html.firstMatch(of: #/\son[a-z]+=/#) == nil, "\(page.name)")
      #expect(page.html.matches(of: #/<script/#).count == 1, "\(page.name)")
      #expect(page.html.contains("<script src=\"/assets/portico.js\" defer></script>"), "\(page.name)")
      #expect(!page.html.contains("javascript:"), "\(page.name)")
    }
  }

  @Test func everyFigureIsALinkToItsSources() {
    for page in plain {
      let figures = page.html.matches(of: #/<(\w+) class="figure"( href="([^"]*)")? data-cents="(-?\d+)">([^<]*)</#)
      for figure in figures {
        #expect(figure.1 == "a", "\(page.name): \(figure.0)")
        let path = figure.3.map(String.init) ?? ""
        #expect(path.hasPrefix("/documents/") || path.hasPrefix("/cases/"), "\(page.name): \(figure.0)")
        #expect(Int64(figure.4).map { Cents($0).dollars } == String(figure.5), "\(page.name): \(figure.0)")
      }
    }
    let withFigures = plain.filter { $0.html.contains("class=\"figure\"") }.map(\.name)
    for name in ["queue", "case", "claim", "remittance", "remittances", "breakdown"] {
      #expect(withFigures.contains(name))
    }
  }

  @Test func everyPageHasOneHeadingOneMainAndALanguage() {
    for page in plain {
      #expect(page.html.matches(of: #/<h1[ >]/#).count == 1, "\(page.name)")
      #expect(page.html.matches(of: #/<main /#).count == 1, "\(page.name)")
      #expect(page.html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"), "\(page.name)")
    }
  }

  @Test func everyIdStandsOncePerPage() {
    for page in plain {
      let ids = page.html.matches(of: #/\sid="([^"]+)"/#).map { String($0.1) }
      #expect(Set(ids).count == ids.count, "\(page.name): \(ids.filter { id in ids.filter { $0 == id }.count > 1 })")
      for reference in page.html.matches(of: #/aria-(?:describedby|labelledby)="([^"]+)"/#) {
        #expect(ids.contains(String(reference.1)), "\(page.name): \(reference.1)")
      }
    }
  }

  @Test func everyFormThatChangesSomethingCarriesTokenAndCommand() {
    for page in plain where page.name != "signin" && page.name != "error-anonymous" {
      for form in page.html.matches(of: #/(?s)<form action="([^"]*)" method="post"(.*?)<\/form>/#) {
        #expect(form.2.contains("name=\"csrf\""), "\(page.name): \(form.1)")
        if form.1 != "/signout", form.1 != "/signin" {
          #expect(form.2.contains("name=\"command\""), "\(page.name): \(form.1)")
        }
        if form.1.hasPrefix("/cases/") {
          #expect(form.2.contains("name=\"version\" value=\"7\""), "\(page.name): \(form.1)")
        }
      }
    }
  }

  @Test func elementsAreClosedInTheOrderInWhichTheyWereOpened() {
    for page in plain { #expect(unbalanced(page.html) == nil, "\(page.name): \(unbalanced(page.html) ?? "")") }
  }
}

/// The names of all tags, in order.
private func tagNames(_ html: String) -> [String] { html.matches(of: #/<(\/?[a-zA-Z0-9]+)/#).map { String($0.1) } }

/// The first tag that closes what is not open, or nil.
private func unbalanced(_ html: String) -> String? {
  let void: Set = ["meta", "link", "input", "br", "path", "rect"]
  var open: [String] = []
  for name in tagNames(html) where !void.contains(name) {
    if name.hasPrefix("/") {
      guard open.popLast() == String(name.dropFirst()) else { return "\(name) after \(open.suffix(3))" }
    } else {
      open.append(name)
    }
  }
  return open.isEmpty ? nil : "left open: \(open)"
}
