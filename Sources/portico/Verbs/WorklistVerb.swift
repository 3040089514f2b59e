import ArgumentParser
import Desk
import DeskJSON
import Store
import X12

/// `portico worklist`: the cases in the order in which they should be worked.
struct WorklistVerb: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "worklist", abstract: "Show the cases in the order in which they should be worked.")

  @Argument(help: ArgumentHelp("Only the cases of this SOP, such as denials.", valueName: "sop"))
  var sop: String?
  @Option(help: "all, mine_and_unassigned, mine, unassigned, held or closed.")
  var scope = QueueFilter.Scope.all
  @Option(help: "Only this team, such as 'Prior Auth'.")
  var team: String?
  @Option(help: "Only this payer: its name or its number.")
  var payer: String?
  @Option(help: "Only this category, such as authorization.")
  var category: String?
  @Option(help: "late, today or week.")
  var due: QueueFilter.Due?
  @Option(help: "The page, from 1; \(QueueFilter.pageSize) cases each.")
  var page = 1
  @Flag(help: "One line of JSON for each case.")
  var json = false
  @OptionGroup var data: DataOptions

  func validate() throws {
    guard page >= 1 else { throw ValidationError("The first page is 1.") }
  }

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    if let sop, store.playbook.sop(named: sop) == nil {
      let known = store.playbook.sops.map(\.name).joined(separator: ", ")
      throw Failure(ExitStatus.failure, "there is no SOP '\(sop)'; there are \(known)")
    }
    var filter = QueueFilter(
      scope: scope, sop: sop, team: team.map { Team($0) }, category: category, due: due, page: page)
    if let payer { filter.payer = try await number(ofPayer: payer, run) }
    let view = try await store.queue(filter, for: run.account)
    try run.out.lines(json ? view.rows.map { $0.jsonText } : QueueText.lines(view))
    return ExitStatus.success
  }

  private func number(ofPayer text: String, _ run: Invocation) async throws -> PayerID {
    if let number = Int64(text) { return PayerID(number) }
    let payers = try await run.workplace.store.queue(QueueFilter(), for: run.account).payers
    guard let found = payers.first(where: { $0.title.lowercased() == text.lowercased() }).flatMap({ Int64($0.value) })
    else {
      let known = payers.map(\.title).joined(separator: ", ")
      throw Failure(ExitStatus.failure, "no open case has the payer '\(text)'; there are \(known)")
    }
    return PayerID(found)
  }
}

extension QueueFilter.Scope: ExpressibleByArgument {}
extension QueueFilter.Due: ExpressibleByArgument {}
