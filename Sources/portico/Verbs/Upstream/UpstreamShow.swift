import ArgumentParser
import Desk
import DeskJSON
import Store

/// `portico upstream [TEAM]`: the lists of all teams, or of one.
struct UpstreamShow: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show all upstream teams, or one with its causes and changes.")

  @Argument(help: "The team, such as 'Prior Auth'; without it all teams.")
  var team: String?
  @Flag(help: "One line of JSON for each team; of one team, one object.")
  var json = false
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    guard let team else {
      let view = try await store.upstream(for: run.account)
      try run.out.lines(json ? view.teams.map(\.jsonText) : UpstreamText.lines(view))
      return ExitStatus.success
    }
    let view = try await store.upstream(Team(team), for: run.account)
    try run.out.lines(json ? [view.jsonText] : UpstreamText.lines(view, clock: store.clock))
    return ExitStatus.success
  }
}
