import Foundation

/// One window of a headless Chromium, driven as a person would: pages, keys, clicks, pictures.
struct Browser: Sendable {
  private let driver: WebDriver
  private let process: ChildProcess
  private let session: String

  /// Opens a window of this many CSS pixels, lends it to `use`, and closes it whatever happens.
  static func open<Result>(
    width: Int = 1280, height: Int = 800, _ use: (Browser) async throws -> Result
  ) async throws -> Result {
    let browser = try await Browser()
    do {
      try await browser.resize(width: width, height: height)
      let result = try await use(browser)
      await browser.quit()
      return result
    } catch {
      await browser.quit()
      throw error
    }
  }

  /// Starts a driver on a free loopback port and a browser; the caller must call `quit()`.
  init() async throws {
    guard let chromium = Self.chromium, let chromedriver = Self.chromedriver else {
      throw ChildFailure("chromium and chromium-driver are not installed")
    }
    process = try ChildProcess(chromedriver, ["--port=0"])
    let port = try await process.wait(for: "port") { output in
      output.firstMatch(of: /started successfully on port ([0-9]+)/).flatMap { UInt16($0.1) }
    }
    driver = WebDriver(port: port)
    let started: NewSession = try await driver.send(.post("session", Capabilities(chromium: chromium)))
    session = started.sessionId
  }

  /// Closes the window and ends the driver, which has nothing left to lose and is slow to end when asked.
  func quit() async {
    let _: WebDriver.Nothing? = try? await driver.send(.delete("session/\(session)"))
    await process.cutPower()
  }

  /// Sends a command of this session, its path given below `session/ID/`.
  func get<Value: Decodable>(_ path: String) async throws -> Value {
    try await driver.send(.get("session/\(session)/\(path)"))
  }

  /// Sends a command of this session, its path given below `session/ID/`.
  @discardableResult
  func post<Value: Decodable>(
    _ path: String, _ body: some Encodable = [String: String](), giving: Value.Type = WebDriver.Nothing.self
  ) async throws -> Value {
    try await driver.send(.post("session/\(session)/\(path)", body))
  }
}

extension Browser {
  /// Debian's chromium and chromium-driver are both there.
  static var isInstalled: Bool { chromium != nil && chromedriver != nil }

  private static var chromium: URL? { program("chromium") }

  private static var chromedriver: URL? { program("chromedriver") }

  private static func program(_ name: String) -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    return path.split(separator: ":").map { URL(filePath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path()) }
  }

  private struct NewSession: Decodable {
    let sessionId: String
  }

  /// The body of New Session.
  private struct Capabilities: Encodable {
    let capabilities: [String: Match]

    init(chromium: URL) {
      let arguments = [
        "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars",
        "--no-proxy-server", "--lang=en-US",
      ]
      let options = Match.Options(binary: chromium.path(), args: arguments)
      capabilities = ["alwaysMatch": Match(options: options)]
    }

    struct Match: Encodable {
      let options: Options
      let logging = ["browser": "SEVERE"]

      enum CodingKeys: String, CodingKey {
        case options = "goog:chromeOptions"
        case logging = "goog:loggingPrefs"
      }

      struct Options: Encodable {
        let binary: String
        let args: [String]
      }
    }
  }
}
