import Foundation
import Testing

/// A demonstration hospital that runs in a folder of its own, and what its people do alike.
struct Demonstration {
  /// The folder with everything; gone when the value is.
  let folder: TemporaryFolder
  private let server: ServerProcess

  /// Loads the demonstration and lends it to `use`; it has ended when this returns.
  static func run<Result>(_ use: (Demonstration) async throws -> Result) async throws -> Result {
    let folder = try TemporaryFolder()
    let server = try await ServerProcess("demo", data: folder.url.appending(path: "data"))
    do {
      let result = try await use(Demonstration(folder: folder, server: server))
      #expect(await server.stop())
      return result
    } catch {
      await server.cutPower()
      throw error
    }
  }

  private var data: String { folder.url.appending(path: "data").path() }

  /// Runs `portico` on the same folder while the server holds it, and expects success.
  func command(_ verb: String, _ argument: String, _ option: String? = nil) async throws -> String {
    let arguments = [verb, argument, "--data", data] + (option.map { [$0] } ?? [])
    let child = try ChildProcess(Portico.binary, arguments)
    let status = try await child.waitForExit(within: .seconds(180))
    #expect(status == 0, "\(child.standardError)")
    return child.standardOutput
  }

  /// The case as `portico case NUMBER --json` gives it.
  func caseInJSON(_ number: String) async throws -> CaseInJSON {
    try JSONDecoder().decode(CaseInJSON.self, from: Data(try await command("case", number, "--json").utf8))
  }

  /// Types name and password and ends on the page at `path`.
  func signIn(_ login: String, to path: String = "/queue", _ browser: Browser, _ album: Album? = nil) async throws {
    try await browser.go(to: server.address.appending(path: path))
    try await browser.waitToRead("Sign in")
    try await album?.add("sign-in", browser)
    try await browser.type(login)
    try await browser.press(.tab)
    try await browser.type("portico-demo")
    try await browser.press(.enter)
    try await browser.waitForPage(path)
  }
}

/// The part of a case's JSON that the tests read.
struct CaseInJSON: Decodable {
  let closed: Bool
  let state: String
  let closing: Closing?
  let checklist: [Item]

  struct Closing: Decodable {
    let outcome: String
  }

  struct Item: Decodable {
    let status: String
  }
}
