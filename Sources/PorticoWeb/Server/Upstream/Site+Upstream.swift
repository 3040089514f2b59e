import Desk
import Foundation
import Hummingbird
import Store
import X12

extension Site {
  /// The lists of all upstream teams.
  func upstream(_ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    return show(
      UpstreamPage(view: try await store.upstream(for: visitor.account), context: pageContext(visitor)))
  }

  /// The list of one upstream team.
  func upstreamTeam(_ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let view = try await store.upstream(try context.team, for: visitor.account)
    return show(UpstreamTeamPage(view: view, context: pageContext(visitor)))
  }

  /// Records what an upstream team changed, and goes back to its list.
  func answerUpstream(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let team = try context.team
    let fields = try await submission(request, visitor).fields
    var form = CommandForm(fields, seal: { store.seal($0) })
    do {
      _ = try form.text("text", or: "Write down what was changed.")
      guard let from = try form.date("from") else {
        throw Refusal(.invalid, "Say from which day the change holds.")
      }
      for text in form.texts {
        _ = try await store.record(
          UpstreamRequest(
            command: command(fields), team: team, from: from, cause: fields.text("cause"), text: text,
            actor: visitor.actor))
      }
    } catch let refusal as Refusal {
      throw Declined(
        refusal: refusal, back: Path.upstream(team), written: ["text", "from"].compactMap { fields.text($0) })
    }
    notices.post(PageContext.Message(text: "The change of \(team) is recorded."), for: visitor.token, at: .now)
    return go(to: Path.upstream(team))
  }

  /// The closed denials behind a figure.
  func rootCauses(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let filter = try request.queryFields.rootCauseFilter(today: store.clock.today())
    let list = try await store.rootCauses(filter, for: visitor.account)
    let teams = Set(store.playbook.sops.flatMap(\.upstreamTeams)).sorted()
    return show(RootCausesPage(list: list, teams: teams, context: pageContext(visitor)))
  }
}

extension WebContext {
  /// The upstream team of the address.
  fileprivate var team: Team {
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
