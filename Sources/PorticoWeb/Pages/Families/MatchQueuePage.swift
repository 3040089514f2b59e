import Desk
import X12

/// The answers whose claim a person has to find.
struct MatchQueuePage: Page {
  var view: MatchQueueView
  var context: PageContext

  var title: String { "Answers without a claim" }
  var place: Place? { .claims }

  var main: HTML {
    """
    <p class="over"><a href="/families">Claims</a></p>
    <div class="head"><h1>Answers without a claim</h1></div>
    <p class="sub">A rule matches only what fits one claim alone. What it cannot be sure of waits here for you.</p>
    <nav aria-label="Kind"><p class="badges">\(view.counts.map(tab))</p></nav>
    \(view.rows.isEmpty ? empty : table)
    \(Pagination(page: view.page, pageCount: view.pageCount) { "/matches?state=\(view.state.rawValue)&page=\($0)" }.html)
    """
  }

  private func tab(_ count: (state: MatchState, count: Int)) -> HTML {
    """
    <a class="button" href="/matches?state=\(count.state.rawValue)"\(if: count.state == view.state, " aria-current=\"page\"")>\
    \(count.state.title) \(grouped(count.count))</a> 
    """
  }

  private var empty: HTML {
    "<div class=\"empty\"><h2>Nothing waits here</h2><p>Every answer of this kind is matched to its claim.</p></div>"
  }

  private var table: HTML {
    """
    <table class="cards"><caption class="visually-hidden">Answers</caption><thead><tr><th scope="col">Patient</th>\
    <th scope="col">Answer</th><th scope="col">Payer</th><th scope="col">Date</th>\
    <th scope="col" class="number">Charge</th><th scope="col" class="number">May be</th></tr></thead>\
    <tbody>\(view.rows.map(line))</tbody></table>
    """
  }

  private func line(_ row: MatchRow) -> HTML {
    """
    <tr><th scope="row"><a href="\(Path.match(row.answer))">\(row.patient.html)</a></th>\
    <td data-label="Answer">\(row.kind.title)</td><td data-label="Payer">\(row.payerName)</td>\
    <td data-label="Date">\(row.on?.html ?? "–")</td><td class="number" data-label="Charge">\(row.charge?.html ?? "–")</td>\
    <td class="number" data-label="May be">\(counted(row.candidates, "claim"))</td></tr>

    """
  }
}

extension AnswerKind {
  /// The kind in the words of the desk.
  var title: HTML {
    switch self {
    case .remittance: "Remittance (835)"
    case .notice: "Front end (277CA)"
    }
  }
}
