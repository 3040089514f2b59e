import ArgumentParser
import Desk
import Trail

/// `portico case decline`: declines the write-off that was asked for.
struct CaseDecline: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "decline", abstract: "Decline the write-off that somebody else asked for (managers).")

  @OptionGroup var deed: DeedOptions
  @Option(help: "Why.")
  var reason: String
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    try with(reason: reason, run) { .declineWriteOff(reason: $0) }
  }
}
