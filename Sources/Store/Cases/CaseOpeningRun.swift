import CodeSets
import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// The cases that the posted sets open, or move.
  package struct Opened: Equatable, Sendable {
    package var cases = 0
    package var moved = 0
  }

  /// Opens the cases of all posted sets whose cases are not open yet, from where an earlier call stopped. What is done is
  /// recorded in the same transaction, and ids are derived from the facts, so that a crash opens nothing twice. One call at
  /// a time.
  ///
  /// - Parameter count: how many claims of a set are worked in one transaction. Many, because each case lies in another page
  ///   of every index of the queue, and a page is written once for all cases that a transaction puts there. Where commands
  ///   come between, fewer.
  package func openCases(atOnce count: Int = 1000) async throws -> Opened {
    var opened = Opened()
    while let set = try await read(UnopenedSet.init) {
      var claims = try await waiting(set, after: set.openedThrough, atMost: count)
      while true {
        let now = claims
        let isLast = now.count < count
        // While these claims are worked, the facts of the next are read.
        async let next = isLast ? [] : waiting(set, after: now.last?.record.id ?? set.openedThrough, atMost: count)
        try await pace.shares(of: now) { share in
          let step = try await open(share, of: set, isLast: isLast && share.endIndex == now.endIndex)
          opened.cases += step.opened.cases
          opened.moved += step.opened.moved
          return step.claims
        }
        if isLast { break }
        claims = try await next
      }
    }
    return opened
  }

  private func waiting(_ set: UnopenedSet, after claim: ClaimID, atMost count: Int) async throws -> [WaitingClaim] {
    guard !set.isHeld else { return [] }
    let playbook = playbook
    let today = clock.today()
    return try await read { db in
      try WaitingClaim.all(db, set, after: claim, atMost: count, playbook: playbook, today: today)
    }
  }

  /// Works claims until they end or somebody waits; with the last one the set is done.
  private func open(
    _ claims: ArraySlice<WaitingClaim>, of set: UnopenedSet, isLast: Bool
  ) async throws -> (claims: Int, opened: Opened) {
    let playbook = playbook
    let today = clock.today()
    return try await write { db, trail in
      var run = try CaseOpeningRun(db: db, set: set, playbook: playbook, sops: self.sops, today: today)
      var worked = 0
      for claim in claims {
        try run.work(claim, &trail)
        worked += 1
        if worked % CaseOpeningRun.claimsAtOnce == 0, self.pace.isAwaited { break }
      }
      try run.finish(&trail, through: claims.prefix(worked).last, isDone: isLast && worked == claims.count)
      return (worked, run.opened)
    }
  }
}

/// A posted or held set that has not opened all its cases.
private struct UnopenedSet: Sendable {
  let id: SetID
  let document: Digest
  /// A held remittance opens the case that asks whether it is a duplicate, and nothing else.
  let isHeld: Bool
  let openedThrough: ClaimID
  let remittance: RemittanceRecord

