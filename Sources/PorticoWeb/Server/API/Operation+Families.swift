import Desk
import DeskJSON
import HTTPTypes
import Hummingbird
import Store

extension Operation {
  /// What people decide about claims that were sent: matches, families, and claims sent again.
  static let ofSentClaims: [Operation] =
    MatchDecision.allCases.map(decide) + [regroup, draft] + ResubmissionStep.allCases.map(take) + [claimFile]

  private static func decide(_ decision: MatchDecision) -> Operation {
    Operation(
      method: .post, path: "/api/answers/{id}/\(decision.rawValue)", name: decision.name, summary: decision.summary,
      body: RequestBody(decision.fields), answer: .json(AfterCommand<MatchView>.schema), isCommand: true,
      refusals: refusedByRules
    ) { site, call in
      site.json(
        try await site.carryOut(
          decision, on: try call.context.answerID, call.body.fields, as: call.command, by: try call.visitor))
    }
  }

  private static let regroup = Operation(
    method: .post, path: "/api/families/{id}/regroup", name: "regroupClaim",
    summary: "Moves a sent claim to another family, or to one of its own; answers with that family.",
    body: RequestBody([
      .required("sent", .id, about: "The claim that is moved."),
      .optional("family", .id, about: "Where it belongs; without one it gets a family of its own."),
      .required("reason", .longText),
    ]),
    answer: .json(AfterCommand<FamilyView>.schema), isCommand: true, refusals: refusedByRules
  ) { site, call in
    site.json(
      try await site.regroup(
        from: try call.context.familyID, call.body.fields, as: call.command, by: try call.visitor))
  }

  private static let draft = Operation(
    method: .post, path: "/api/sent/{id}/{purpose}", name: "draftResubmission",
    summary: "Makes the file with which a claim is corrected, voided or sent as a new one; somebody else releases it.",
    parts: ["purpose": ResubmissionPurpose.schema],
    body: RequestBody([
      .optional(
        "payer_claim_number", .text(upTo: 200), about: "What the payer calls the claim; a new claim needs none."),
      .optional("authorization", .element, about: "What REF*G1 becomes; without it, it stays."),
      .optional(
        "changes",
        .array(
          .object(JSONSchema.Object([.required("field", .text(upTo: 200)), .required("value", .element)])),
          count: 0...1000),
        about: "What the fields of the form become, each named once."),
    ]),
    answer: .json(AfterCommand<ResubmissionView>.schema), isCommand: true, refusals: refusedByRules
  ) { site, call in
    let edits = (call.json?["changes"]?.array ?? []).compactMap { change -> ClaimEdit? in
      guard case .string(let field)? = change["field"], case .string(let value)? = change["value"] else { return nil }
      return ClaimEdit(field: field, value: value)
    }
    let (fields, visitor) = (call.body.fields, try call.visitor)
    let (id, wasRepeated) = try await site.store.draftResubmission(
      of: try call.context.sentClaim, purpose: try call.context.purpose,
      payerClaimNumber: fields.text("payer_claim_number") ?? "", authorization: fields["authorization"],
      edits: edits, command: call.command, by: visitor.actor)
    let view = try await site.store.resubmissionView(id, for: visitor.account)
    return site.json(AfterCommand(view, wasRepeated: wasRepeated))
  }

  private static func take(_ step: ResubmissionStep) -> Operation {
    Operation(
      method: .post, path: "/api/resubmissions/{id}/\(step.rawValue)", name: step.name, summary: step.summary,
      body: RequestBody(step.fields), answer: .json(AfterCommand<ResubmissionView>.schema), isCommand: true,
      refusals: refusedByRules
    ) { site, call in
      site.json(
        try await site.carryOut(
          step, on: try call.context.resubmissionID, call.body.fields, as: call.command, by: try call.visitor))
    }
  }

  private static let claimFile = Operation(
    method: .get, path: "/api/resubmissions/{id}/file", name: "getResubmissionFile",
    summary: "The claim file (837) for the clearinghouse, once it is released.",
    answer: .bytes(type: "application/edi-x12"), refusals: [.forbidden, .conflict]
  ) { site, call in try await site.resubmissionFile(call.context) }
}

extension JSONSchema {
  /// A value of a segment; an empty one takes it out.
  fileprivate static let element = JSONSchema.text(atMost: 1000)
}
