@testable import PorticoWeb
import Desk
import Testing
import X12

@Suite struct HTMLTests {
  private func text(_ html: HTML) -> String { String(decoding: html.bytes, as: UTF8.self) }

  @Test(arguments: [
    ("<script>", "&lt;script&gt;"), ("a & b", "a &amp; b"), ("\" onclick='x'", "&quot; onclick=&#39;x&#39;"),
    ("&amp;", "&amp;amp;"), ("", ""), ("é漢🏥", "é漢🏥"), ("a\u{0}b", "a\u{FFFD}b"), ("</textarea>", "&lt;/textarea&gt;"),
    ("<!--", "&lt;!--"), ("]]>", "]]&gt;"),
  ])
  func textIsEscaped(raw: String, escaped: String) {
    #expect(text("<p>\(raw)</p>") == "<p>\(escaped)</p>")
    #expect(text("<a title=\"\(raw)\">") == "<a title=\"\(escaped)\">")
  }

  @Test func literalsAreTrustedAndMarkupNests() {
    let inner: HTML = "<b>\("<")</b>"
    #expect(text("<p>\(inner)</p>") == "<p><b>&lt;</b></p>")
    #expect(text("\([inner, "<i></i>"])") == "<b>&lt;</b><i></i>")
  }

  @Test func nothingComesFromNilAndFromAFalseCondition() {
    let none: HTML? = nil
    #expect(text("a\(none)b\(if: false, "<i>")c\(if: true, "<u>")") == "abc<u>")
  }

  @Test(arguments: [(true, "&lt;b&gt;"), (false, "")])
  func aTextChosenAtRunTimeIsEscapedEvenWhenItLooksLikeMarkup(flag: Bool, escaped: String) {
    #expect(text("\(flag ? "<b>" : "")") == escaped)
  }

  @Test func everyByteKeepsItsPlaceOrIsEscaped() {
    for byte in UInt8(1)...127 {
      let raw = String(UnicodeScalar(byte))
      let rendered = text("\(raw)")
      #expect(rendered == raw || rendered.hasPrefix("&") && rendered.hasSuffix(";"))
      #expect(!rendered.contains("<") && !rendered.contains(">") && !rendered.contains("\"") && !rendered.contains("'"))
    }
  }
}

@Suite struct MoneyTests {
  @Test(arguments: [
    (0, "$0.00"), (5, "$0.05"), (50_000, "$500.00"), (-500, "−$5.00"), (123_456_789, "$1,234,567.89"),
    (100_000, "$1,000.00"), (-1, "−$0.01"), (Int64.min, "−$92,233,720,368,547,758.08"),
  ])
  func amountsReadAsDollars(cents: Int64, dollars: String) { #expect(Cents(cents).dollars == dollars) }

  @Test func countsAgreeWithTheirNoun() {
    #expect(counted(1, "case") == "1 case")
    #expect(counted(0, "case") == "0 cases")
    #expect(counted(1_200, "case") == "1,200 cases")
  }
}

@Suite struct PathTests {
  @Test func valuesOfAQueryAreEncoded() {
    #expect(Path.encoded("Prior Auth & Co/é") == "Prior%20Auth%20%26%20Co%2F%C3%A9")
    #expect(Path.encoded("a-b.c_d~9") == "a-b.c_d~9")
  }
}
