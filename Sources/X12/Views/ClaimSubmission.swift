/// Claims that are sent to a payer (837P, 837I, 837D).
public struct ClaimSubmission: Sendable {
  /// The transaction set.
  public let transaction: Loop

  /// Looks at a set; `nil` where it is no 837.
  public init?(_ tree: LoopTree) {
    guard tree.guide.hasPrefix("837") else { return nil }
    transaction = tree.transaction
  }

  /// BHT03.
  public var id: String { transaction.segment("BHT")?.text(3) ?? "" }
  /// BHT04.
  public var date: CalendarDate? { transaction.segment("BHT")?.date(4) }
  /// Who sends the file (1000A).
  public var submitter: Loop.Name? { transaction.loop("1000A")?.name() }
  /// Who receives it (1000B).
  public var receiver: Loop.Name? { transaction.loop("1000B")?.name() }
  /// The claims with the levels that they lie in (2300).
  public var claims: [Claim] {
    transaction.loops("2000A").flatMap { provider in
      provider.loops("2000B").flatMap { subscriber in
        subscriber.loops("2300").map { Claim(loop: $0, provider: provider, subscriber: subscriber, dependent: nil) }
          + subscriber.loops("2000C").flatMap { dependent in
            dependent.loops("2300").map {
              Claim(loop: $0, provider: provider, subscriber: subscriber, dependent: dependent)
            }
          }
      }
    }
  }

  /// A claim (2300).
  public struct Claim: Sendable {
    /// The loop.
    public let loop: Loop
    /// The level of the billing provider (2000A).
    public let provider: Loop
    /// The level of the subscriber (2000B).
    public let subscriber: Loop
    /// The level of the patient, where that is not the subscriber (2000C).
    public let dependent: Loop?

    /// CLM01, the provider's number.
    public var accountNumber: String { clm?.text(1) ?? "" }
    /// CLM02.
    public var charge: Cents? { clm?.cents(2) }
    /// CLM05-1, the place of service, or the first two digits of the type of bill.
    public var facility: String { clm?.text(5, component: 1) ?? "" }
    /// CLM05-3: `1` original, `7` replacement, `8` void.
    public var frequency: String { clm?.text(5, component: 3) ?? "" }
    /// Who asks to be paid (2010AA).
    public var billingProvider: Loop.Name? { provider.loop("2010AA")?.name() }
    /// The subscriber (2010BA).
    public var subscriberName: Loop.Name? { subscriber.loop("2010BA")?.name() }
    /// The payer (2010BB).
    public var payer: Loop.Name? { subscriber.loop("2010BB")?.name() }
    /// The patient: the dependent (2010CA), else the subscriber (2010BA).
    public var patient: Loop.Name? { patientLoop?.name() }
    /// The patient's DMG02.
    public var birth: CalendarDate? { patientLoop?.birth }
    /// REF*F8, the payer's number of the claim that this one replaces.
    public var originalClaimNumber: String? { loop.reference("F8") }
    /// REF*G1.
    public var authorization: String? { loop.reference("G1") }
    /// The diagnoses (HI with ABK, ABF, ABJ, APR or their older twins), the principal one first.
    public var diagnoses: [String] {
      let lists: Set = ["ABK", "ABF", "ABJ", "APR", "BK", "BF", "BJ", "PR"]
      return loop.segments("HI").flatMap { hi in
        (1...max(1, hi.elementCount)).filter { lists.contains(hi.text($0, component: 1)) }.map {
          hi.text($0, component: 2)
        }
      }
    }
    /// The days of the claim (DTP), like `434` for the statement or `435` for the admission.
    public var periods: [Loop.Period] { loop.periods() }
    /// The service lines (2400).
    public var lines: [Line] { loop.loops("2400").map(Line.init) }

    private var clm: Segment? { loop.segment("CLM") }
    private var patientLoop: Loop? { dependent?.loop("2010CA") ?? subscriber.loop("2010BA") }
  }

  /// A service line (2400).
  public struct Line: Sendable {
    /// The loop.
    public let loop: Loop

    init(_ loop: Loop) { self.loop = loop }

    /// LX01.
    public var number: Int? { loop.segment("LX")?.count(1) }
    /// SV101, SV202 or SV301.
    public var procedure: Loop.Procedure? {
      loop.segment("SV1")?.procedure(1) ?? loop.segment("SV2")?.procedure(2) ?? loop.segment("SV3")?.procedure(1)
    }
    /// SV201.
    public var revenueCode: String? { loop.segment("SV2")?.optional(1) }
    /// SV102, SV203 or SV302.
    public var charge: Cents? {
      loop.segment("SV1")?.cents(2) ?? loop.segment("SV2")?.cents(3) ?? loop.segment("SV3")?.cents(2)
    }
    /// SV104, SV205 or SV306, as written.
    public var quantity: String? {
      loop.segment("SV1")?.optional(4) ?? loop.segment("SV2")?.optional(5) ?? loop.segment("SV3")?.optional(6)
    }
    /// DTP*472.
    public var period: Loop.Period? { loop.periods("472").first }
  }
}
