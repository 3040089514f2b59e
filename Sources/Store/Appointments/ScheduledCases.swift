import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// Opens and moves the cases of the schedules whose rows were not worked yet, then opens what waits for a case: emergencies
  /// whose visit is over, and services for which an SOP has a rule only now. What is done is recorded in the same transaction, so that a crash opens nothing twice.
  func openScheduledCases() async throws -> Opened {
    var opened = Opened()
    while let step = try await workSchedule() { opened.add(step) }
    var last: Int64 = 0
    while let (step, reached) = try await openWaiting(after: last) {
      opened.add(step)
      last = reached
    }
    opened.add(try await passServices())
    return opened
  }

  /// Rows worked in one transaction: a few milliseconds.
  private static let scheduledAtOnce = 25

  /// Works the next rows of the first schedule that is not done; nil when none is left.
  private func workSchedule() async throws -> Opened? {
    let playbook = playbook
    let today = clock.today()
    return try await write { db, trail -> Opened? in
      let schedule = try Row.fetchOne(
        db, sql: "SELECT * FROM schedule WHERE cases_opened = 0 ORDER BY document LIMIT 1")
      guard let schedule else { return nil }
      let document: Int64 = schedule["document"]
      let rows = try Row.fetchAll(
        db.cachedStatement(sql: "SELECT * FROM appointment WHERE document = ? AND id > ? ORDER BY id LIMIT ?"),
        arguments: [document, schedule["opened_through"] as Int64, Store.scheduledAtOnce]
      ).map { try AppointmentRecord($0) }
      var run = try ScheduledCaseRun(db: db, playbook: playbook, sops: self.sops, today: today)
      for row in rows {
        try Store.putScheduled(db, row.facts)
        try run.work(row, &trail)
      }
      try run.queue.flush(db)
      try db.execute(
        sql: "UPDATE schedule SET opened_through = MAX(opened_through, ?), cases_opened = ? WHERE document = ?",
        arguments: [rows.last?.facts.row.value ?? 0, rows.count < Store.scheduledAtOnce ? 1 : 0, document])
      return run.opened
    }
  }

  /// Opens the next cases of services that have none and may have one now (guardrail G1: an emergency only after its visit);
  /// nil when there is nothing left to look at.
  private func openWaiting(after last: Int64) async throws -> (Opened, Int64)? {
    let playbook = playbook
    let today = clock.today()
    let waiting: StatementArguments = [last, today.days, last, today.days]
    let isAnyWaiting = try await read { db in
      try Bool.fetchOne(
        db.cachedStatement(sql: "SELECT EXISTS (\(Store.withoutCase))"), arguments: waiting + [1])
    }
    guard isAnyWaiting == true else { return nil }
    return try await write { db, trail in
      let rows = try Row.fetchAll(
        db.cachedStatement(sql: Store.withoutCase), arguments: waiting + [Store.scheduledAtOnce]
      ).map { try AppointmentRecord($0) }
      var run = try ScheduledCaseRun(db: db, playbook: playbook, sops: self.sops, today: today)
      for row in rows { try run.work(row, &trail) }
      try run.queue.flush(db)
      return (run.opened, rows.last?.facts.id.value ?? Int64.max)
    }
  }

  private static let withoutCase = """
    SELECT a.* FROM (
      SELECT appointment, latest FROM scheduled INDEXED BY scheduled_emergency
      WHERE is_cancelled = 0 AND urgency_rank = 0 AND appointment > ? AND service_on < ?
      UNION ALL
      SELECT appointment, latest FROM scheduled INDEXED BY scheduled_day
      WHERE is_cancelled = 0 AND urgency_rank > 0 AND appointment > ? AND service_on >= ?
    ) AS s JOIN appointment a ON a.id = s.latest
    WHERE NOT EXISTS (SELECT 1 FROM clearance c WHERE c.appointment = s.appointment) ORDER BY s.appointment LIMIT ?
    """

  /// Makes a row the latest one about its service.
  static func putScheduled(_ db: Database, _ facts: AppointmentFacts) throws {
    let service = facts.service
    try db.cachedStatement(sql: "REPLACE INTO scheduled VALUES (?, ?, ?, ?, ?, ?, ?)").run([
      facts.id.value.databaseValue, service.number.databaseValue, facts.row.value.databaseValue,
      service.on.days.databaseValue, (service.at?.minutes ?? -1).databaseValue, service.urgency.rank.databaseValue,
      (service.status == .cancelled).databaseValue,
    ])
  }

  /// Makes the latest rows anew from all rows in their order.
  static func remakeScheduled(_ db: Database) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM appointment ORDER BY id")
    while let row = try rows.next() { try putScheduled(db, AppointmentRecord(row).facts) }
  }
}

