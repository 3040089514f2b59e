import CodeSets
import Trail
import X12

/// What a decision may look at besides the case and the command: nothing else exists for it, so the desk runs from a seed.
package struct DecisionContext: Sendable {
  package var actor: Actor
  package var today: CalendarDate
  /// The SOP under which the case was opened.
  package var sop: SOP
  /// Whether the remittance behind the case counts; false while it is held as a suspected duplicate.
  package var isPosted: Bool
  package var calendar: BusinessCalendar
  /// The payer's rules in force, for a deadline that a decision by letter starts; nil where nobody asks for one.
  package var payerTerms: PayerTerms?

  package init(
    actor: Actor, today: CalendarDate, sop: SOP, isPosted: Bool, calendar: BusinessCalendar = BusinessCalendar(),
    payerTerms: PayerTerms? = nil
  ) {
    self.actor = actor
    self.today = today
    self.sop = sop
    self.isPosted = isPosted
    self.calendar = calendar
    self.payerTerms = payerTerms
  }
}

extension CaseState {
  /// Decides a command: the events that it makes, or the reason why it is refused. Changes nothing.
  package func decide(_ command: CaseCommand, in context: DecisionContext) throws(Refusal) -> [CaseEvent] {
    try permit(command.action(on: self), context)
    guard case .person(let account) = context.actor else {
      throw Refusal(.notPermitted, "Only a person works a case.")
    }
    if case .reopen(let reason) = command {
      guard closing != nil else { throw Refusal(.illegalMove, "The case is open.") }
      return [.reopened(on: context.today, reason: reason)]
    }
    if case .note(let text) = command { return [.noted(text: text)] }
    guard closing == nil else { throw Refusal(.illegalMove, "The case is closed; reopen it first.") }
    try refuseAgainstClearance(command, context)
    switch command {
    case .take: return try take(account)
    case .assign(let team, let person, let reason): return try assign(team, person, reason, context)
    case .touch(let touch): return [.touched(touch)]
    case .check(let item, let evidence): return try check(item, evidence, context)
    case .uncheck(let item, let reason): return try uncheck(item, reason)
    case .except(let item, let reason): return try except(item, reason, account)
    case .hold(let until, let reason): return try hold(until, reason, context)
    case .resume(let reason):
      guard hold != nil else { throw Refusal(.illegalMove, "The case is not on hold.") }
      return [.resumed(reason: reason)]
    case .requestWriteOff(let amount, let reason): return try requestWriteOff(amount, reason, context)
    case .approveWriteOff: return [.writeOffApproved(try approvableAmount(), by: account.id)]
    case .declineWriteOff(let reason):
      _ = try pendingWriteOff()
      return [.writeOffDeclined(reason: reason)]
    case .escalate(let reason): return [.escalated(to: context.sop.escalatesTo, on: context.today, reason: reason)]
    case .addEvidence(let evidence, let title): return [.evidenceAdded(evidence, title: title)]
    case .recordClearance(let finding, let note): return try record(finding, note: note, context)
    case .close(let outcome, let typed, let reason, let cause):
      return try close(outcome, typed, reason, cause: cause, context)
    case .appeal(let command): return try decide(command, by: account, in: context).map(CaseEvent.appeal)
    case .note, .reopen: preconditionFailure("decided above")
    }
  }

  private func permit(_ action: Action, _ context: DecisionContext) throws(Refusal) {
    if let reason = Access.refusal(action, by: context.actor) { throw Refusal(.notPermitted, reason) }
  }

  private func take(_ account: Account) throws(Refusal) -> [CaseEvent] {
    if person == account.id { throw Refusal(.illegalMove, "The case is yours already.") }
    if person != nil {
      throw Refusal(.illegalMove, "Somebody else has taken this case; ask for it to be assigned to you.")
    }
    return [.taken(by: account.id)]
  }

  private func assign(
    _ team: Team?, _ person: Account?, _ reason: Digest?, _ context: DecisionContext
  ) throws(Refusal) -> [CaseEvent] {
    let team = team ?? self.team
    guard context.sop.teams.contains(team) else {
      throw Refusal(
        .invalid, "There is no team '\(team)'; the SOP knows \(context.sop.teams.map(\.name).joined(separator: ", ")).")
    }
    if let person {
      guard person.isActive else { throw Refusal(.invalid, "The account \(person.login) is closed.") }
      if let why = Access.refusal(.workCase, by: .person(person)) {
        throw Refusal(.invalid, "\(person.name) cannot own a case. \(why)")
      }
    }
    guard team != self.team || person?.id != self.person else {
      throw Refusal(.illegalMove, "The case is assigned like that already.")
    }
    return [.assigned(team: team, person: person?.id, reason: reason)]
  }

