import Foundation
import Testing

@Suite(
  .serialized, .timeLimit(.minutes(20)),
  .enabled(if: Browser.isInstalled, "chromium and chromium-driver are not installed"))
struct BrowserTests {
  /// Counts what it is told by keys and clicks, so that each assertion sees an effect in the page and not an echo.
  private static let page = """
    <!doctype html><html lang="en"><head><title>A page to type on</title><style>
    body { margin: 0; background: rgb(255, 255, 255) }
    @media (prefers-color-scheme: dark) { body { background: rgb(0, 0, 0) } }
    </style></head><body>
    <form><label>Name <input id="name" data-kind="person"></label><label>Note <input id="note"></label><button>Send</button></form>
    <button id="press">Press</button><p id="clicks">none</p><p id="keys"></p><p id="sent"></p>
    <a href="#there">There</a><p hidden id="hidden">unseen</p>
    <script>
    const $ = (id) => document.getElementById(id);
    document.forms[0].onsubmit = () => { $("sent").textContent = "sent " + $("name").value; return false };
    $("press").onclick = () => setTimeout(() => { $("clicks").textContent = "clicked" }, 300);
    document.onkeydown = (e) => {
      if (e.target === document.body) $("keys").textContent += (e.ctrlKey ? "C-" : "") + e.key + " ";
    };
    </script></body></html>
    """

  private static func onPage(_ use: (Browser) async throws -> Void) async throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "page.html")
    try Data(page.utf8).write(to: file)
    try await Browser.open(width: 600, height: 400) { browser in
      try await browser.go(to: file)
      try await use(browser)
    }
    withExtendedLifetime(folder) {}
  }

  @Test func readsTitleAddressTextAndAttributes() async throws {
    try await Self.onPage { browser in
      #expect(try await browser.title == "A page to type on")
      #expect(try await browser.currentURL?.lastPathComponent == "page.html")
      #expect(try await browser.text.contains("There"))
      #expect(try await browser.find("#name").attribute("data-kind") == "person")
      #expect(try await browser.find("#name").attribute("data-none") == nil)
      #expect(try await browser.find("#name").accessibleName == "Name")
      #expect(try await browser.findAll("input").count == 2)
      #expect(try await !browser.find("#hidden").isDisplayed)
      #expect(try await browser.run("return arguments[0].length", ["abcd"], giving: Int.self) == 4)
      try await browser.find("a").click()
      #expect(try await browser.currentURL?.fragment() == "there")
    }
  }

  @Test func typesIntoTheFocusedFieldAndMovesByTabAlone() async throws {
    try await Self.onPage { browser in
      try await browser.press(.tab)
      try await browser.type("Müller, J. €9")
      #expect(try await browser.find("#name").value == "Müller, J. €9")
      try await browser.press(.backspace)
      try await browser.press(.tab)
      #expect(try await browser.focused.attribute("id") == "note")
      try await browser.press(.tab, holding: .shift)
      #expect(try await browser.focused.attribute("id") == "name")
      try await browser.press(.enter)
      #expect(try await browser.find("#sent").text == "sent Müller, J. €")
    }
  }

  @Test func givesShortcutKeysToThePage() async throws {
    try await Self.onPage { browser in
      for key: Key in ["j", "?", .down, .escape] { try await browser.press(key) }
      try await browser.press("k", holding: .control)
      #expect(try await browser.find("#keys").text == "j ? ArrowDown Escape C-Control C-k")
    }
  }

  @Test func waitsForWhatComesLaterAndSaysWhatDidNotCome() async throws {
    try await Self.onPage { browser in
      try await browser.find("#press").click()
      try await browser.wait(until: "the click counts") { try await browser.find("#clicks").text == "clicked" }

      let failure = await #expect(throws: PageFailure.self) {
        try await browser.find("#missing", within: .milliseconds(100))
      }
      #expect(failure?.description.contains("nothing matches #missing") == true)
      #expect(failure?.description.contains("page.html, which reads:\nName") == true)
      let refused = await #expect(throws: WebDriverFailure.self) { try await browser.findAll("#") }
      #expect(refused?.description.hasPrefix("elements: invalid selector") == true)
    }
  }

  @Test func takesPicturesInTheSizeAndColoursAskedFor() async throws {
    let folder = try TemporaryFolder()
    try await Self.onPage { browser in
      let background = "return getComputedStyle(document.body).backgroundColor"
      #expect(try await browser.run(background, giving: String.self) == "rgb(255, 255, 255)")
      try await browser.prefer(.dark)
      #expect(try await browser.run(background, giving: String.self) == "rgb(0, 0, 0)")

      try await browser.resize(width: 320, height: 568)
      #expect(try await browser.run("return [innerWidth, innerHeight]", giving: [Int].self) == [320, 568])
      let file = folder.url.appending(path: "new/narrow.png")
      try await browser.screenshot(to: file)
      // A PNG file says its width and height in bytes 16 to 23 (RFC 2083, 3.2 and 4.1.1).
      let png = [UInt8](try Data(contentsOf: file))
      #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      let (width, height) = (png[16..<20].reduce(0) { $0 << 8 | Int($1) }, png[20..<24].reduce(0) { $0 << 8 | Int($1) })
      #expect(width == 320 && height == 568)
    }
  }

  @Test func hearsTheErrorsOnTheConsole() async throws {
    try await Self.onPage { browser in
      #expect(try await browser.consoleErrors().isEmpty)
      try await browser.run("setTimeout(() => { throw new Error('spilled') }, 0)")
      var heard: [String] = []
      try await browser.wait(until: "the error is heard") {
        heard += try await browser.consoleErrors()
        return !heard.isEmpty
      }
      #expect(heard.count == 1 && heard.first?.contains("spilled") == true)
    }
  }
}
