/// A question about coverage (270).
public struct EligibilityRequest: Sendable {
  /// The transaction set.
  public let transaction: Loop

  /// Looks at a set; `nil` where it is no 270.
  public init?(_ tree: LoopTree) {
    guard tree.guide == "270" else { return nil }
    transaction = tree.transaction
  }

  /// BHT03, the number that the answer gives back.
  public var id: String { transaction.segment("BHT")?.text(3) ?? "" }
  /// BHT04, the day it was asked.
  public var date: CalendarDate? { transaction.segment("BHT")?.date(4) }
  /// Who is asked (2100A).
  public var payer: Loop.Name? { transaction.all("2100A").first?.name() }
  /// Who asks (2100B).
  public var provider: Loop.Name? { transaction.all("2100B").first?.name() }
  /// Subscribers and dependents (2000C, 2000D).
  public var members: [EligibilityMember] { EligibilityMember.all(in: transaction) }
  /// The first subscriber.
  public var subscriber: EligibilityMember? { members.first { $0.isSubscriber } }

  /// One thing that is asked about a member (EQ, loops 2110C and 2110D).
  public struct Inquiry: Sendable {
    /// The loop.
    public let loop: Loop
    private let eq: Segment?

    init(_ loop: Loop) {
      self.loop = loop
      eq = loop.segment("EQ")
    }

    /// EQ01, like `30` for the plan as a whole.
    public var serviceTypes: [String] { eq?.repetitions(1) ?? [] }
    /// EQ02.
    public var procedure: Loop.Procedure? { eq?.procedure(2) }
    /// DTP*291, for which days.
    public var period: Loop.Period? { loop.periods("291").first }
    /// REF*9F or REF*G1: the referral or authorisation it is about.
    public var authorization: String? { loop.reference("9F", "G1") }
  }
}
