/// A question about claims (276).
public struct StatusRequest: Sendable {
  /// The transaction set.
  public let transaction: Loop

  /// Looks at a set; `nil` where it is no 276.
  public init?(_ tree: LoopTree) {
    guard tree.guide == "276" else { return nil }
    transaction = tree.transaction
  }

  /// BHT03.
  public var id: String { transaction.segment("BHT")?.text(3) ?? "" }
  /// Who is asked (2100A).
  public var payer: Loop.Name? { transaction.all("2100A").first?.name() }
  /// Who asks (2100B).
  public var sender: Loop.Name? { transaction.all("2100B").first?.name() }
  /// The claims that are asked about, each under its patient (2200D, 2200E).
  public var claims: [Claim] {
    transaction.all("2000D", "2000E").flatMap { patient in
      patient.loops("2200D", "2200E").map { Claim(loop: $0, patient: patient) }
    }
  }

  /// A claim that is asked about.
  public struct Claim: Sendable {
    /// The loop (2200D, 2200E).
    public let loop: Loop
    /// The patient's level (2000D, 2000E).
    public let patient: Loop

    /// The patient (2100D, 2100E).
    public var name: Loop.Name? { patient.loop("2100D", "2100E")?.name() }
    /// DMG02.
    public var birth: CalendarDate? { patient.birth }
    /// TRN02, which the answer gives back.
    public var trace: String { loop.traces.first?.number ?? "" }
    /// REF*1K, the payer's number.
    public var payerClaimNumber: String? { loop.reference("1K") }
    /// REF*EJ, the provider's number.
    public var accountNumber: String? { loop.reference("EJ") }
    /// AMT*T3.
    public var charge: Cents? { loop.amount("T3") }
    /// DTP*472.
    public var period: Loop.Period? { loop.periods("472").first }
  }
}
