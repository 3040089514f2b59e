import Foundation

/// The code tables of remittances and claims that the product ships.
public struct CodeSets: Sendable {
  /// Claim adjustment group codes (CAS01).
  public let casGroups: CodeTable<CASGroup>
  /// Claim adjustment reason codes (CAS02 and following).
  public let carcs: CodeTable<CARC>
  /// Remittance advice remark codes.
  public let rarcs: CodeTable<RARC>
  /// Claim status codes (CLP02).
  public let claimStatuses: CodeTable<ClaimStatus>
  /// Claim filing indicators (CLP06, SBR09).
  public let claimFilings: CodeTable<ClaimFiling>
  /// Provider-level adjustment reasons (PLB03-1).
  public let plbReasons: CodeTable<PLBReason>
  /// Contractual reasons that explain a payment of nothing.
  public let zeroPayReasons: CodeTable<SingledOutCode>
  /// Remarks that speak against billing the patient.
  public let patientBillingBars: CodeTable<SingledOutCode>

  /// What a payer's front end did with a claim (STC01-1, code source 507).
  public let noticeCategories: CodeTable<NoticeCode>
  /// What it is about (STC01-2, code source 508).
  public let noticeStatuses: CodeTable<NoticeCode>
  /// Whom it is about (STC01-3).
  public let entities: CodeTable<ClaimStatus>
  /// Why a receiver refuses a whole interchange, or takes it in with errors (TA105).
  public let interchangeNotes: CodeTable<NoticeCode>

  /// Reads the tables of a directory; throws at the first fault, with file and line.
  public init(directory: URL) throws(TableError) {
    let casGroups = try Self.table("cas-groups.psv", in: directory, CASGroup.header, CASGroup.init)
    let carcs = try Self.table("carc.psv", in: directory, CARC.header) { line throws(TableError) in
      try CARC(line, casGroups: casGroups)
    }
    self.casGroups = casGroups
    self.carcs = carcs
    rarcs = try Self.table("rarc.psv", in: directory, RARC.header) { line throws(TableError) in
      try RARC(line, carcs: carcs)
    }
    claimStatuses = try Self.table("claim-status.psv", in: directory, ClaimStatus.header, ClaimStatus.init)
    claimFilings = try Self.table("claim-filing.psv", in: directory, ClaimFiling.header, ClaimFiling.init)
    plbReasons = try Self.table("plb-reasons.psv", in: directory, PLBReason.header, PLBReason.init)
    zeroPayReasons = try Self.table("zero-pay.psv", in: directory, SingledOutCode.header, SingledOutCode.init)
    patientBillingBars = try Self.table(
      "patient-billing-bars.psv", in: directory, SingledOutCode.header, SingledOutCode.init)
    noticeCategories = try Self.table("notice-categories.psv", in: directory, NoticeCode.header, NoticeCode.init)
    noticeStatuses = try Self.table("notice-statuses.psv", in: directory, NoticeCode.header, NoticeCode.init)
    entities = try Self.table("entities.psv", in: directory, ClaimStatus.header, ClaimStatus.init)
    interchangeNotes = try Self.table("interchange-notes.psv", in: directory, NoticeCode.header, NoticeCode.init)
  }

  /// The tables that come with the product.
  public static func shipped() throws(TableError) -> CodeSets {
    guard let directory = Bundle.module.url(forResource: "Tables", withExtension: nil) else {
      throw TableError(file: "Tables", line: nil, message: "the directory of code tables is missing")
    }
    return try CodeSets(directory: directory)
  }

  private static func table<Row: Coded>(
    _ file: String, in directory: URL, _ header: [String], _ row: (TableFile.Line) throws(TableError) -> Row
  ) throws(TableError) -> CodeTable<Row> {
    var rows: [Row] = []
    for line in try TableFile(file, in: directory, header: header).lines { rows.append(try row(line)) }
    return CodeTable(rows)
  }
}
