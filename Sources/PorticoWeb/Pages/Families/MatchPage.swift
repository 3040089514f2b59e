import Desk
import X12

/// One answer beside the claims that may be meant, with what agrees and what does not.
struct MatchPage: Page {
  var view: MatchView
  var context: PageContext

  var title: String { "Match of \(view.row.patient.controlNumber)" }
  var place: Place? { .claims }

  var main: HTML {
    """
    <p class="over"><a href="/matches?state=\(view.row.state.rawValue)">Answers without a claim</a></p>
    <div class="head"><div><h1>Which claim is this answer about?</h1><p class="who">\(view.row.patient.html) \
    <span class="payer">\(view.row.payerName)</span></p></div><p class="badges">\(badge(view.row.state.title))</p></div>
    <dl class="facts strip"><div><dt>Answer</dt><dd>\(view.row.kind.title)\(link)</dd></div>
    <div><dt>Date</dt><dd>\(view.row.on?.html ?? "not sent")</dd></div>
    <div><dt>Charge</dt><dd>\(view.row.charge?.html ?? "not sent")</dd></div></dl>
    \(view.matched.map(matched))
    <section class="block"><h2>\(view.matched == nil ? "Claims that may be meant" : "Other claims that look alike")</h2>
    \(if: view.candidates.isEmpty, "<p class=\"none\">Nothing that was sent looks like it.</p>")\
    \(view.candidates.map { candidate($0, action: confirm) })\(if: view.matched == nil, other)</section>
    <section class="block"><h2>Decisions</h2>\(history)</section>
    """
  }

  private var link: HTML? {
    guard view.row.kind == .remittance else { return nil }
    return " <a href=\"\(Path.of(ClaimID(view.row.answer.value)))\">Open it</a>"
  }

  private func matched(_ candidate: MatchView.Candidate) -> HTML {
    """
    <section class="panel"><h2>Matched \(view.matchedBy)</h2>\(self.candidate(candidate, action: { _ in .nothing }))\
    \(if: context.may(.matchClaims), form("undo", "\(Field.text("reason", "Why it is taken back"))<button>Take the match back</button>"))\
    </section>
    """
  }

  private func form(_ action: String, _ body: HTML) -> HTML {
    context.form(
      "\(Path.match(view.row.answer))/\(action)", name: "row",
      "<input type=\"hidden\" name=\"version\" value=\"\(view.version)\">\(body)")
  }

  private func candidate(_ candidate: MatchView.Candidate, action: (MatchView.Candidate) -> HTML) -> HTML {
    """
    <div class="panel"><p><a href="\(Path.of(candidate.family))#sent-\(candidate.id)">\(candidate.patient.html)</a> \
    sent \(candidate.sentOn.html) to \(candidate.payerName), \(candidate.charge.html)\
    \(candidate.service.map { ", service \($0.lowerBound.html)" })</p>
    <p class="badges">\(traits(candidate.comparison.same, "done", "same"))\
    \(traits(candidate.comparison.different, "late", "other"))</p>\(action(candidate))</div>
    """
  }

  private func traits(_ traits: Set<ClaimTrait>, _ tone: HTML, _ word: String) -> HTML {
    let ordered = ClaimTrait.allCases.filter(traits.contains)
    return "\(ordered.map { "\(badge("\(word) \($0.title)", tone)) " as HTML })"
  }

  private func confirm(_ candidate: MatchView.Candidate) -> HTML {
    guard context.may(.matchClaims), view.matched == nil else { return .nothing }
    return form(
      "confirm",
      """
      <input type="hidden" name="sent" value="\(candidate.id)">\(Field.text("reason", "Why", required: false))\
      <button>This is the claim</button>
      """)
  }

  /// A claim that no trait points to.
  private var other: HTML {
    guard context.may(.matchClaims) else { return .nothing }
    return disclosure(
      "It is another claim", name: "menu",
      form(
        "confirm",
        """
        \(Field.text("sent", "Number of the claim", hint: "The number in the address of its page"))\
        \(Field.text("reason", "Why"))<button>Match it</button>
        """))
  }

  private var history: HTML {
    guard !view.history.isEmpty else { return "<p class=\"none\">Nobody has decided about it; the rule alone has.</p>" }
    return "<ol class=\"timeline\">\(view.history.map(entry))</ol>"
  }

  private func entry(_ entry: MatchView.Entry) -> HTML {
    """
    <li><span class="when">\(context.text(entry.at))</span> <p><b>\(entry.actor)</b> \(entry.words)\
    \(entry.reason.map { ": \($0)" })</p></li>
    """
  }
}