extension Store.Opened {
  fileprivate mutating func add(_ other: Store.Opened) {
    cases += other.cases
    moved += other.moved
  }
}

extension Urgency {
  /// What comes first on a day of the board (guardrail G3).
  var rank: Int {
    switch self {
    case .emergency: 0
    case .urgent: 1
    case .elective: 2
    }
  }
}

/// One transaction of opening and moving the cases of scheduled services.
private struct ScheduledCaseRun {
  let db: Database
  let playbook: Playbook
  let sops: SOPVersions
  let today: CalendarDate
  var queue = QueueWriter()
  private(set) var opened = Store.Opened()
  private var nextNumber: Int64

  init(db: Database, playbook: Playbook, sops: SOPVersions, today: CalendarDate) throws {
    self.db = db
    self.playbook = playbook
    self.sops = sops
    self.today = today
    nextNumber = (try Int64.fetchOne(db, sql: "SELECT MAX(number) FROM work_case") ?? 0) + 1
  }

  /// Opens the case of the service, or moves the one that it has: never a second.
  mutating func work(_ row: AppointmentRecord, _ trail: inout TrailWriter) throws {
    let known = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT number FROM clearance WHERE appointment = ?"), arguments: [row.facts.id.value])
    if let known {
      try move(CaseID(known), row, &trail)
    } else if let (sop, opening) = try playbook.opening(for: row.facts, number: CaseID(nextNumber), today: today) {
      let state = CaseState(opening, sop: sop.digest, at: trail.now)
      try append([.opened(opening)], to: opening.number, "open \(opening.category)", sop, row, &trail)
      try queue.put(db, CaseRow(state, controlNumber: nil), replacing: false)
      nextNumber += 1
      opened.cases += 1
    }
  }

  private mutating func move(_ id: CaseID, _ row: AppointmentRecord, _ trail: inout TrailWriter) throws {
    guard var state = try Store.caseState(db, id), let before = state.clearance?.visit.row,
      let was = try AppointmentRecord(db, before)?.facts.service
    else { throw StoreError.drift("case \(id) has no scheduled service") }
    guard before != row.facts.row else { return }
    let sop = try sops.sop(db, state.sop)
    let events = state.respond(to: row.facts, was: was, sop: sop, playbook: playbook, today: today)
    try append(events, to: id, "schedule", sop, row, &trail)
    for event in events { state.apply(event, actor: nil, at: trail.now) }
    try queue.put(db, CaseRow(state, controlNumber: nil), replacing: true)
    opened.moved += 1
  }

  private func append(
    _ events: [CaseEvent], to id: CaseID, _ deed: String, _ sop: SOP, _ row: AppointmentRecord,
    _ trail: inout TrailWriter
  ) throws {
    let document = try Data.fetchOne(
      db.cachedStatement(sql: "SELECT digest FROM document WHERE id = ?"), arguments: [row.document]
    ).flatMap { Digest(bytes: $0) }
    guard let document else { throw StoreError.drift("row \(row.facts.row) has no document") }
    let command = CommandID(
      derivedIn: "sop", from: [sop.digest.bytes, document.bytes, Array(deed.utf8)], at: Int64(row.range.start))
    let first = trail.position
    for event in events {
      try trail.append(
        stream: id.stream, type: event.type, payload: event.payload,
        deed: Deed(
          command: command, actor: .sop(name: sop.name), cause: "appointment/\(row.facts.row)", sop: sop.digest,
          inputs: [document]))
    }
    try trail.record(command, request: RequestSeal(document.bytes, salt: []), first: first)
  }
}
