import ArgumentParser
import Desk
import DeskJSON
import Store

/// `portico families`: the claims that were sent.
struct FamiliesVerb: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "families", abstract: "List the claims that were sent, the newest first.")

  @Option(help: "Only claims with this account number.")
  var account: String?
  @Option(help: "The page, from 1.")
  var page = 1
  @Flag(help: "One line of JSON for each claim.")
  var json = false
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let (rows, pages) = try await run.workplace.store.families(account: account, page: page, for: run.account)
    if json {
      try run.out.lines(rows.map(\.jsonText))
    } else if rows.isEmpty {
      try run.out.line("no claims: portico ingest the claim files (837) as they were sent")
    } else {
      try run.out.lines(FamilyText.table(rows) + (pages > 1 ? ["", "page \(page) of \(pages)"] : []))
    }
    return ExitStatus.success
  }
}

/// `portico family NUMBER`: a claim as it was sent, answered and worked.
struct FamilyVerb: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "family", abstract: "Show a claim as it was sent, answered and worked.")

  @Argument(help: ArgumentHelp("The number of the claim family.", valueName: "family"))
  var id: Int64
  @Flag(help: "One object of JSON.")
  var json = false
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let view = try await run.workplace.store.familyView(FamilyID(id), for: run.account)
    try run.out.lines(json ? [view.jsonText] : FamilyText.lines(view))
    return ExitStatus.success
  }
}
