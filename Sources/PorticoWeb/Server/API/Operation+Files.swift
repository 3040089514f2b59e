import Desk
import DeskJSON
import HTTPTypes
import Hummingbird

extension Operation {
  /// Files as they are.
  static let downloads: [Operation] = [
    evidence("/api/evidence/{digest}", "getEvidence"),
    evidence("/api/cases/{id}/evidence/{digest}", "getCaseEvidence"),
    Operation(
      method: .post, path: "/api/documents/{digest}/open", name: "openDocument",
      summary: "The whole file with every patient in it; the reason is recorded.",
      body: RequestBody([.required("reason", .longText)]), answer: .bytes(type: "text/plain"), isCommand: true,
      refusals: [.forbidden, .conflict, .unprocessableContent]
    ) { site, call in
      try await site.wholeFile(
        try call.context.digest, reason: call.body.fields.text("reason"), as: call.command, by: try call.visitor)
    },
  ]

  private static func evidence(_ path: String, _ name: String) -> Operation {
    Operation(
      method: .get, path: path, name: name, summary: "A file that was attached to a case.",
      answer: .bytes(type: "application/octet-stream"), refusals: [.forbidden]
    ) { site, call in try await site.evidence(call.context) }
  }
}
