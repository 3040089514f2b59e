import Desk
import Trail
import X12

/// One case: what was denied and why, who owns it, which clocks run, what is left to do.
struct CasePage: Page {
  var view: CaseView
  /// The command of this page that was not carried out just now.
  var refused: RefusalNotice?
  var context: PageContext

  var id: CaseID { view.state.opening.number }
  var isOpen: Bool { view.state.closing == nil }
  /// Whether the payer's answer is still awaited: then deadlines and estimates matter.
  var isRunning: Bool { isOpen && !view.row.isPaid }
  /// Whether the case is about money taken outside any claim.
  var isTakeback: Bool { if case .takeback = view.state.opening.subject { true } else { false } }
  /// Why the person may not work the case; nil when they may.
  var readOnly: String? { context.refusal(.workCase) }
  /// Whether the forms that change an open case are shown.
  var canWork: Bool { isOpen && readOnly == nil }

  var title: String { "Case \(id): \(view.category.title)" }
  var place: Place? { view.appointment == nil ? .queue : .clearance }

  var main: HTML {
    """
    <p class="over">\(if: view.appointment != nil, "<a href=\"/clearance\">Clearance</a> · ")\
    <a href="/queue">Work queue</a> · Case \(id) · <a href="\(Path.sop(view.sop.name))#\
    \(view.category.id)">\(view.sop.title)</a></p>
    \(refused.map { "<section class=\"refused\" aria-label=\"Not done\"><h2>\($0.headline)</h2>\($0.html)</section>" })
    \(view.appointment.map(serviceHeader) ?? header)
    \(banners)
    <div class="casework">
    <div class="middle">\(view.appointment.map(serviceTabs) ?? tabs)</div>
    <aside class="rail" aria-label="Work on this case">\(owner)\(checklist)\(clocks)\(actions)\(closing)</aside>
    <section class="history" aria-labelledby="history-title"><h2 id="history-title">Timeline</h2>\
    \(Timeline(entries: view.timeline.reversed(), id: id, context: context).html)</section>
    </div>
    """
  }

  /// A form of this case: it carries the version that the person looked at, so that a stale command is refused.
  func form(_ action: String, name: String = "stack", _ body: HTML) -> HTML {
    context.form("\(Path.of(id))/\(action)", name: name, "\(version)\(body)")
  }

  /// The same with a file.
  func uploadForm(_ action: String, name: String = "stack", _ body: HTML) -> HTML {
    context.uploadForm("\(Path.of(id))/\(action)", name: name, "\(version)\(body)")
  }

  private var version: HTML { "<input type=\"hidden\" name=\"version\" value=\"\(view.state.version)\">" }
}
