import Desk

/// A command that was not carried out and that belongs to no single case's page.
struct RefusalPage: Page {
  var notice: RefusalNotice
  /// Where the person came from.
  var back: String

  var context: PageContext { notice.context }
  var title: String { "Not done" }
  var place: Place? { nil }

  var main: HTML {
    """
    <div class="notice-page"><h1>\(notice.headline)</h1>
    \(notice.html)
    <p><a class="button primary" href="\(back)">\(notice.refusal.kind == .stale ? "Look at it as it is now" : "Go back")</a>\
    </p></div>
    """
  }
}
