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
        <fieldset><legend>Outcome</legend>\(if: !lackedByAll.isEmpty, beforeAny)\(view.outcomes.enumerated().map(outcome))</fieldset>
        \(rootCause)
        \(if: view.appointment == nil, disclosure("Money that no remittance shows", name: "menu", typedMoney))
        \(Field.text("reason", "Reason", required: false))
        \(buttons(blocked: blocked))
        """))</section>
      """
  }

  /// Why it came to the denial, where the SOP asks; the team of the cause finds the case on its list.
  var rootCause: HTML? {
    let causes = view.category.rootCauses
    guard !causes.isEmpty else { return nil }
    return Field.choice(
      "cause", "Root cause", causes.map { ($0.id, "\($0.title) (\($0.team))") }, none: "Choose the root cause",
      required: true)
  }

  private var typedMoney: HTML {
    Field.dollars(
      "typed_recovered", "Recovered", required: false, hint: "Kept apart from computed money and marked as typed.")
  }

  /// What every outcome lacks, open checklist items as a rule: said once and not under each.
  private var lackedByAll: [String] {
    guard view.outcomes.count > 1, let first = view.outcomes.first else { return [] }
    return first.missing.filter { reason in view.outcomes.allSatisfy { $0.missing.contains(reason) } }
  }

  private var beforeAny: HTML {
    """
    <div class="missing all" id="missing-all">\(badge("Blocked", "blocked")) \(list(lackedByAll))</div>
    """
  }

  private func outcome(_ index: Int, _ view: CaseView.OutcomeView) -> HTML {
    let common = lackedByAll
    let own = view.missing.filter { !common.contains($0) }
    let reasons = (common.isEmpty ? [] : ["missing-all"]) + (own.isEmpty ? [] : ["missing-\(index)"])
    return """
      <div class="outcome\(if: !reasons.isEmpty, " blocked")"><label class="check">\
      <input type="radio" name="outcome" value="\(view.outcome.id)" required\(if: index == 0, " data-key=\"c\"")\
      \(if: !reasons.isEmpty, " data-blocked aria-describedby=\"\(reasons.joined(separator: " "))\"")> \
      <span>\(view.outcome.title)</span></label>\
      \(if: !own.isEmpty, missing(index, own))</div>
      """
  }

  private func missing(_ index: Int, _ reasons: [String]) -> HTML {
    """
    <div class="missing" id="missing-\(index)">\(badge("Blocked", "blocked")) \(list(reasons))</div>
    """
  }

  private func list(_ reasons: [String]) -> HTML { "<ul>\(reasons.map { "<li>\($0)</li>" as HTML })</ul>" }

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
      <p class="sub" id="close-blocked">Blocked: every outcome still lacks something; what it is stands above.</p>
      """
  }
}
