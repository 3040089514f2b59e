import Desk
import Foundation
import Hummingbird
import Store
import Trail
import X12

extension Site {
  /// The form with which a claim is corrected.
  func resubmissionForm(_ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let view = try await store.resubmissionForm(try context.sentClaim, try context.purpose, for: visitor.account)
    return show(ResubmissionFormPage(view: view, context: pageContext(visitor)))
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
    do {
      let authorization = fields["authorization"] ?? form.authorization
      let id = try await store.draftResubmission(
        of: sent, purpose: purpose, payerClaimNumber: fields.text("payer_claim_number"),
        authorization: authorization == form.authorization ? nil : authorization, edits: edits,
        command: command(fields), by: visitor.actor)
      return go(to: Path.of(id))
    } catch let refusal as Refusal {
      throw Declined(
        refusal: refusal, back: Path.resubmission(of: sent, purpose.rawValue), written: edits.map(\.value))
    }
  }

  /// What changes when the claim is sent again.
  func resubmission(_ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let view = try await store.resubmissionView(try context.resubmissionID, for: visitor.account)
    return show(ResubmissionPage(view: view, context: pageContext(visitor)))
  }

  /// The claim file, for the clearinghouse.
  func resubmissionFile(_ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let (name, url) = try await store.resubmissionFile(try context.resubmissionID, for: visitor.account)
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/edi-x12", .contentDisposition: "attachment; filename=\"\(name)\"",
        .cacheControl: "no-store",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: [UInt8](try Data(contentsOf: url)))))
  }

  /// Releases, withdraws or records as sent.
  func decideResubmission(
    _ request: Request, _ context: WebContext, done: String,
    _ command: (FormFields) throws -> ResubmissionCommand
  ) async throws -> Response {
    let visitor = try context.signedIn
    let id = try context.resubmissionID
    let fields = try await submission(request, visitor).fields
    do {
      try await store.perform(try command(fields), on: id, command: self.command(fields), by: visitor.actor)
    } catch let refusal as Refusal {
      let written = ["reason", "how", "on"].compactMap { fields.text($0) }
      throw Declined(refusal: refusal, back: Path.of(id), written: written)
    }
    notices.post(PageContext.Message(text: done), for: visitor.token, at: .now)
    return go(to: Path.of(id))
  }

  /// The command of the form that withdraws.
  func withdrawal(_ fields: FormFields) throws -> ResubmissionCommand {
    guard let reason = fields.text("reason") else { throw Refusal(.invalid, "Say why it is withdrawn.") }
    return .withdraw(reason: store.seal(reason))
  }

  /// The command of the form that records the sending.
  func sending(_ fields: FormFields) throws -> ResubmissionCommand {
    guard let on = fields.text("on").flatMap({ CalendarDate(iso: $0) }) else {
      throw Refusal(.invalid, "Name the day on which it was sent, such as 2026-11-22.")
    }
    guard let how = fields.text("how") else { throw Refusal(.invalid, "Say how it was sent, with the confirmation.") }
    return .recordSent(on: on, how: store.seal(how))
  }
}

extension WebContext {
  /// The sent claim of the address.
  fileprivate var sentClaim: SentClaimID {
    get throws { try value("id") { Int64($0).map { SentClaimID($0) } } }
  }

  /// What the claim is sent again for.
  fileprivate var purpose: ResubmissionPurpose {
    get throws { try value("purpose") { ResubmissionPurpose(rawValue: String($0)) } }
  }

  /// The resubmission of the address.
  fileprivate var resubmissionID: ResubmissionID {
    get throws { try value("id") { Int64($0).map { ResubmissionID($0) } } }
  }
}
