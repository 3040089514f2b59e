import Desk
import X12

/// The remittances, newest first.
struct RemittanceListPage: Page {
  var rows: [RemittanceRow]
  var page = 1
  var pageCount = 1
  var context: PageContext

  var title: String { "Remittances" }
  var place: Place? { .remittances }

  var main: HTML {
    """
    <div class="head"><h1>Remittances</h1></div>
    \(rows.isEmpty ? empty : table)
    \(Pagination(page: page, pageCount: pageCount) { "/remittances?page=\($0)" }.html)
    """
  }

  private var empty: HTML {
    """
    <div class="empty"><h2>No remittance yet</h2><p>Add an 835 file, as the payer or clearinghouse sent it.</p>\
    <p><a class="button primary" href="/documents">Add a remittance file</a></p></div>
    """
  }

  private var table: HTML {
    """
    <table class="cards"><caption class="visually-hidden">Remittances</caption><thead><tr><th scope="col">Trace \
    number</th>\
    <th scope="col">Payer</th><th scope="col">Payment date</th><th scope="col" class="number">Amount</th>\
    <th scope="col" class="number">Claims</th><th scope="col" class="number">Denied</th>\
    <th scope="col">What became of it</th></tr></thead><tbody>\(rows.map(line))</tbody></table>
    """
  }

  private func line(_ row: RemittanceRow) -> HTML {
    """
    <tr><th scope="row"><a class="code" href="\(Path.of(row.id))">\
    \(row.traceNumber.isEmpty ? "No trace number" : row.traceNumber)</a></th>\
    <td data-label="Payer">\(row.payer)</td><td data-label="Payment date">\
    \(row.date?.html ?? "<span class=\"none\">not sent</span>")</td>\
    <td class="number strong" data-label="Amount">\(row.amount.html)</td>\
    <td class="number" data-label="Claims">\(grouped(row.claims))</td>\
    <td class="number" data-label="Denied"><a href="\(Path.of(row.id))#claims">\(grouped(row.denied))</a></td>\
    <td data-label="What became of it">\(row.disposition.html)</td></tr>

    """
  }
}
