/// A claim adjustment group code (CAS01).
public struct CASGroup: Coded, Hashable {
  /// The code, such as `CO`.
  public let code: String
  /// What the code says.
  public let meaning: String
  /// Who carries the adjusted amount.
  public let whoCarriesTheMoney: String

  static let header = ["code", "meaning", "who_carries_the_money"]

  init(_ line: TableFile.Line) {
    code = line.columns[0]
    meaning = line.columns[1]
    whoCarriesTheMoney = line.columns[2]
  }
}

/// A claim status code of a remittance (CLP02).
public struct ClaimStatus: Coded, Hashable {
  /// The code, such as `22`.
  public let code: String
  /// What the code says.
  public let meaning: String

  static let header = ["code", "meaning"]

  init(_ line: TableFile.Line) {
    code = line.columns[0]
    meaning = line.columns[1]
  }
}

/// A reason for an adjustment to the whole payment (PLB03-1); a positive amount takes money away.
public struct PLBReason: Coded, Hashable {
  /// The code, such as `WO`.
  public let code: String
  /// What the code says.
  public let meaning: String

  static let header = ["code", "meaning"]

  init(_ line: TableFile.Line) {
    code = line.columns[0]
    meaning = line.columns[1]
  }
}

/// A code that a rule of ours treats apart, and why.
public struct SingledOutCode: Coded, Hashable {
  /// The code, such as `24` or `MA13`.
  public let code: String
  /// Why the rule holds for it.
  public let why: String

  static let header = ["code", "why"]

  init(_ line: TableFile.Line) {
    code = line.columns[0]
    why = line.columns[1]
  }
}
