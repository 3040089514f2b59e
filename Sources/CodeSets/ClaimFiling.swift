/// A claim filing indicator (CLP06 of a remittance, SBR09 of a claim).
public struct ClaimFiling: Coded, Hashable {
  /// The kind of coverage that decides which rules and clocks apply.
  public enum LineOfBusiness: String, Sendable, CaseIterable {
    case medicare
    case medicareAdvantage = "medicare_advantage"
    case medicaid
    case commercial
    case tricare
    case va
    case workersComp = "workers_comp"
    case auto
    case other
  }

  /// The code, such as `MB`.
  public let code: String
  /// What the code says.
  public let meaning: String
  /// The line of business it stands for.
  public let lineOfBusiness: LineOfBusiness
}

extension ClaimFiling {
  static let header = ["code", "meaning", "line_of_business"]

  init(_ line: TableFile.Line) throws(TableError) {
    code = line.columns[0]
    meaning = line.columns[1]
    guard let lineOfBusiness = LineOfBusiness(rawValue: line.columns[2]) else {
      throw line.error("the line of business \(line.columns[2]) is not known")
    }
    self.lineOfBusiness = lineOfBusiness
  }
}
