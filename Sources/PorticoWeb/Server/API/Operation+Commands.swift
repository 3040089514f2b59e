import Desk
import DeskJSON
import HTTPTypes
import Hummingbird
import Store
import X12

extension Operation {
  /// Everything that changes the work.
  static let commands: [Operation] =
    CaseAction.allCases.map(command) + [bulk, undo, postHeld, upload] + ofSentClaims + [answerUpstream]

  /// The statuses with which the desk's rules refuse a command.
  static let refusedByRules: [HTTPResponse.Status] = [.forbidden, .conflict, .unprocessableContent]

  private static func command(_ action: CaseAction) -> Operation {
    Operation(
      method: .post, path: "/api/cases/{id}/\(action.rawValue)", name: action.name, summary: action.summary,
      body: RequestBody(action.fields + [.version], limits: action.takesFile ? .evidence : .plain),
      answer: .json(CommandResult.schema), isCommand: true, needs: action.takesFile ? .workCase : nil,
      refusals: refusedByRules
    ) { site, call in
      let id = try call.context.caseID
      let result = try await site.carryOut(action, on: id, call.body, as: call.command, by: try call.visitor)
      return site.json(result)
    }
  }

  private static let bulk = Operation(
    method: .post, path: "/api/queue/bulk", name: "changeCases",
    summary: "Assigns several cases, or puts them on hold: all of them, or none.",
    body: RequestBody([
      .required("action", .choice(["assign", "hold"])),
      .required(
        "cases",
        .array(
          .object(JSONSchema.Object([.required("case", .id), .required("version", .id)])), count: 1...BulkForm.most)),
      .optional("team", .text(upTo: 200)),
      .optional("person", .id, about: "An account; without one, the team's queue."),
      .optional("until", .date, about: "Of a hold."), .optional("reason", .longText, about: "A hold needs one."),
    ]),
    answer: .json(BulkResult.schema), isCommand: true, refusals: refusedByRules + [.notFound]
  ) { site, call in
    let picks = (call.json?["cases"]?.array ?? []).compactMap { pick -> BulkForm.Pick? in
      guard let id = pick["case"]?.integer, let version = pick["version"]?.integer else { return nil }
      return BulkForm.Pick(id: CaseID(id), version: Int(version))
    }
    let form = try BulkForm(call.body.fields, picks: picks, people: try await site.store.accounts())
    return site.json(try await site.carryOut(form, call.body.fields, as: call.command, by: try call.visitor))
  }

  private static let undo = Operation(
    method: .post, path: "/api/undo", name: "undo",
    summary: "Takes a bulk action of the last ten minutes back, unless a case of it has moved on since.",
    body: RequestBody([.required("token", .text(upTo: 100), about: "The undo of the bulk action's answer.")]),
    answer: .json(BulkResult.schema), isCommand: true, refusals: refusedByRules
  ) { site, call in
    let (results, _) = try await site.takeBack(
      call.body.fields["token"] ?? "", as: call.command, by: try call.visitor)
    return site.json(BulkResult(cases: results, undo: nil))
  }

  private static let postHeld = Operation(
    method: .post, path: "/api/remittances/{id}/post", name: "postHeldRemittance",
    summary: "Posts a remittance that was held as a suspected duplicate.",
    body: RequestBody([]), answer: .json(RemittanceView.schema), isCommand: true, refusals: refusedByRules
  ) { site, call in
    let (id, visitor) = (try call.context.setID, try call.visitor)
    try await site.door.post(id, call.command, visitor.actor)
    return site.json(try await site.store.remittanceView(id, page: 1, for: visitor.account))
  }

  private static let upload = Operation(
    method: .post, path: "/api/documents", name: "addDocuments",
    summary: "Reads files; the same bytes again do no harm, and a file that is refused does not stop the others.",
    body: RequestBody([.required("file", .array(.file, count: 1...100))], limits: .documents),
    answer: .json(.array(UploadedFile.schema, count: nil)), needs: .ingest, refusals: [.forbidden]
  ) { site, call in site.json(try await site.receive(call.body.files, try call.visitor)) }
}

/// What a bulk action did.
struct BulkResult: Sendable, JSONShaped {
  /// Every case that was named; a case that stood like that already is repeated.
  var cases: [CommandResult]
  var undo: String?

  static let shape = JSONShape<BulkResult>("BulkResult") {
    Member("cases", \.cases)
    Member("undo", about: "What takes the action back within ten minutes; null when nothing was changed.", \.undo)
  }
}

extension JSONSchema.Property {
  /// The version of a case that the person looked at.
  static let version = optional(
    "version", .id, about: "The version that was looked at; the command is refused if the case has moved on since.")
}

extension JSONSchema {
  /// What people write.
  static let longText = JSONSchema.text(upTo: CommandForm.longestText)
}
