import Desk
import Hummingbird
import Store
import Trail

extension Site {
  /// The claims that were sent.
  func families(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let fields = request.queryFields
    let account = fields.text("account")
    let (rows, pageCount) = try await store.families(account: account, page: fields.page, for: visitor.account)
    let waiting = try await store.matchQueue(nil, page: 1, for: visitor.account).counts.reduce(0) { $0 + $1.count }
    return show(
      FamilyListPage(
        rows: rows, account: account, openMatches: waiting, page: fields.page, pageCount: pageCount,
        context: pageContext(visitor)))
  }

  /// One claim family.
  func family(_ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let view = try await store.familyView(try context.familyID, for: visitor.account)
    return show(FamilyPage(view: view, context: pageContext(visitor)))
  }

  /// Moves a sent claim to another family, or to one of its own.
  func regroup(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let id = try context.familyID
    let fields = try await submission(request, visitor).fields
    guard let sent = fields["sent"].flatMap({ Int64($0) }).map({ SentClaimID($0) }) else {
      throw Refusal(.invalid, "The form names no claim.")
    }
    guard let reason = fields.text("reason") else { throw Refusal(.invalid, "Say why the claim belongs elsewhere.") }
    var family = FamilyID(beganBy: sent)
    if let text = fields.text("family") {
      guard let number = Int64(text) else { throw Refusal(.invalid, "“\(text)” is no number of a claim family.") }
      family = FamilyID(number)
    }
    do {
      try await store.perform(
        .regroup(sent, family, reason: store.seal(reason)), id: command(fields), by: visitor.actor)
    } catch let refusal as Refusal {
      throw Declined(refusal: refusal, back: Path.of(id), written: [reason])
    }
    notices.post(PageContext.Message(text: "The claim was moved."), for: visitor.token, at: .now)
    return go(to: Path.of(family))
  }

  /// The answers that are matched to nothing.
  func matches(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let fields = request.queryFields
    let state = fields["state"].flatMap { MatchState(rawValue: $0) }
    let view = try await store.matchQueue(state == .matched ? nil : state, page: fields.page, for: visitor.account)
    return show(MatchQueuePage(view: view, state: state, context: pageContext(visitor)))
  }

  /// One answer and the claims that may be meant.
  func match(_ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let view = try await store.matchView(try context.answerID, for: visitor.account)
    return show(MatchPage(view: view, context: pageContext(visitor)))
  }

  /// Matches an answer to the claim that a person names.
  func confirmMatch(_ request: Request, _ context: WebContext) async throws -> Response {
    try await decide(request, context, done: "The answer is matched.") { answer, fields in
      guard let text = fields.text("sent"), let sent = Int64(text) else {
        throw Refusal(.invalid, "Name the claim by its number, which is in the address of its page.")
      }
      return .confirm(answer, SentClaimID(sent), reason: fields.text("reason").map { store.seal($0) })
    }
  }

  /// Takes a match back.
  func undoMatch(_ request: Request, _ context: WebContext) async throws -> Response {
    try await decide(request, context, done: "The match is taken back.") { answer, fields in
      guard let reason = fields.text("reason") else { throw Refusal(.invalid, "Say why the match is taken back.") }
      return .undo(answer, reason: store.seal(reason))
    }
  }

  private func decide(
    _ request: Request, _ context: WebContext, done: String,
    _ command: (AnswerID, FormFields) throws -> MatchCommand
  ) async throws -> Response {
    let visitor = try context.signedIn
    let answer = try context.answerID
    let fields = try await submission(request, visitor).fields
    do {
      try await store.perform(
        try command(answer, fields), id: self.command(fields), expectedVersion: fields["version"].flatMap { Int($0) },
        by: visitor.actor)
    } catch let refusal as Refusal {
      throw Declined(refusal: refusal, back: Path.match(answer), written: fields.text("reason").map { [$0] } ?? [])
    }
    notices.post(PageContext.Message(text: done), for: visitor.token, at: .now)
    return go(to: Path.match(answer))
  }
}

extension WebContext {
  /// The claim family of the address.
  var familyID: FamilyID {
    get throws { try value("id") { Int64($0).map { FamilyID($0) } } }
  }

  /// The answer of the address.
  var answerID: AnswerID {
    get throws { try value("id") { Int64($0).map { AnswerID($0) } } }
  }
}
