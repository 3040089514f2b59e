/// A request for authorisation (278 from provider to payer).
public struct AuthorizationRequest: Sendable {
  /// The transaction set.
  public let transaction: Loop

  /// Looks at a set; `nil` where it is no request of a 278.
  public init?(_ tree: LoopTree) {
    guard tree.guide == "278-request" else { return nil }
    transaction = tree.transaction
  }

  /// BHT03.
  public var id: String { transaction.segment("BHT")?.text(3) ?? "" }
  /// Who decides (2010A).
  public var payer: Loop.Name? { transaction.all("2010A").first?.name() }
  /// Who asks (2010B).
  public var requester: Loop.Name? { transaction.all("2010B").first?.name() }
  /// The patient: the dependent where there is one (2010D), else the subscriber (2010C).
  public var patient: Loop.Name? { (transaction.all("2010D").first ?? transaction.all("2010C").first)?.name() }
  /// The events of care (2000E).
  public var events: [AuthorizationEvent] { transaction.all("2000E").map(AuthorizationEvent.init) }
}
