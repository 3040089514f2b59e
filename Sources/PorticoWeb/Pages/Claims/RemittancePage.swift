import Desk
import X12

/// A remittance as a payment: does it add up, and which claims are in it.
struct RemittancePage: Page {
  var view: RemittanceView
  var context: PageContext

  var title: String { "Remittance \(view.traceNumber)" }
  var place: Place? { .remittances }

  var main: HTML {
    """
    <p class="over"><a href="/remittances">Remittances</a>\
    \(view.cases.map { " · <a href=\"\(Path.of($0))\">Case \($0)</a>" as HTML })</p>
    <div class="head"><div><h1>\(view.payment.html) from \(view.payerName)</h1>\
    <p class="sub">Trace <span class="code">\(view.traceNumber)</span>\(view.paymentDate.map { ", paid \($0.html)" })\
    </p></div>\
    \(view.disposition.html)</div>
    \(view.duplicateOf.map(duplicate))
    <div class="two wide-left">\(balance)\(facts)</div>
    \(providerAdjustments)
    \(claims)
    """
  }

  private var balance: HTML {
    """
    <section class="panel"><h2>Balance</h2><table class="sum"><tbody>\
    \(term("", "Claims paid", view.claimsPaid))\
    \(term("\u{2212}", "Provider-level adjustments (PLB)", view.providerAdjustments))\
    \(term("\u{2212}", "Payment (BPR02)", view.payment))</tbody>\
    <tfoot>\(term("=", "Difference", view.imbalance))</tfoot></table>\
    \(Balance(imbalance: view.imbalance, equation: "claims paid − provider adjustments − payment").html)</section>
    """
  }

  private func term(_ sign: String, _ name: String, _ figure: Figure) -> HTML {
    "<tr><td class=\"sign\">\(sign)</td><th scope=\"row\">\(name)</th><td class=\"number\">\(figure.html)</td></tr>"
  }

  private var facts: HTML {
    """
    <section class="panel"><h2>Payment</h2><dl class="facts">
    <div><dt>Payer</dt><dd>\(view.payerName) <span class="code">\(view.payerIdentifier)</span></dd></div>
    <div><dt>Payee</dt><dd>\(view.payeeName)</dd></div><div><dt>Method</dt><dd>\(view.method)</dd></div>
    \(view.productionDate.map { "<div><dt>Produced</dt><dd>\($0.html)</dd></div>" })
    <div><dt>Charged</dt><dd>\(view.claimsCharged.html)</dd></div>
    <div><dt>File</dt><dd><a href="\(Path.document(view.document))">\(view.documentName)</a></dd></div></dl></section>
    """
  }

  private func duplicate(_ duplicate: RemittanceView.Duplicate) -> HTML {
    """
    <section class="panel soon-edge"><h2>Suspected duplicate</h2><p>Payer, trace number, payment date and amount are \
    those of \
    <a href="\(Path.of(duplicate.original))">a remittance that was posted before</a>. Nothing of this one counts until \
    its case is decided.</p><h3>What differs</h3>\
    \(if: duplicate.differences.isEmpty, "<p>Nothing but the file itself.</p>")\
    <ul>\(duplicate.differences.map { "<li>\($0)</li>" as HTML })</ul>\(posting)</section>
    """
  }

  /// The way out of the hold, for those who may: post it as a payment of its own.
  private var posting: HTML? {
    guard view.disposition == .held else { return nil }
    if let why = context.refusal(.postHeldRemittance) { return "<p class=\"sub\">\(why)</p>" }
    return context.form(
      "\(Path.of(view.id))/post", "<button type=\"submit\">Post it: a payment of its own</button>")
  }

  private var providerAdjustments: HTML? {
    guard !view.plb.isEmpty else { return nil }
    return """
      <section class="block"><h2>Provider-level adjustments</h2><table class="cards"><thead><tr><th \
      scope="col">Reason</th>\
      <th scope="col">Reference</th><th scope="col" class="number">Amount</th></tr></thead><tbody>\
      \(view.plb.map(providerAdjustment))\
      </tbody></table><p class="sub">A positive amount takes money away from the payment.</p></section>
      """
  }

  private func providerAdjustment(_ row: RemittanceView.PLBView) -> HTML {
    """
    <tr><th scope="row">\(row.reason.html)</th>\
    <td data-label="Reference"><span class="code">\(row.reference)</span></td>\
    <td class="number" data-label="Amount">\(row.amount.html)</td></tr>
    """
  }

  private var claims: HTML {
    """
    <section class="block" id="claims"><div class="block-head"><h2>Claims</h2>\
    <p class="sub">\(counted(view.claimCount, "claim")), \(grouped(view.deniedCount)) denied</p></div>
    <table class="cards"><thead><tr><th scope="col">Claim</th><th scope="col">Patient</th><th scope="col">Status</th>\
    <th scope="col" class="number">Charge</th><th scope="col" class="number">Paid</th><th scope="col">What it says</th>\
    <th scope="col">Case</th></tr></thead><tbody>\(view.claims.map(claim))</tbody></table>
    \(Pagination(page: view.page, pageCount: view.pageCount) { "\(Path.of(view.id))?page=\($0)#claims" }.html)</section>
    """
  }

  private func claim(_ row: RemittanceView.ClaimRow) -> HTML {
    """
    <tr><th scope="row"><a class="code" href="\(Path.of(row.id))">\
    \(row.patient.controlNumber.isEmpty ? "Claim \(row.id)" : row.patient.controlNumber)</a></th>\
    <td data-label="Patient">\(row.patient.html)</td><td data-label="Status">\(row.status.html)</td>\
    <td class="number" data-label="Charge">\(row.charge.html)</td><td class="number" data-label="Paid">\
    \(row.paid.html)</td>\
    <td data-label="What it says">\(row.outcome.html)\(if: !row.isBalanced, badge("Does not balance", "late"))</td>\
    <td data-label="Case">\(row.cases.map { "<a href=\"\(Path.of($0))\">\($0)</a> " as HTML })</td></tr>

    """
  }
}
