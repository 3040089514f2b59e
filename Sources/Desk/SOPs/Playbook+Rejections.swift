import CEL
import CodeSets
import X12

extension Playbook {
  /// The case that a notice of a payer's front end opens, or nil when no rule holds. The case's number is the caller's to give.
  package func opening(
    for facts: NoticeFacts, number: CaseID, today: CalendarDate
  ) throws(EvaluationError) -> (SOP, CaseOpening)? {
    let status = facts.status
    let issue = CaseIssue(
      claim: nil, line: nil, group: "",
      reason: status.code.isEmpty ? status.category : "\(status.category):\(status.code)",
      category: "", amount: facts.charge, isFull: true, citation: facts.citation)
    let basis = facts.estimateBasis
    return try rejection(
      .notice, try facts.bindings(), subject: .notice(facts.id), set: facts.set,
      payer: (facts.payer, facts.payerIdentifier), lineOfBusiness: facts.lineOfBusiness, service: facts.service,
      issues: [issue], number: number, today: today,
      estimate: NetEstimate(denied: facts.charge, claims: basis.claims, paid: basis.paid, charged: basis.charged))
  }

  /// The case that a receiver's refusal of claim files opens, or nil when no rule holds.
  package func opening(
    for facts: AcknowledgementFacts, number: CaseID, today: CalendarDate
  ) throws(EvaluationError) -> (SOP, CaseOpening)? {
    let issues = facts.refused.map { refused in
      CaseIssue(
        claim: nil, line: nil, group: "", reason: facts.reason, category: "", amount: refused.charge, isFull: true,
        citation: nil)
    }
    return try rejection(
      .acknowledgement, try facts.bindings(), subject: .acknowledgement(facts.set), set: facts.set,
      payer: (facts.payer, facts.payerIdentifier), lineOfBusiness: facts.refused.first?.lineOfBusiness ?? "other",
      service: facts.refused.compactMap(\.service).min(), issues: issues, number: number, today: today, estimate: nil)
  }

  private func rejection(
    _ kind: SOP.OpeningRule.Subject, _ values: Bindings, subject: CaseSubject, set: SetID,
    payer: (id: PayerID, identifier: String), lineOfBusiness: String, service: CalendarDate?, issues: [CaseIssue],
    number: CaseID, today: CalendarDate, estimate: NetEstimate?
  ) throws(EvaluationError) -> (SOP, CaseOpening)? {
    for sop in sops {
      guard let rule = try sop.firstRule(kind, values), let id = rule.category else { continue }
      let category = sop.workingCategory(id)
      let dates = AnchorDates(paymentDate: nil, productionDate: nil, service: service)
      let clocks = category.clocks.compactMap { kind in
        payerRules.clock(
          kind, payer: payer.identifier, lineOfBusiness: lineOfBusiness, dates: dates, calendar: calendar)
      }
      let issues = issues.map { issue in
        var issue = issue
        issue.category = id
        return issue
      }
      let stake = issues.reduce(Cents.zero) { $0 + $1.amount }
      return (
        sop,
        CaseOpening(
          number: number, sop: sop.name, subject: subject, set: set, payer: payer.id, lineOfBusiness: lineOfBusiness,
          category: id, group: "", reason: issues.first?.reason ?? "", issues: issues,
          rootCauseTeam: category.team.name, team: category.team, clocks: clocks,
          checklist: category.checklist.map(\.id), minutes: category.minutes, estimate: estimate, openedOn: today,
          attentionOn: sop.attention(clocks: clocks, openedOn: today),
          isBelowFloor: stake < (sop.payerFloors[payer.identifier] ?? sop.dollarFloor))
      )
    }
    return nil
  }
}

extension CaseState {
  /// What a notice of a payer's front end about a claim of the family means for the case: it moves it, it never closes it.
  package func respond(to facts: NoticeFacts, today: CalendarDate) -> [CaseEvent] {
    let later = LaterNotice(
      notice: facts.id, set: facts.set, effect: facts.effect, on: today, replacedOn: facts.replacedOn,
      claim: facts.claim, noticed: facts.noticed)
    let reopens = closing != nil && facts.effect == .rejected
    return (reopens ? [.reopened(on: today, reason: nil)] : []) + [.noticeArrived(later)]
  }
}
