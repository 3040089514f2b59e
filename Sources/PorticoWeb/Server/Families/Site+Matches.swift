import Desk
import DeskJSON
import Hummingbird
import Store
import Trail

extension Site {
  /// Decides about a match as its form asks, and goes back to the answer.
  func decide(_ decision: MatchDecision, _ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let answer = try context.answerID
    let fields = try await submission(request, visitor).fields
    _ = try await declining(to: Path.match(answer), fields.texts(["reason"])) {
      try await carryOut(decision, on: answer, fields, as: command(fields), by: visitor)
    }
    notices.post(PageContext.Message(text: decision.done), for: visitor.token, at: .now)
    return go(to: Path.match(answer))
  }

  /// Decides about a match as the fields ask, once however often they are sent under the command's id.
  func carryOut(
    _ decision: MatchDecision, on answer: AnswerID, _ fields: FormFields, as command: CommandID, by visitor: Visitor
  ) async throws -> AfterCommand<MatchView> {
    let wasRepeated = try await store.perform(
      try decision.command(answer, fields, seal: { store.seal($0) }), id: command,
      expectedVersion: fields["version"].flatMap { Int($0) }, by: visitor.actor)
    return AfterCommand(try await store.matchView(answer, for: visitor.account), wasRepeated: wasRepeated)
  }

  /// Moves a sent claim as the form of its family asks, and goes to the family that it now belongs to.
  func regroup(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let id = try context.familyID
    let fields = try await submission(request, visitor).fields
    let moved = try await declining(to: Path.of(id), fields.texts(["reason"])) {
      try await regroup(from: id, fields, as: command(fields), by: visitor)
    }
    notices.post(PageContext.Message(text: "The claim was moved."), for: visitor.token, at: .now)
    return go(to: Path.of(moved.view.id))
  }

  /// Moves a sent claim to another family, or to one of its own, and gives that family.
  func regroup(
    from id: FamilyID, _ fields: FormFields, as command: CommandID, by visitor: Visitor
  ) async throws -> AfterCommand<FamilyView> {
    _ = try await store.familyView(id, for: visitor.account)
    guard let sent = fields["sent"].flatMap({ Int64($0) }).map({ SentClaimID($0) }) else {
      throw Refusal(.invalid, "The form names no claim.")
    }
    guard let reason = fields.text("reason") else { throw Refusal(.invalid, "Say why the claim belongs elsewhere.") }
    var family = FamilyID(beganBy: sent)
    if let text = fields.text("family") {
      guard let number = Int64(text) else { throw Refusal(.invalid, "“\(text)” is no number of a claim family.") }
      family = FamilyID(number)
    }
    let wasRepeated = try await store.perform(
      .regroup(sent, family, reason: store.seal(reason)), id: command, by: visitor.actor)
    return AfterCommand(try await store.familyView(family, for: visitor.account), wasRepeated: wasRepeated)
  }
}
