/// One record of a file of separated values, with the place where it stands.
public struct CSVRecord: Hashable, Sendable {
  /// The line on which it begins, from 1.
  public var line: Int
  /// Its bytes in the file, without the line end.
  public var range: Range<Int>
  /// The values in their order, quotes taken off.
  public var fields: [String]
}

/// Why a record cannot be read: where, and what to do.
public struct CSVProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line on which the record begins, from 1.
  public var line: Int
  /// The position of the field in its record, from 1.
  public var field: Int
  /// The byte at which the trouble begins.
  public var offset: Int
  /// What is wrong, and what to do.
  public var message: String

  /// Place and trouble in one sentence.
  public var description: String { "line \(line), field \(field): \(message)" }
}
