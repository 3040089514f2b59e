/// What the payer's front end says about one claim that it was sent (277CA, 005010X214, loop 2200D).
public struct ClaimStatusNotice: Hashable, Sendable {
  /// From the first byte of the patient's HL to the last byte of the notice.
  public var range: ByteRange
  /// Position among the notices of its set, from 1.
  public var ordinal: Int
  /// TRN02, the claim's own number, CLM01.
  public var controlNumber: String
  /// NM1*QC.
  public var patient: Party?
  /// NM1*PR or NM1*AY of the source above: who answers.
  public var source: Party?
  /// STC segments of the claim.
  public var statuses: [NoticedStatus] = []
  /// REF*1K, the payer's number of the claim.
  public var payerClaimNumber: Reference?
  /// REF segments of the claim.
  public var references: [Reference] = []
  /// DTP*472.
  public var service: DatePeriod?
  /// STC segments of the claim's lines.
  public var lines: [NoticedLine] = []

  /// Makes a notice.
  public init(range: ByteRange, ordinal: Int) {
    self.range = range
    self.ordinal = ordinal
    controlNumber = ""
  }

  /// Whether the claim was refused before anybody decided about it: no denial, no appeal, a new claim.
  public var isRejection: Bool { (statuses + lines.flatMap(\.statuses)).contains { $0.isRejection } }
}

/// An STC segment.
public struct NoticedStatus: Hashable, Sendable {
  /// STC01-1, like `A2` for accepted or `A7` for rejected as invalid.
  public var category: String
  /// STC01-2, the claim status code.
  public var code: String
  /// STC01-3, whom it is about, like `85` for the billing provider.
  public var entity: String
  /// STC02.
  public var date: CalendarDate?
  /// STC03: `WQ` accepted, `U` rejected.
  public var action: String
  /// STC04, what was charged.
  public var charge: Cents?
  /// The STC segment, of which this may be one of three composites.
  public var range: ByteRange

  /// The categories of a rejection: returned as unprocessable, missing information, invalid information, related to the
  /// entity (code source 507).
  public static let rejections: Set<String> = ["A3", "A6", "A7", "A8"]

  /// Whether the category is one of a rejection.
  public var isRejection: Bool { Self.rejections.contains(category) }

  /// Makes a status.
  public init(
    category: String, code: String, entity: String, date: CalendarDate?, action: String, charge: Cents?,
    range: ByteRange
  ) {
    self.category = category
    self.code = code
    self.entity = entity
    self.date = date
    self.action = action
    self.charge = charge
    self.range = range
  }
}

/// What is said about one line (277CA loop 2220D).
public struct NoticedLine: Hashable, Sendable {
  /// SVC01-2.
  public var procedure: String
  /// SVC02.
  public var charge: Cents?
  /// REF*FJ, the line's own number.
  public var controlNumber: String?
  /// STC segments of the line.
  public var statuses: [NoticedStatus] = []
  /// The SVC segment.
  public var range: ByteRange

  /// Makes a line.
  public init(procedure: String, charge: Cents?, range: ByteRange) {
    self.procedure = procedure
    self.charge = charge
    self.range = range
  }
}
