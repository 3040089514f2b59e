/// A guide or the dictionary that cannot be used, and where it goes wrong.
public struct GuideError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, like `837P.guide`.
  public var file: String
  /// The line, from 1; `nil` when the file as a whole is meant.
  public var line: Int?
  /// What is wrong.
  public var message: String

  /// What is wrong and where.
  public var description: String { file + (line.map { ":\($0)" } ?? "") + ": " + message }
}
