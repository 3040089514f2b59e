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

/// A contractual adjustment reason that by itself explains a payment of nothing; other price cuts do not.
public struct ZeroPayReason: Coded, Hashable {
  /// The adjustment reason code, such as `24`.
  public let code: String
  /// Why nothing is paid.
  public let why: String

  static let header = ["code", "why"]

  init(_ line: TableFile.Line) {
    code = line.columns[0]
    why = line.columns[1]
  }
}

/// A remark that speaks against billing the patient, even for an amount under group PR.
public struct PatientBillingBar: Coded, Hashable {
  /// The remark code, such as `MA13`.
  public let code: String
  /// What forbids or endangers the bill.
  public let why: String

  static let header = ["code", "why"]

  init(_ line: TableFile.Line) {
    code = line.columns[0]
    why = line.columns[1]
  }
}
