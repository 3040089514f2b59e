/// One claim as it was sent to a payer (837 loop 2300 with its service lines, and the levels above it).
public struct SubmittedClaim: Hashable, Sendable {
  /// From the first byte of CLM to the last byte of the claim's last segment.
  public var range: ByteRange
  /// The CLM segment.
  public var clm: ByteRange
  /// The levels above the claim with what describes them: billing provider, subscriber and, where there is one, the patient.
  public var levels: [ByteRange]
  /// Position among the claims of its set, from 1.
  public var ordinal: Int
  /// CLM01, the provider's own number for the claim; the payer repeats it in CLP01.
  public var controlNumber: String
  /// CLM02, what is charged.
  public var charge: Cents
  /// CLM05-1, the place of service, or the first two digits of the type of bill.
  public var facilityCode: String
  /// CLM05-3: `1` original, `7` replacement, `8` void, and so on.
  public var frequency: String
  /// Who asks to be paid.
  public var billing: BillingProvider
  /// Through whom there is coverage, and with whom.
  public var subscriber: Subscriber
  /// Nil where the subscriber is the patient.
  public var dependent: Dependent?
  /// REF segments of the claim, like `F8` for the payer's number of the claim that this one replaces.
  public var references: [Reference] = []
  /// DTP segments of the claim.
  public var dates: [DatePeriod] = []
  /// HI segments: diagnoses, procedures, occurrences, values, conditions.
  public var codes: [HealthCode] = []
  /// AMT segments of the claim.
  public var amounts: [SupplementalAmount] = []
  /// NTE and K3 segments of the claim.
  public var notes: [Note] = []
  /// PWK segments of the claim.
  public var attachments: [Attachment] = []
  /// The providers of loops 2310.
  public var providers: [NamedParty] = []
  /// Loops 2320: who else covers the patient, and what they have paid.
  public var otherPayers: [OtherPayer] = []
  /// Loops 2400.
  public var lines: [SubmittedLine] = []

  /// Makes a claim.
  public init(
    range: ByteRange = ByteRange(start: 0, end: 0), clm: ByteRange = ByteRange(start: 0, end: 0),
    levels: [ByteRange] = [],
    ordinal: Int = 1, controlNumber: String, charge: Cents, facilityCode: String = "", frequency: String = "1",
    billing: BillingProvider = BillingProvider(), subscriber: Subscriber = Subscriber(), dependent: Dependent? = nil
  ) {
    self.range = range
    self.clm = clm
    self.levels = levels
    self.ordinal = ordinal
    self.controlNumber = controlNumber
    self.charge = charge
    self.facilityCode = facilityCode
    self.frequency = frequency
    self.billing = billing
    self.subscriber = subscriber
    self.dependent = dependent
  }

  /// The patient, who may be the subscriber.
  public var patient: Party? { dependent?.name ?? subscriber.name }

  /// The patient's birth.
  public var birth: Birth? { dependent == nil ? subscriber.birth : dependent?.birth }

  /// The value of the first reference of that kind.
  public func reference(_ qualifier: String) -> Reference? { references.first { $0.qualifier == qualifier } }
}

/// A DTP segment: a day, or a period.
public struct DatePeriod: Hashable, Sendable {
  /// DTP01, like `472` for the service.
  public var qualifier: String
  /// The first day.
  public var from: CalendarDate
  /// The same as `from` for a day.
  public var through: CalendarDate
  /// The DTP segment.
  public var range: ByteRange

  /// Makes a period.
  public init(qualifier: String, from: CalendarDate, through: CalendarDate, range: ByteRange) {
    self.qualifier = qualifier
    self.from = from
    self.through = through
    self.range = range
  }
}

/// One composite of an HI segment.
public struct HealthCode: Hashable, Sendable {
  /// What the code is, like `ABK` for the principal diagnosis or `BE` for a value code.
  public var qualifier: String
  /// The code, without a dot.
  public var code: String
  /// What belongs to it, such as the date of an occurrence; empty when there is none.
  public var value: String
  /// The ninth component: whether a diagnosis was present on admission.
  public var presentOnAdmission: String
  /// The composite.
  public var range: ByteRange

  /// Makes a code.
  public init(qualifier: String, code: String, value: String = "", presentOnAdmission: String = "", range: ByteRange) {
    self.qualifier = qualifier
    self.code = code
    self.value = value
    self.presentOnAdmission = presentOnAdmission
    self.range = range
  }

  /// Whether the code is a diagnosis.
  public var isDiagnosis: Bool {
    ["ABK", "ABF", "ABJ", "APR", "ABN", "BK", "BF", "BJ", "PR", "BN"].contains(qualifier)
  }
}

/// An NTE segment.
public struct Note: Hashable, Sendable {
  /// NTE01.
  public var kind: String
  /// NTE02, or K301.
  public var text: String
  /// The segment.
  public var range: ByteRange

  /// Makes a note.
  public init(kind: String, text: String, range: ByteRange) {
    self.kind = kind
    self.text = text
    self.range = range
  }
}

/// A PWK segment: paper that goes with the claim.
public struct Attachment: Hashable, Sendable {
  /// PWK01, like `OZ` for a support letter.
  public var kind: String
  /// PWK02, like `FX` for fax.
  public var transmission: String
  /// PWK06, the number by which the paper is found.
  public var controlNumber: String
  /// The segment.
  public var range: ByteRange

  /// Makes an attachment.
  public init(kind: String, transmission: String, controlNumber: String, range: ByteRange) {
    self.kind = kind
    self.transmission = transmission
    self.controlNumber = controlNumber
    self.range = range
  }
}
