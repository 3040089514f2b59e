import ArgumentParser
import Desk
import Trail

/// `portico case uncheck`: opens a checklist item again.
struct CaseUncheck: CaseDeed {
  static let configuration = CommandConfiguration(commandName: "uncheck", abstract: "Open a checklist item again.")

  @OptionGroup var deed: DeedOptions
  @Argument(help: "The checklist item, such as find-auth.")
  var item: String
  @Option(help: "Why.")
  var reason: String
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    try with(reason: reason, run) { .uncheck(item: item, reason: $0) }
  }
}
