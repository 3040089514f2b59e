import ArgumentParser
import Desk
import DeskJSON
import Store

/// `portico documents`: the files that came in.
struct DocumentsVerb: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "documents", abstract: "List the files that came in, the newest first.")

  @Flag(help: "Only files of which something is in quarantine.")
  var quarantined = false
  @Option(help: "The page, from 1.")
  var page = 1
  @Flag(help: "One line of JSON for each file.")
  var json = false
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    let (rows, pages) = try await store.documents(quarantined: quarantined, page: page, for: run.account)
    if json {
      try run.out.lines(rows.map { $0.jsonText })
    } else if rows.isEmpty {
      try run.out.line(quarantined ? "no files in quarantine" : "no files yet: portico ingest FILE")
    } else {
      try run.out.lines(
        DocumentText.table(rows, clock: store.clock) + (pages > 1 ? ["", "page \(page) of \(pages)"] : []))
    }
    return ExitStatus.success
  }
}
