import Desk
import Foundation
import Hummingbird
import Store
import Trail

extension Site {
  /// Carries out what the form of a case asks for, and goes back to the case or on to the next one.
  func act(_ action: CaseAction, _ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let id = try context.caseID
    let submission = try await submission(request, visitor, action.takesFile ? .evidence : .plain)
    defer { submission.discard() }
    let fields = submission.fields
    _ = try await carryOut(action, on: id, submission, as: command(fields), by: visitor)
    notices.post(PageContext.Message(text: "Case \(id): \(action.done)"), for: visitor.token, at: .now)
    guard fields["then"] == "next" else { return go(to: action.isOfAppeal ? Path.appeal(id) : Path.of(id)) }
    let next = try await store.queue(QueueFilter(scope: .mineAndUnassigned), for: visitor.account).rows.first
    return go(to: next.map { Path.of($0.id) } ?? Path.queue(QueueFilter(scope: .mineAndUnassigned)))
  }

  /// Carries out what the fields ask for, once however often they are sent under the command's id.
  func carryOut(
    _ action: CaseAction, on id: CaseID, _ submission: Submission, as command: CommandID, by visitor: Visitor
  ) async throws -> CommandResult {
    let fields = submission.fields
    var form = CommandForm(fields, seal: { store.seal($0) })
    let version = fields["version"].flatMap { Int($0) }
    do {
      if action == .assign { form.people = try await store.accounts() }
      if action.takesFile { form.evidence = try await evidence(of: submission, visitor) }
      let what = try CaseCommand(action, &form)
      return try await store.perform(
        CaseRequest(
          command: command, id: id, expectedVersion: version, what: what, texts: form.texts, actor: visitor.actor))
    } catch let refusal as Refusal {
      throw try await declined(refusal, id, seen: version, fields, visitor)
    }
  }

  /// The fields of a case's forms that people write, rather than choose.
  private static let writtenFields = [
    "title", "text", "reason", "number", "representative", "reference", "amount", "typed_recovered", "until",
    "promised",
    "segment", "letter", "address", "note", "authorization_number", "from", "through", "units",
  ]

  /// The refusal of a command, for the case's page: what the person wrote comes back.
  func declined(
    _ refusal: Refusal, _ id: CaseID, seen version: Int?, _ fields: FormFields, _ visitor: Visitor
  ) async throws -> Declined {
    let written = Site.writtenFields.compactMap { fields.text($0) }
    var declined = Declined(refusal: refusal, back: Path.of(id), id: id, written: written)
    if refusal.kind == .stale, let version {
      declined.changes = try await store.changes(in: id, since: version, for: visitor.account)
    }
    return declined
  }

  /// The proof that a form carries: a file, which is kept, or a segment, which must be one that the person may see.
  private func evidence(of submission: Submission, _ visitor: Visitor) async throws -> Evidence? {
    if let file = submission.file("file") {
      guard file.bytes > 0 else { throw Refusal(.invalid, "The file “\(file.name)” is empty.") }
      let input = try FileHandle(forReadingFrom: file.url)
      defer { try? input.close() }
      return .file(
        try await store.keepEvidence(name: file.name, by: visitor.actor) { try input.read(upToCount: 1 << 20) })
    }
    guard let text = submission.fields.text("segment") else { return nil }
    guard let link = SegmentLink(text) else {
      throw Refusal(.invalid, "That is no address of a segment; it looks like /documents/…/bytes/120-164.")
    }
    do {
      _ = try await store.citation(link.document, link.range, for: visitor.account)
    } catch StoreError.notFound {
      throw Refusal(.invalid, "There is no such segment; copy the address of an amount’s page.")
    }
    return .segment(document: link.document, range: link.range)
  }
}
