/// A payment with what it is for (835).
public struct RemittanceAdvice: Sendable {
  /// The transaction set.
  public let transaction: Loop

  /// Looks at a set; `nil` where it is no 835.
  public init?(_ tree: LoopTree) {
    guard tree.guide == "835" else { return nil }
    transaction = tree.transaction
  }

  /// BPR02.
  public var amount: Cents? { transaction.segment("BPR")?.cents(2) }
  /// BPR04, like `ACH`, `CHK` or `NON`.
  public var method: String { transaction.segment("BPR")?.text(4) ?? "" }
  /// BPR16.
  public var date: CalendarDate? { transaction.segment("BPR")?.date(16) }
  /// TRN02.
  public var trace: String { transaction.traces.first?.number ?? "" }
  /// Who pays (1000A).
  public var payer: Loop.Name? { transaction.loop("1000A")?.name() }
  /// Who is paid (1000B).
  public var payee: Loop.Name? { transaction.loop("1000B")?.name() }
  /// The claims (2100).
  public var claims: [Claim] { transaction.all("2100").map(Claim.init) }

  /// A claim as the payer decided it (2100).
  public struct Claim: Sendable {
    /// The loop.
    public let loop: Loop
    private let clp: Segment?

    init(_ loop: Loop) {
      self.loop = loop
      clp = loop.segment("CLP")
    }

    /// CLP01, the provider's number.
    public var accountNumber: String { clp?.text(1) ?? "" }
    /// CLP02: `1` primary, `4` denied, `22` reversal, and so on.
    public var status: String { clp?.text(2) ?? "" }
    /// CLP03.
    public var charge: Cents? { clp?.cents(3) }
    /// CLP04.
    public var paid: Cents? { clp?.cents(4) }
    /// CLP05.
    public var patientResponsibility: Cents? { clp?.cents(5) }
    /// CLP07, the payer's number.
    public var payerClaimNumber: String { clp?.text(7) ?? "" }
    /// NM1*QC.
    public var patient: Loop.Name? { loop.name("QC") }
    /// NM1*82.
    public var renderingProvider: Loop.Name? { loop.name("82") }
    /// The adjustments of the claim as a whole (CAS).
    public var adjustments: [Adjustment] { loop.segments("CAS").flatMap(\.adjustments) }
    /// The days of the claim (DTM).
    public var periods: [Loop.Period] { loop.periods() }
    /// The service lines (2110).
    public var lines: [Line] { loop.loops("2110").map(Line.init) }
  }

  /// A service line (2110).
  public struct Line: Sendable {
    /// The loop.
    public let loop: Loop
    private let svc: Segment?

    init(_ loop: Loop) {
      self.loop = loop
      svc = loop.segment("SVC")
    }

    /// SVC01.
    public var procedure: Loop.Procedure? { svc?.procedure(1) }
    /// SVC04.
    public var revenueCode: String? { svc?.optional(4) }
    /// SVC02.
    public var charge: Cents? { svc?.cents(2) }
    /// SVC03.
    public var paid: Cents? { svc?.cents(3) }
    /// SVC05, as written; `nil` means 1.
    public var quantity: String? { svc?.optional(5) }
    /// DTM*472 or DTM*150.
    public var period: Loop.Period? { loop.periods("472", "150").first }
    /// REF*6R, the provider's number of the line.
    public var number: String? { loop.reference("6R") }
    /// The adjustments of the line (CAS).
    public var adjustments: [Adjustment] { loop.segments("CAS").flatMap(\.adjustments) }
    /// LQ*HE, the remark codes.
    public var remarks: [String] { loop.segments("LQ", "HE").map { $0.text(2) } }
  }
}
