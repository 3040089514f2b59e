import ArgumentParser
import Desk
import Trail
import X12

/// `portico case write-off`: asks for a write-off.
struct CaseWriteOff: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "write-off", abstract: "Ask for a write-off; above the limit of the SOP a manager must approve it.")

  @OptionGroup var deed: DeedOptions
  @Argument(help: "The amount in dollars, such as 125.00.")
  var amount: Cents
  @Option(help: "Why.")
  var reason: String
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    try with(reason: reason, run) { .requestWriteOff(amount, reason: $0) }
  }
}
