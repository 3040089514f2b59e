/// A payment of premiums with what it is for (820, 005010X218).
public struct PremiumPayment: Sendable {
  /// The transaction set.
  public let transaction: Loop

  /// Looks at a set; `nil` where it is no 820.
  public init?(_ tree: LoopTree) {
    guard tree.guide == "820" else { return nil }
    transaction = tree.transaction
  }

  /// BPR02.
  public var amount: Cents? { transaction.segment("BPR")?.cents(2) }
  /// BPR04, like `ACH` or `CHK`.
  public var method: String { transaction.segment("BPR")?.text(4) ?? "" }
  /// BPR16.
  public var date: CalendarDate? { transaction.segment("BPR")?.date(16) }
  /// TRN02.
  public var trace: String { transaction.traces.first?.number ?? "" }
  /// Who receives it (1000A).
  public var receiver: Loop.Name? { transaction.loop("1000A")?.name() }
  /// Who pays (1000B).
  public var payer: Loop.Name? { transaction.loop("1000B")?.name() }
  /// The organisations and persons that it is for (2000A, 2000B).
  public var accounts: [Account] { transaction.loops("2000A", "2000B").map(Account.init) }

  /// An organisation or person for which premiums are paid (ENT, loops 2000A and 2000B).
  public struct Account: Sendable {
    /// The loop.
    public let loop: Loop

    init(_ loop: Loop) { self.loop = loop }

    /// Whether it is a person (2000B).
    public var isPerson: Bool { loop.name == "2000B" }
    /// ENT04.
    public var id: String { loop.segment("ENT")?.text(4) ?? "" }
    /// The name of a person (2100B).
    public var name: Loop.Name? { loop.loop("2100B")?.name() }
    /// What is paid (RMR, loops 2300A and 2300B).
    public var items: [Item] { loop.loops("2300A", "2300B").map(Item.init) }
    /// Adjustments of earlier payments (ADX, loops 2200A and 2200B).
    public var adjustments: [Adjustment] { Adjustment.all(loop, "2200A", "2200B") }
  }

  /// A bill or premium that is paid (RMR).
  public struct Item: Sendable {
    /// The loop.
    public let loop: Loop

    init(_ loop: Loop) { self.loop = loop }

    /// RMR01: what kind of number follows, like `11` for an account or `AZ` for a policy.
    public var qualifier: String { loop.segment("RMR")?.text(1) ?? "" }
    /// RMR02.
    public var number: String { loop.segment("RMR")?.text(2) ?? "" }
    /// RMR04, what is paid.
    public var paid: Cents? { loop.segment("RMR")?.cents(4) }
    /// RMR05, what was billed.
    public var billed: Cents? { loop.segment("RMR")?.cents(5) }
    /// DTM*582, the days that it covers.
    public var period: Loop.Period? { loop.periods("582", "AAG").first }
    /// Adjustments of this payment (ADX, loops 2320A and 2320B).
    public var adjustments: [Adjustment] { Adjustment.all(loop, "2320A", "2320B") }
  }

  /// An adjustment (ADX).
  public struct Adjustment: Hashable, Sendable {
    /// ADX01; negative lowers the payment.
    public var amount: Cents
    /// ADX02.
    public var reason: String

    static func all(_ loop: Loop, _ names: String...) -> [Adjustment] {
      loop.loops().filter { names.contains($0.name) }.compactMap { $0.segment("ADX") }.compactMap { adx in
        adx.cents(1).map { Adjustment(amount: $0, reason: adx.text(2)) }
      }
    }
  }
}
