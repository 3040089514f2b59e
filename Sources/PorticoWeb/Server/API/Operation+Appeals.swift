import Desk
import DeskJSON
import HTTPTypes
import Hummingbird
import Store

extension Operation {
  /// An appeal and its packets; what is done about them case by case are commands of the case.
  static let appeals: [Operation] = [appeal, makePacket, previewPacket, packet]

  private static let appeal = Operation(
    method: .get, path: "/api/cases/{id}/appeal", name: "getAppeal",
    summary: "The appeal of a case: levels, exhibits, the proposed letter, and every packet.",
    answer: .json(AppealOfCase.schema)
  ) { site, call in
    let view = try await site.caseFile(call)
    guard let appeal = AppealOfCase(view) else {
      throw StoreError.notFound("appeal of case \(view.row.id): a denied claim has one")
    }
    return site.json(appeal)
  }

  private static let makePacket = Operation(
    method: .post, path: "/api/cases/{id}/appeal", name: "makePacket",
    summary: "Makes the next version of the packet; refused while evidence that the SOP requires is missing.",
    body: RequestBody(order + [.version]), answer: .json(MadePacket.schema), isCommand: true, refusals: refusedByRules
  ) { site, call in
    site.json(
      try await site.makePacket(
        on: try call.context.caseID, call.body.fields, as: call.command, by: try call.visitor))
  }

  private static let previewPacket = Operation(
    method: .post, path: "/api/cases/{id}/appeal/preview", name: "previewPacket",
    summary: "The packet as it would be, marked as a draft; nothing is recorded.",
    body: RequestBody(order), answer: .bytes(type: "application/pdf"), refusals: refusedByRules
  ) { site, call in
    try await site.previewPacket(of: try call.context.caseID, call.body.fields, by: try call.visitor)
  }

  private static let packet = Operation(
    method: .get, path: "/api/cases/{id}/appeal/{number}", name: "getPacket",
    summary: "A version of the packet, as it was made.", parts: ["number": .id],
    answer: .bytes(type: "application/pdf"), refusals: [.forbidden]
  ) { site, call in try await site.packet(call.context) }

  private static let order: [JSONSchema.Property] = [
    .required("level", AppealLevel.schema),
    .required("letter", .longText, about: "The words; an empty line begins a paragraph."),
    .optional("address", .longText, about: "Where it goes to, below the payer's name."),
  ]
}
