import Desk
import Foundation
import GRDB
import Trail

extension Store {
  /// Tells the open case of the claim's family that the claim was sent again, or the case that knows of it that it was not.
  static func tellCase(
    _ db: Database, of draft: ResubmissionEvent.Draft, _ event: ResubmissionEvent, command: CommandID, by actor: Actor,
    _ trail: inout TrailWriter
  ) throws {
    let cases = try cases(of: family(of: draft.sent, db), db)
    let told: (state: CaseState, event: CaseEvent)?
    switch event {
    case .sent(let day, _):
      let resending = ClaimResending(resubmission: draft.id, purpose: draft.purpose, on: day)
      told = cases.last { $0.closing == nil }.map { ($0, .claimResent(resending)) }
    case .sendingTakenBack(let reason):
      told = cases.last { $0.resendings.contains { $0.resubmission == draft.id } }
        .map { ($0, .resendingTakenBack(draft.id, reason: reason)) }
    case .drafted, .released, .withdrawn: return
    }
    guard let told else { return }
    let event = told.event
    var state = told.state
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
