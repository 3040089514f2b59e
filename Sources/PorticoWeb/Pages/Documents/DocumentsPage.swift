import Desk

/// The files that came in, and the way to add more.
struct DocumentsPage: Page {
  var rows: [DocumentRow]
  /// Whether only files with something in quarantine are listed: the page `/quarantine`.
  var isQuarantine = false
  /// How many files have something in quarantine.
  var quarantined: Int
  var page = 1
  var pageCount = 1
  var context: PageContext

  var title: String { isQuarantine ? "Quarantine" : "Documents" }
  var place: Place? { .documents }

  var main: HTML {
    """
    <div class="head"><h1>Documents</h1></div>
    \(upload)
    <nav class="tabs-line" aria-label="Which files"><ul>\
    <li><a href="/documents"\(if: !isQuarantine, current)>All files</a></li>\
    <li><a href="/quarantine"\(if: isQuarantine, current)>Quarantine (\(grouped(quarantined)))</a></li></ul></nav>
    \(rows.isEmpty ? empty : DocumentTable(rows: rows, context: context).html)
    \(Pagination(page: page, pageCount: pageCount) { "\(isQuarantine ? "/quarantine" : "/documents")?page=\($0)" }.html)
    """
  }

  private var current: HTML { " aria-current=\"page\"" }

  private var upload: HTML {
    if let why = context.refusal(.ingest) { return "<p class=\"sub\">\(why)</p>" }
    return """
      <section class="panel upload"><h2>Add files</h2>
      <p class="sub">Remittances (835) and acknowledgements (TA1, 999), as the payer or clearinghouse sent them; schedules (CSV), as your \
      scheduling system exports them.</p>
      \(context.uploadForm("/documents", name: "row", uploadFields))
      <p class="sub">Each transaction set is recorded whole or kept in quarantine whole, with the reason; so is each row of a schedule. The same \
      file twice does no harm.</p>
      </section>
      """
  }

  private var uploadFields: HTML {
    "\(Field.file("file[]", "Files", several: true))<button class=\"primary\">Add files</button>"
  }

  private var empty: HTML {
    isQuarantine
      ? "<div class=\"empty\"><h2>Nothing is in quarantine</h2></div>"
      : "<div class=\"empty\"><h2>No file yet</h2><p>Add a remittance file above; denials open their cases.</p></div>"
  }
}
