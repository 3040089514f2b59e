import Foundation

/// The portico binary that the tests drive.
enum Portico {
  /// `PORTICO_BINARY`, or else the debug build of this package.
  static let binary: URL = {
    if let path = ProcessInfo.processInfo.environment["PORTICO_BINARY"] { return URL(filePath: path) }
    return packageRoot.appending(path: ".build/debug/portico")
  }()

  /// The folder of Package.swift.
  static let packageRoot = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
}

/// What one run of the command line gave back.
struct CommandResult: Sendable {
  let status: Int32
  let stdout: String
  let stderr: String
}

/// Runs `portico` with these arguments to its end; throws when it takes longer than `limit`.
func portico(
  _ arguments: String..., directory: URL? = nil, within limit: Duration = .seconds(180), binary: URL = Portico.binary
) async throws -> CommandResult {
  let child = try ChildProcess(binary, arguments, directory: directory)
  let status = try await child.waitForExit(within: limit)
  return CommandResult(status: status, stdout: child.standardOutput, stderr: child.standardError)
}
