/// Another coverage of the patient and what came of it (837 loops 2320 and 2330).
public struct OtherPayer: Hashable, Sendable {
  /// SBR01.
  public var sequence: String
  /// SBR02.
  public var relationship: String
  /// SBR03.
  public var group: String
  /// SBR09.
  public var filingCode: String
  /// The SBR segment.
  public var sbr: ByteRange
  /// CAS triples of the claim as that payer decided it.
  public var adjustments: [Adjustment] = []
  /// AMT segments, like `D` for what it paid.
  public var amounts: [SupplementalAmount] = []
  /// NM1*IL.
  public var insured: Party?
  /// NM1*PR.
  public var payer: Party?
  /// REF segments, like `F8` for that payer's number of the claim.
  public var references: [Reference] = []
  /// DTP*573, when it decided.
  public var decided: CalendarDate?

  /// Makes a coverage.
  public init(sequence: String, relationship: String, group: String, filingCode: String, sbr: ByteRange) {
    self.sequence = sequence
    self.relationship = relationship
    self.group = group
    self.filingCode = filingCode
    self.sbr = sbr
  }
}
