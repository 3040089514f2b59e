/// The answer about coverage (271).
public struct EligibilityResponse: Sendable {
  /// The transaction set.
  public let transaction: Loop

  /// Looks at a set; `nil` where it is no 271.
  public init?(_ tree: LoopTree) {
    guard tree.guide == "271" else { return nil }
    transaction = tree.transaction
  }

  /// BHT03, the number of the question.
  public var id: String { transaction.segment("BHT")?.text(3) ?? "" }
  /// BHT04, the day of the answer.
  public var date: CalendarDate? { transaction.segment("BHT")?.date(4) }
  /// Who answers (2100A).
  public var payer: Loop.Name? { transaction.all("2100A").first?.name() }
  /// Who asked (2100B).
  public var provider: Loop.Name? { transaction.all("2100B").first?.name() }
  /// Subscribers and dependents (2000C, 2000D).
  public var members: [EligibilityMember] { EligibilityMember.all(in: transaction) }
  /// The first subscriber.
  public var subscriber: EligibilityMember? { members.first { $0.isSubscriber } }
  /// Why payer or asker gave no answer at all (AAA of 2000A, 2100A, 2100B); those about members and benefits stand with them.
  public var refusals: [Loop.Refusal] { transaction.all("2000A", "2100A", "2100B").flatMap(\.refusals) }

  /// What the payer says of one benefit (EB, loops 2110C and 2110D).
  public struct Benefit: Sendable {
    /// The loop.
    public let loop: Loop
    private let eb: Segment?

    init(_ loop: Loop) {
      self.loop = loop
      eb = loop.segment("EB")
    }

    /// EB01, what is said: `1` active coverage, `6` inactive, `A` co-insurance, `B` co-payment, `C` deductible, `G` out of pocket.
    public var information: String { eb?.text(1) ?? "" }
    /// EB01 is `1` to `5`: there is coverage.
    public var isActive: Bool { ["1", "2", "3", "4", "5"].contains(information) }
    /// EB01 is `6` to `8`: there is none.
    public var isInactive: Bool { ["6", "7", "8"].contains(information) }
    /// EB02, whom it covers, like `IND` or `FAM`.
    public var coverageLevel: String? { eb?.optional(2) }
    /// EB03, like `30` for the plan as a whole or `98` for a visit; several share one answer.
    public var serviceTypes: [String] { eb?.repetitions(3) ?? [] }
    /// EB04, the kind of insurance, like `HM`.
    public var insuranceType: String? { eb?.optional(4) }
    /// EB05, what the payer calls the plan.
    public var plan: String? { eb?.optional(5) }
    /// EB06, the time it is for, like `23` for a calendar year, `27` for a visit or `29` for what remains.
    public var timePeriod: String? { eb?.optional(6) }
    /// EB07.
    public var amount: Cents? { eb?.cents(7) }
    /// EB08, the patient's share as the payer writes it: `0.2` is twenty per cent.
    public var share: String? { eb?.optional(8) }
    /// EB08 in hundredths of a per cent: 2000 is twenty per cent; `nil` where it is absent, no number or finer than that.
    public var shareInBasisPoints: Int? {
      guard let share, let cents = Cents(decimal: Self.shifted(share)) else { return nil }
      return Int(cents.value)
    }
    /// EB09, what the quantity counts, like `VS` for visits.
    public var quantityQualifier: String? { eb?.optional(9) }
    /// EB10, as written.
    public var quantity: String? { eb?.optional(10) }
    /// EB11: whether an authorisation is needed; `nil` where the payer does not say.
    public var needsAuthorization: Bool? { eb?.isYes(11) }
    /// EB12: whether it holds in the plan's network or out of it; `nil` where the payer does not say, or where it makes no difference.
    public var inNetwork: Bool? { eb?.isYes(12) }
    /// EB13.
    public var procedure: Loop.Procedure? { eb?.procedure(13) }
    /// MSG: what the payer adds in words.
    public var messages: [String] { loop.segments("MSG").map { $0.text(1) } }
    /// The days of the benefit (DTP).
    public var periods: [Loop.Period] { loop.periods() }
    /// Why the payer does not say more (AAA).
    public var refusals: [Loop.Refusal] { loop.refusals }
    /// Others who have to do with it, like the primary care provider or another payer (2120C, 2120D).
    public var parties: [Loop.Name] { loop.loops("2120C", "2120D").compactMap { $0.name() } }

    /// The number times a hundred, so that its fourth decimal is a cent.
    private static func shifted(_ number: String) -> String {
      let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      let decimals = (parts.count > 1 ? String(parts[1]) : "").padding(to: 2)
      return "\(parts.first ?? "")\(decimals.prefix(2)).\(decimals.dropFirst(2))"
    }
  }
}

extension String {
  /// The text with zeros after it up to the length.
  fileprivate func padding(to length: Int) -> String { self + String(repeating: "0", count: max(0, length - count)) }
}
