import X12

/// The clearing of one scheduled service, as the events of its case have made it.
package struct Clearance: Hashable, Sendable {
  package var visit: Visit
  package var findings: [ClearanceElement: ClearanceFinding] = [:]

  package init(visit: Visit) { self.visit = visit }

  /// Whether the finding about an element clears it for the day of service.
  package func isClear(_ element: ClearanceElement) -> Bool {
    findings[element]?.standing(on: visit.on) == .clears
  }
}

/// What a later schedule says about a service that has a case.
package struct AppointmentChange: Hashable, Sendable {
  package enum What: String, Sendable {
    case moved, cancelled, reinstated
    /// Something else than its day, time or standing: payer, place, urgency, provider.
    case changed
  }

  package var what: What
  package var visit: Visit
  package var payer: PayerID
  /// The elements whose findings no longer say anything about the service.
  package var reopens: [ClearanceElement]
  package var clocks: [ExternalClock]
  package var attentionOn: CalendarDate
}

/// The column of the clearance board in which a scheduled service stands.
package enum ClearanceState: String, CaseIterable, Sendable {
  /// Nothing was begun, or something speaks against the service as it is scheduled.
  case notCleared = "not_cleared"
  /// The payer gave no usable answer about coverage.
  case undetermined
  /// Somebody works it, or somebody is waited for.
  case inWork = "in_work"
  case cleared
  /// Guardrail G1: it is on the board so that people know of it; nothing waits for anything.
  case emergency

  package var title: String {
    switch self {
    case .notCleared: "Not cleared"
    case .undetermined: "Coverage undetermined"
    case .inWork: "In work"
    case .cleared: "Cleared"
    case .emergency: "Emergency: care first"
    }
  }

  /// The columns that a service may stand in that is not an emergency.
  package static let gated = [notCleared, undetermined, inWork, cleared]
}

/// An element that is not clear yet, with what was found out about it.
package struct ClearanceGap: Hashable, Sendable {
  package var element: ClearanceElement
  /// Nil while nobody has found out anything.
  package var status: String?

  package init(element: ClearanceElement, status: String?) {
    self.element = element
    self.status = status
  }

  /// The gap in short, such as `Coverage undetermined`.
  package var words: String {
    guard let status else { return "\(element.title) not checked" }
    return status == "approved"
      ? "\(element.title) not for this day" : "\(element.title) \(status.replacing("_", with: " "))"
  }
}

/// Which of the queue's lanes a case stands in once its day has come (guardrail G3): patients before dollars.
package enum QueueLane: Int, CaseIterable, Sendable {
  /// A service that cannot wait, and is not clear.
  case urgent
  /// A service whose day is near, and that is not clear.
  case soon
  /// Deadlines and money.
  case usual
}

extension CaseState {
  /// The elements that the case asks for, in the order of its checklist; none where nothing is cleared.
  package var elements: [ClearanceElement] {
    clearance == nil ? [] : checklist.compactMap { ClearanceElement(rawValue: $0.id) }
  }

  /// The elements that are neither clear nor excepted.
  package var gaps: [ClearanceGap] {
    guard let clearance, clearance.visit.urgency != .emergency else { return [] }
    return checklist.compactMap { item in
      guard item.status == .open, let element = ClearanceElement(rawValue: item.id) else { return nil }
      return ClearanceGap(element: element, status: clearance.findings[element]?.status)
    }
  }

  /// The column of the board; nil for what stands on no board: cancelled services, and cases that ended otherwise.
  package var clearanceState: ClearanceState? {
    guard let clearance, !clearance.visit.isCancelled else { return nil }
    if clearance.visit.urgency == .emergency { return .emergency }
    if gaps.isEmpty { return .cleared }
    guard closing == nil else { return nil }
    let standings = Set(gaps.compactMap { clearance.findings[$0.element]?.standing(on: clearance.visit.on) })
    if standings.contains(.against) { return .notCleared }
    if standings.contains(.undetermined) { return .undetermined }
    return person != nil || !clearance.findings.isEmpty ? .inWork : .notCleared
  }

  /// The lane of the work queue.
  package var lane: QueueLane {
    guard let clearance, !gaps.isEmpty, !clearance.visit.isCancelled, !isServiceOver else { return .usual }
    switch clearance.visit.urgency {
    case .urgent: return .urgent
    case .elective: return .soon
    case .emergency: return .usual
    }
  }
}

extension CaseState {
  /// Takes a finding in.
  mutating func record(_ finding: ClearanceFinding) {
    clearance?.findings[finding.element] = finding
    settleElements()
  }

  /// Takes in what a later schedule says.
  mutating func apply(_ change: AppointmentChange) {
    clearance?.visit = change.visit
    for element in change.reopens { clearance?.findings[element] = nil }
    // The case is about the service as it is scheduled now, and so is its payer.
    opening.payer = change.payer
    clocks = change.clocks
    attentionOn = change.attentionOn
    if change.visit.urgency == .emergency { hold = nil }
    settleElements()
  }

  /// An element's item is done when what was found out clears the day of service; an exception stays one.
  private mutating func settleElements() {
    guard let clearance else { return }
    for index in checklist.indices {
      guard let element = ClearanceElement(rawValue: checklist[index].id) else { continue }
      if case .excepted = checklist[index].status { continue }
      checklist[index].status = clearance.isClear(element) ? .done(nil) : .open
    }
  }
}
