import Desk
import Foundation
import GRDB
import Trail
import X12

/// The row of a case in the work queue: a function of the case's own events, and of nothing else.
struct CaseRow {
  let number: CaseID
  /// Where the case stands in the queue; nil when it is closed.
  let place: QueuePlace?
  let denied: Int64
  let values: [DatabaseValue]
  /// Its place on the clearance board; nil for a case that clears nothing.
  let clearance: ClearanceRow?

  /// The day that stands for "no deadline": after every real one.
  static let noDeadline = CalendarDate(year: 9999, month: 12, day: 31) ?? .epoch

  init(_ state: CaseState, controlNumber: String?) {
    let opening = state.opening
    // What the payer has paid is late for nothing.
    let clock = state.proposal == nil ? state.firstClock : nil
    let estimate = state.estimate
    let isOpen = state.closing == nil
    let place = QueuePlace(
      owner: state.person?.value ?? 0, team: state.team.name, payer: opening.payer.value, category: opening.category,
      sop: opening.sop, due: (clock?.workBy ?? CaseRow.noDeadline).days, attentionOn: state.attentionOn.days,
      heldUntil: state.hold?.until.days ?? 0)
    clearance = ClearanceRow(state)
    self.place = isOpen ? place : nil
    number = opening.number
    denied = state.denied.value
    // Remitted claims and notices are numbered in one sequence.
    let claim: Int64? =
      switch opening.subject {
      case .claim(let id): id.value
      case .notice(let id): id.value
      case .remittance, .acknowledgement, .takeback, .appointment: nil
      }
    let pending = state.writeOff.flatMap { $0.isApproved ? nil : $0 }
    values = [
      number.number.databaseValue, state.version.databaseValue, place.sop.databaseValue,
      Data(state.sop.bytes).databaseValue, (opening.set?.value ?? 0).databaseValue, claim.databaseValue,
      controlNumber.databaseValue, place.payer.databaseValue, place.category.databaseValue, opening.group.databaseValue,
      opening.reason.databaseValue, place.team.databaseValue, place.owner.databaseValue, isOpen.databaseValue,
      denied.databaseValue, (estimate?.expected.value).databaseValue, (estimate?.claims).databaseValue,
      (estimate?.paid.value).databaseValue, (estimate?.charged.value).databaseValue,
      CaseRow.rate(state, worth: estimate?.expected.value ?? denied).databaseValue,
      opening.openedOn.days.databaseValue, place.attentionOn.databaseValue, place.due.databaseValue,
      (clock?.kind.rawValue).databaseValue, (clock?.due.days).databaseValue, (clock?.isConfirmed).databaseValue,
      place.heldUntil.databaseValue, (state.nextItem ?? "").databaseValue,
      CaseRow.proposal(state).databaseValue, (pending?.amount.value ?? 0).databaseValue,
      (pending?.requestedBy?.value ?? 0).databaseValue, state.isEscalated.databaseValue,
      state.changedAt.milliseconds.databaseValue, CaseRow.mark(place.team).databaseValue,
      CaseRow.mark(place.category).databaseValue, CaseRow.mark(place.sop).databaseValue,
      state.lane.rawValue.databaseValue,
    ]
  }

  /// Why closing is proposed: 0 where it is not, 1 because the payer paid, 2 because its file explains what it took, 3
  /// because the day of service has passed.
  private static func proposal(_ state: CaseState) -> Int {
    state.proposal != nil ? 1 : state.isExplained ? 2 : state.isServiceOver ? 3 : 0
  }

  /// Cents per minute of work: the expected net where the payer has a history, else the denied amount; below the dollar
  /// floor nothing, so that those stand behind the others. A scheduled service has a day instead, the nearest first.
  private static func rate(_ state: CaseState, worth: Int64) -> Int64 {
    if let visit = state.clearance?.visit { return -Int64(visit.on.days) }
    let opening = state.opening
    return opening.isBelowFloor ? 0 : worth / Int64(max(1, opening.minutes))
  }

  /// Seven bits of a name (FNV-1a), one byte in an index: cases with another mark have another name.
  static func mark(_ name: String) -> Int {
    let hash = name.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    return Int((hash ^ hash >> 7 ^ hash >> 14 ^ hash >> 21) & 0x7F)
  }

  static let insertion =
    "INTO work_case VALUES (\(Array(repeating: "?", count: 37).joined(separator: ", ")))"
}
