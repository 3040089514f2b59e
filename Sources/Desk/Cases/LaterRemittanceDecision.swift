import X12

/// Where an answer stands among the payer's answers about a claim by their own dates, whenever they came in.
package enum AnswerOrder: Sendable {
  /// Nothing that is known is newer.
  case latest
  /// A newer answer is known: what this one says is superseded, but its money came.
  case superseded
  /// Older than the denial that opened the case: what it paid is nothing that was won back.
  case beforeDenial
}

extension CaseState {
  /// What a later remittance for the same claim means for the case: it moves the case, it never closes it by itself.
  ///
  /// - Parameters:
  ///   - paidBefore: what this payer's remittances since the opening paid already, reversals included.
  ///   - order: a file may come in after one that was made later.
  ///   - isSamePayer: whether the payer that denied is the one that answers.
  package func respond(
    to facts: ClaimFacts, paidBefore: Cents, order: AnswerOrder, isSamePayer: Bool, sop: SOP, playbook: Playbook,
    today: CalendarDate
  ) -> [CaseEvent] {
    let effect: LaterRemittance.Effect =
      switch (isSamePayer, order) {
      case (false, _), (true, .beforeDenial): .informative
      case (true, .superseded): .superseded
      case (true, .latest): effect(of: facts)
      }
    let recovered = isSamePayer && order != .beforeDenial ? paidBefore + facts.paid : recovered
    let later = LaterRemittance(
      claim: facts.id, set: facts.set, effect: effect, paid: facts.paid,
      recovered: recovered,
      issues: effect == .partlyPaid || effect == .deniedAgain ? facts.issues : [],
      clocks: clocks(after: effect, facts, sop, playbook),
      on: today, billingBars: playbook.billingBars(facts))
    // What a closed case recovered is part of how it ended: other money is somebody's to look at.
    let movesMoney = [.paid, .partlyPaid, .reversed].contains(effect) && closing?.recovered != recovered
    let reopens = closing != nil && (movesMoney || [.deniedAgain, .upheld].contains(effect))
    return (reopens ? [.reopened(on: today, reason: nil)] : []) + [.remittanceArrived(later)]
  }

  /// The deadlines that the answer sets; empty when those that run stay.
  private func clocks(
    after effect: LaterRemittance.Effect, _ facts: ClaimFacts, _ sop: SOP, _ playbook: Playbook
  ) -> [ExternalClock] {
    switch effect {
    case .paid, .duplicate, .leftToPatient, .reversed, .superseded, .informative: return []
    // Guardrail G5: an unprocessable claim has no appeal, at no level; its filing limit runs on.
    case .upheld where opening.category == "unprocessable": return []
    case .upheld: return playbook.clocks(sop.category("appeal")?.clocks ?? [.secondAppeal], facts)
    case .deniedAgain where facts.outcome == .unprocessable:
      // Guardrail G5: no new appeal; that of the first denial runs on.
      let filing = playbook.clocks([.timelyFiling], facts)
      return filing.isEmpty ? [] : clocks.filter { $0.kind != .timelyFiling } + filing
    case .partlyPaid, .deniedAgain: return playbook.clocks(sop.workingCategory(opening.category).clocks, facts)
    }
  }

  private func effect(of facts: ClaimFacts) -> LaterRemittance.Effect {
    let reasons = Set(facts.issues.map(\.reason))
    switch facts.outcome {
    case .reversal: return .reversed
    case .denial where reasons.contains("193"): return .upheld
    case .denial where reasons == ["18"] || reasons == ["B13"]: return .duplicate
    case .denial: return facts.paid.value > 0 ? .partlyPaid : .deniedAgain
    case .unprocessable, .zeroPayReview: return .deniedAgain
    case .none where facts.paid.value > 0: return .paid
    case .none: return facts.patientResponsibility.value > 0 ? .leftToPatient : .informative
    }
  }
}
