/// What is wrong with a code table, and where.
public struct TableError: Error, Hashable, CustomStringConvertible {
  /// The name of the file within its directory.
  public let file: String
  /// The line from 1, or nil when the whole file is at fault.
  public let line: Int?
  /// What is wrong, in one sentence without a full stop.
  public let message: String

  /// File, line and message, as compilers write them.
  public var description: String {
    line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
  }
}
