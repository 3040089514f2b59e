import ArgumentParser
import Desk
import DeskJSON
import Store
import X12

/// `portico upstream cases`: the closed denials behind a figure.
struct UpstreamCases: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "cases", abstract: "List closed denials with their root causes, the last closed first.")

  @Argument(help: "The team, such as 'Prior Auth'; without it all teams.")
  var team: String?
  @Option(help: ArgumentHelp("Only this root cause.", valueName: "id"))
  var cause: String?
  @Option(help: "closed (the day of closing) or service (the date of service).")
  var by = RootCauseFilter.Axis.closed
  @Option(help: "The first day; without it the last \(UpstreamFigures.days) days.")
  var from: CalendarDate?
  @Option(help: "The last day; without it today.")
  var through: CalendarDate?
  @Option(help: "The page, from 1; \(RootCauseFilter.pageSize) cases each.")
  var page = 1
  @Flag(help: "One line of JSON for each case.")
  var json = false
  @OptionGroup var data: DataOptions

  func validate() throws {
    guard page >= 1 else { throw ValidationError("The first page is 1.") }
    if let from, let through, from > through {
      throw ValidationError("The first day, \(from), is after the last, \(through): swap them.")
    }
  }

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    let usual = UpstreamFigures.now(on: store.clock.today())
    let last = through ?? max(usual.upperBound, from ?? usual.upperBound)
    let filter = RootCauseFilter(
      team: team.map { Team($0) }, cause: cause, axis: by, days: (from ?? min(usual.lowerBound, last))...last,
      page: page)
    let list = try await store.rootCauses(filter, for: run.account)
    try run.out.lines(json ? list.rows.map(\.jsonText) : UpstreamText.lines(list))
    return ExitStatus.success
  }
}

extension RootCauseFilter.Axis: ExpressibleByArgument {}
