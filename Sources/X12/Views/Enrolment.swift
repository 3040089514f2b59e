/// Members who are enrolled, changed or ended (834).
public struct Enrolment: Sendable {
  /// The transaction set.
  public let transaction: Loop

  /// Looks at a set; `nil` where it is no 834.
  public init?(_ tree: LoopTree) {
    guard tree.guide == "834" else { return nil }
    transaction = tree.transaction
  }

  /// BGN02.
  public var id: String { transaction.segment("BGN")?.text(2) ?? "" }
  /// BGN08: `2` changes, `4` all members, to be compared.
  public var action: String { transaction.segment("BGN")?.text(8) ?? "" }
  /// REF*38, the policy.
  public var policy: String? { transaction.reference("38") }
  /// The employer or other sponsor (1000A).
  public var sponsor: Loop.Name? { transaction.loop("1000A")?.name() }
  /// The payer (1000B).
  public var payer: Loop.Name? { transaction.loop("1000B")?.name() }
  /// The members (2000).
  public var members: [Member] { transaction.loops("2000").map(Member.init) }

  /// A member (2000).
  public struct Member: Sendable {
    /// The loop.
    public let loop: Loop
    private let ins: Segment?

    init(_ loop: Loop) {
      self.loop = loop
      ins = loop.segment("INS")
    }

    /// INS01: whether it is the subscriber, not a dependent.
    public var isSubscriber: Bool { ins?.text(1) == "Y" }
    /// INS02, like `18` for self or `19` for a child.
    public var relationship: String { ins?.text(2) ?? "" }
    /// INS03: `021` added, `024` ended, `001` changed, `025` reinstated, `030` compared.
    public var maintenanceType: String { ins?.text(3) ?? "" }
    /// INS05: `A` active, `C` COBRA, `S` surviving, `T` TEFRA.
    public var benefitStatus: String { ins?.text(5) ?? "" }
    /// REF*0F, the subscriber's number.
    public var subscriberNumber: String? { loop.reference("0F") }
    /// REF*1L, the group or policy.
    public var group: String? { loop.reference("1L") }
    /// The days of the member (DTP), like `336` for the begin of the employment.
    public var periods: [Loop.Period] { loop.periods() }
    /// The name (2100A).
    public var name: Loop.Name? { loop.loop("2100A")?.name() }
    /// DMG02 of 2100A.
    public var birth: CalendarDate? { loop.loop("2100A")?.birth }
    /// DMG03 of 2100A.
    public var sex: String? { loop.loop("2100A")?.sex }
    /// N3 and N4 of 2100A.
    public var address: Loop.Address? { loop.loop("2100A")?.address }
    /// The coverages (2300).
    public var coverages: [Coverage] { loop.loops("2300").map(Coverage.init) }
  }

  /// A coverage of a member (HD, loop 2300).
  public struct Coverage: Sendable {
    /// The loop.
    public let loop: Loop

    init(_ loop: Loop) { self.loop = loop }

    /// HD01: `021` added, `024` ended, and so on.
    public var maintenanceType: String { loop.segment("HD")?.text(1) ?? "" }
    /// HD03, like `HLT` or `DEN`.
    public var insuranceLine: String { loop.segment("HD")?.text(3) ?? "" }
    /// HD04, what the plan calls it.
    public var plan: String? { loop.segment("HD")?.optional(4) }
    /// HD05, whom it covers, like `FAM`.
    public var level: String? { loop.segment("HD")?.optional(5) }
    /// DTP*348.
    public var begins: CalendarDate? { loop.periods("348").first?.first }
    /// DTP*349.
    public var ends: CalendarDate? { loop.periods("349").first?.first }
    /// AMT*P3, the premium.
    public var premium: Cents? { loop.amount("P3") }
  }
}
