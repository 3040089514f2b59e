import Desk
import X12

extension CasePage {
  /// The outcomes, each with what is still missing for it.
  var closing: HTML? {
    guard canWork else { return nil }
    let blocked = view.outcomes.allSatisfy { !$0.missing.isEmpty }
    return """
      <section class="card close" id="close"><h2>Close</h2>
      \(form("close", name: "stack close-form", """
        <fieldset><legend>Outcome</legend>\(view.outcomes.enumerated().map(outcome))</fieldset>
        \(disclosure("Money that no remittance shows", name: "menu", typedMoney))
        \(Field.text("reason", "Reason", required: false))
        \(buttons(blocked: blocked))
        """))</section>
      """
  }

  private var typedMoney: HTML {
    Field.dollars(
      "typed_recovered", "Recovered", required: false, hint: "Kept apart from computed money and marked as typed.")
  }

  private func outcome(_ index: Int, _ view: CaseView.OutcomeView) -> HTML {
    """
    <div class="outcome\(if: !view.missing.isEmpty, " blocked")"><label class="check">\
    <input type="radio" name="outcome" value="\(view.outcome.id)" required\(if: index == 0, " data-key=\"c\"")\
    \(if: !view.missing.isEmpty, " data-blocked aria-describedby=\"missing-\(index)\"")> \
    <span>\(view.outcome.title)</span></label>\
    \(if: !view.missing.isEmpty, missing(index, view.missing))</div>
    """
  }

  private func missing(_ index: Int, _ reasons: [String]) -> HTML {
    """
    <div class="missing" id="missing-\(index)">\(badge("Blocked", "blocked")) <ul>\
    \(reasons.map { "<li>\($0)</li>" as HTML })</ul></div>
    """
  }

  private func buttons(blocked: Bool) -> HTML {
    guard blocked else {
      return """
        <p class="row"><button class="primary" data-close-button>Close the case <kbd>c</kbd></button>\
        <button name="then" value="next" data-close-button>Submit &amp; next</button></p>
        """
    }
    return """
      <p class="row"><button type="button" class="primary" aria-disabled="true" \
      aria-describedby="close-blocked">Close the case</button></p>
      <p class="sub" id="close-blocked">Blocked: every outcome still lacks something; what it is stands under each.</p>
      """
  }
}
