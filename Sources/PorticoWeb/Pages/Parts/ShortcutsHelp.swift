/// The list of keys. Without script it opens by its address, `#shortcuts`.
enum ShortcutsHelp {
  /// The dialog, at the end of every page.
  static let html: HTML = """
    <dialog id="shortcuts" aria-labelledby="shortcuts-title">
    <h2 id="shortcuts-title">Keyboard shortcuts</h2>
    <div class="columns">
    <section><h3>Everywhere</h3><dl>\(everywhere)</dl></section>
    <section><h3>Work queue</h3><dl>\(queue)</dl></section>
    <section><h3>Case</h3><dl>\(caseFile)</dl></section>
    </div>
    <p><label class="check"><input type="checkbox" id="use-keys" checked> Use single-key shortcuts on this computer\
    </label></p>
    <p>Keys rest while you type in a field.</p>
    <p><a class="button" href="#" data-close>Close</a></p>
    </dialog>
    """

  private static let everywhere: [HTML] = [
    key("?", "This list"), key("/", "Find a case by number"), key("g h", "Go to Home"),
    key("g q", "Go to the work queue"), key("g u", "Go to the upstream lists"),
    key("g r", "Go to remittances"), key("g d", "Go to documents"),
  ]

  private static let queue: [HTML] = [
    key("j", "Next row"), key("k", "Row before"), key("Enter", "Open the row’s case"), key("x", "Select the row"),
    key("a", "Assign the selected rows"), key("h", "Hold the selected rows"),
  ]

  private static let caseFile: [HTML] = [
    key("t", "Take the case"), key("a", "Assign"), key("n", "Write a note"), key("l", "Log a touch"),
    key("h", "Hold"), key("e", "Escalate"), key("w", "Write-off"), key("p", "Write the appeal"),
    key("c", "Close"),
  ]

  private static func key(_ keys: String, _ what: String) -> HTML {
    "<div><dt>\(keys.split(separator: " ").map { "<kbd>\($0)</kbd> " as HTML })</dt><dd>\(what)</dd></div>"
  }
}
