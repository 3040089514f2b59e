import Desk

/// A command that was not carried out: what happened, what changed meanwhile, what to do.
struct RefusalPage: Page {
  var refusal: Refusal
  /// Where the person came from.
  var back: String
  /// For a stale command: what happened to the case since the page was opened, oldest first.
  var changes: [CaseView.TimelineEntry] = []
  /// The case that the changes belong to.
  var id: CaseID?
  var context: PageContext

  var title: String { "Not done" }
  var place: Place? { nil }

  var main: HTML {
    """
    <div class="notice-page"><h1>\(headline)</h1>
    <p class="flash late" role="alert">\(refusal.reason)</p>
    \(changed)
    <p>\(whatToDo)</p>
    <p><a class="button primary" href="\(back)">\(refusal.kind == .stale ? "Look at it as it is now" : "Go back")</a>\
    </p></div>
    """
  }

  private var headline: String {
    switch refusal.kind {
    case .notPermitted: "Your role does not allow this"
    case .illegalMove: "This cannot be done now"
    case .stale: "Somebody was faster"
    case .invalid: "Something is missing or wrong"
    }
  }

  private var whatToDo: String {
    switch refusal.kind {
    case .notPermitted: "Nothing was changed. Ask somebody whose role allows it."
    case .illegalMove: "Nothing was changed. The reason above says what stands in the way."
    case .stale: "Nothing was changed. Look at the case as it is now, then decide again."
    case .invalid: "Nothing was changed. Go back, correct it and send it again."
    }
  }

  private var changed: HTML? {
    guard let id, !changes.isEmpty else { return nil }
    return """
      <h2>What changed since you opened the page</h2>\(Timeline(entries: changes, id: id, context: context).html)
      """
  }
}
