import Desk
import X12

/// What a person needs to see first: what is late, what is next, what waits for them.
struct HomePage: Page {
  var view: HomeView
  var context: PageContext

  var title: String { "Home" }
  var place: Place? { .home }

  var main: HTML {
    """
    <div class="head home"><div><p class="over">\(view.today.html)</p><h1>\(headline)</h1></div>\(start)</div>
    <ul class="tallies wide">\
    \(TallyLink("Late", view.late, Path.queue(QueueFilter(due: .late)), tone: "late").html)\
    \(TallyLink("Due today", view.dueToday, Path.queue(QueueFilter(due: .today)), tone: "soon").html)\
    \(TallyLink("Due in 7 days", view.dueThisWeek, Path.queue(QueueFilter(due: .week))).html)\
    \(TallyLink("Mine", view.mine, Path.queue(QueueFilter(scope: .mine))).html)\
    \(TallyLink("Unassigned", view.unassigned, Path.queue(QueueFilter(scope: .unassigned))).html)\
    \(TallyLink("All open", view.open, Path.queue(QueueFilter(scope: .all))).html)\
    \(CountLink("To clear, 7 days", view.clearance.week, Path.clearance(ClearanceFilter(from: view.today)), note: "services").html)\
    \(CountLink("To clear, 2 days", view.clearance.near, Path.clearance(near), note: "of those", tone: "soon").html)\
    \(CountLink("Open matches", view.openMatches, "/matches", note: "answers").html)\
    </ul>
    <ul class="notices">\(notices)</ul>
    \(next)
    \(section("approvals", "Write-offs that wait for your approval", view.approvals))
    \(section("proposals", "Paid since: ready to close", view.proposals))
    \(documents)
    """
  }

  /// The services of today and the next two days that are not clear.
  private var near: ClearanceFilter {
    ClearanceFilter(from: view.today, until: view.today.adding(days: ClearanceFilter.nearDays))
  }

  private var headline: String {
    let late = view.late.cases
    let today = view.dueToday.cases
    switch (late, today) {
    case (0, 0) where view.open.cases == 0: return "No open cases"
    case (0, 0): return "Nothing is late, nothing is due today"
    case (0, _): return "\(counted(today, "case")) due today"
    case (_, 0): return "\(counted(late, "case")) late"
    case (_, _): return "\(counted(late, "case")) late, \(grouped(today)) due today"
    }
  }

  private var start: HTML? {
    guard let first = view.next.first, context.may(.workCase) else { return nil }
    return """
      <p class="start"><a class="button primary big" href="\(Path.of(first.id))">Start with case \(first.id)</a>\
      <span class="sub">\(first.why)</span></p>
      """
  }

  private func section(_ id: String, _ title: String, _ rows: [QueueRow]) -> HTML? {
    guard !rows.isEmpty else { return nil }
    return
      "<section class=\"block\" id=\"\(id)\"><h2>\(title)</h2>\(QueueTable(rows: rows, caption: title).html)</section>"
  }

  private var next: HTML {
    guard !view.next.isEmpty else {
      return """
        <section class="block"><h2>Next</h2><div class="empty"><p>No case is yours and none is unassigned. \
        A case opens by itself when a remittance (835) with a denial is read.</p>\
        <p><a class="button primary" href="/documents">Add a remittance file</a></p></div></section>
        """
    }
    return """
      <section class="block"><div class="block-head"><h2>Next for you</h2>\
      <a href="\(Path.queue(QueueFilter(scope: .mineAndUnassigned)))">All of mine and unassigned</a></div>\
      \(QueueTable(rows: view.next, caption: "Next for you").html)</section>
      """
  }

  private var documents: HTML {
    """
    <section class="block"><div class="block-head"><h2>Files</h2><a href="/documents">All documents</a></div>
    \(if: view.latestDocuments.isEmpty, "<p class=\"none\">No file has been received yet.</p>")\
    \(if: !view.latestDocuments.isEmpty, DocumentTable(rows: view.latestDocuments, context: context).html)
    </section>
    """
  }

  private var notices: [HTML] {
    [
      notice("#approvals", view.approvals.count, "write-off", "waiting for your approval"),
      notice("#proposals", view.proposals.count, "case", "paid since: ready to close"),
      notice("/quarantine", view.quarantinedDocuments, "file", "in quarantine, with reasons and what to do"),
      notice(
        "/remittances", view.heldRemittances, "remittance", "held as a suspected duplicate: it does not count yet"),
    ]
  }

  private func notice(_ path: String, _ count: Int, _ noun: String, _ what: String) -> HTML {
    guard count > 0 else { return .nothing }
    return "<li><a href=\"\(path)\"><b>\(counted(count, noun))</b></a> \(what)</li>"
  }
}
