import Desk
import X12

@testable import Store

/// The work queue by brute force: every case folded from its events, then filtered, sorted and counted in the plainest way.
struct QueueOracle {
  let states: [CaseState]
  let today: CalendarDate

  func matching(_ filter: QueueFilter, for account: Account) -> [CaseState] {
    states.filter { state in
      let isHeld = state.hold.map { $0.until > today } ?? false
      let isOpen = state.closing == nil
      let inScope =
        switch filter.scope {
        case .all: isOpen && !isHeld
        case .mine: isOpen && !isHeld && state.person == account.id
        case .unassigned: isOpen && !isHeld && state.person == nil
        case .mineAndUnassigned: isOpen && !isHeld && (state.person == nil || state.person == account.id)
        case .held: isOpen && isHeld
        case .closed: !isOpen
        }
      return inScope && (filter.sop.map { $0 == state.opening.sop } ?? true)
        && (filter.team.map { $0 == state.team } ?? true) && (filter.payer.map { $0 == state.opening.payer } ?? true)
        && (filter.category.map { $0 == state.opening.category } ?? true) && isDue(state, filter.due)
    }
  }

  private func isDue(_ state: CaseState, _ due: QueueFilter.Due?) -> Bool {
    guard let due else { return true }
    guard state.proposal == nil, let day = state.clocks.map(\.workBy).min() else { return false }
    switch due {
    case .late: return day < today
    case .today: return day == today
    case .week: return day >= today && day - today <= 7
    }
  }

  /// In the order in which the cases are to be worked: those at the front by their day, the others by money per minute.
  func ordered(_ filter: QueueFilter, for account: Account) -> [CaseID] {
    matching(filter, for: account).sorted { left, right in
      key(left, filter).lexicographicallyPrecedes(key(right, filter))
    }
    .map(\.opening.number)
  }

  private func key(_ state: CaseState, _ filter: QueueFilter) -> [Int64] {
    let number = state.opening.number.number
    let attention = Int64(state.attentionOn.days)
    if filter.scope == .closed { return [-state.changedAt.milliseconds, number] }
    let first = state.proposal == nil ? state.clocks.map(\.workBy).min() : nil
    let due = Int64((first ?? CaseRow.noDeadline).days)
    if filter.scope == .held { return [Int64(state.hold?.until.days ?? 0), due, number] }
    if filter.due != nil { return [due, -rate(state), number] }
    // Patients before dollars (guardrail G3): urgent services, then near ones, then the rest; none of it before its day.
    let isUnclear =
      state.clearance.map { $0.visit.urgency != .emergency && !$0.visit.isCancelled } == true
      && state.checklist.contains { $0.status == .open && ClearanceElement(rawValue: $0.id) != nil }
    let lane: Int64 = !isUnclear ? 2 : state.clearance?.visit.urgency == .urgent ? 0 : 1
    return state.attentionOn <= today ? [0, lane, attention, -rate(state), number] : [1, -rate(state), number]
  }

  private func rate(_ state: CaseState) -> Int64 {
    if let visit = state.clearance?.visit { return -Int64(visit.on.days) }
    if state.opening.isBelowFloor { return 0 }
    return (state.estimate?.expected.value ?? state.denied.value) / Int64(max(1, state.opening.minutes))
  }

  func tally(_ filter: QueueFilter, for account: Account) -> Tally {
    let found = matching(filter, for: account)
    return Tally(cases: found.count, denied: Cents(found.reduce(0) { $0 + $1.denied.value }))
  }
}
