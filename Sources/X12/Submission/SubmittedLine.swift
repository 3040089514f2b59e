/// One service as it was charged (837 loop 2400).
public struct SubmittedLine: Hashable, Sendable {
  /// From LX to the last byte of the line's last segment.
  public var range: ByteRange
  /// Position in the claim, from 1.
  public var ordinal: Int
  /// LX01, as it was sent.
  public var number: String
  /// SV1, SV2 or SV3; empty when the line has none.
  public var service = ByteRange(start: 0, end: 0)
  /// What kind of code `procedure` is, like `HC`.
  public var qualifier = ""
  /// The code of what was done.
  public var procedure = ""
  /// Up to four modifiers of that code.
  public var modifiers: [String] = []
  /// SV201, institutional claims only.
  public var revenueCode = ""
  /// What is charged for the line.
  public var charge = Cents.zero
  /// `UN`, `MJ` or `DA`.
  public var unit = ""
  /// As it was sent; it may have decimals.
  public var units = ""
  /// SV105 or SV303.
  public var placeOfService = ""
  /// Which diagnoses of the claim the line points to, from 1.
  public var pointers: [Int] = []
  /// DTP*472: the first day of service.
  public var serviceFrom: CalendarDate?
  /// DTP*472: the last day of service.
  public var serviceThrough: CalendarDate?
  /// REF*6R, which the payer repeats.
  public var controlNumber: String?
  /// REF segments of the line.
  public var references: [Reference] = []
  /// The providers of loops 2420.
  public var providers: [NamedParty] = []
  /// LIN03 with qualifier N4: the drug.
  public var drug = ""
  /// Loops 2430: what other payers decided about the line.
  public var decisions: [LineDecision] = []

  /// Makes a line.
  public init(range: ByteRange = ByteRange(start: 0, end: 0), ordinal: Int = 1, number: String = "1") {
    self.range = range
    self.ordinal = ordinal
    self.number = number
  }
}

/// What another payer decided about a line (837 loop 2430).
public struct LineDecision: Hashable, Sendable {
  /// SVD01, the other payer's identifier.
  public var payerID: String
  /// SVD02.
  public var paid: Cents
  /// CAS triples of the decision.
  public var adjustments: [Adjustment] = []
  /// DTP*573.
  public var date: CalendarDate?
  /// The SVD segment.
  public var range: ByteRange

  /// Makes a decision.
  public init(payerID: String, paid: Cents, range: ByteRange) {
    self.payerID = payerID
    self.paid = paid
    self.range = range
  }
}
