import ArgumentParser
import Desk
import DeskJSON
import Store
import Trail
import X12

/// `portico upstream answer`: says what a team changed.
struct UpstreamAnswer: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Say what a team changed, and from which day (people of the team, or managers).")

  @Argument(help: "The team, such as 'Prior Auth'.")
  var team: String
  @Argument(help: "What was changed.")
  var text: String
  @Option(help: "The day from which it holds, such as 2026-11-30.")
  var from: CalendarDate
  @Option(help: ArgumentHelp("The root cause that it is about; without it all of the team.", valueName: "id"))
  var cause: String?
  @OptionGroup var options: CommandOptions
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    guard text.contains(where: { !$0.isWhitespace }) else { throw Refusal(.invalid, "Write down what was changed.") }
    let wasRepeated = try await store.record(
      UpstreamRequest(
        command: options.command(store), team: Team(team), from: from, cause: cause, text: store.seal(text),
        actor: run.actor))
    try await run.tell(team, "the change from \(from) is recorded", wasRepeated: wasRepeated, options) {
      try await store.upstream(Team(team), for: run.account)
    }
    return ExitStatus.success
  }
}
