/// A code with which a payer's front end says what it did with a claim and why (277CA).
public struct NoticeCode: Coded, Hashable {
  /// The code, such as `A7` or `562`.
  public let code: String
  /// What the code says.
  public let meaning: String
  /// What to do next.
  public let action: String

  static let header = ["code", "meaning", "action"]

  init(_ line: TableFile.Line) {
    code = line.columns[0]
    meaning = line.columns[1]
    action = line.columns[2]
  }
}
