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
    guard let appeal = view.appeal else {
      throw Refusal(.illegalMove, "A whole remittance is not appealed; a denied claim is.")
    }
    let text = AppealText(id: id, view: appeal, state: view.state)
    try run.out.lines(json ? [text.object.jsonText] : text.lines)
    return ExitStatus.success
  }
}
