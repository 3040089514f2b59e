import Trail
import X12

extension CaseState {
  /// Decides what a person found out about an element.
  func record(
    _ finding: ClearanceFinding, note: Digest?, _ context: DecisionContext
  ) throws(Refusal) -> [CaseEvent] {
    guard let clearance else {
      throw Refusal(.invalid, "Only a scheduled service is cleared; this case is about something else.")
    }
    try refuseBeforeEmergencyVisit(context)
    guard let item = checklist.first(where: { $0.id == finding.element.rawValue }) else {
      let known = elements.map(\.rawValue).joined(separator: ", ")
      throw Refusal(
        .invalid,
        "This service does not ask for \(finding.element.rawValue)\(known.isEmpty ? "." : "; it asks for \(known).")")
    }
    if case .excepted = item.status {
      throw Refusal(.illegalMove, "\(finding.element.title) is excepted; open the item again before you record it.")
    }
    if case .authorization(.approved(let approval)) = finding {
      guard approval.from <= approval.through else {
        throw Refusal(.invalid, "An approval ends on or after the day on which it begins.")
      }
      guard 1...9_999 ~= approval.units else { throw Refusal(.invalid, "An approval has 1 to 9999 units.") }
    }
    guard clearance.findings[finding.element] != finding || note != nil else {
      throw Refusal(.illegalMove, "\(finding.element.title) is recorded as \(finding.status) already.")
    }
    return [.clearanceRecorded(finding, note: note)]
  }

  /// Guardrail G1: before an emergency visit is over the desk asks for nothing and pauses nothing. And what a status
  /// settles is not checked off by hand.
  func refuseAgainstClearance(_ command: CaseCommand, _ context: DecisionContext) throws(Refusal) {
    guard clearance != nil else { return }
    switch command {
    case .check(let id, _):
      guard elements.contains(where: { $0.rawValue == id }), let element = ClearanceElement(rawValue: id) else {
        return
      }
      throw Refusal(
        .invalid,
        "\(element.title) is settled by its status: record \(element.statuses.joined(separator: ", ")).")
    case .uncheck(let id, _):
      guard elements.contains(where: { $0.rawValue == id }), let element = ClearanceElement(rawValue: id),
        case .done = checklist.first(where: { $0.id == id })?.status
      else { return }
      throw Refusal(
        .invalid,
        "\(element.title) is settled by its status: record another one of \(element.statuses.joined(separator: ", ")).")
    case .hold:
      guard clearance?.visit.urgency != .emergency else {
        throw Refusal(.illegalMove, "This is an emergency: nothing about it is paused.")
      }
    case .take, .assign, .note, .touch, .except, .resume, .requestWriteOff, .approveWriteOff, .declineWriteOff,
      .escalate, .addEvidence, .close, .reopen, .recordClearance, .appeal:
      return
    }
  }

  private func refuseBeforeEmergencyVisit(_ context: DecisionContext) throws(Refusal) {
    guard let visit = clearance?.visit, visit.urgency == .emergency, context.today <= visit.on else { return }
    throw Refusal(
      .illegalMove,
      "This is an emergency: care comes first, and nothing is asked for it. Follow it up from "
        + "\(visit.on.adding(days: 1)) on.")
  }

  /// The steps that must be done first; what is not clear is said by the need for it.
  func openSteps(for outcome: SOP.Outcome) -> [ChecklistItem] {
    checklist.filter { item in
      item.status == .open && !(outcome.needs.contains(.cleared) && elements.contains { $0.rawValue == item.id })
    }
  }

  /// What still stands between the case and an outcome, as far as the service itself is concerned.
  func missing(_ need: SOP.Outcome.Need) -> String? {
    switch need {
    case .cleared where clearance == nil || !gaps.isEmpty:
      "not everything is clear: \(gaps.map { $0.words.lowercased() }.joined(separator: ", "))"
    case .cancelled where clearance?.visit.isCancelled != true: "the schedule does not say that it is cancelled"
    case .cleared, .cancelled, .payment, .acceptance, .writeOff, .evidence, .posted, .notPosted, .explanation: nil
    }
  }
}

extension CaseState {
  /// What a later row about the service means for its case.
  ///
  /// - Parameter was: the service as the row before said it.
  package func respond(
    to facts: AppointmentFacts, was: ScheduledService, sop: SOP, playbook: Playbook, today: CalendarDate
  ) -> [CaseEvent] {
    guard let before = clearance?.visit else { return [] }
    let visit = Visit(facts)
    let what: AppointmentChange.What =
      switch (before.isCancelled, visit.isCancelled) {
      case (false, true): .cancelled
      case (true, false): .reinstated
      case (false, false) where (before.on, before.at?.minutes) != (visit.on, visit.at?.minutes): .moved
      case (false, false), (true, true): .changed
      }
    let change = AppointmentChange(
      what: what, visit: visit, payer: facts.payer, reopens: reopened(by: facts.service, was: was),
      clocks: sop.clocks(for: visit, in: opening.category, calendar: playbook.calendar),
      attentionOn: sop.attention(for: visit, openedOn: opening.openedOn))
    if visit.isCancelled {
      let outcome = closing == nil ? sop.outcome(needing: .cancelled, in: opening.category) : nil
      return [.appointmentChanged(change)]
        + (outcome.map {
          [.closed(Closing(outcome: $0.id, recovered: recovered, typedRecovered: nil, reason: nil))]
        } ?? [])
    }
    return (reopens(by: change, today) ? [.reopened(on: today, reason: nil)] : []) + [.appointmentChanged(change)]
  }

  /// Whether a closed case has work again: the service is back, or it is not clear for its new day.
  private func reopens(by change: AppointmentChange, _ today: CalendarDate) -> Bool {
    guard closing != nil, change.visit.urgency != .emergency, change.visit.on >= today else { return false }
    var after = self
    after.apply(change)
    switch change.what {
    case .reinstated: return true
    case .moved: return !after.gaps.isEmpty
    case .changed: return !change.reopens.isEmpty && !after.gaps.isEmpty
    case .cancelled: return false
    }
  }

  /// The findings that were about another payer, member, patient, service or month, and so say nothing any more.
  private func reopened(by now: ScheduledService, was: ScheduledService) -> [ClearanceElement] {
    let isOtherPatient =
      (now.patient, now.last, now.first, now.birthDate) != (was.patient, was.last, was.first, was.birthDate)
    let isOtherCoverage = (now.payer, now.memberID) != (was.payer, was.memberID)
    let isOtherService = now.service != was.service
    // Coverage is checked again for each calendar month: plans begin and end with it.
    let isOtherMonth = (now.on.year, now.on.month) != (was.on.year, was.on.month)
    return elements.filter { element in
      guard clearance?.findings[element] != nil else { return false }
      return switch element {
      case .identity: isOtherPatient
      case .coverage: isOtherPatient || isOtherCoverage || isOtherMonth
      case .authorization, .notices: isOtherPatient || isOtherCoverage || isOtherService
      case .order: isOtherPatient || isOtherService
      case .estimate: isOtherPatient || isOtherCoverage || isOtherService
      }
    }
  }
}