  private func item(_ id: String) throws(Refusal) -> ChecklistItem {
    guard let item = checklist.first(where: { $0.id == id }) else {
      throw Refusal(
        .invalid, "The checklist has no item '\(id)'; it has \(checklist.map(\.id).joined(separator: ", ")).")
    }
    return item
  }

  private func check(_ id: String, _ evidence: Evidence?, _ context: DecisionContext) throws(Refusal) -> [CaseEvent] {
    guard try item(id).status == .open else { throw Refusal(.illegalMove, "That item is not open any more.") }
    if evidence == nil, context.sop.item(id, in: opening.category)?.needsEvidence == true {
      throw Refusal(.invalid, "This item needs evidence: a file, or a link to a segment.")
    }
    return [.checked(item: id, evidence: evidence)]
  }

  private func uncheck(_ id: String, _ reason: Digest) throws(Refusal) -> [CaseEvent] {
    guard try item(id).status != .open else { throw Refusal(.illegalMove, "That item is open already.") }
    return [.unchecked(item: id, reason: reason)]
  }

  private func except(_ id: String, _ reason: Digest, _ granter: Account) throws(Refusal) -> [CaseEvent] {
    guard try item(id).status == .open else { throw Refusal(.illegalMove, "That item is not open any more.") }
    if person == granter.id {
      throw Refusal(.notPermitted, "Nobody grants an exception for a case of their own; another manager must.")
    }
    return [.excepted(item: id, reason: reason, grantedBy: granter.id)]
  }

  /// Guardrail G2: a hold ends before the deadline does.
  private func hold(_ until: CalendarDate, _ reason: Digest, _ context: DecisionContext) throws(Refusal) -> [CaseEvent]
  {
    guard until > context.today else { throw Refusal(.invalid, "A hold ends on a later day than today.") }
    if let clock = firstClock {
      let latest = clock.workBy.adding(days: -context.sop.holdBufferDays)
      guard latest > context.today else {
        throw Refusal(
          .illegalMove, "\(clock.kind.title) is due on \(clock.due): that is too near, or past, for a hold.")
      }
      guard until <= latest else {
        throw Refusal(
          .illegalMove,
          "\(clock.kind.title) is due on \(clock.due): the hold may last until \(latest) at the most, "
            + "\(context.sop.holdBufferDays) days before it is worked.")
      }
    }
    return [.held(until: until, reason: reason)]
  }

  private func requestWriteOff(
    _ amount: Cents, _ reason: Digest, _ context: DecisionContext
  ) throws(Refusal) -> [CaseEvent] {
    guard writeOff == nil else { throw Refusal(.illegalMove, "A write-off is asked for already.") }
    guard amount.value > 0 else { throw Refusal(.invalid, "A write-off is more than nothing.") }
    guard amount <= denied else {
      throw Refusal(.invalid, "A write-off of \(amount.dollars) is more than the \(denied.dollars) in question.")
    }
    let request = CaseEvent.writeOffRequested(amount, reason: reason)
    return amount <= context.sop.writeOffLimit ? [request, .writeOffApproved(amount, by: nil)] : [request]
  }

  private func pendingWriteOff() throws(Refusal) -> WriteOff {
    guard let writeOff else { throw Refusal(.illegalMove, "No write-off is asked for.") }
    guard !writeOff.isApproved else { throw Refusal(.illegalMove, "The write-off is approved already.") }
    return writeOff
  }

  /// A later remittance may have left less in question than was asked for.
  private func approvableAmount() throws(Refusal) -> Cents {
    let amount = try pendingWriteOff().amount
    guard amount <= denied else {
      throw Refusal(
        .illegalMove,
        "Only \(denied.dollars) is in question now, less than the \(amount.dollars) asked for: decline and ask anew.")
    }
    return amount
  }

  private func close(
    _ outcome: String, _ typed: Cents?, _ reason: Digest?, cause: String?, _ context: DecisionContext
  ) throws(Refusal) -> [CaseEvent] {
    let missing = missingToClose(outcome: outcome, sop: context.sop, isPosted: context.isPosted)
    guard missing.isEmpty else {
      throw Refusal(.illegalMove, "Before closing: " + missing.joined(separator: "; ") + ".")
    }
    if let typed, typed.value < 0 { throw Refusal(.invalid, "An amount recovered cannot be negative.") }
    return [
      .closed(
        Closing(
          outcome: outcome, recovered: recovered, typedRecovered: typed, reason: reason,
          rootCause: try rootCause(cause, context)))
    ]
  }

