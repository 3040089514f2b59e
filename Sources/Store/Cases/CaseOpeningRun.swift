import CEL
import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// How many cases one step opened or moved, and whether work is left.
  package struct OpeningStep: Sendable {
    package var opened: Int
    package var moved: Int
    package var isDone: Bool
  }

  /// Opens the cases of posted sets, some hundred claims at a time, from where the last step stopped. Ids are derived from
  /// the facts, so that a crash in the middle opens nothing twice.
  package func openCases(atMost count: Int = 400) async throws -> OpeningStep {
    let playbook = playbook
    let today = clock.today()
    return try await write { db, trail in
      guard
        let set = try Row.fetchOne(
          db,
          sql: """
            SELECT s.id, s.opened_through, s.disposition, d.digest FROM transaction_set s JOIN document d ON d.id = s.document
            WHERE s.cases_opened = 0 ORDER BY s.id LIMIT 1
            """),
        let document = Digest(bytes: set["digest"] as Data)
      else { return OpeningStep(opened: 0, moved: 0, isDone: true) }
      var run = try CaseOpeningRun(
        db: db, set: SetID(set["id"]), document: document, isHeld: set["disposition"] == Disposition.held.rawValue,
        playbook: playbook, sops: self.sops, today: today)
      try run.advance(&trail, after: set["opened_through"], atMost: count)
      return OpeningStep(opened: run.opened, moved: run.moved, isDone: false)
    }
  }
}

/// One step of opening the cases of one set.
private struct CaseOpeningRun {
  let db: Database
  let set: SetID
  let document: Digest
  let isHeld: Bool
  let playbook: Playbook
  let sops: SOPVersions
  let today: CalendarDate
  let remittance: RemittanceRecord
  private(set) var opened = 0
  private(set) var moved = 0
  private var queue = QueueWriter()
  private var nextNumber: Int64

  init(
    db: Database, set: SetID, document: Digest, isHeld: Bool, playbook: Playbook, sops: SOPVersions, today: CalendarDate
  ) throws {
    self.db = db
    self.set = set
    self.document = document
    self.isHeld = isHeld
    self.playbook = playbook
    self.sops = sops
    self.today = today
    remittance = try RemittanceRecord(db, set)
    nextNumber = (try Int64.fetchOne(db, sql: "SELECT MAX(number) FROM work_case") ?? 0) + 1
  }

  mutating func advance(_ trail: inout TrailWriter, after claim: Int64, atMost count: Int) throws {
    // A held remittance opens the case that asks whether it is a duplicate, and nothing else.
    var last = claim
    var isDone = true
    if !isHeld {
      let rows = try Row.fetchAll(
        db.cachedStatement(sql: CaseOpeningRun.claimsToWork), arguments: [set.value, claim, count])
      for row in rows {
        let claim = try ClaimRecord(row)
        try work(claim, mayBeKnown: row[CaseOpeningRun.claimColumns], &trail)
        last = claim.id.value
      }
      isDone = rows.count < count
    }
    if isDone { try openRemittanceCase(&trail) }
    try queue.flush(db)
    try db.execute(
      sql: "UPDATE transaction_set SET opened_through = ?, cases_opened = ? WHERE id = ?",
      arguments: [last, isDone ? 1 : 0, set.value])
  }

  /// Claims that may open a case or move one: of a case that is there, or of one that this very set is about to open.
  private static let claimsToWork = """
    SELECT c.*, EXISTS (SELECT 1 FROM work_case w WHERE w.control_number = c.control_number)
      OR EXISTS (
        SELECT 1 FROM claim o WHERE o.control_number = c.control_number AND o.set_id = c.set_id AND o.id < c.id
          AND o.outcome <> 'none') AS may_be_known
    FROM claim c WHERE c.set_id = ? AND c.id > ? AND (c.outcome <> 'none' OR may_be_known)
    ORDER BY c.id LIMIT ?
    """
  private static let claimColumns = 25

