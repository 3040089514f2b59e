import Foundation

/// What the command line asks of a running server: one line of JSON.
struct SocketRequest: Codable, Equatable {
  var arguments: [String]
  /// The folder from which the arguments' relative paths count.
  var directory: String
}

/// What the server answers: lines of JSON, the last of which has the exit code.
struct SocketReply: Codable, Equatable {
  /// A line for the standard output.
  var line: String?
  /// Bytes for the standard output, as they are.
  var bytes: Data?
  /// A line for the standard error.
  var note: String?
  /// How far a long step is.
  var progress: String?
  var exit: Int32?
}