  /// What the upstream team is told. Asked for where the SOP that the case was opened under lists causes, and only there.
  private func rootCause(_ id: String?, _ context: DecisionContext) throws(Refusal) -> Closing.RootCause? {
    let causes = context.sop.rootCauses(in: opening.category)
    guard !causes.isEmpty else {
      guard id == nil else {
        throw Refusal(.invalid, "This work asks for no root cause: the SOP of the case lists none. Leave it out.")
      }
      return nil
    }
    let known = causes.map(\.id).joined(separator: ", ")
    guard let id else { throw Refusal(.invalid, "Choose the root cause of the denial: one of \(known).") }
    guard let cause = causes.first(where: { $0.id == id }) else {
      throw Refusal(.invalid, "There is no root cause '\(id)' for this category; there are \(known).")
    }
    return Closing.RootCause(id: cause.id, team: cause.team, on: context.today)
  }

  /// What still stands between the case and a close with this outcome, in words for the person; nothing when it may close.
  package func missingToClose(outcome id: String, sop: SOP, isPosted: Bool) -> [String] {
    guard let outcome = sop.outcome(id, in: opening.category) else {
      let known = sop.outcomes(in: opening.category).map(\.id).joined(separator: ", ")
      return ["choose an outcome that this work knows (\(known))"]
    }
    let isProven = outcome.needs.contains(.explanation) ? explanation != nil : proposal != nil || clearance != nil
    let steps = outcome.skipsChecklist && isProven ? [] : openSteps(for: outcome)
    var missing = steps.map { item in
      "the checklist item “\(sop.item(item.id, in: opening.category)?.text ?? item.id)” is open"
    }
    for need in outcome.needs {
      switch need {
      case .payment where recovered.value <= 0: missing.append("no later remittance shows a payment")
      case .payment where proposal == nil && closing == nil:
        missing.append("the payer’s last answer leaves \(denied.dollars) denied")
      case .acceptance where !isAccepted:
        missing.append("no later acceptance (277CA A2) of the payer’s front end has come in")
      case .writeOff where writeOff == nil: missing.append("a write-off must be asked for and approved")
      case .writeOff where writeOff?.isApproved != true: missing.append("the write-off waits for a manager’s approval")
      case .writeOff where (writeOff?.amount ?? .zero) > denied:
        missing.append("the write-off is more than the \(denied.dollars) in question now")
      case .evidence where evidence.isEmpty: missing.append("no evidence is attached")
      case .posted where !isPosted: missing.append("the remittance is not posted yet; post it on its own page")
      case .notPosted where isPosted: missing.append("the remittance is posted and counts")
      case .cleared, .cancelled: if let reason = self.missing(need) { missing.append(reason) }
      case .explanation where explanation == nil:
        missing.append("no reversal and no forwarded balance of the payer explains it")
      case .payment, .acceptance, .writeOff, .evidence, .posted, .notPosted, .explanation: break
      }
    }
    if outcome.billsPatient {
      let isLeftToPatient = later.last(where: \.isAnswer)?.effect == .leftToPatient
      let group = isLeftToPatient ? "PR" : sop.primary(of: issues)?.group ?? ""
      if group != "PR" { missing.append("the payer’s group is \(group), not PR: this money is never the patient’s") }
      if opening.lineOfBusiness == ClaimFiling.LineOfBusiness.medicaid.rawValue {
        missing.append("Medicaid forbids to bill the patient")
      }
      let bars = Set(opening.billingBars + later.flatMap(\.billingBars)).sorted()
      if !bars.isEmpty {
        missing.append("the payer’s remark \(bars.joined(separator: ", ")) speaks against billing the patient")
      }
    }
    return missing
  }
}

extension CaseCommand {
  /// What the command needs permission for.
  package func action(on state: CaseState) -> Action {
    switch self {
    case .assign: .assignToOthers
    case .except: .grantException
    case .approveWriteOff, .declineWriteOff:
      .approveWriteOff(state.writeOff?.amount ?? Cents(0), requestedBy: state.writeOff?.requestedBy ?? AccountID(0))
    case .reopen: .reopenCase
    case .appeal(let command): command.action(on: state)
    case .take, .note, .touch, .check, .uncheck, .hold, .resume, .requestWriteOff, .escalate, .addEvidence, .close,
      .recordClearance:
      .workCase
    }
  }
}
