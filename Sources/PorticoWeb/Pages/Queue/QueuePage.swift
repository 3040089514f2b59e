import Desk
import X12

/// The work queue: what to do next, and why.
struct QueuePage: Page {
  var view: QueueView
  /// The SOPs' teams, to assign to.
  var teams: [Team]
  /// The accounts that may own cases.
  var people: [Account]
  var context: PageContext

  var title: String { "Work queue: \(view.filter.scope.title)" }
  var place: Place? { .queue }

  var main: HTML {
    """
    <div class="head"><h1>Work queue</h1>\(totals)</div>
    <div class="bar">\(scopes)\(filters)</div>
    \(view.rows.isEmpty ? empty : list)
    \(pages.html)
    """
  }

  private var pages: Pagination {
    Pagination(page: view.filter.page, pageCount: view.pageCount) { page in
      Path.queue(view.filter.with { $0.page = page })
    }
  }

  private var canWork: Bool { context.may(.assignToOthers) && view.filter.scope != .closed }

  private var list: HTML {
    let table = QueueTable(
      rows: view.rows, isSelectable: canWork,
      caption: "Cases in the order in which to work them, \(view.filter.scope.title)")
    guard canWork else { return "<div class=\"bulk\">\(order)</div>\(table.html)" }
    return context.form(
      "/queue/bulk", name: "bulk-form",
      """
      <input type="hidden" name="return" value="\(Path.queue(view.filter))">\(bulk)\(table.html)
      """)
  }

  private var totals: HTML {
    let scope = QueueFilter(scope: view.filter.scope)
    return """
      <ul class="tallies">\
      \(TallyLink("In this view", view.total, Path.queue(view.filter.with { $0.page = 1 })).html)\
      \(TallyLink("Late", view.late, Path.queue(scope.with { $0.due = .late }), tone: "late").html)\
      \(TallyLink("Due today", view.dueToday, Path.queue(scope.with { $0.due = .today }), tone: "soon").html)\
      \(TallyLink("Due in 7 days", view.dueThisWeek, Path.queue(scope.with { $0.due = .week })).html)\
      \(TallyLink("Unassigned", view.unassigned, Path.queue(QueueFilter(scope: .unassigned))).html)\
      </ul>
      """
  }

  private var scopes: HTML {
    """
    <nav class="tabs-line" aria-label="Scope"><ul>\(QueueFilter.Scope.allCases.map(scope))</ul></nav>
    """
  }

  private func scope(_ scope: QueueFilter.Scope) -> HTML {
    let path = Path.queue(
      view.filter.with {
        $0.scope = scope
        $0.page = 1
      })
    return "<li><a href=\"\(path)\"\(if: scope == view.filter.scope, " aria-current=\"page\"")>\(scope.title)</a></li>"
  }

  private var empty: HTML {
    if view.filter.isNarrowed {
      return """
        <div class="empty"><h2>No case matches these filters</h2>
        <p>Take a filter away, or <a href="\(Path.queue(QueueFilter(scope: view.filter.scope)))">clear all filters\
        </a>.</p></div>
        """
    }
    switch view.filter.scope {
    case .all:
      return """
        <div class="empty"><h2>No open cases</h2><p>A case opens by itself when a remittance (835) with a denial is \
        read.</p>
        <p><a class="button primary" href="/documents">Add a remittance file</a></p></div>
        """
    case .mineAndUnassigned:
      return """
        <div class="empty"><h2>Nothing waits for you</h2><p>You own no open case, and none is unassigned.</p>
        <p><a href="\(Path.queue(QueueFilter(scope: .all)))">See all open cases</a></p></div>
        """
    case .mine:
      return """
        <div class="empty"><h2>You own no open case</h2>
        <p><a class="button primary" href="\(Path.queue(QueueFilter(scope: .unassigned)))">See unassigned cases</a>\
        </p></div>
        """
    case .unassigned:
      return """
        <div class="empty"><h2>Every open case has an owner</h2>
        <p><a href="\(Path.queue(QueueFilter(scope: .all)))">See all open cases</a></p></div>
        """
    case .held:
      return
        """
        <div class="empty"><h2>Nothing is on hold</h2>\
        <p>A case on hold comes back by itself before its deadline.</p></div>
        """
    case .closed:
      return "<div class=\"empty\"><h2>No case is closed yet</h2></div>"
    }
  }
}

extension QueueFilter {
  /// The filter with something changed.
  func with(_ change: (inout QueueFilter) -> Void) -> QueueFilter {
    var filter = self
    change(&filter)
    return filter
  }

  /// Whether anything but the scope narrows the queue.
  var isNarrowed: Bool { sop != nil || team != nil || payer != nil || category != nil || due != nil }
}

/// A count of cases with the money in question, leading to the cases behind it.
struct TallyLink {
  var title: String
  var tally: Tally
  var path: String
  /// The colour, used only when there is something to see.
  var tone: HTML

  init(_ title: String, _ tally: Tally, _ path: String, tone: HTML = "calm") {
    self.title = title
    self.tally = tally
    self.path = path
    self.tone = tone
  }

  /// The entry of a list.
  var html: HTML {
    """
    <li class="\(tally.cases > 0 ? tone : "zero")"><a href="\(path)"><span class="name">\(title)</span>\
    <b>\(grouped(tally.cases))</b><span class="money">\(tally.denied.wholeDollars)</span></a></li>
    """
  }
}

/// A count of something other than cases, leading to the list behind it.
struct CountLink {
  var title: String
  var count: Int
  var path: String
  /// What is counted.
  var note: String
  /// The colour, used only when there is something to see.
  var tone: HTML

  init(_ title: String, _ count: Int, _ path: String, note: String, tone: HTML = "calm") {
    self.title = title
    self.count = count
    self.path = path
    self.note = note
    self.tone = tone
  }

  /// The entry of a list.
  var html: HTML {
    """
    <li class="\(count > 0 ? tone : "zero")"><a href="\(path)"><span class="name">\(title)</span>\
    <b>\(grouped(count))</b><span class="money">\(note)</span></a></li>
    """
  }
}
