import Desk
import X12

/// A claim as it was sent, answered and worked.
struct FamilyPage: Page {
  var view: FamilyView
  var context: PageContext

  var title: String { "Claim \(view.patient.controlNumber)" }
  var place: Place? { .claims }

  var main: HTML {
    """
    <p class="over"><a href="/families">Claims</a>\
    \(view.cases.map { " · <a href=\"\(Path.of($0))\">Case \($0)</a>" as HTML })</p>
    <div class="head"><div><h1>Claim \(view.patient.controlNumber)</h1>\
    <p class="who">\(view.patient.html) <span class="payer">\(view.payerName)</span></p></div>\(correct)</div>
    <dl class="facts strip axes">\(view.axes.map(axis))</dl>
    \(if: !view.resubmissions.isEmpty, "<ul class=\"results\">\(view.resubmissions.map(resubmission))</ul>")
    \(lines)
    <div class="two wide-left"><section class="block"><h2>History</h2>\(history)</section>\
    <section class="block"><h2>Answers</h2>\(answers)</section></div>
    \(view.sent.map(sent))
    """
  }

  /// The ways to send the claim again.
  private var correct: HTML? {
    guard context.may(.workCase), let last = view.sent.last else { return nil }
    return """
      <p class="badges"><a class="button" href="\(Path.resubmission(of: last.id, "replacement"))">Correct this claim</a> \
      <a class="button" href="\(Path.resubmission(of: last.id, "new"))">Send it as a new claim</a></p>
      """
  }

  private func resubmission(
    _ entry: (id: ResubmissionID, purpose: ResubmissionPurpose, state: Resubmission.State)
  ) -> HTML {
    "<li><a href=\"\(Path.of(entry.id))\">\(entry.purpose.title)</a> \(badge(entry.state.title))</li>"
  }

  private func axis(_ axis: FamilyView.Axis) -> HTML {
    """
    <div><dt>\(axis.kind.title)</dt><dd>\(badge(axis.words, axis.tone.html)) \(axis.figure?.html)\
    <span class="sub">\(axis.on?.html)\(axis.path.map { " <a href=\"\($0)\">Open</a>" })</span></dd></div>
    """
  }

  private var lines: HTML {
    guard !view.lines.isEmpty else {
      return
        "<section class=\"block\"><h2>Service lines</h2><p class=\"none\">The claim has no service lines.</p></section>"
    }
    return """
      <section class="block"><h2>Sent and paid, line by line</h2><table class="cards lines"><thead><tr>\
      <th scope="col">Sent</th><th scope="col">Date</th><th scope="col" class="number">Charged</th>\
      <th scope="col">Answered</th><th scope="col" class="number">Paid</th><th scope="col">Why</th></tr></thead>\
      <tbody>\(view.lines.map(line))</tbody></table></section>
      """
  }

  private func line(_ line: FamilyView.LineView) -> HTML {
    let isWhole = line.sent == nil && line.answered == nil
    return """
      <tr><th scope="row">\(isWhole ? "Whole claim" : line.sent.map(service) ?? "<span class=\"none\">not sent by us</span>")</th>\
      <td data-label="Date">\((line.sent ?? line.answered)?.day?.html ?? "–")</td>\
      <td class="number" data-label="Charged">\(line.sent?.charge.html ?? "–")</td>\
      <td data-label="Answered">\(line.answered.map { answered($0, beside: line.sent) } ?? without(isWhole))</td>\
      <td class="number" data-label="Paid">\(line.answered?.paid?.html ?? "–")</td>\
      <td data-label="Why"><ul class="adjustments">\(line.adjustments.map(\.html))\
      \(line.remarks.map { "<li>\(CodeChip(remark: $0).html)</li>" as HTML })</ul></td></tr>

      """
  }

  /// Why a line has no answer of its own.
  private func without(_ isWhole: Bool) -> HTML {
    if isWhole { return "decided as a whole" }
    let isDecided = view.answers.contains { $0.kind == .remittance }
    return isDecided
      ? "<span class=\"none\">the payer names no such line</span>" : "<span class=\"none\">no answer yet</span>"
  }

  private func service(_ side: FamilyView.LineView.Side) -> HTML {
    """
    <span class="code">\(([side.procedure] + side.modifiers).filter { !$0.isEmpty }.joined(separator: " "))</span>\
    <span class="sub">\(if: !side.revenueCode.isEmpty, "Rev \(side.revenueCode) ")\
    \(if: !side.units.isEmpty, "× \(side.units)")</span>
    """
  }

  /// The payer's line; its charge only where it is not the one that was sent.
  private func answered(_ side: FamilyView.LineView.Side, beside sent: FamilyView.LineView.Side?) -> HTML {
    let isOther = sent.map { $0.charge.amount != side.charge.amount } ?? true
    return "\(service(side))\(if: isOther, "<span class=\"sub\">charged \(side.charge.html)</span>")"
  }

  private var history: HTML {
    "<ol class=\"timeline\">\(view.history.map(entry))</ol>"
  }

  private func entry(_ entry: FamilyView.Entry) -> HTML {
    let words: HTML = entry.path.map { "<a href=\"\($0)\">\(entry.words)</a>" } ?? "\(entry.words)"
    return """
      <li class="\(entry.kind.html)"><span class="when">\(entry.on?.html ?? "no date")</span> <p>\(words) \
      \(entry.figures.map { "\($0.html) " as HTML })</p></li>
      """
  }

  private var answers: HTML {
    guard !view.answers.isEmpty else { return "<p class=\"none\">Nobody has answered yet.</p>" }
    return "<ul class=\"results\">\(view.answers.map(answer))</ul>"
  }

  private func answer(_ answer: FamilyView.AnswerView) -> HTML {
    let kind: HTML = answer.kind == .notice ? "Front end (277CA)" : "Remittance (835)"
    return """
      <li><b>\(kind)</b> \(answer.on?.html) \(if: answer.isRejection, badge("Sent back", "late")) \
      <span class="sub">\(answer.words)</span><span class="sub">Matched \(answer.matchedBy). \
      <a href="\(Path.match(answer.id))">Look at the match</a></span></li>
      """
  }
}

extension FamilyView.Axis.Kind {
  fileprivate var title: HTML {
    switch self {
    case .acknowledged: "Acknowledged"
    case .adjudicated: "Decided"
    case .worked: "Worked"
    case .patient: "Patient"
    }
  }
}

extension FamilyView.Axis.Tone {
  fileprivate var html: HTML {
    switch self {
    case .good: "done"
    case .waiting: "soon"
    case .bad: "late"
    case .none: "plain"
    }
  }
}

extension FamilyView.Entry.Kind {
  fileprivate var html: HTML {
    switch self {
    case .sent: "sent"
    case .acknowledged: "acknowledged"
    case .remitted: "remitted"
    case .worked: "worked"
    case .matched: "matched"
    }
  }
}
