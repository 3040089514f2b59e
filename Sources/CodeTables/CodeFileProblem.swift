/// What is wrong with a file of codes, and where.
public struct CodeFileProblem: Error, Hashable, CustomStringConvertible {
  /// The path of the file or folder.
  public let file: String
  /// The line from 1; nil when the whole file is at fault.
  public let line: Int?
  /// What is wrong and what to do, in one sentence without a full stop.
  public let message: String

  init(_ file: String, line: Int? = nil, _ message: String) {
    (self.file, self.line, self.message) = (file, line, message)
  }

  /// File, line and message, as compilers write them.
  public var description: String { line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)" }
}
