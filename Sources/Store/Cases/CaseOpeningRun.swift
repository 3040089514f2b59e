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
      let step =
        switch set.kind {
        case .submission: try await takeInClaims(of: set)
        case .remittance: try await takeInRemittance(set, atOnce: count)
        case .notices: try await takeInNotices(of: set)
        case .acknowledgement: try await takeInAcknowledgement(set)
        }
      opened.cases += step.cases
      opened.moved += step.moved
    }
    let scheduled = try await openScheduledCases()
    opened.cases += scheduled.cases
    opened.moved += scheduled.moved
    return opened
  }

  /// Claims that were sent open no case: they find their families, and answers that came before them.
  private func takeInClaims(of set: UnopenedSet) async throws -> Opened {
    try await matchSent(set.id, document: set.document, after: set.openedThrough)
    return Opened()
  }

  private func takeInRemittance(_ set: UnopenedSet, atOnce count: Int) async throws -> Opened {
    if !set.isHeld { try await matchAnswers(set.id, .remittance, document: set.document) }
    let remittance = try await read { db in try RemittanceRecord(db, set.id) }
    var opened = Opened()
    var claims = try await waiting(set, remittance, after: set.openedThrough, atMost: count)
    while true {
      let now = claims
      let isLast = now.count < count
      // While these claims are worked, the facts of the next are read.
      async let next =
        isLast ? [] : waiting(set, remittance, after: now.last?.record.id.value ?? set.openedThrough, atMost: count)
      try await pace.shares(of: now) { share in
        let step = try await open(share, of: set, remittance, isLast: isLast && share.endIndex == now.endIndex)
        opened.cases += step.opened.cases
        opened.moved += step.opened.moved
        return step.claims
      }
      if isLast { return opened }
      claims = try await next
    }
  }

  private func waiting(
    _ set: UnopenedSet, _ remittance: RemittanceRecord, after claim: Int64, atMost count: Int
  ) async throws -> [WaitingClaim] {
    guard !set.isHeld else { return [] }
    let playbook = playbook
    let today = clock.today()
    return try await read { db in
      try WaitingClaim.all(db, remittance, after: claim, atMost: count, playbook: playbook, today: today)
    }
  }

  /// Works claims until they end or somebody waits; with the last one the set is done.
  private func open(
    _ claims: ArraySlice<WaitingClaim>, of set: UnopenedSet, _ remittance: RemittanceRecord, isLast: Bool
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
      let isDone = isLast && worked == claims.count
      if isDone {
        try run.openRemittanceCase(remittance, &trail)
        try run.openTakebacks(of: remittance, &trail)
        try run.explainTakebacks(by: remittance, &trail)
      }
      try run.finish(through: claims.prefix(worked).last?.record.id.value, isDone: isDone)
      return (worked, run.opened)
    }
  }
}

/// A set that was settled and has not opened all its cases.
struct UnopenedSet: Sendable {
  /// What is in it.
  enum Kind { case submission, remittance, notices, acknowledgement }

  let id: SetID
  let document: Digest
  let kind: Kind
  /// A held remittance opens the case that asks whether it is a duplicate, and nothing else.
  let isHeld: Bool
  /// The last of its claims or notices that was worked.
  let openedThrough: Int64

