import Desk
import Hummingbird
import Store
import Trail

extension Site {
  /// Does the same with every picked row of the queue: with all of them, or with none.
  func bulk(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let fields = try await submission(request, visitor).fields
    let form = try BulkForm(fields, picks: try BulkForm.picks(fields), people: try await store.accounts())
    let result = try await carryOut(form, fields, as: command(fields), by: visitor)
    notices.post(
      PageContext.Message(text: form.done(form.picks.count), undo: result.undo), for: visitor.token, at: .now)
    return go(to: form.back)
  }

  /// Does what a bulk form asks for, once however often it is sent under the command's id.
  func carryOut(
    _ form: BulkForm, _ fields: FormFields, as main: CommandID, by visitor: Visitor
  ) async throws -> BulkResult {
    let people = try await store.accounts()
    var standing: [CaseID: CommandResult] = [:]
    var requests: [CaseRequest] = []
    var inverses: [CaseID: CaseCommand] = [:]
    var changed: [CaseID] = []
    for pick in form.picks {
      let state = try await store.caseView(pick.id, for: visitor.account).state
      let reason = fields.text("reason").map { store.seal($0) }
      guard let what = form.command(for: state, reason: reason?.digest) else {
        standing[pick.id] = CommandResult(id: pick.id, version: state.version, wasRepeated: true)
        continue
      }
      if state.version != pick.version { changed.append(pick.id) }
      inverses[pick.id] = form.inverse(for: state, people: people)
      let texts = if case .hold = what { reason.map { [$0] } ?? [] } else { [Sealed]() }
      requests.append(
        CaseRequest(
          command: main.derived(for: pick.id, "bulk"), id: pick.id, expectedVersion: pick.version, what: what,
          texts: texts, actor: visitor.actor))
    }
    let results: [CommandResult]
    do {
      results = requests.isEmpty ? [] : try await store.perform(requests)
    } catch let refusal as Refusal {
      throw Declined(refusal: refusal.forBulk(changed: changed), back: form.back)
    }
    let undone = results.compactMap { result in
      result.wasRepeated
        ? nil : inverses[result.id].map { UndoShelf.Inverse(id: result.id, version: result.version, what: $0) }
    }
    let token = undone.isEmpty ? nil : undos.put(undone, back: form.back, for: visitor.token, at: .now)
    for result in results { standing[result.id] = result }
    return BulkResult(cases: form.picks.compactMap { standing[$0.id] }, undo: token)
  }

  /// Takes a bulk action back, unless a case of it has moved on since.
  func undo(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let fields = try await submission(request, visitor).fields
    let (results, back) = try await takeBack(fields["token"] ?? "", as: command(fields), by: visitor)
    notices.post(
      PageContext.Message(text: "Taken back for \(counted(results.count, "case"))."), for: visitor.token, at: .now)
    return go(to: back)
  }

  /// Takes the bulk action of a token back; returns where the person came from as well.
  func takeBack(
    _ token: String, as main: CommandID, by visitor: Visitor
  ) async throws -> (results: [CommandResult], back: String) {
    guard let (inverses, back) = undos.take(token, for: visitor.token, at: .now) else {
      throw Refusal(.illegalMove, "This cannot be taken back any more: it was done already, or it is too long ago.")
    }
    do {
      let results = try await store.perform(
        inverses.map { inverse in
          CaseRequest(
            command: main.derived(for: inverse.id, "undo"), id: inverse.id, expectedVersion: inverse.version,
            what: inverse.what, actor: visitor.actor)
        })
      return (results, back)
    } catch let refusal as Refusal {
      throw Declined(refusal: refusal.forBulk(changed: []), back: back)
    }
  }
}

extension CommandID {
  /// The id of one case's command among those that a form makes: the same again when the form is sent again.
  fileprivate func derived(for id: CaseID, _ domain: String) -> CommandID {
    CommandID(derivedIn: domain, from: [bytes, Array(id.description.utf8)])
  }
}

extension Refusal {
  /// The refusal of one case, said for all: nothing was done with any of them.
  fileprivate func forBulk(changed: [CaseID]) -> Refusal {
    switch kind {
    case .stale where !changed.isEmpty:
      let names = changed.map(\.description).joined(separator: ", ")
      return Refusal(
        .stale, "Changed since you looked: \(changed.count == 1 ? "case" : "cases") \(names). No case was touched.")
    case .stale:
      return Refusal(.stale, "A case has changed since. No case was touched.")
    case .notPermitted, .illegalMove, .invalid:
      return Refusal(kind, "\(reason) No case was touched.")
    }
  }
}
