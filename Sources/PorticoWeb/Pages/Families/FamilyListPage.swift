import Desk
import X12

/// The claims that were sent, the newest first.
struct FamilyListPage: Page {
  var rows: [FamilyRow]
  /// The account number that was asked for.
  var account: String?
  /// Answers that wait for a person to say which claim they are about.
  var openMatches: Int
  var page = 1
  var pageCount = 1
  var context: PageContext

  var title: String { "Claims" }
  var place: Place? { .claims }

  var main: HTML {
    """
    <div class="head"><h1>Claims</h1>\
    <p class="badges"><a class="button" href="/matches">Answers without a claim: \(grouped(openMatches))</a></p></div>
    <form action="/families" method="get" class="row" role="search"><label class="field"><span>Account number</span>\
    <input name="account" value="\(account ?? "")" autocomplete="off"></label><button>Find</button>\
    \(if: account != nil, "<a class=\"button quiet\" href=\"/families\">All claims</a>")</form>
    \(rows.isEmpty ? empty : table)
    \(Pagination(page: page, pageCount: pageCount) { address(page: $0) }.html)
    """
  }

  private func address(page: Int) -> String {
    "/families?" + (account.map { "account=\(Path.encoded($0))&" } ?? "") + "page=\(page)"
  }

  private var empty: HTML {
    guard let account else {
      return """
        <div class="empty"><h2>No claim yet</h2><p>Add the claim files (837) as they were sent, and what came back: \
        277CA, 999 and 835.</p><p><a class="button primary" href="/documents">Add a file</a></p></div>
        """
    }
    return
      "<div class=\"empty\"><h2>No claim with the account number \(account)</h2><p>Capitals and signs do not matter.</p></div>"
  }

  private var table: HTML {
    """
    <table class="cards"><caption class="visually-hidden">Claims</caption><thead><tr><th scope="col">Patient</th>\
    <th scope="col">Payer</th><th scope="col">Kind</th><th scope="col">Sent</th>\
    <th scope="col" class="number">Charge</th><th scope="col" class="number">Answers</th></tr></thead>\
    <tbody>\(rows.map(line))</tbody></table>
    """
  }

  private func line(_ row: FamilyRow) -> HTML {
    """
    <tr><th scope="row"><a href="\(Path.of(row.id))">\(row.patient.html)</a></th>\
    <td data-label="Payer">\(row.payerName)</td><td data-label="Kind">\(row.frequency.html)</td>\
    <td data-label="Sent">\(row.sentOn?.html ?? "–")</td><td class="number" data-label="Charge">\(row.charge.html)</td>\
    <td class="number" data-label="Answers">\(grouped(row.answers))</td></tr>

    """
  }
}
