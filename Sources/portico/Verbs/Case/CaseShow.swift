import ArgumentParser
import Desk
import DeskJSON
import Store

/// `portico case NUMBER`: all about one case.
struct CaseShow: DeskVerb {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show all about one case.")

  @Argument(help: ArgumentHelp("The number of the case.", valueName: "case"))
  var id: CaseID
  @Flag(help: "One object of JSON.")
  var json = false
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    let view = try await store.caseView(id, for: run.account)
    let text = CaseText(view: view, clock: store.clock)
    try run.out.lines(json ? [view.jsonText] : text.lines)
    return ExitStatus.success
  }
}
