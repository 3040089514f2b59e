import Desk
import Trail
import X12

/// A sum and every value that it is made of.
struct BreakdownPage: Page {
  /// What the sum is, for example `Denied amount of case 1042`.
  var title: String
  var figure: Figure
  /// The page on which the sum stands.
  var back: (path: String, title: String)
  var context: PageContext

  var place: Place? { nil }

  private var sum: Cents { figure.sources.reduce(Cents(0)) { $1.sign < 0 ? $0 - $1.amount : $0 + $1.amount } }

  var main: HTML {
    """
    <p class="over"><a href="\(back.path)">\(back.title)</a></p>
    <h1>\(title): <span class="value" data-cents="\(figure.amount.value)">\(figure.amount.dollars)</span></h1>
    <p class="sub">\(counted(figure.sources.count, "value")) from the payer’s files. \
    Each amount opens to its bytes.</p>
    <table class="cards breakdown"><thead><tr><th scope="col">Value</th><th scope="col">File</th>\
    <th scope="col">Bytes</th><th scope="col" class="number">Amount</th></tr></thead>
    <tbody>\(figure.sources.map(line))</tbody>
    <tfoot><tr><th scope="row" colspan="3">Sum</th><td class="number strong" data-cents="\(sum.value)">\(sum.dollars)\
    </td></tr></tfoot></table>
    \(if: sum != figure.amount, mismatch)
    """
  }

  private func line(_ source: Figure.Source) -> HTML {
    let counts = source.sign < 0 ? -source.amount : source.amount
    return """
      <tr data-sign="\(source.sign)"><th scope="row">\(source.label)\
      \(if: source.sign < 0, "<span class=\"sub\">taken away</span>")</th>\
      <td data-label="File"><a href="\(Path.document(source.document))"><code>\
      \(source.document.description.prefix(12))</code></a></td>\
      <td data-label="Bytes"><code>\(source.range.start)–\(source.range.end)</code></td>\
      <td class="number" data-label="Amount"><a class="figure" href="\(source.path)" data-cents="\(counts.value)">\
      \(counts.dollars)</a></td></tr>

      """
  }

  private var mismatch: HTML {
    """
    <p class="flash late" role="alert">The values add up to \(sum.dollars), not to \(figure.amount.dollars). \
    Tell whoever runs Portico: a figure must be the sum of its sources.</p>
    """
  }
}
