import ArgumentParser
import Desk
import Store
import Trail

/// `portico case assign`: gives the case to a team or a person.
struct CaseAssign: CaseDeed {
  static let configuration = CommandConfiguration(commandName: "assign", abstract: "Give a case to a team or a person.")

  @OptionGroup var deed: DeedOptions
  @Option(help: "The team.")
  var team: String?
  @Option(help: ArgumentHelp("The person; without it nobody owns the case.", valueName: "login"))
  var to: String?
  @Option(help: "Why.")
  var reason: String?
  @OptionGroup var data: DataOptions

  func validate() throws {
    if team == nil, to == nil { throw ValidationError("Name a team with --team, a person with --to, or both.") }
  }

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    var person: Account?
    if let to {
      person = try await run.workplace.store.account(login: to)
      if person == nil { throw Refusal(.invalid, "There is no account '\(to)'.") }
    }
    return try with(reason: reason, run) { .assign(team: team.map { Team($0) }, person: person, reason: $0) }
  }
}
