import Desk
import X12

extension CasePage {
  /// The denied amount and why, then who, then the numbers.
  var header: HTML {
    """
    <div class="head case-head"><div>
    <h1>\(view.denied.html) \(what)<span class="of">\(view.category.title)</span></h1>
    <p class="who">\(view.patient?.html ?? "<span class=\"patient\">\(isTakeback ? "Outside any claim" : "Whole file")</span>") <span class="payer">\
    \(view.payerName)</span></p>
    </div>\(state)</div>
    <dl class="facts strip">
    \((isRunning ? view.row.deadline : nil).map { "<div class=\"deadline\"><dt>Deadline</dt><dd>\($0.html)</dd></div>" })
    <div><dt>Next</dt><dd class="next">\(isOpen ? view.row.nextAction : "Nothing: the case is closed")</dd></div>
    \(fact("Charge", view.charge))\(fact("Paid", view.paid))\(fact("Recovered since", view.recovered))
    \(if: view.claim != nil && isRunning, "<div><dt>Expected net</dt><dd>\(view.row.expectedHTML)</dd></div>")
    <div><dt>Age</dt><dd>\(counted(view.row.ageDays, "day"))<span class="sub">opened \
    \(view.state.opening.openedOn.html)</span></dd></div>
    </dl>
    """
  }

  /// What happened to the money.
  private var what: String {
    switch view.state.opening.subject {
    case .claim: "denied: "
    case .notice, .acknowledgement: "not taken in: "
    case .takeback: "taken: "
    case .remittance, .appointment: ""
    }
  }

  private func fact(_ name: String, _ figure: Figure?) -> HTML? {
    figure.map { "<div><dt>\(name)</dt><dd>\($0.html)</dd></div>" }
  }

  private var state: HTML {
    """
    <p class="badges">\(isOpen ? badge("Open") : badge("Closed", "done"))\
    \(if: view.state.isEscalated, badge("Escalated", "blocked"))\
    \(if: view.state.isHeld(on: view.today), badge("On hold", "blocked"))\
    \(if: view.state.opening.isBelowFloor, badge("Below the dollar floor"))\
    \(if: readOnly == nil, " <a class=\"button\" href=\"#notes\">Write a note</a>")\
    \(if: canWork, " <a class=\"button\" href=\"#close\">Close the case</a>")</p>
    """
  }

  /// What a person must see before anything else.
  var banners: HTML {
    """
    \(view.state.proposal.map(proposal))\(view.state.isExplained ? view.state.explanation.map(explained) : nil)\(view.state.whatWasOpen.map(over))\(view.appointment?.vanished.map(vanished))\(view.state.hold.map(hold))\(view.state.closing.map(closed))\
    \(readOnly.map { "<p class=\"flash\">\($0)</p>" })
    """
  }

  private func proposal(_ remittance: LaterRemittance) -> HTML {
    let paid = view.family.first { $0.claim == remittance.claim }?.paid.html ?? "\(remittance.paid.dollars)"
    let outcome = view.outcomes.first { $0.outcome.needs.contains(.payment) && $0.missing.isEmpty }?.outcome
    return """
      <section class="banner done" aria-label="Proposal"><p><b>A remittance of \(remittance.on.html) paid \(paid).</b> \
      Close as paid; recovered \(view.recovered?.html ?? "\(remittance.recovered.dollars)"), computed from it.</p>
      \(if: canWork, outcome.map(closeAsPaid) ?? .nothing)</section>
      """
  }

  private func explained(_ explanation: TakebackExplanation) -> HTML {
    let source: HTML =
      switch explanation.source {
      case .reversal(let claim): "<a href=\"\(Path.of(claim))\">a claim that the payer reversed</a>"
      case .forwarded: "<a href=\"\(Path.of(explanation.set))\">a remittance that carried this balance forward</a>"
      }
    let outcome = view.outcomes.first { $0.outcome.needs.contains(.explanation) && $0.missing.isEmpty }?.outcome
    return """
      <section class="banner done" aria-label="Proposal"><p><b>Explained:</b> its reference or amount leads to \(source). \
      Look whether it is the same money, then close.</p>\(if: canWork, outcome.map(closeAsExplained) ?? .nothing)</section>
      """
  }

  /// Nothing is decided by itself: what happened on the day, a person says.
  private func over(_ whatWasOpen: String) -> HTML {
    """
    <section class="banner soon" aria-label="Proposal"><p><b>\(whatWasOpen).</b> Say what happened, with its proof, and \
    close the case; what you still find out can be recorded.</p>\(if: canWork, "<p><a class=\"button primary\" href=\"#close\">Close the case</a></p>")</section>
    """
  }

  private func vanished(_ schedule: NewerSchedule) -> HTML {
    """
    <section class="banner soon" aria-label="Schedule"><p><b>Not on the newest schedule.</b> \(schedule.words). \
    <a href="\(Path.document(schedule.document))">The file</a></p></section>
    """
  }

  private func closeAsExplained(_ outcome: SOP.Outcome) -> HTML {
    form(
      "close", name: "row",
      """
      <input type="hidden" name="outcome" value="\(outcome.id)">\(rootCause)<button class="primary">Close as explained</button>\
      <button name="then" value="next">Close &amp; next</button>
      """)
  }

  private func closeAsPaid(_ outcome: SOP.Outcome) -> HTML {
    form(
      "close", name: "row",
      """
      <input type="hidden" name="outcome" value="\(outcome.id)">\(rootCause)<button class="primary">Close as paid</button>\
      <button name="then" value="next">Close &amp; next</button>
      """)
  }

  private var resume: HTML {
    form("resume", name: "row", "\(Field.text("reason", "Reason", required: false))<button>Take it off hold</button>")
  }

  private func hold(_ hold: CaseState.Hold) -> HTML {
    """
    <section class="banner blocked" aria-label="Hold"><p><b>On hold.</b> It comes back by itself on \
    \(hold.until.html). \
    Outside deadlines run on.</p>
    \(if: canWork, resume)</section>
    """
  }

  private func closed(_ closing: Closing) -> HTML {
    let title = view.sop.outcomes.first { $0.id == closing.outcome }?.title ?? closing.outcome
    return """
      <section class="banner done" aria-label="Outcome"><p><b>Closed: \(title).</b> \
      \(if: view.appointment == nil, recovered(closing))\(closing.rootCause.map(rootCause))</p>
      \(reopen)</section>
      """
  }

  private func recovered(_ closing: Closing) -> HTML {
    """
    Recovered \(view.recovered?.html ?? "\(closing.recovered.dollars)"), computed from later remittances.\
    \(closing.typedRecovered.map(typed))
    """
  }

  private func rootCause(_ cause: Closing.RootCause) -> HTML {
    """
    <span class="sub">Root cause: \(view.sop.rootCause(cause.id)?.title ?? cause.id), on the list of \
    <a href="\(Path.upstream(cause.team))">\(cause.team)</a></span>
    """
  }

  private func typed(_ amount: Cents) -> HTML {
    " \(amount.dollars) more was typed by a person; no remittance shows it. \(badge("Typed", "soon"))"
  }

  private var reopen: HTML {
    if let why = context.refusal(.reopenCase) { return "<p>\(why)</p>" }
    return disclosure(
      "Reopen", name: "menu",
      form(
        "reopen", "\(Field.text("reason", "Why it is opened again"))<button class=\"primary\">Reopen the case</button>")
    )
  }
}
