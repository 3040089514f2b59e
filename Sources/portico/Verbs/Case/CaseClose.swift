import ArgumentParser
import Desk
import Trail
import X12

/// `portico case close`: ends the case.
struct CaseClose: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close a case.")

  @OptionGroup var deed: DeedOptions
  @Argument(help: "The outcome, such as paid; without it the outcomes are listed, each with what it lacks.")
  var outcome: String?
  @Option(help: ArgumentHelp("Dollars recovered that no remittance shows; shown as typed.", valueName: "amount"))
  var recovered: Cents?
  @Option(
    help: ArgumentHelp(
      "The root cause of the denial, where the SOP asks for it; `portico case NUMBER` lists them.", valueName: "id"))
  var cause: String?
  @Option(help: "Why.")
  var reason: String?
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    guard let outcome else { throw try await choice("an outcome", run, \.outcomes) }
    return try with(reason: reason, run) {
      .close(outcome: outcome, typedRecovered: recovered, reason: $0, rootCause: cause)
    }
  }
}