  /// The first of them.
  init?(_ db: Database) throws {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT s.id, s.opened_through, s.disposition, d.digest FROM transaction_set s JOIN document d ON d.id = s.document
        WHERE s.cases_opened = 0 ORDER BY s.id LIMIT 1
        """)
    guard let row, let document = Digest(bytes: row["digest"] as Data) else { return nil }
    id = SetID(row["id"])
    self.document = document
    isHeld = row["disposition"] == Disposition.held.rawValue
    openedThrough = ClaimID(row["opened_through"])
    remittance = try RemittanceRecord(db, id)
  }
}

/// A claim that may open a case or move one, with all that can be known of it before its turn.
private struct WaitingClaim: Sendable {
  let record: ClaimRecord
  /// The facts, where a case may be there already, or will be when this claim's turn comes: one that this very set opens.
  let facts: ClaimFacts?
  /// The case that it opens where its family has none, still without a number.
  let opening: (sop: SOP, opening: CaseOpening)?

  static func all(
    _ db: Database, _ set: UnopenedSet, after claim: ClaimID, atMost count: Int, playbook: Playbook, today: CalendarDate
  ) throws -> [WaitingClaim] {
    try Row.fetchAll(db.cachedStatement(sql: selection), arguments: [set.id.value, claim.value, count]).map { row in
      let record = try ClaimRecord(row)
      let facts = try record.facts(db, set.remittance, playbook.codes)
      let opens = record.outcome != .none && record.outcome != .reversal
      return WaitingClaim(
        record: record, facts: row[columns] ? facts : nil,
        opening: opens ? try playbook.opening(for: facts, number: CaseID(0), today: today) : nil)
    }
  }

  private static let selection = """
    SELECT c.*, EXISTS (SELECT 1 FROM work_case w WHERE w.control_number = c.control_number)
      OR EXISTS (
        SELECT 1 FROM claim o WHERE o.control_number = c.control_number AND o.set_id = c.set_id AND o.id < c.id
          AND o.outcome <> 'none') AS may_be_known
    FROM claim c WHERE c.set_id = ? AND c.id > ? AND (c.outcome <> 'none' OR may_be_known)
    ORDER BY c.id LIMIT ?
    """
  private static let columns = 25
}

/// One transaction of opening the cases of one set.
private struct CaseOpeningRun {
  let db: Database
  let set: UnopenedSet
  let playbook: Playbook
  let sops: SOPVersions
  let today: CalendarDate
  private(set) var opened = Store.Opened()
  private var queue = QueueWriter()
  private var nextNumber: Int64

  /// Claims worked between two looks at who is waiting: one or two milliseconds.
  static let claimsAtOnce = 10

  init(db: Database, set: UnopenedSet, playbook: Playbook, sops: SOPVersions, today: CalendarDate) throws {
    self.db = db
    self.set = set
    self.playbook = playbook
    self.sops = sops
    self.today = today
    nextNumber = (try Int64.fetchOne(db, sql: "SELECT MAX(number) FROM work_case") ?? 0) + 1
  }

  /// Keeps what was done, and how far that was; when the set is done, the case of the whole remittance is opened too.
  mutating func finish(_ trail: inout TrailWriter, through last: WaitingClaim?, isDone: Bool) throws {
    if isDone { try openRemittanceCase(&trail) }
    try queue.flush(db)
    if let last {
      try db.execute(
        sql: "UPDATE transaction_set SET opened_through = ? WHERE id = ?",
        arguments: [last.record.id.value, set.id.value])
    }
    if isDone {
      try db.execute(sql: "UPDATE transaction_set SET cases_opened = 1 WHERE id = ?", arguments: [set.id.value])
    }
  }

  /// Opens the claim's case, or moves the one that its family has.
  mutating func work(_ claim: WaitingClaim, _ trail: inout TrailWriter) throws {
    if let facts = claim.facts, let known = try familyCase(of: claim.record) {
      try move(known, claim.record, facts, &trail)
    } else if let (sop, opening) = claim.opening {
      try open(
        opening, command("open \(opening.category)", sop: sop.digest, at: claim.record.start), sop,
        controlNumber: claim.record.controlNumber, &trail)
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

  private mutating func move(_ id: CaseID, _ claim: ClaimRecord, _ facts: ClaimFacts, _ trail: inout TrailWriter) throws
  {
    guard var state = try Store.caseState(db, id) else {
      throw StoreError.drift("case \(id) has a row but no entries")
    }
    let sop = try sops.sop(db, state.sop)
    let command = command("move", sop: state.sop, at: claim.start)
    guard try !trail.isKnown(command, request: set.document.bytes) else { return }
    let events = state.respond(
      to: facts, paidBefore: state.recovered, order: try order(of: facts, in: state),
      isSamePayer: set.remittance.payer == state.opening.payer, sop: sop, playbook: playbook, today: today)
    let first = trail.position
    for event in events {
      try trail.append(
        stream: id.stream, type: event.type, payload: event.payload,
        deed: Deed(
          command: command, actor: .sop(name: sop.name), cause: "set/\(set.id.value)", sop: state.sop,
          inputs: [set.document]))
      state.apply(event, actor: nil, at: trail.now)
    }
    try trail.record(command, request: RequestSeal(set.document.bytes, salt: []), first: first)
    let controlNumber = try String.fetchOne(
      db, sql: "SELECT control_number FROM work_case WHERE number = ?", arguments: [id.number])
    try queue.put(db, CaseRow(state, controlNumber: controlNumber), replacing: true)
    opened.moved += 1
  }

  /// Whether the payer has answered later already, by the dates of its remittances.
  private func order(of facts: ClaimFacts, in state: CaseState) throws -> AnswerOrder {
    guard let answered = facts.dates.remittance?.0.days else { return .latest }
    func date(_ set: SetID) throws -> Int32? {
      try Int32.fetchOne(
        db.cachedStatement(sql: "SELECT COALESCE(payment_date, production_date) FROM remittance WHERE set_id = ?"),
        arguments: [set.value])
    }
    if let denied = try date(state.opening.set), answered < denied { return .beforeDenial }
    for later in state.later where later.isAnswer {
      if let known = try date(later.set), answered < known { return .superseded }
    }
    return .latest
  }

  private mutating func openRemittanceCase(_ trail: inout TrailWriter) throws {
    let facts = try set.remittance.facts(db, isSuspectedDuplicate: set.isHeld)
    guard let (sop, opening) = try playbook.opening(for: facts, number: CaseID(0), today: today) else { return }
    // A remittance that was held comes here twice: when it is held, and when a person posts it.
    let command = command("open \(opening.category)", sop: sop.digest, at: set.remittance.start)
    guard try !trail.isKnown(command, request: set.document.bytes) else { return }
    try open(opening, command, sop, controlNumber: nil, &trail)
  }

  private mutating func open(
    _ opening: CaseOpening, _ command: CommandID, _ sop: SOP, controlNumber: String?, _ trail: inout TrailWriter
  ) throws {
    var opening = opening
    opening.number = CaseID(nextNumber)
    let first = trail.position
    let event = CaseEvent.opened(opening)
    try trail.begin(
      stream: opening.number.stream, type: event.type, payload: event.payload,
      deed: Deed(
        command: command, actor: .sop(name: sop.name), cause: "set/\(set.id.value)", sop: sop.digest,
        inputs: [set.document]))
    try trail.record(command, request: RequestSeal(set.document.bytes, salt: []), first: first)
    try queue.put(
      db, CaseRow(CaseState(opening, sop: sop.digest, at: trail.now), controlNumber: controlNumber), replacing: false)
    nextNumber += 1
    opened.cases += 1
  }

  /// The id of what an SOP does about a fact of the document, which begins at an offset.
  private func command(_ deed: String, sop: Digest, at offset: Int64) -> CommandID {
    CommandID(derivedIn: "sop", from: [sop.bytes, set.document.bytes, Array(deed.utf8)], at: offset)
  }
}
