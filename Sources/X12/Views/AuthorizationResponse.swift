/// The answer to a request for authorisation (278 from payer to provider).
public struct AuthorizationResponse: Sendable {
  /// The transaction set.
  public let transaction: Loop

  /// Looks at a set; `nil` where it is no answer of a 278.
  public init?(_ tree: LoopTree) {
    guard tree.guide == "278-response" else { return nil }
    transaction = tree.transaction
  }

  /// BHT03, the number of the request.
  public var id: String { transaction.segment("BHT")?.text(3) ?? "" }
  /// BHT04.
  public var date: CalendarDate? { transaction.segment("BHT")?.date(4) }
  /// Who decides (2010A).
  public var payer: Loop.Name? { transaction.all("2010A").first?.name() }
  /// Who asked (2010B).
  public var requester: Loop.Name? { transaction.all("2010B").first?.name() }
  /// The patient: the dependent where there is one (2010D), else the subscriber (2010C).
  public var patient: Loop.Name? { (transaction.all("2010D").first ?? transaction.all("2010C").first)?.name() }
  /// The events of care (2000E).
  public var events: [AuthorizationEvent] { transaction.all("2000E").map(AuthorizationEvent.init) }
  /// The services of all events (2000F).
  public var services: [AuthorizationService] { events.flatMap(\.services) }
  /// Why nothing was decided (AAA above the events).
  public var refusals: [Loop.Refusal] {
    transaction.all("2000A", "2010A", "2010B", "2010C", "2010D").flatMap(\.refusals)
  }
}
