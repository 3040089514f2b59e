import Desk
import X12

/// The upstream teams: how many denials each one's work led to, and whether it gets better.
struct UpstreamPage: Page {
  var view: UpstreamOverview
  var context: PageContext

  var title: String { "Upstream" }
  var place: Place? { .upstream }

  var main: HTML {
    """
    <div class="head"><div><h1>Upstream</h1><p class="sub">Closed denials by the team in whose work the root cause lies. \
    Each team answers with what it changed.</p></div>\
    <a class="button" href="\(Path.rootCauses(RootCauseFilter(days: now)))">All denials by root cause</a></div>
    \(busy.isEmpty ? empty : table)
    \(if: !quiet.isEmpty, others)
    """
  }

  private var now: ClosedRange<CalendarDate> { UpstreamFigures.now(on: view.today) }

  /// The teams with something to show.
  private var busy: [UpstreamOverview.TeamRow] {
    view.teams.filter { $0.figures.now.denials + $0.figures.before.denials > 0 || $0.lastChange != nil }
  }

  private var quiet: [UpstreamOverview.TeamRow] {
    view.teams.filter { row in !busy.contains { $0.team == row.team } }
  }

  private var empty: HTML {
    """
    <div class="empty"><h2>No denial was closed with a root cause in the last \(2 * UpstreamFigures.days) days</h2>\
    <p>Whoever closes a denial picks its root cause; the team that the cause belongs to finds it here.</p>\
    <p><a class="button primary" href="/queue">Go to the work queue</a></p></div>
    """
  }

  private var others: HTML {
    """
    <section class="block"><h2>No denials in the last \(2 * UpstreamFigures.days) days</h2><ul class="notices">\
    \(quiet.map { "<li><a href=\"\(Path.upstream($0.team))\">\($0.team)</a></li>" as HTML })</ul></section>
    """
  }

  private var table: HTML {
    """
    <table class="cards"><caption class="visually-hidden">Denials by upstream team</caption><thead><tr>\
    <th scope="col">Team</th>\(UpstreamCells.headings)<th scope="col">Its last change</th></tr></thead>\
    <tbody>\(busy.map(line))</tbody></table>
    <p class="sub">\(UpstreamCells.note)</p>
    """
  }

  private func line(_ row: UpstreamOverview.TeamRow) -> HTML {
    let change: HTML = row.lastChange.map { "from \($0.html)" } ?? "<span class=\"none\">none</span>"
    return """
      <tr><th scope="row"><a href="\(Path.upstream(row.team))">\(row.team)</a>\(if: row.isMine, " \(badge("Yours", "now"))")\
      </th>\(UpstreamCells(figures: row.figures, team: row.team, today: view.today).html)\
      <td data-label="Its last change">\(change)</td></tr>

      """
  }
}

/// The figures of a team or of one of its causes, as the cells of a row; each opens to its cases.
struct UpstreamCells {
  var figures: UpstreamFigures
  var team: Team
  var cause: String? = nil
  var today: CalendarDate

  /// The headings above the cells.
  static let headings: HTML = """
    <th scope="col" class="number">Denials, last \(UpstreamFigures.days) days</th><th scope="col" class="number">Denied\
    </th><th scope="col" class="number">Recovered</th><th scope="col" class="number">The \(UpstreamFigures.days) days \
    before</th><th scope="col">Trend</th>
    """

  /// What the figures count.
  static let note =
    "Counted by the day on which the case was closed. Denied is what was denied when the case opened; recovered is what "
    + "later remittances paid. Up to a difference that chance alone explains, the trend says “no clear change”."

  var html: HTML {
    """
    <td class="number strong" data-label="Denials, last \(UpstreamFigures.days) days">\(count(figures.now, now))</td>\
    <td class="number" data-label="Denied">\(money(figures.now.denied))</td>\
    <td class="number" data-label="Recovered">\(money(figures.now.recovered))</td>\
    <td class="number" data-label="The \(UpstreamFigures.days) days before">\(count(figures.before, before))\
    <span class="sub">\(figures.before.denied.wholeDollars)</span></td>\
    <td data-label="Trend">\(figures.trend.html)</td>
    """
  }

  private var now: ClosedRange<CalendarDate> { UpstreamFigures.now(on: today) }
  private var before: ClosedRange<CalendarDate> { UpstreamFigures.before(on: today) }

  private func path(_ days: ClosedRange<CalendarDate>) -> String {
    Path.rootCauses(RootCauseFilter(team: team, cause: cause, days: days))
  }

  private func count(_ sum: DenialSum, _ days: ClosedRange<CalendarDate>) -> HTML {
    guard sum.denials > 0 else { return "<span class=\"none\">0</span>" }
    return "<a href=\"\(path(days))\">\(grouped(sum.denials))</a>"
  }

  private func money(_ amount: Cents) -> HTML {
    guard figures.now.denials > 0 else { return "<span class=\"none\">\(amount.dollars)</span>" }
    return "<a href=\"\(path(now))\">\(amount.dollars)</a>"
  }
}

extension UpstreamFigures.Trend {
  /// The trend as a badge.
  var html: HTML {
    switch self {
    case .tooFew: "<span class=\"none\">\(words)</span>"
    case .noClearChange: badge(words)
    case .more: badge(words, "late")
    case .fewer: badge(words, "done")
    }
  }
}
