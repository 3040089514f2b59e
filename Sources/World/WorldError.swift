/// Why a day could not be generated.
public enum WorldError: Error, Equatable, Sendable {
  /// The day asked for is before day 1.
  case dayBeforeFirst(Int)
  /// The number of claims a day is negative or not below `World.claimsLimit`.
  case claimsOutOfRange(Int)
  /// The library's own table is not where it was installed.
  case tableMissing(String)
  /// A row of a table cannot be used; the line is counted from 1 and comments count.
  case tableRow(table: String, line: Int, reason: String)
}
