import ArgumentParser
import Desk
import DeskJSON
import Store
import X12

/// `portico clearance`: seven days of scheduled services, and what is missing for each.
struct ClearanceVerb: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "clearance", abstract: "Show what must be clear before the services of seven days.")

  @Option(help: ArgumentHelp("The first of the seven days; today where none is said.", valueName: "date"))
  var from: CalendarDate?
  @Option(help: ArgumentHelp("List this day alone.", valueName: "date"))
  var day: CalendarDate?
  @Option(
    help: ArgumentHelp(
      "open, all, or one of \(ClearanceState.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "state"))
  var state = ClearanceFilter.Scope.open
  @Option(help: "The page, from 1; \(ClearanceFilter.pageSize) services each.")
  var page = 1
  @Flag(help: "One object of JSON.")
  var json = false
  @OptionGroup var data: DataOptions

  func validate() throws {
    guard page >= 1 else { throw ValidationError("The first page is 1.") }
  }

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    let first = from ?? day ?? store.clock.today()
    if let day, day < first || day > first.adding(days: ClearanceFilter.days - 1) {
      throw Failure(
        ExitStatus.failure, "\(day) is none of the seven days from \(first) on; name a --from that has it")
    }
    let view = try await store.clearance(
      ClearanceFilter(from: first, day: day, scope: state, page: page), for: run.account)
    try run.out.lines(json ? [view.jsonText] : ClearanceText.lines(view))
    return ExitStatus.success
  }
}

extension ClearanceFilter.Scope: ExpressibleByArgument {
  /// `open`, `all` or a state.
  package init?(argument: String) { self.init(argument) }

  package var defaultValueDescription: String { name }
}
