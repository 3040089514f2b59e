/// One claim as the payer decided it (835 loop 2100 with its service lines).
public struct RemittedClaim: Hashable, Sendable {
  /// From the first byte of CLP to the last byte of the claim's last segment.
  public var range: ByteRange
  /// The CLP segment.
  public var clp: ByteRange
  /// Position among the claims of its set, from 1.
  public var ordinal: Int
  /// CLP01, the provider's own number for the claim.
  public var controlNumber: String
  /// CLP02, the claim status: `1` primary, `4` denied, `22` reversal, and so on.
  public var status: String
  /// CLP03, what was charged.
  public var charge: Cents
  /// CLP04, what was paid.
  public var paid: Cents
  /// CLP05, what the patient owes; `nil` when not told.
  public var patientResponsibility: Cents?
  /// CLP06, the claim filing indicator, like `12` or `MB`.
  public var filingCode: String
  /// CLP07, the payer's own number for the claim.
  public var payerClaimNumber: String
  /// CLP08, the facility type code.
  public var facilityCode: String
  /// CLP09, the claim frequency code.
  public var frequency: String
  /// CLP11, the diagnosis related group.
  public var diagnosisRelatedGroup: String
  /// NM1*QC.
  public var patient: Party?
  /// NM1*IL.
  public var insured: Party?
  /// NM1*74, the patient or insured as the payer knows them.
  public var corrected: Party?
  /// NM1*82.
  public var renderingProvider: Party?
  /// NM1*TT, the payer the claim was forwarded to.
  public var crossoverCarrier: Party?
  /// REF segments of the claim.
  public var references: [Reference]
  /// DTM segments of the claim.
  public var dates: [DateReference]
  /// AMT segments of the claim; informational, not part of the balance.
  public var amounts: [SupplementalAmount]
  /// CAS triples at claim level.
  public var adjustments: [Adjustment]
  /// Remark codes of MOA and MIA.
  public var remarks: [Remark]
  /// SVC loops.
  public var lines: [ServiceLine]

  /// Makes a claim.
  public init(
    range: ByteRange = ByteRange(start: 0, end: 0), clp: ByteRange = ByteRange(start: 0, end: 0), ordinal: Int = 1,
    controlNumber: String, status: String, charge: Cents, paid: Cents, patientResponsibility: Cents? = nil,
    filingCode: String = "", payerClaimNumber: String = "", facilityCode: String = "", frequency: String = "",
    diagnosisRelatedGroup: String = "", patient: Party? = nil, insured: Party? = nil, corrected: Party? = nil,
    renderingProvider: Party? = nil, crossoverCarrier: Party? = nil, references: [Reference] = [],
    dates: [DateReference] = [], amounts: [SupplementalAmount] = [], adjustments: [Adjustment] = [],
    remarks: [Remark] = [], lines: [ServiceLine] = []
  ) {
    self.range = range
    self.clp = clp
    self.ordinal = ordinal
    self.controlNumber = controlNumber
    self.status = status
    self.charge = charge
    self.paid = paid
    self.patientResponsibility = patientResponsibility
    self.filingCode = filingCode
    self.payerClaimNumber = payerClaimNumber
    self.facilityCode = facilityCode
    self.frequency = frequency
    self.diagnosisRelatedGroup = diagnosisRelatedGroup
    self.patient = patient
    self.insured = insured
    self.corrected = corrected
    self.renderingProvider = renderingProvider
    self.crossoverCarrier = crossoverCarrier
    self.references = references
    self.dates = dates
    self.amounts = amounts
    self.adjustments = adjustments
    self.remarks = remarks
    self.lines = lines
  }
}
