import Desk

/// Why a command was not carried out: the reason, what changed meanwhile, what the person wrote, what to do.
struct RefusalNotice {
  var refusal: Refusal
  /// The case that the command was for; nil for one about several.
  var id: CaseID?
  /// For a stale command: what happened to the case since the page was opened, oldest first.
  var changes: [CaseView.TimelineEntry] = []
  /// The words that came with the command; given back, because a person may not remember them.
  var written: [String] = []
  var context: PageContext

  var headline: String {
    switch refusal.kind {
    case .notPermitted: "Your role does not allow this"
    case .illegalMove: "This cannot be done now"
    case .stale: "Somebody was faster"
    case .invalid: "Something is missing or wrong"
    }
  }

  /// All but the headline.
  var html: HTML {
    """
    <p class="flash late" role="alert">\(refusal.reason)</p>
    \(changed)\(wrote)
    <p>\(whatToDo)</p>
    """
  }

  private var whatToDo: String {
    switch refusal.kind {
    case .notPermitted: "Nothing was changed. Ask somebody whose role allows it."
    case .illegalMove: "Nothing was changed. The reason above says what stands in the way."
    case .stale: "Nothing was changed. Look at the case as it is now, then decide again."
    case .invalid: "Nothing was changed. Correct it and send it again."
    }
  }

  private var changed: HTML? {
    guard let id, !changes.isEmpty else { return nil }
    return """
      <h3>What changed since you opened the page</h3>\(Timeline(entries: changes, id: id, context: context).html)
      """
  }

  private var wrote: HTML? {
    written.isEmpty
      ? nil : "<h3>What you wrote</h3>\(written.map { "<blockquote>\($0)</blockquote>" as HTML })"
  }
}
