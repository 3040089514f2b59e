import Desk
import DeskJSON
import HTTPTypes
import Hummingbird

extension Operation {
  /// The answer of an upstream team to its list.
  static let answerUpstream = Operation(
    method: .post, path: "/api/upstream/{team}", name: "answerUpstream",
    summary: "Records what an upstream team changed in its work; people of the team, or managers.",
    parts: ["team": .text(upTo: 200)],
    body: RequestBody([
      .required("text", .longText, about: "What was changed."),
      .required("from", .date, about: "The day from which it holds."),
      .optional("cause", .text(upTo: 200), about: "The root cause that it is about; without one all of the team."),
    ]),
    answer: .json(AfterCommand<UpstreamView>.schema), isCommand: true, refusals: refusedByRules
  ) { site, call in
    site.json(
      try await site.answerUpstream(try call.context.team, call.body.fields, as: call.command, by: try call.visitor))
  }
}
