import Foundation

extension Browser {
  /// Presses Tab until the focus is on what matches, as somebody without a mouse does.
  func tab(to css: String, backwards: Bool = false) async throws {
    for _ in 0..<150 {
      if backwards { try await press(.tab, holding: .shift) } else { try await press(.tab) }
      if try await hasFocus(css) { return }
    }
    throw await failure("150 presses of Tab never reached \(css)")
  }

  /// Whether the focus is on something that matches.
  func hasFocus(_ css: String) async throws -> Bool {
    try await run("return document.activeElement?.matches(arguments[0]) ?? false", [css], giving: Bool.self)
  }

  /// How many elements match and are drawn, whatever the page is doing at the moment.
  func count(_ css: String) async throws -> Int {
    let script = "return [...document.querySelectorAll(arguments[0])].filter((e) => e.checkVisibility()).length"
    return try await run(script, [css], giving: Int.self)
  }

  /// Waits until a reader of the page can read these words on it.
  func waitToRead(_ words: String, in css: String = "body") async throws {
    let script = "return document.querySelector(arguments[0])?.innerText.includes(arguments[1]) ?? false"
    try await wait(until: "\(css) reads “\(words)”") { try await run(script, [css, words], giving: Bool.self) }
  }

  /// Waits until the page at this path is shown.
  func waitForPage(_ path: String) async throws {
    try await wait(until: "the page is \(path)") { try await currentURL?.path() == path }
  }
}
