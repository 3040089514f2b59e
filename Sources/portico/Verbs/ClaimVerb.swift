import ArgumentParser
import Desk
import DeskJSON
import Store

/// `portico claim NUMBER`: a claim as the payer saw it.
struct ClaimVerb: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "claim", abstract: "Show a claim as the payer saw it, with the bytes behind it.")

  @Argument(help: ArgumentHelp("The number of the claim.", valueName: "claim"))
  var id: ClaimID
  @Flag(help: "One object of JSON.")
  var json = false
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let view = try await run.workplace.store.claimView(id, for: run.account)
    try run.out.lines(json ? [view.jsonText] : ClaimText.lines(view))
    return ExitStatus.success
  }
}

extension ClaimID: ExpressibleByArgument {
  /// A claim's number.
  package init?(argument: String) {
    guard let value = Int64(argument), value > 0 else { return nil }
    self.init(value)
  }
}
