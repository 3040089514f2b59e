import ArgumentParser
import Desk
import DeskJSON
import Foundation
import Store

/// `portico home`: what needs a person first.
struct HomeVerb: DeskVerb {
  static let configuration = CommandConfiguration(commandName: "home", abstract: "Show what needs you first.")

  @Flag(help: "One object of JSON.")
  var json = false
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let view = try await run.workplace.store.home(for: run.account)
    try run.out.lines(json ? [view.jsonText] : lines(view, name: run.account.name))
    return ExitStatus.success
  }

  private func lines(_ view: HomeView, name: String) -> [String] {
    var lines = ["\(view.today), \(name)", ""]
    for (title, tally) in [
      ("late", view.late), ("due today", view.dueToday), ("due in 7 days", view.dueThisWeek), ("mine", view.mine),
      ("unassigned", view.unassigned), ("open in all", view.open),
    ] {
      lines.append("  \(title.padding(toLength: 14, withPad: " ", startingAt: 0))\(tally.inWords)")
    }
    if view.clearance.week > 0 {
      lines.append(
        "  \(counted(view.clearance.week, "service")) of 7 days not cleared, \(view.clearance.near) within 2 days: portico clearance"
      )
    }
    if view.openMatches > 0 {
      lines.append("  \(counted(view.openMatches, "answer")) without a claim: portico matches")
    }
    if view.quarantinedDocuments > 0 {
      lines.append("  \(counted(view.quarantinedDocuments, "file")) in quarantine: portico documents --quarantined")
    }
    if view.heldRemittances > 0 {
      lines.append("  \(counted(view.heldRemittances, "remittance")) held as suspected duplicates: portico remittances")
    }
    for (title, rows) in [
      ("A later remittance paid: review and close", view.proposals), ("Write-offs that wait for you", view.approvals),
      ("Next", view.next),
    ] where !rows.isEmpty {
      lines += ["", title] + QueueText.table(rows)
    }
    return lines
  }
}
