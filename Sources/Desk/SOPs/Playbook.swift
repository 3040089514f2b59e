import CEL
import CodeSets
import X12

/// The SOPs in force together with the dated rules they count by: what turns a fact into a case.
package struct Playbook: Sendable {
  package var sops: [SOP]
  package var payerRules: PayerRules
  package var calendar: BusinessCalendar
  package var codes: CodeSets
  /// How the columns of schedules are read.
  package var scheduleColumns: ScheduleColumns

  package init(
    sops: [SOP], payerRules: PayerRules, codes: CodeSets, calendar: BusinessCalendar = BusinessCalendar(),
    scheduleColumns: ScheduleColumns = .none
  ) {
    self.sops = sops
    self.payerRules = payerRules
    self.codes = codes
    self.scheduleColumns = scheduleColumns
    self.calendar = calendar
  }

  /// The SOP of that name.
  package func sop(named name: String) -> SOP? { sops.first { $0.name == name } }

  /// The case that the claim's facts open, or nil when no rule holds. The case's number is the caller's to give.
  package func opening(
    for facts: ClaimFacts, number: CaseID, today: CalendarDate
  ) throws(EvaluationError) -> (SOP, CaseOpening)? {
    for sop in sops {
      let primary = sop.primary(of: facts.issues)
      let values = try facts.bindings(primary: primary)
      guard let rule = try sop.firstRule(.claim, values) else { continue }
      let id = rule.category ?? primary?.category ?? "other"
      let category = sop.workingCategory(id)
      var checklist: [String] = []
      for item in category.checklist where try item.when?.program.holds(values) ?? true { checklist.append(item.id) }
      let issues = facts.issues.isEmpty ? [facts.unpaid(category: id)] : facts.issues
      let stake = issues.reduce(Cents(0)) { $0 + $1.amount }
      let clocks = clocks(category.clocks, facts)
      let basis = facts.estimateBasis
      return (
        sop,
        CaseOpening(
          number: number, sop: sop.name, subject: .claim(facts.id), set: facts.set, payer: facts.payer,
          lineOfBusiness: facts.lineOfBusiness, category: id, group: primary?.group ?? "",
          reason: primary?.reason ?? "",
          issues: issues, rootCauseTeam: rootCauseTeam(primary) ?? category.team.name, team: category.team,
          clocks: clocks, checklist: checklist, minutes: category.minutes,
          estimate: NetEstimate(denied: stake, claims: basis.claims, paid: basis.paid, charged: basis.charged),
          openedOn: today, attentionOn: sop.attention(clocks: clocks, openedOn: today),
          isBelowFloor: stake < (sop.payerFloors[facts.payerIdentifier] ?? sop.dollarFloor),
          billingBars: billingBars(facts))
      )
    }
    return nil
  }

  /// The case that a whole transaction set opens, or nil when no rule holds.
  package func opening(
    for facts: RemittanceFacts, number: CaseID, today: CalendarDate
  ) throws(EvaluationError) -> (SOP, CaseOpening)? {
    let values = try facts.bindings()
    for sop in sops {
      guard let rule = try sop.firstRule(.remittance, values), let id = rule.category else { continue }
      let category = sop.workingCategory(id)
      return (
        sop,
        CaseOpening(
          number: number, sop: sop.name, subject: .remittance(facts.set), set: facts.set, payer: facts.payer,
          lineOfBusiness: "", category: id, group: "", reason: "", issues: facts.imbalances,
          rootCauseTeam: category.team.name, team: category.team, clocks: [], checklist: category.checklist.map(\.id),
          minutes: category.minutes, estimate: nil, openedOn: today,
          attentionOn: sop.attention(clocks: [], openedOn: today), isBelowFloor: false)
      )
    }
    return nil
  }

  /// The clocks of these kinds that have a rule and an anchor date; nothing is guessed for the others.
  package func clocks(_ kinds: [ClockKind], _ facts: ClaimFacts) -> [ExternalClock] {
    kinds.compactMap { kind in
      payerRules.clock(
        kind, payer: facts.payerIdentifier, lineOfBusiness: facts.lineOfBusiness, dates: facts.dates, calendar: calendar
      )
    }
  }

  /// The remarks of the claim that speak against billing the patient, each once.
  package func billingBars(_ facts: ClaimFacts) -> [String] {
    Set(facts.remarks).filter { codes.patientBillingBars[$0] != nil }.sorted()
  }

  private func rootCauseTeam(_ issue: CaseIssue?) -> String? {
    issue.flatMap { codes.carcs[$0.reason]?.rootCauseTeam }
  }
}

extension SOP {
  func firstRule(
    _ subject: OpeningRule.Subject, _ values: Bindings
  ) throws(EvaluationError) -> OpeningRule? {
    for rule in opens where rule.subject == subject {
      if try rule.when.program.holds(values) { return rule }
    }
    return nil
  }

  /// The issue that decides category, team and checklist.
  package func primary(of issues: [CaseIssue]) -> CaseIssue? {
    issues.enumerated().min { left, right in
      for rule in primaryReason {
        switch rule {
        case .largestAmount where left.element.amount != right.element.amount:
          return left.element.amount > right.element.amount
        case .categoryOrder where rank(left.element) != rank(right.element):
          return rank(left.element) < rank(right.element)
        case .firstInFile where left.offset != right.offset:
          return left.offset < right.offset
        case .largestAmount, .categoryOrder, .firstInFile: continue
        }
      }
      return left.offset < right.offset
    }?.element
  }

  private func rank(_ issue: CaseIssue) -> Int {
    categories.firstIndex { $0.id == issue.category } ?? categories.count
  }

  /// The day from which the deadline, or else the age, puts a case at the front of the queue.
  package func attention(clocks: [ExternalClock], openedOn: CalendarDate) -> CalendarDate {
    let aged = openedOn.adding(days: maxAgeDays)
    guard let first = clocks.map(\.workBy).min() else { return aged }
    return min(aged, first.adding(days: -frontDays))
  }
}
