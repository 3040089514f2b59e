import Desk
import Trail
import X12

/// One file: what is in it and what is wrong with it.
struct DocumentPage: Page {
  var view: DocumentView
  var context: PageContext

  var title: String { view.row.name }
  var place: Place? { .documents }

  var main: HTML {
    """
    <p class="over"><a href="/documents">Documents</a></p>
    <div class="head"><h1 class="name">\(view.row.name)</h1>\(view.row.status.html)</div>
    <dl class="facts strip">
    <div><dt>Received</dt><dd>\(context.text(view.row.receivedAt)) by \(view.row.receivedBy)</dd></div>
    <div><dt>Bytes</dt><dd>\(grouped(view.row.bytes))</dd></div>
    \(view.row.schedule.map(schedule) ?? counts)
    <div class="long"><dt>SHA-256</dt><dd><code class="digest">\(view.row.digest)</code></dd></div></dl>
    \(problems)
    \(if: view.row.schedule == nil, sets)
    \(wholeFile)
    """
  }

  private var counts: HTML {
    """
    <div><dt>Sets</dt><dd>\(grouped(view.row.sets))</dd></div>
    <div><dt>Claims</dt><dd>\(grouped(view.row.claims))</dd></div>
    """
  }

  private func schedule(_ schedule: DocumentRow.Schedule) -> HTML {
    """
    <div><dt>Scheduled services</dt><dd>\(grouped(schedule.services))</dd></div>
    <div><dt>New or changed</dt><dd>\(grouped(schedule.added))</dd></div>
    <div><dt>Rows quarantined</dt><dd>\(grouped(schedule.refused))</dd></div>
    \(schedule.on.map { "<div><dt>Day of the schedule</dt><dd>\($0.html)<span class=\"sub\">\(schedule.saysItsDay ? "as the file says" : "the day it was read: the file says none")</span></dd></div>" })
    <div><dt>Read by the layout</dt><dd>\(schedule.layout)</dd></div>
    """
  }

  /// Whether its problems stand on lines rather than in segments.
  private var hasLines: Bool { view.problems.allSatisfy(\.problem.isOfSchedule) }

  private var problems: HTML? {
    guard !view.problems.isEmpty else { return nil }
    return """
      <section class="block"><h2>Problems</h2><table class="cards"><thead><tr><th scope="col">Rule</th>\
      <th scope="col" class="number">\(hasLines ? "Line" : "Segment")</th><th scope="col">\
      \(hasLines ? "Column" : "Element")</th><th scope="col" class="number">Byte</th>\
      <th scope="col">What is wrong, and what to do</th></tr></thead><tbody>\(view.problems.map(problem))</tbody>\
      </table></section>
      """
  }

  private func problem(_ row: DocumentView.ProblemRow) -> HTML {
    let problem = row.problem
    return """
      <tr><th scope="row"><code>\(problem.rule)</code> \
      \(problem.severity == .error ? badge("Error", "late") : badge("Warning", "soon"))</th>\
      <td class="number" data-label="\(hasLines ? "Line" : "Segment")">\(grouped(problem.segment))</td>\
      <td data-label="\(hasLines ? "Column" : "Element")"><code>\(place(problem))</code></td>\
      <td class="number" data-label="Byte">\(grouped(problem.offset))</td>\
      <td data-label="What is wrong">\(problem.message)</td></tr>

      """
  }

  private func place(_ problem: Problem) -> String {
    guard let element = problem.element, !problem.isOfSchedule else {
      return problem.segmentID.isEmpty ? "–" : problem.segmentID
    }
    let name = "\(problem.segmentID)\(element < 10 ? "0" : "")\(element)"
    return problem.component.map { "\(name)-\($0)" } ?? name
  }

  private var sets: HTML {
    guard !view.sets.isEmpty else {
      return "<section class=\"block\"><h2>Transaction sets</h2><p class=\"none\">None could be read.</p></section>"
    }
    return """
      <section class="block"><h2>Transaction sets</h2><table class="cards"><thead><tr><th scope="col">Set</th>\
      <th scope="col">What became of it</th><th scope="col" class="number">Claims</th><th scope="col">Bytes</th>\
      </tr></thead><tbody>\(view.sets.map(set))</tbody></table></section>
      """
  }

  private func set(_ set: DocumentView.SetRow) -> HTML {
    let name: HTML = "\(set.type) <span class=\"code\">\(set.controlNumber)</span>"
    let isPayment = set.type == "835" && (set.disposition == .posted || set.disposition == .held)
    return """
      <tr><th scope="row">\(isPayment ? "<a href=\"\(Path.of(set.id))\">\(name)</a>" : name)<span class="sub">\
      \(set.version)</span></th>\
      <td data-label="What became of it">\(set.disposition.html)\
      \(set.reason.map { "<span class=\"sub why\">\($0)</span>" })</td>\
      <td class="number" data-label="Claims">\(grouped(set.claims))</td>\
      <td data-label="Bytes"><span class="code">\(set.range.start)–\(set.range.end)</span></td></tr>

      """
  }

  private var wholeFile: HTML {
    let body: HTML
    if let why = context.refusal(.openWholeDocument) {
      body = "<p>\(why)</p>"
    } else {
      body = context.form(
        "\(Path.document(view.row.digest))/open", name: "stack",
        "\(Field.text("reason", "Why you need the whole file"))<button>Open the whole file</button>")
    }
    return """
      <section class="panel narrow"><h2>The whole file</h2>
      <p class="sub">It shows every patient in it. Opening it is recorded with your reason.</p>\(body)</section>
      """
  }
}