  /// The first of them.
  init?(_ db: Database) throws {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT s.id, s.type, s.opened_through, s.disposition, d.digest FROM transaction_set s
        JOIN document d ON d.id = s.document WHERE s.cases_opened = 0 ORDER BY s.id LIMIT 1
        """)
    guard let row, let document = Digest(bytes: row["digest"] as Data) else { return nil }
    id = SetID(row["id"])
    self.document = document
    kind =
      switch row["type"] as String {
      case "837": .submission
      case "277": .notices
      case "999", "TA1": .acknowledgement
      default: .remittance
      }
    isHeld = row["disposition"] == Disposition.held.rawValue
    openedThrough = row["opened_through"]
  }
}

/// A claim that may open a case or move one, with all that can be known of it before its turn.
struct WaitingClaim: Sendable {
  let record: ClaimRecord
  /// The facts, where a case may be there already, or will be when this claim's turn comes: one that this very set opens.
  let facts: ClaimFacts?
  /// The case that it opens where its family has none, still without a number.
  let opening: (sop: SOP, opening: CaseOpening)?

  static func all(
    _ db: Database, _ remittance: RemittanceRecord, after claim: Int64, atMost count: Int, playbook: Playbook,
    today: CalendarDate
  ) throws -> [WaitingClaim] {
    try Row.fetchAll(db.cachedStatement(sql: selection), arguments: [remittance.set.value, claim, count]).map { row in
      let record = try ClaimRecord(row)
      let facts = try record.facts(db, remittance, playbook.codes)
      let opens = record.outcome != .none && record.outcome != .reversal
      return WaitingClaim(
        record: record, facts: row[columns] ? facts : nil,
        opening: opens ? try playbook.opening(for: facts, number: CaseID(0), today: today) : nil)
    }
  }

  private static let selection = """
    SELECT c.*, EXISTS (SELECT 1 FROM work_case w WHERE w.control_number = c.control_number)
      OR EXISTS (SELECT 1 FROM claim_match m WHERE m.answer = c.id AND m.sent IS NOT NULL)
      OR EXISTS (
        SELECT 1 FROM claim o WHERE o.control_number = c.control_number AND o.set_id = c.set_id AND o.id < c.id
          AND o.outcome <> 'none') AS may_be_known
    FROM claim c WHERE c.set_id = ? AND c.id > ? AND (c.outcome <> 'none' OR may_be_known)
    ORDER BY c.id LIMIT ?
    """
  private static let columns = 25
}

/// One transaction of opening the cases of one set.
struct CaseOpeningRun {
  let db: Database
  let set: UnopenedSet
  let playbook: Playbook
  let sops: SOPVersions
  let today: CalendarDate
  private(set) var opened = Store.Opened()
  var queue = QueueWriter()
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

  /// Keeps what was done, and how far that was.
  ///
  /// - Parameter last: the last claim or notice that was worked.
  mutating func finish(through last: Int64?, isDone: Bool) throws {
    try queue.flush(db)
    if let last {
      try db.execute(
        sql: "UPDATE transaction_set SET opened_through = ? WHERE id = ?", arguments: [last, set.id.value])
    }
    if isDone {
      try db.execute(sql: "UPDATE transaction_set SET cases_opened = 1 WHERE id = ?", arguments: [set.id.value])
    }
  }

  /// Opens the claim's case, or moves the one that its family has.
  fileprivate mutating func work(_ claim: WaitingClaim, _ trail: inout TrailWriter) throws {
    if let facts = claim.facts, let known = try familyCase(of: claim.record) {
      try move(known, at: claim.record.start, &trail) { run, state, sop in
        state.respond(
          to: facts, paidBefore: state.recovered, order: try run.order(of: facts, in: state),
          isSamePayer: facts.payer == state.opening.payer, sop: sop, playbook: run.playbook, today: run.today)
      }
    } else if let (sop, opening) = claim.opening {
      try open(
        opening, command("open \(opening.category)", sop: sop.digest, at: claim.record.start), sop,
        controlNumber: claim.record.controlNumber, &trail)
    }
  }

  /// The case of the claim's family: of the claims that were sent, where it is matched to one. Else the same control number and
  /// patient, and one of charge, service date or payer claim number in common, because control numbers are used again for
  /// other visits.
  private func familyCase(of claim: ClaimRecord) throws -> CaseID? {
    let family = try Store.family(ofAnswer: AnswerID(claim.id.value), db)
    if let family, let known = try Store.latestCase(of: family, db) { return known }
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT w.number, c.* FROM work_case w JOIN claim c ON c.id = w.claim
          WHERE w.control_number = ? ORDER BY w.number DESC
          """), arguments: [claim.controlNumber])
    for row in rows where claim.isFamily(of: try ClaimRecord(row, at: 1)) {
      let other = try Store.family(ofAnswer: AnswerID(row["id"]), db)
      if family == nil || other == nil { return CaseID(row["number"]) }
    }
    return nil
  }

  /// Moves a case by what its SOP makes of an answer; once, however often the answer is looked at.
  ///
  /// - Parameter offset: where the answer begins in its document.
  mutating func move(
    _ id: CaseID, at offset: Int64, _ trail: inout TrailWriter,
    by respond: (CaseOpeningRun, CaseState, SOP) throws -> [CaseEvent]
  ) throws {
    guard let state = try Store.caseState(db, id) else {
      throw StoreError.drift("case \(id) has a row but no entries")
    }
    let sop = try sops.sop(db, state.sop)
    let command = command("move", sop: state.sop, at: offset)
    guard try !trail.isKnown(command, request: set.document.bytes) else { return }
    let events = try respond(self, state, sop)
    let controlNumber = try String.fetchOne(
      db, sql: "SELECT control_number FROM work_case WHERE number = ?", arguments: [id.number])
    try record(events, for: state, controlNumber: controlNumber, command, &trail)
  }

  /// Appends what came means for a case that is there, and puts the case in its new place.
  mutating func record(
    _ events: [CaseEvent], for state: CaseState, controlNumber: String?, _ command: CommandID,
    _ trail: inout TrailWriter
  ) throws {
    var state = state
    let first = trail.position
    for event in events {
      try trail.append(
        stream: state.opening.number.stream, type: event.type, payload: event.payload,
        deed: Deed(
          command: command, actor: .sop(name: state.opening.sop), cause: "set/\(set.id.value)", sop: state.sop,
          inputs: [set.document]))
      state.apply(event, actor: nil, at: trail.now)
    }
    try trail.record(command, request: RequestSeal(set.document.bytes, salt: []), first: first)
    try queue.put(db, CaseRow(state, controlNumber: controlNumber), replacing: true)
    try Store.keepUpstream(db, state)
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
    if let denied = try state.opening.set.flatMap(date), answered < denied { return .beforeDenial }
    for later in state.later where later.isAnswer {
      if let known = try date(later.set), answered < known { return .superseded }
    }
    return .latest
  }

  fileprivate mutating func openRemittanceCase(_ remittance: RemittanceRecord, _ trail: inout TrailWriter) throws {
    let facts = try remittance.facts(db, isSuspectedDuplicate: set.isHeld)
    guard let (sop, opening) = try playbook.opening(for: facts, number: CaseID(0), today: today) else { return }
    // A remittance that was held comes here twice: when it is held, and when a person posts it.
    let command = command("open \(opening.category)", sop: sop.digest, at: remittance.start)
    guard try !trail.isKnown(command, request: set.document.bytes) else { return }
    try open(opening, command, sop, controlNumber: nil, &trail)
  }

  mutating func open(
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
  func command(_ deed: String, sop: Digest, at offset: Int64) -> CommandID {
    CommandID(derivedIn: "sop", from: [sop.bytes, set.document.bytes, Array(deed.utf8)], at: offset)
  }
}
