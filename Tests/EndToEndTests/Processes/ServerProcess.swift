import Foundation

/// A running `portico serve` or `portico demo` with a data folder, on a loopback port that it chose itself.
final class ServerProcess: Sendable {
  /// Where it answers, as `http://127.0.0.1:PORT`.
  let address: URL
  private let child: ChildProcess

  /// Starts the server and waits until it says where it listens.
  init(
    _ verb: String = "serve", data: URL, options: [String] = [], binary: URL = Portico.binary
  ) async throws {
    child = try ChildProcess(binary, [verb, "--data", data.path(), "--port", "0"] + options)
    address = try await child.wait(for: "address") { output in
      output.firstMatch(of: /http:\/\/127\.0\.0\.1:[1-9][0-9]*/).flatMap { URL(string: String($0.output)) }
    }
  }

  /// All it has printed, for the message of a failing test.
  var output: String { child.standardOutput + child.standardError }

  /// Asks it to end and waits; true when it ended by itself in time, false when it had to be killed.
  @discardableResult
  func stop(within limit: Duration = .seconds(10)) async -> Bool {
    await child.stop(within: limit)
  }

  /// Ends it as a power cut would.
  func cutPower() async {
    await child.cutPower()
  }
}