  private mutating func work(_ claim: ClaimRecord, mayBeKnown: Bool, _ trail: inout TrailWriter) throws {
    if mayBeKnown, let known = try familyCase(of: claim) {
      try move(known, claim, &trail)
    } else if claim.outcome != .none, claim.outcome != .reversal {
      let facts = try claim.facts(db, remittance, playbook.codes)
      guard let (sop, opening) = try playbook.opening(for: facts, number: CaseID(nextNumber), today: today) else {
        return
      }
      try open(opening, sop, fact: claim.start, controlNumber: claim.controlNumber, &trail)
    }
  }

  /// The case of the claim's family: the same control number and patient, and one of charge, service date or payer claim
  /// number in common, because control numbers are used again for other visits.
  private func familyCase(of claim: ClaimRecord) throws -> CaseID? {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT w.number, c.* FROM work_case w JOIN claim c ON c.id = w.claim
          WHERE w.control_number = ? ORDER BY w.number DESC
          """), arguments: [claim.controlNumber])
    for row in rows where claim.isFamily(of: try ClaimRecord(row, at: 1)) { return CaseID(row["number"]) }
    return nil
  }

  private mutating func move(_ id: CaseID, _ claim: ClaimRecord, _ trail: inout TrailWriter) throws {
    guard var state = try Store.caseState(db, id) else {
      throw StoreError.drift("case \(id) has a row but no entries")
    }
    let sop = try sops.sop(db, state.sop)
    let command = command(sop: state.sop, fact: "\(claim.start)")
    guard try !trail.isKnown(command, request: document.bytes) else { return }
    let facts = try claim.facts(db, remittance, playbook.codes)
    let events = state.respond(
      to: facts, paidBefore: state.recovered, isSamePayer: remittance.payer == state.opening.payer, sop: sop,
      playbook: playbook, today: today)
    let first = trail.position
    for event in events {
      try trail.append(
        stream: id.stream, type: event.type, payload: event.payload,
        deed: Deed(
          command: command, actor: .sop(name: sop.name), cause: "set/\(set.value)", sop: state.sop, inputs: [document]))
      state.apply(event, actor: nil, at: trail.now)
    }
    try trail.record(command, request: RequestSeal(document.bytes, salt: []), first: first)
    let controlNumber = try String.fetchOne(
      db, sql: "SELECT control_number FROM work_case WHERE number = ?", arguments: [id.number])
    try queue.put(db, CaseRow(state, controlNumber: controlNumber), replacing: true)
    moved += 1
  }

  private mutating func openRemittanceCase(_ trail: inout TrailWriter) throws {
    let facts = try remittance.facts(db, isSuspectedDuplicate: isHeld)
    guard let (sop, opening) = try playbook.opening(for: facts, number: CaseID(nextNumber), today: today) else {
      return
    }
    try open(opening, sop, fact: remittance.start, controlNumber: nil, &trail)
  }

  private mutating func open(
    _ opening: CaseOpening, _ sop: SOP, fact: Int64, controlNumber: String?, _ trail: inout TrailWriter
  ) throws {
    let command = command(sop: sop.digest, fact: "\(fact) \(opening.category)")
    guard try !trail.isKnown(command, request: document.bytes) else { return }
    let first = trail.position
    let event = CaseEvent.opened(opening)
    try trail.begin(
      stream: opening.number.stream, type: event.type, payload: event.payload,
      deed: Deed(
        command: command, actor: .sop(name: sop.name), cause: "set/\(set.value)", sop: sop.digest, inputs: [document]))
    try trail.record(command, request: RequestSeal(document.bytes, salt: []), first: first)
    try queue.put(
      db, CaseRow(CaseState(opening, sop: sop.digest, at: trail.now), controlNumber: controlNumber), replacing: false)
    nextNumber += 1
    opened += 1
  }

  private func command(sop: Digest, fact: String) -> CommandID {
    CommandID(derivedIn: "sop", from: [sop.bytes, document.bytes, Array(fact.utf8)])
  }
}
