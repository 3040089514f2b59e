import ArgumentParser
import Desk
import DeskJSON
import Doors
import Store

/// `portico remittance`: one payment, and the decision about one that is held.
struct RemittanceVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remittance", abstract: "Show a remittance, or post one that is held as a suspected duplicate.",
    subcommands: [RemittanceShow.self, RemittancePost.self], defaultSubcommand: RemittanceShow.self)
}

/// `portico remittance NUMBER`: one transaction set as a payment.
struct RemittanceShow: DeskVerb {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a remittance with its claims.")

  @Argument(help: ArgumentHelp("The number of the remittance.", valueName: "remittance"))
  var id: SetID
  @Option(help: "The page of its claims, from 1.")
  var page = 1
  @Flag(help: "One object of JSON.")
  var json = false
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let view = try await run.workplace.store.remittanceView(id, page: page, for: run.account)
    try run.out.lines(json ? [view.jsonText] : RemittanceText.lines(view))
    return ExitStatus.success
  }
}

/// `portico remittance post NUMBER`: a person found that a held remittance is a payment of its own.
struct RemittancePost: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "post", abstract: "Post a remittance that is held as a suspected duplicate (managers).")

  @Argument(help: ArgumentHelp("The number of the remittance.", valueName: "remittance"))
  var id: SetID
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    try await run.workplace.intake.post(held: id, command: run.workplace.store.newCommandID(), by: run.actor)
    try run.out.line("remittance \(id): posted")
    return ExitStatus.success
  }
}

extension SetID: ExpressibleByArgument {
  /// A remittance's number.
  package init?(argument: String) {
    guard let value = Int64(argument), value > 0 else { return nil }
    self.init(value)
  }
}
