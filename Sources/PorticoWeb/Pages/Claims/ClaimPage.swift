import Desk
import X12

/// A claim as the payer saw it, with the segments that say so.
struct ClaimPage: Page {
  var view: ClaimView
  var context: PageContext

  var title: String { "Claim \(view.patient.controlNumber)" }
  var place: Place? { .remittances }

  var main: HTML {
    """
    <p class="over"><a href="\(Path.of(view.set))">Remittance</a>\
    \(view.cases.map { " · <a href=\"\(Path.of($0))\">Case \($0)</a>" as HTML })</p>
    <div class="head"><div><h1>Claim \(view.patient.controlNumber)</h1><p class="sub">\(view.payerName)\
    \(view.paymentDate.map { ", paid \($0.html)" })</p></div>\(view.outcome.html)</div>
    <div class="two wide-left"><section class="panel">\(money)</section><section class="panel">\(people)</section></div>
    \(lines)
    \(claimLevel)
    <section class="block"><h2>What the payer sent</h2>\(SegmentList(segments: view.segments).html)</section>
    """
  }

  private var money: HTML {
    """
    <h2 class="visually-hidden">Money</h2>
    <dl class="facts strip sums"><div><dt>Charge</dt><dd>\(view.charge.html)</dd></div>
    <div><dt>Paid</dt><dd>\(view.paid.html)</dd></div>
    \(view.denied.map { "<div><dt>Denied</dt><dd>\($0.html)</dd></div>" })
    \(view.patientResponsibility.map { "<div><dt>Patient responsibility</dt><dd>\($0.html)</dd></div>" })</dl>
    \(Balance(imbalance: view.imbalance, equation: "charge − adjustments − paid").html)
    <dl class="facts"><div><dt>Status</dt><dd>\(view.status.html)</dd></div>
    <div><dt>Filing</dt><dd>\(view.filing.html)</dd></div>
    \(view.dates.map { "<div><dt>\($0.title)</dt><dd>\($0.date.html)</dd></div>" as HTML })</dl>
    """
  }

  private var people: HTML {
    """
    <h2>Patient</h2>\(view.patient.html)
    \(view.insured.map { "<h3>Insured</h3>\($0.html)" })
    <dl class="facts"><div><dt>Payer’s claim number</dt><dd><span class="code">\(view.payerClaimNumber)</span></dd>\
    </div>
    <div><dt>File</dt><dd><a href="\(Path.document(view.document))">\(view.documentName)</a></dd></div></dl>
    """
  }

  private var claimLevel: HTML? {
    guard !view.adjustments.isEmpty || !view.remarks.isEmpty else { return nil }
    return """
      <section class="block"><h2>For the whole claim</h2><ul class="adjustments">\(view.adjustments.map(\.html))\
      \(view.remarks.map(remark))</ul></section>
      """
  }

  private func remark(_ remark: ClaimView.RemarkView) -> HTML {
    "<li>\(CodeChip(remark: remark.code).html) <a href=\"\(remark.source.path)\">in the file</a></li>"
  }

  private func balance(_ line: ClaimView.LineView) -> HTML {
    guard line.imbalance.amount != Cents(0) else { return badge("Balances", "done") }
    return "\(badge("Off by", "late")) \(line.imbalance.html)"
  }

  private var lines: HTML {
    guard !view.lines.isEmpty else {
      return
        """
        <section class="block"><h2>Service lines</h2><p class="none">The payer sent no service lines.</p></section>
        """
    }
    return """
      <section class="block"><h2>Service lines</h2><table class="cards lines"><thead><tr><th scope="col" \
      class="number">Line</th>\
      <th scope="col">Service</th><th scope="col">Date</th><th scope="col" class="number">Charge</th>\
      <th scope="col" class="number">Paid</th><th scope="col">Adjustments and remarks</th><th scope="col">Balance</th>\
      </tr></thead><tbody>\(view.lines.map(line))</tbody></table></section>
      """
  }

  private func line(_ line: ClaimView.LineView) -> HTML {
    """
    <tr><th scope="row" class="number">\(line.ordinal)</th>\
    <td data-label="Service"><span class="code">\(([line.procedure] + line.modifiers).joined(separator: " "))</span>\
    <span class="sub">\(line.revenueCode.map { "Rev \($0) " })\(line.units.map { "× \($0)" })</span></td>\
    <td data-label="Date">\(line.serviceDate?.html ?? "–")</td>\
    <td class="number" data-label="Charge">\(line.charge.html)</td>\
    <td class="number" data-label="Paid">\(line.paid.html)</td>\
    <td data-label="Adjustments"><ul class="adjustments">\(line.adjustments.map(\.html))\
    \(line.remarks.map { "<li>\(CodeChip(remark: $0).html)</li>" as HTML })</ul></td>\
    <td data-label="Balance">\(balance(line))</td></tr>

    """
  }
}

extension ClaimView.AdjustmentView {
  /// The adjustment as an entry of a list.
  var html: HTML {
    """
    <li>\(CodeChip(group: group, reason: reason, isDenial: isDenial).html) \(amount.html)\
    \(quantity.map { " <span class=\"code\">× \($0)</span>" })\
    \(if: isDenial, " <span class=\"tag\">denied</span>")</li>
    """
  }
}

/// Whether figures add up, in words; the difference opens to its sources.
struct Balance {
  var imbalance: Figure
  /// What should be zero.
  var equation: String

  /// The sentence.
  var html: HTML {
    if imbalance.amount == Cents(0) {
      return "<p class=\"balance\">\(badge("Balances", "done")) \(equation) = \(imbalance.html)</p>"
    }
    return """
      <p class="balance">\(badge("Does not balance", "late")) \(equation) = \(imbalance.html). \
      It is recorded as the payer sent it; nothing was invented to close the gap.</p>
      """
  }
}
