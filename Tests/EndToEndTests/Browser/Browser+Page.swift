import Foundation

extension Browser {
  /// Loads a page and waits for its `load` event.
  func go(to url: URL) async throws {
    try await post("url", ["url": url.absoluteString])
  }

  var currentURL: URL? {
    get async throws { URL(string: try await get("url")) }
  }

  var title: String {
    get async throws { try await get("title") }
  }

  /// The text of the whole page as a reader sees it.
  var text: String {
    get async throws { try await find("body").text }
  }

  /// Runs the body of a JavaScript function with these `arguments` and gives what it returns.
  @discardableResult
  func run<Value: Decodable>(
    _ script: String, _ arguments: [String] = [], giving: Value.Type = WebDriver.Nothing.self
  ) async throws -> Value {
    try await post("execute/sync", Script(script: script, args: arguments), giving: Value.self)
  }

  /// Waits until `condition` holds, and throws with the page's address and text when it does not in time.
  func wait(
    until what: String, within limit: Duration = .seconds(180), _ condition: () async throws -> Bool
  ) async throws {
    let deadline = ContinuousClock.now + limit
    while try await !condition() {
      if ContinuousClock.now > deadline { throw await failure("waited \(limit) in vain until \(what)") }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  /// The errors on the page's console since the last call, refusals by its content security policy among them.
  func consoleErrors() async throws -> [String] {
    try await post("se/log", ["type": "browser"], giving: [ConsoleLine].self).map(\.message)
  }

  /// An error that also says which page was shown and how it began.
  func failure(_ what: String) async -> PageFailure {
    let url = (try? await currentURL)?.absoluteString ?? "a page without an address"
    let text = (try? await text) ?? ""
    return PageFailure(description: "\(what), on \(url.prefix(200)), which reads:\n\(text.prefix(1000))")
  }

  private struct Script: Encodable {
    let script: String
    let args: [String]
  }

  private struct ConsoleLine: Decodable {
    let message: String
  }
}

/// Says what was expected of a page and what the page showed instead.
struct PageFailure: Error, CustomStringConvertible {
  let description: String
}
