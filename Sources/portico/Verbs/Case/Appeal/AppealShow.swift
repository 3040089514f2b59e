import ArgumentParser
import Desk
import DeskJSON
import Store

/// `portico case appeal NUMBER`: what the packet needs, what is there, its versions.
struct AppealShow: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show levels, exhibits, what is missing, and every packet.")

  @Argument(help: ArgumentHelp("The number of the case.", valueName: "case"))
  var id: CaseID
  @Flag(help: "One object of JSON.")
  var json = false
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let view = try await run.workplace.store.caseView(id, for: run.account)
    guard let appeal = AppealOfCase(view) else {
      throw Refusal(.illegalMove, "A whole remittance is not appealed; a denied claim is.")
    }
    try run.out.lines(json ? [appeal.jsonText] : AppealText(appeal: appeal).lines)
    return ExitStatus.success
  }
}
