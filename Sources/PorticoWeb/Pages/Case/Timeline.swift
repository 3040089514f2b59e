import Desk
import X12

/// What happened to a case.
struct Timeline {
  /// In the order in which they are shown.
  var entries: [CaseView.TimelineEntry]
  var id: CaseID
  var context: PageContext

  /// The list.
  var html: HTML {
    entries.isEmpty
      ? "<p class=\"none\">Nothing has happened yet.</p>" : "<ol class=\"timeline\">\(entries.map(entry))</ol>"
  }

  private func entry(_ entry: CaseView.TimelineEntry) -> HTML {
    """
    <li id="v-\(entry.version)"><p><b>\(entry.actor)</b> \(entry.what)\
    \(entry.amounts.map { " \($0.html)" as HTML })</p>\
    \(entry.text.map { "<blockquote>\($0)</blockquote>" })\
    \(entry.evidence.map { "<p class=\"sub\"><a href=\"\(Path.of($0, in: id))\">Evidence</a>: \($0.kind)</p>" })\
    <p class="sub">\(context.text(entry.at))</p></li>

    """
  }
}
