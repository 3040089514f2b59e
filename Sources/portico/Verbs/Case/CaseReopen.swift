import ArgumentParser
import Desk
import Trail

/// `portico case reopen`: opens a closed case again.
struct CaseReopen: CaseDeed {
  static let configuration = CommandConfiguration(commandName: "reopen", abstract: "Open a closed case again.")

  @OptionGroup var deed: DeedOptions
  @Option(help: "Why.")
  var reason: String
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    try with(reason: reason, run) { .reopen(reason: $0) }
  }
}
