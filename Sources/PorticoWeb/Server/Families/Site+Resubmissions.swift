import Desk
import DeskJSON
import Hummingbird
import Store
import Trail

extension Site {
  /// What may be changed of a claim before it is sent again.
  func resubmissionForm(_ call: Call) async throws -> ResubmissionForm {
    try await store.resubmissionForm(
      try call.context.sentClaim, try call.context.purpose, for: try call.visitor.account)
  }

  /// Makes the file of a corrected claim.
  func draftResubmission(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let sent = try context.sentClaim
    let purpose = try context.purpose
    let fields = try await submission(request, visitor).fields
    let form = try await store.resubmissionForm(sent, purpose, for: visitor.account)
    let edits = form.fields.compactMap { field in
      fields[field.id].flatMap { $0 == field.value ? nil : ClaimEdit(field: field.id, value: $0) }
    }
    let authorization = fields["authorization"].flatMap { $0 == form.authorization ? nil : $0 }
    let (id, _) = try await declining(to: Path.resubmission(of: sent, purpose.rawValue), edits.map(\.value)) {
      try await store.draftResubmission(
        of: sent, purpose: purpose, payerClaimNumber: fields.text("payer_claim_number") ?? "",
        authorization: authorization, edits: edits, command: command(fields), by: visitor.actor)
    }
    return go(to: Path.of(id))
  }

  /// What changes when the claim is sent again.
  func resubmission(_ call: Call) async throws -> ResubmissionView {
    try await store.resubmissionView(try call.context.resubmissionID, for: try call.visitor.account)
  }

  /// The claim file, for the clearinghouse.
  func resubmissionFile(_ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let (name, url) = try await store.resubmissionFile(try context.resubmissionID, for: visitor.account)
    return try send(url, type: "application/edi-x12", disposition: Site.attachment(name))
  }

  /// Releases, withdraws or records as sent, and goes back to the resubmission.
  func take(_ step: ResubmissionStep, _ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let id = try context.resubmissionID
    let fields = try await submission(request, visitor).fields
    _ = try await declining(to: Path.of(id), fields.texts(["reason", "how", "on"])) {
      try await carryOut(step, on: id, fields, as: command(fields), by: visitor)
    }
    notices.post(PageContext.Message(text: step.done), for: visitor.token, at: .now)
    return go(to: Path.of(id))
  }

  /// Takes a step as the fields ask, once however often they are sent under the command's id.
  func carryOut(
    _ step: ResubmissionStep, on id: ResubmissionID, _ fields: FormFields, as command: CommandID, by visitor: Visitor
  ) async throws -> AfterCommand<ResubmissionView> {
    let wasRepeated = try await store.perform(
      try step.command(fields, seal: { store.seal($0) }), on: id, command: command, by: visitor.actor)
    return AfterCommand(try await store.resubmissionView(id, for: visitor.account), wasRepeated: wasRepeated)
  }
}

extension WebContext {
  /// The sent claim of the address.
  var sentClaim: SentClaimID {
    get throws { try value("id") { Int64($0).map { SentClaimID($0) } } }
  }

  /// What the claim is sent again for.
  var purpose: ResubmissionPurpose {
    get throws { try value("purpose") { ResubmissionPurpose(rawValue: String($0)) } }
  }

  /// The resubmission of the address.
  var resubmissionID: ResubmissionID {
    get throws { try value("id") { Int64($0).map { ResubmissionID($0) } } }
  }
}
