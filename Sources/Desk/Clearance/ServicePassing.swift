import Trail
import X12

extension CaseState {
  /// Whether the day of the service has passed as it is scheduled now: nothing can be cleared any more, and a person says what
  /// happened. An emergency is worked after its day.
  package var isServiceOver: Bool {
    guard closing == nil, let visit = clearance?.visit, visit.urgency != .emergency, !visit.isCancelled else {
      return false
    }
    return visit.on == servicePassed
  }

  /// What the day found open, in words; nil while the service is not over.
  package var whatWasOpen: String? {
    guard isServiceOver, let visit = clearance?.visit else { return nil }
    return ClearanceGap.afterDay(visit.on, gaps)
  }

  /// The event that the day of the service has passed; nil where it has not, or is known to have.
  package func passed(today: CalendarDate) -> CaseEvent? {
    guard closing == nil, let visit = clearance?.visit, visit.urgency != .emergency, !visit.isCancelled,
      visit.on < today, visit.on != servicePassed
    else { return nil }
    return .servicePassed(service: visit.on, on: today)
  }
}

extension ClearanceGap {
  /// How a service stood when its day had passed.
  package static func afterDay(_ day: CalendarDate, _ gaps: [ClearanceGap]) -> String {
    gaps.isEmpty
      ? "Service day \(day) passed; everything was clear"
      : "Service day \(day) passed, uncleared: \(gaps.map { $0.words.lowercased() }.joined(separator: ", "))"
  }
}
