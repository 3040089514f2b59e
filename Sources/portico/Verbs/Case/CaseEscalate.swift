import ArgumentParser
import Desk
import Trail

/// `portico case escalate`: hands the case up.
struct CaseEscalate: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "escalate", abstract: "Hand a case to the team that the SOP escalates to.")

  @OptionGroup var deed: DeedOptions
  @Option(help: "Why.")
  var reason: String
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    try with(reason: reason, run) { .escalate(reason: $0) }
  }
}
