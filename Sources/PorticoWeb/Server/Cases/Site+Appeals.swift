import Desk
import Hummingbird
import Store
import Trail

extension Site {
  /// Makes the next version of the packet, and goes back to the case.
  func makePacket(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let id = try context.caseID
    let fields = try await submission(request, visitor).fields
    _ = try await makePacket(on: id, fields, as: command(fields), by: visitor)
    notices.post(
      PageContext.Message(text: "Case \(id): the packet is made. Download it, send it, then record how it was sent."),
      for: visitor.token, at: .now)
    return go(to: Path.appeal(id))
  }

  /// Makes the next version of the packet as the fields ask, once however often they are sent under the command's id.
  func makePacket(
    on id: CaseID, _ fields: FormFields, as command: CommandID, by visitor: Visitor
  ) async throws -> MadePacket {
    let version = fields["version"].flatMap { Int($0) }
    do {
      let result = try await packets.draft(id, try Site.order(fields), version, command, visitor.account)
      return try MadePacket(result, in: try await store.caseView(id, for: visitor.account))
    } catch let refusal as Refusal {
      throw try await declined(refusal, id, seen: version, fields, visitor)
    }
  }

  /// The packet as it would be with the words of the form.
  func previewPacket(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    return try await previewPacket(
      of: try context.caseID, try await submission(request, visitor).fields, by: visitor)
  }

  /// The packet as it would be; nothing is recorded.
  func previewPacket(of id: CaseID, _ fields: FormFields, by visitor: Visitor) async throws -> Response {
    do {
      let bytes = try await packets.preview(id, try Site.order(fields), visitor.account)
      return Response(
        status: .ok,
        headers: [
          .contentType: "application/pdf", .contentDisposition: "inline; filename=\"case-\(id)-draft.pdf\"",
        ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    } catch let refusal as Refusal {
      throw try await declined(refusal, id, seen: nil, fields, visitor)
    }
  }

  /// A version of the packet, as it was made.
  func packet(_ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let number = try context.value("number") { Int($0) }
    let (name, url) = try await store.packetFile(try context.caseID, number, for: visitor.account)
    return try send(url, type: "application/pdf", disposition: Site.attachment(name))
  }

  private static func order(_ fields: FormFields) throws(Refusal) -> PacketDoor.Order {
    guard let level = fields["level"].flatMap({ AppealLevel(rawValue: $0) }) else {
      throw Refusal(.invalid, "Choose the level of the appeal.")
    }
    guard let text = fields.text("letter") else { throw Refusal(.invalid, "Write the letter.") }
    for written in [text, fields.text("address") ?? ""] where written.count > CommandForm.longestText {
      throw Refusal(.invalid, "A text has at most \(CommandForm.longestText) characters; attach longer ones as a file.")
    }
    return (level, text, fields.text("address"))
  }
}
