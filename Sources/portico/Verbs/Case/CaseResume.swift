import ArgumentParser
import Desk
import Trail

/// `portico case resume`: ends a hold.
struct CaseResume: CaseDeed {
  static let configuration = CommandConfiguration(commandName: "resume", abstract: "End the hold of a case.")

  @OptionGroup var deed: DeedOptions
  @Option(help: "Why.")
  var reason: String?
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    try with(reason: reason, run) { .resume(reason: $0) }
  }
}
