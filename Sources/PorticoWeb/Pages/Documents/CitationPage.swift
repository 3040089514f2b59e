import Desk
import Trail
import X12

/// One value, marked in the segment in which it stands.
struct CitationPage: Page {
  var view: CitationView
  var context: PageContext

  var title: String { "\(view.title), byte \(view.range.start)" }
  var place: Place? { .documents }

  var main: HTML {
    """
    <p class="over">\(view.claim.map { "<a href=\"\(Path.of($0))#s-\(view.segment.start)\">The claim</a> · " })\
    \(view.set.map { "<a href=\"\(Path.of($0))\">The remittance</a> · " })\
    <a href="\(Path.document(view.document))">\(view.documentName)</a></p>
    <h1>\(view.title): <span class="value">\(view.cited)</span></h1>
    <pre class="citation"><code>\(view.before)<mark data-range="\(view.range.start)-\(view.range.end)" \
    data-value="\(view.cited)">\(view.cited)</mark>\(view.after)</code></pre>
    <dl class="facts">
    <div><dt>Bytes of the value</dt><dd><code>\(view.range.start)–\(view.range.end)</code>, \
    \(counted(view.range.count, "byte"))</dd></div>
    <div><dt>Bytes of the \(view.set == nil ? "row" : "segment")</dt><dd><code>\(view.segment.start)–\(view.segment.end)</code></dd></div>
    <div><dt>File</dt><dd>\(view.documentName)</dd></div>
    <div><dt>SHA-256</dt><dd><code class="digest">\(view.document)</code></dd></div></dl>
    <p class="sub">These are the bytes that \(view.set == nil ? "came in" : "the payer sent"). Check them with any tool that shows a file from byte \
    \(view.range.start) on. To use them as evidence, paste the address of this page into a checklist item.</p>
    """
  }
}
