import Desk
import X12

extension CasePage {
  /// The SOP's steps, each with what proves it.
  var checklist: HTML {
    let done = view.checklist.filter { $0.status != .open }.count
    return """
      <section class="card"><h2>Checklist <small>\(done) of \(view.checklist.count)</small></h2>
      \(if: view.checklist.isEmpty, "<p class=\"none\">The SOP asks for no steps here.</p>")\
      \(if: view.row.isPaid, "<p class=\"sub\">The payer has paid: what is still open need not be done to close as paid.</p>")\
      \(if: view.row.isExplained, "<p class=\"sub\">The payer’s own file explains it: what is still open need not be done to close as explained.</p>")\
      <ol class="checklist">\(view.checklist.map(entry))</ol>
      \(if: canWork, citedSegments)</section>
      """
  }

  private func state(of item: SOP.Item) -> HTML {
    let isNext =
      isOpen && !view.row.isPaid && !view.row.isExplained
      && view.checklist.first { $0.status == .open }?.item.id == item.id
    return isNext ? badge("Next", "now") : badge("To do")
  }

  private func entry(_ entry: CaseView.ChecklistView) -> HTML {
    switch entry.status {
    case .open:
      return """
        <li class="open"><p>\(state(of: entry.item)) \(entry.item.text)\
        \(if: entry.item.needsEvidence, " <span class=\"tag\">needs evidence</span>")</p>
        \(if: canWork, open(entry.item))</li>
        """
    case .done(let evidence):
      return """
        <li class="closed"><p>\(badge("Done", "done")) \(entry.item.text)\
        \(evidence.map { "<span class=\"sub\"><a href=\"\(Path.of($0, in: id))\">Evidence</a>: \($0.kind)</span>" })\
        </p>\
        \(if: canWork && entry.item.element == nil, uncheck(entry.item))</li>
        """
    case .excepted:
      return """
        <li class="closed"><p>\(badge("Excepted", "blocked")) \(entry.item.text)\
        <span class="sub">\(entry.exceptionBy.map { "Allowed by \($0)" })\(entry.exceptionReason.map { ": \($0)" })\
        </span></p>\
        \(if: canWork, uncheck(entry.item))</li>
        """
    }
  }

  private func open(_ item: SOP.Item) -> HTML {
    if let element = item.element {
      let field: HTML = "<input type=\"hidden\" name=\"item\" value=\"\(item.id)\">"
      return """
        <div class="row"><a class="button" href="#element-\(element.rawValue)">Record the status</a>\(except(field))</div>
        """
    }
    let field: HTML = "<input type=\"hidden\" name=\"item\" value=\"\(item.id)\">"
    return """
      <div class="row">\(item.needsEvidence ? withEvidence(item, field) : withoutEvidence(field))\
      \(except(field))</div>
      """
  }

  private func withoutEvidence(_ field: HTML) -> HTML { form("check", name: "", "\(field)<button>Done</button>") }

  private func withEvidence(_ item: SOP.Item, _ field: HTML) -> HTML {
    disclosure(
      "Done, with evidence", name: "menu",
      uploadForm(
        "check",
        """
        \(field)<label class="field"><span>A file</span><input type="file" name="file"></label>
        <label class="field"><span>or a segment of the payer’s file <small>click an amount and copy that page’s address</small>\
        </span>\
        <input name="segment" list="cited-segments" autocomplete="off" placeholder="/documents/…/bytes/…"></label>
        <button class="primary">Done</button>
        """))
  }

  private func except(_ field: HTML) -> HTML {
    let body: HTML
    if let why = context.refusal(.grantException) {
      body = "<p>\(why)</p>"
    } else if view.state.person == context.account.id {
      body = "<p>Nobody grants an exception for a case of their own; another manager must.</p>"
    } else {
      body = form(
        "except",
        "\(field)\(Field.text("reason", "Why it may be skipped"))<button class=\"primary\">Grant the exception</button>"
      )
    }
    return disclosure("Exception", name: "menu", body)
  }

  private func uncheck(_ item: SOP.Item) -> HTML {
    disclosure(
      "Undo", name: "menu",
      form(
        "uncheck",
        """
        <input type="hidden" name="item" value="\(item.id)">\(Field.text("reason", "Why it is open again"))\
        <button class="primary">Open it again</button>
        """))
  }

  /// The segments that the case cites already, offered in the evidence fields.
  private var citedSegments: HTML {
    let sources = view.issues.flatMap(\.amount.sources)
    return """
      <datalist id="cited-segments">\
      \(sources.map { "<option value=\"\($0.path)\">\($0.label) \($0.amount.dollars)</option>" as HTML })</datalist>
      """
  }
}
