/// What a payer says of claims: the answer to a question (277), or the receipt for a claim file (277CA).
public struct StatusResponse: Sendable {
  /// The transaction set.
  public let transaction: Loop
  /// Whether it is a receipt for a claim file (277CA).
  public let isReceipt: Bool

  /// Looks at a set; `nil` where it is neither 277 nor 277CA.
  public init?(_ tree: LoopTree) {
    guard tree.guide == "277" || tree.guide == "277CA" else { return nil }
    transaction = tree.transaction
    isReceipt = tree.guide == "277CA"
  }

  /// BHT03.
  public var id: String { transaction.segment("BHT")?.text(3) ?? "" }
  /// BHT04.
  public var date: CalendarDate? { transaction.segment("BHT")?.date(4) }
  /// Who answers (2100A).
  public var payer: Loop.Name? { transaction.all("2100A").first?.name() }
  /// To whom the answer goes (2100B).
  public var receiver: Loop.Name? { transaction.all("2100B").first?.name() }
  /// What is said of the file or the question as a whole (STC of 2200B).
  public var statuses: [Status] { transaction.all("2200B").flatMap(Status.all) }
  /// What is said of a provider as a whole (STC of 2200C).
  public var providerStatuses: [Status] { transaction.all("2200C").flatMap(Status.all) }
  /// The claims, each under its patient (2200D, 2200E).
  public var claims: [Claim] {
    transaction.all("2000D", "2000E").flatMap { patient in
      patient.loops("2200D", "2200E").map { Claim(loop: $0, patient: patient) }
    }
  }

  /// A claim of which something is said.
  public struct Claim: Sendable {
    /// The loop (2200D, 2200E).
    public let loop: Loop
    /// The patient's level (2000D, 2000E).
    public let patient: Loop

    /// The patient (2100D, 2100E).
    public var name: Loop.Name? { patient.loop("2100D", "2100E")?.name() }
    /// TRN02: the number of the question, or in a receipt the provider's claim number.
    public var trace: String { loop.traces.first?.number ?? "" }
    /// REF*1K, the payer's number.
    public var payerClaimNumber: String? { loop.reference("1K") }
    /// REF*EJ, the provider's number.
    public var accountNumber: String? { loop.reference("EJ") }
    /// REF*D9, the clearing house's number.
    public var clearingHouseNumber: String? { loop.reference("D9") }
    /// REF*BLT.
    public var typeOfBill: String? { loop.reference("BLT") }
    /// DTP*472.
    public var period: Loop.Period? { loop.periods("472").first }
    /// What is said of the claim (STC).
    public var statuses: [Status] { Status.all(loop) }
    /// Its service lines (2220D, 2220E).
    public var lines: [Line] { loop.loops("2220D", "2220E").map(Line.init) }
  }

  /// A service line of which something is said (2220D, 2220E).
  public struct Line: Sendable {
    /// The loop.
    public let loop: Loop

    /// SVC01.
    public var procedure: Loop.Procedure? { loop.segment("SVC")?.procedure(1) }
    /// SVC02.
    public var charge: Cents? { loop.segment("SVC")?.cents(2) }
    /// SVC03, in answers to questions.
    public var paid: Cents? { loop.segment("SVC")?.cents(3) }
    /// REF*FJ, the provider's number of the line.
    public var number: String? { loop.reference("FJ") }
    /// DTP*472.
    public var period: Loop.Period? { loop.periods("472").first }
    /// What is said of the line (STC).
    public var statuses: [Status] { Status.all(loop) }
  }

  /// One STC segment.
  public struct Status: Sendable {
    private let stc: Segment

    init(_ stc: Segment) { self.stc = stc }

    static func all(_ loop: Loop) -> [Status] { loop.segments("STC").map(Status.init) }

    /// One of the up to three statements of a status (STC01, STC10, STC11).
    public struct Statement: Hashable, Sendable {
      /// The category, like `F1` for finalized and paid, `A7` for rejected.
      public var category: String
      /// The status code.
      public var code: String
      /// Whom it is about, like `85` for the billing provider.
      public var entity: String?
    }

    /// STC01, STC10 and STC11.
    public var statements: [Statement] {
      [1, 10, 11].filter { !stc.isEmpty($0) }.map { element in
        let entity = stc.text(element, component: 3)
        return Statement(
          category: stc.text(element, component: 1), code: stc.text(element, component: 2),
          entity: entity.isEmpty ? nil : entity)
      }
    }
    /// STC02, since when.
    public var date: CalendarDate? { stc.date(2) }
    /// STC03, in receipts: `U` rejected, `WQ` accepted.
    public var action: String? { stc.optional(3) }
    /// STC04.
    public var charge: Cents? { stc.cents(4) }
    /// STC05.
    public var paid: Cents? { stc.cents(5) }
    /// STC06, when it was decided.
    public var decided: CalendarDate? { stc.date(6) }
    /// STC08, the day of the payment.
    public var paymentDate: CalendarDate? { stc.date(8) }
    /// STC09, the number of the check or transfer.
    public var paymentNumber: String? { stc.optional(9) }
    /// STC12, what the payer adds in words.
    public var message: String? { stc.optional(12) }
  }
}
