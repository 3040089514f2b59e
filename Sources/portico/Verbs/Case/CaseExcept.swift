import ArgumentParser
import Desk
import Trail

/// `portico case except`: lets a checklist item be skipped.
struct CaseExcept: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "except", abstract: "Let a checklist item be skipped (managers).")

  @OptionGroup var deed: DeedOptions
  @Argument(help: "The checklist item, such as find-auth.")
  var item: String
  @Option(help: "Why.")
  var reason: String
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    try with(reason: reason, run) { .except(item: item, reason: $0) }
  }
}
