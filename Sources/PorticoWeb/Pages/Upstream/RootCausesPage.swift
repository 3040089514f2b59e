import Desk
import X12

/// The closed denials behind a figure of an upstream list.
struct RootCausesPage: Page {
  var list: RootCauseList
  /// The teams to choose from.
  var teams: [Team]
  var context: PageContext

  var title: String { "Denials by root cause" }
  var place: Place? { .upstream }

  private var filter: RootCauseFilter { list.filter }

  var main: HTML {
    """
    <p class="over"><a href="/upstream">Upstream</a>\
    \(filter.team.map { " · <a href=\"\(Path.upstream($0))\">\($0)</a>" })</p>
    <div class="head"><div><h1>\(counted(list.total.denials, "denial")), \(list.total.denied.dollars)</h1>
    <p class="sub">\(filter.axis.title) \(filter.days.lowerBound.html) – \(filter.days.upperBound.html)\
    \(filter.team.map { ", put down to \($0)" })\(filter.cause.map { ", root cause \(name(of: $0))" }); \
    \(list.total.recovered.dollars) recovered</p></div></div>
    \(form)
    \(list.rows.isEmpty ? empty : table)
    \(pages.html)
    """
  }

  private var pages: Pagination {
    Pagination(page: filter.page, pageCount: list.pageCount) { page in
      var filter = filter
      filter.page = page
      return Path.rootCauses(filter)
    }
  }

  private func name(of cause: String) -> String { list.rows.first?.causeTitle ?? cause }

  private var form: HTML {
    """
    <form class="filters" action="/root-causes" method="get">
    \(Field.choice("team", "Team", choices, selected: filter.team?.name, none: "Every team"))
    \(filter.cause.map { "<input type=\"hidden\" name=\"cause\" value=\"\($0)\">" })
    \(Field.choice("by", "By", [("closed", "Day of closing"), ("service", "Date of service")], selected: filter.axis.rawValue))
    \(Field.date("from", "From", value: filter.days.lowerBound))
    \(Field.date("through", "Through", value: filter.days.upperBound))
    <button>Show</button></form>
    """
  }

  private var choices: [(value: String, title: String)] {
    let shown = filter.team.map { teams.contains($0) ? teams : teams + [$0] } ?? teams
    return shown.map { ($0.name, $0.name) }
  }

  private var empty: HTML {
    """
    <div class="empty"><h2>No closed denial fits</h2><p>Choose other days, or <a href="/upstream">go back to the teams</a>.\
    </p></div>
    """
  }

  private var table: HTML {
    """
    <table class="cards"><caption class="visually-hidden">Closed denials</caption><thead><tr><th scope="col">Case</th>\
    <th scope="col">Patient</th><th scope="col">Payer</th><th scope="col">Root cause</th><th scope="col">Service</th>\
    <th scope="col">Closed</th><th scope="col" class="number">Denied</th><th scope="col" class="number">Recovered</th>\
    </tr></thead><tbody>\(list.rows.map(line))</tbody></table>
    """
  }

  private func line(_ row: RootCauseList.Row) -> HTML {
    """
    <tr><th scope="row"><a href="\(Path.of(row.id))"><span class="visually-hidden">Case </span>\(row.id)</a></th>\
    <td data-label="Patient">\(row.patient?.html ?? "<span class=\"none\">Whole remittance</span>")</td>\
    <td data-label="Payer">\(row.payer)</td><td data-label="Root cause">\(row.causeTitle)<span class="sub">\
    <a href="\(Path.upstream(row.team))">\(row.team)</a></span></td>\
    <td data-label="Service">\(row.serviceDate?.html ?? "<span class=\"none\">not sent</span>")</td>\
    <td data-label="Closed">\(row.closedOn.html)</td>\
    <td class="number strong" data-label="Denied">\(row.denied.dollars)</td>\
    <td class="number" data-label="Recovered">\(row.recovered.dollars)</td></tr>

    """
  }
}
