import ArgumentParser
import Desk
import DeskJSON
import Store

/// `portico remittances`: the payments that came in.
struct RemittancesVerb: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "remittances", abstract: "List the remittances, the newest first.")

  @Option(help: "The page, from 1.")
  var page = 1
  @Flag(help: "One line of JSON for each remittance.")
  var json = false
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let (rows, pages) = try await run.workplace.store.remittances(page: page, for: run.account)
    if json {
      try run.out.lines(rows.map { $0.jsonText })
    } else if rows.isEmpty {
      try run.out.line("no remittances yet: portico ingest FILE")
    } else {
      try run.out.lines(RemittanceText.table(rows) + (pages > 1 ? ["", "page \(page) of \(pages)"] : []))
    }
    return ExitStatus.success
  }
}
