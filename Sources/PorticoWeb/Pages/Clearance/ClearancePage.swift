import Desk
import X12

/// The clearance board: seven days of scheduled services by state, and a list of those behind a count.
struct ClearancePage: Page {
  var view: ClearanceView
  var context: PageContext

  var title: String { "Clearance from \(view.filter.from)" }
  var place: Place? { .clearance }

  var main: HTML {
    """
    <div class="head"><h1>Clearance <span class="of">\(view.filter.from.html) to \(view.filter.through.html)</span></h1>\(weeks)</div>
    \(view.days.contains { $0.total > 0 } ? board : empty)
    \(if: view.withoutCase > 0, withoutCase)
    \(list)
    \(pages.html)
    """
  }

  private func path(_ change: (inout ClearanceFilter) -> Void) -> String {
    var filter = view.filter
    filter.page = 1
    filter.until = nil
    change(&filter)
    return Path.clearance(filter)
  }

  private var weeks: HTML {
    """
    <form class="row weeks" action="/clearance" method="get" aria-label="Which seven days">
    <a class="button" rel="prev" href="\(week(from: view.filter.from.adding(days: -ClearanceFilter.days)))">Earlier</a>\
    <a class="button" href="/clearance">Today</a>\
    <a class="button" rel="next" href="\(week(from: view.filter.from.adding(days: ClearanceFilter.days)))">Later</a>
    <label class="field"><span class="visually-hidden">First day</span>\
    <input type="date" name="from" value="\(view.filter.from.description)" required></label><button>Show</button></form>
    """
  }

  private func week(from day: CalendarDate) -> String { Path.clearance(ClearanceFilter(from: day)) }

  private var board: HTML {
    """
    <table class="cards board"><caption class="visually-hidden">Scheduled services by day and state</caption>
    <thead><tr><th scope="col">Day</th>\
    \(ClearanceState.allCases.map { "<th scope=\"col\" class=\"number\">\($0.title)</th>" as HTML })\
    <th scope="col" class="number">All</th></tr></thead>
    <tbody>\(view.days.map(line))</tbody>
    <tfoot><tr><th scope="row">Seven days</th>\
    \(ClearanceState.allCases.map { state in
      cell(state, view.days.reduce(0) { $0 + $1.count(state) }, day: nil)
    })\(all(view.days.reduce(0) { $0 + $1.total }, day: nil))</tr></tfoot></table>
    """
  }

  private func line(_ day: ClearanceView.Day) -> HTML {
    """
    <tr\(if: day.date == view.today, " class=\"current\"")><th scope="row">\
    <a href="\(path { $0.day = day.date; $0.scope = .all })">\(day.date.weekdayName) \(day.date.html)</a>\
    \(if: day.date == view.today, " \(badge("Today", "now"))")</th>\
    \(ClearanceState.allCases.map { cell($0, day.count($0), day: day.date) })\(all(day.total, day: day.date))</tr>

    """
  }

  private func cell(_ state: ClearanceState, _ count: Int, day: CalendarDate?) -> HTML {
    let isShown = view.filter.scope == .state(state) && view.filter.day == day
    let link: HTML =
      count == 0
      ? "<span class=\"none\">0</span>"
      : """
      <a class="count \(state.tone)" href="\(path { $0.day = day; $0.scope = .state(state) })"\
      \(if: isShown, " aria-current=\"true\"")>\(grouped(count))<span class="visually-hidden"> \(state.title)</span></a>
      """
    return "<td class=\"number\" data-label=\"\(state.title)\">\(link)</td>"
  }

  private func all(_ count: Int, day: CalendarDate?) -> HTML {
    let link: HTML =
      count == 0
      ? "<span class=\"none\">0</span>"
      : "<a class=\"count\" href=\"\(path { $0.day = day; $0.scope = .all })\">\(grouped(count))</a>"
    return "<td class=\"number\" data-label=\"All\">\(link)</td>"
  }

  private var withoutCase: HTML {
    """
    <p class="sub">\(counted(view.withoutCase, "service")) more \(view.withoutCase == 1 ? "has" : "have") no case: no rule of \
    an SOP opens one, or the day had passed when the schedule came.</p>
    """
  }

  private var list: HTML {
    guard view.days.contains(where: { $0.total > 0 }) else { return .nothing }
    return """
      <section class="block"><div class="block-head"><h2>\(listTitle)</h2><p class="order">By day; what cannot wait first, then \
      time.</p></div>
      \(view.rows.isEmpty ? nothingListed : ClearanceTable(rows: view.rows, today: view.today).html)</section>
      """
  }

  private var listTitle: String {
    let what =
      switch view.filter.scope {
      case .open: "Still to clear"
      case .all: "All services"
      case .state(let state): state.title
      }
    let until = view.filter.until.map { ", through \($0.weekdayName) \($0)" } ?? ""
    let day = view.filter.day.map { ", \($0.weekdayName) \($0)" } ?? until
    return "\(what)\(day): \(grouped(view.total))"
  }

  private var nothingListed: HTML {
    """
    <div class="empty"><h3>\(view.filter.scope == .open ? "Everything of these days is clear" : "Nothing is listed here")</h3>
    <p><a href="\(path { $0.scope = .all; $0.day = nil })">See all services of the seven days</a></p></div>
    """
  }

  private var empty: HTML {
    """
    <div class="empty"><h2>No service is scheduled in these seven days</h2>
    <p>Services come from a schedule: a CSV file with one row for each appointment.</p>
    <p><a class="button primary" href="/documents">Add a schedule</a></p></div>
    """
  }

  private var pages: Pagination {
    Pagination(page: view.filter.page, pageCount: view.pageCount) { page in
      path {
        $0.page = page; $0.until = view.filter.until
      }
    }
  }
}

extension ClearanceState {
  /// The colour that repeats what the word says.
  var tone: HTML {
    switch self {
    case .notCleared: "late"
    case .undetermined: "soon"
    case .inWork: "plain"
    case .cleared: "done"
    case .emergency: "now"
    }
  }

  /// The state as a badge.
  var html: HTML { badge(title, tone) }
}

extension CalendarDate {
  /// The day of the week, such as `Mon`.
  var weekdayName: String { ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday - 1] }
}
