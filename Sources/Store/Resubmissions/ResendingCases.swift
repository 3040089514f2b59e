import Desk
import Foundation
import GRDB
import Trail

extension Store {
  /// Tells the open cases of the claim's family with a deadline for it that the claim was sent again, or the cases that know
  /// of it that it was not.
  static func tellCases(
    _ db: Database, of draft: ResubmissionEvent.Draft, _ event: ResubmissionEvent, command: CommandID, by actor: Actor,
    _ trail: inout TrailWriter
  ) throws {
    let cases = try cases(of: family(of: draft.sent, db), db)
    switch event {
    case .sent(let day, _):
      let resending = ClaimResending(resubmission: draft.id, purpose: draft.purpose, on: day)
      let open = cases.filter { $0.closing == nil }
      let waiting = open.filter { state in state.clocks.contains { $0.kind == .correctedClaim } }
      // What was done is told somewhere, where no deadline waits for it too.
      for state in waiting.isEmpty ? open.suffix(1) : waiting[...] {
        try tell(db, state, .claimResent(resending), command: command, by: actor, &trail)
      }
    case .sendingTakenBack(let reason):
      for state in cases where state.resendings.contains(where: { $0.resubmission == draft.id }) {
        try tell(db, state, .resendingTakenBack(draft.id, reason: reason), command: command, by: actor, &trail)
      }
    case .drafted, .released, .withdrawn: return
    }
  }

  private static func tell(
    _ db: Database, _ told: CaseState, _ event: CaseEvent, command: CommandID, by actor: Actor,
    _ trail: inout TrailWriter
  ) throws {
    var state = told
    try trail.append(
      stream: state.opening.number.stream, type: event.type, payload: event.payload,
      deed: Deed(command: command, actor: actor, sop: state.sop))
    state.apply(event, actor: nil, at: trail.now)
    let controlNumber = try String.fetchOne(
      db.cachedStatement(sql: "SELECT control_number FROM work_case WHERE number = ?"),
      arguments: [state.opening.number.number])
    var queue = QueueWriter()
    try queue.put(db, CaseRow(state, controlNumber: controlNumber), replacing: true)
    try queue.flush(db)
  }

  /// The cases of a family, the oldest first.
  private static func cases(of family: FamilyID, _ db: Database) throws -> [CaseState] {
    let numbers = try answers(about: family, db).flatMap { answer, _ in
      try Int64.fetchAll(
        db.cachedStatement(sql: "SELECT number FROM work_case WHERE claim = ?"), arguments: [answer.value])
    }
    return try Set(numbers).sorted().compactMap { try caseState(db, CaseID($0)) }
  }
}
