import Desk
import DeskJSON
import Foundation
import Hummingbird
import Store
import Trail
import X12

extension Site {
  /// The lists of all upstream teams.
  func upstream(_ call: Call) async throws -> UpstreamOverview {
    try await store.upstream(for: try call.visitor.account)
  }

  /// The list of one upstream team.
  func upstreamTeam(_ call: Call) async throws -> UpstreamView {
    try await store.upstream(try call.context.team, for: try call.visitor.account)
  }

  /// Records what an upstream team changed, and goes back to its list.
  func answerUpstream(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let team = try context.team
    let fields = try await submission(request, visitor).fields
    _ = try await declining(to: Path.upstream(team), fields.texts(["text", "from"])) {
      try await answerUpstream(team, fields, as: command(fields), by: visitor)
    }
    notices.post(PageContext.Message(text: "The change of \(team) is recorded."), for: visitor.token, at: .now)
    return go(to: Path.upstream(team))
  }

  /// Records what an upstream team changed, once however often it is sent under the command's id.
  func answerUpstream(
    _ team: Team, _ fields: FormFields, as command: CommandID, by visitor: Visitor
  ) async throws -> AfterCommand<UpstreamView> {
    var form = CommandForm(fields, seal: { store.seal($0) })
    _ = try form.text("text", or: "Write down what was changed.")
    guard let from = try form.date("from") else {
      throw Refusal(.invalid, "Say from which day the change holds.")
    }
    guard let text = form.texts.last else { preconditionFailure("the words were sealed above") }
    let wasRepeated = try await store.record(
      UpstreamRequest(
        command: command, team: team, from: from, cause: fields.text("cause"), text: text, actor: visitor.actor))
    return AfterCommand(try await store.upstream(team, for: visitor.account), wasRepeated: wasRepeated)
  }

  /// The closed denials behind a figure.
  func rootCauses(_ call: Call) async throws -> ClosedDenials {
    let filter = try call.query.rootCauseFilter(today: store.clock.today())
    let list = try await store.rootCauses(filter, for: try call.visitor.account)
    return ClosedDenials(list: list, teams: Set(store.playbook.sops.flatMap(\.upstreamTeams)).sorted())
  }
}

extension WebContext {
  /// The upstream team of the address.
  var team: Team {
    get throws { try value("team") { $0.removingPercentEncoding.map { Team($0) } } }
  }
}

extension FormFields {
  /// Which closed denials are asked for; the last 30 days where no days are named.
  func rootCauseFilter(today: CalendarDate) throws(Refusal) -> RootCauseFilter {
    let form = CommandForm(self, seal: { _ in preconditionFailure("nothing is sealed here") })
    let usual = UpstreamFigures.now(on: today)
    let through = try form.date("through") ?? usual.upperBound
    let from = try form.date("from") ?? min(usual.lowerBound, through)
    guard from <= through else {
      throw Refusal(.invalid, "The first day, \(from), is after the last, \(through): swap them.")
    }
    return RootCauseFilter(
      team: text("team").map { Team($0) }, cause: text("cause"),
      axis: self["by"].flatMap { RootCauseFilter.Axis(rawValue: $0) } ?? .closed, days: from...through, page: page)
  }
}
