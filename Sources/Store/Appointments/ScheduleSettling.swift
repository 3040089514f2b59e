import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// Records the rows of a schedule: those that say something new about their service are added, the others are counted. The
  /// rows are in force, and the trail says so, once all of them are written; a schedule that was recorded before stays as it is.
  package func record(
    _ schedule: ScheduleFile, columns: ScheduleColumns, document: DocumentID, digest: Digest, actor: Actor
  ) async throws {
    guard try await !isRecorded(document) else { return }
    try await discardUnsettledSchedules()
    // What an interrupted schedule says must be in force before the next is compared with it.
    _ = try await openScheduledCases()
    try await pace.shares(of: schedule.rows) { share in
      try await self.add(share, document: document)
    }
    let today = clock.today()
    try await write { db, trail in
      let bounds = try Row.fetchOne(
        db, sql: "SELECT COUNT(*), COALESCE(MIN(id), 0) FROM appointment WHERE document = ?",
        arguments: [document.value])
      let added: Int = bounds?[0] ?? 0
      let first: Int64 = bounds?[1] ?? 0
      try db.execute(
        sql: "INSERT INTO schedule VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)",
        arguments: [
          document.value, schedule.layout, Data(columns.digest.bytes), schedule.rows.count, added, schedule.refused,
          first, schedule.madeOn?.days, today.days,
        ])
      for day in Set(schedule.rows.map(\.service.on)) {
        try db.cachedStatement(sql: "INSERT INTO schedule_day VALUES (?, ?)")
          .execute(arguments: [day.days, document.value])
      }
      let rows = ScheduleFile.Row.digest(of: schedule.rows)
      var fields = PayloadWriter()
      fields["added"] = added
      fields["columns"] = columns.digest
      fields["first"] = Int(first)
      fields["layout"] = schedule.layout
      fields["made_on"] = schedule.madeOn
      fields["read_on"] = today
      fields["reader"] = Store.scheduleReaderVersion
      fields["refused"] = schedule.refused
      fields["rows"] = rows
      fields["services"] = schedule.rows.count
      let command = CommandID(derivedIn: "schedule", from: [digest.bytes])
      let position = trail.position
      try trail.append(
        stream: "document/\(digest)", type: "schedule.posted", payload: fields.object,
        deed: Deed(command: command, actor: actor, inputs: [digest, columns.digest]))
      try trail.record(command, request: RequestSeal(rows.bytes, salt: []), first: position)
    }
  }

  /// The version of the reading rules; a rebuild that reads otherwise stops and says so.
  static let scheduleReaderVersion = "schedule/1"

  /// The rows of a schedule that was recorded; nil for any other document.
  package func scheduleCount(of digest: Digest) async throws -> (services: Int, refused: Int)? {
    try await read { db in
      try Row.fetchOne(
        db, sql: "SELECT services, refused FROM schedule s JOIN document d ON d.id = s.document WHERE d.digest = ?",
        arguments: [Data(digest.bytes)]
      ).map { (services: $0[0], refused: $0[1]) }
    }
  }

  private func isRecorded(_ document: DocumentID) async throws -> Bool {
    try await read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM schedule WHERE document = ?)", arguments: [document.value]) ?? false
    }
  }

  /// Rows written between two looks at who is waiting: about a millisecond.
  private static let scheduleRowsAtOnce = 50

  /// Adds rows until they end or somebody waits; gives how many were looked at.
  private func add(_ rows: ArraySlice<ScheduleFile.Row>, document: DocumentID) async throws -> Int {
    try await write { db, _ in
      var next = (try Int64.fetchOne(db, sql: "SELECT MAX(id) FROM appointment") ?? 0) + 1
      let insertion = try db.cachedStatement(
        sql: "INSERT INTO appointment VALUES (\(Array(repeating: "?", count: 25).joined(separator: ", ")))")
      let presence = try db.cachedStatement(sql: "INSERT INTO schedule_row VALUES (?, ?)")
      for (index, row) in zip(1..., rows) {
        let known = try Row.fetchOne(
          db.cachedStatement(
            sql: "SELECT a.* FROM scheduled s JOIN appointment a ON a.id = s.latest WHERE s.number = ?"),
          arguments: [row.service.number]
        ).map { try AppointmentRecord($0).facts }
        if known?.service != row.service {
          let payer = try Store.payer(db, of: row.service)
          try insertion.run(
            [next.databaseValue, (known?.id.value ?? next).databaseValue]
              + row.values(document: document.value, payer: payer))
          next += 1
        }
        // A row that says nothing new still says that the service stands on this schedule.
        try presence.run([document.value.databaseValue, (known?.id.value ?? next - 1).databaseValue])
        if index % Store.scheduleRowsAtOnce == 0, self.pace.isAwaited { return index }
      }
      return rows.count
    }
  }

  /// The payer's number; one of its own stands for services of which no payer is named.
  private static func payer(_ db: Database, of service: ScheduledService) throws -> Int64 {
    let identifier = service.payer.isEmpty ? "(none)" : service.payer
    let name = service.payer.isEmpty ? "No payer named" : service.payerName.isEmpty ? service.payer : service.payerName
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO payer (identifier, name) VALUES (?, ?)")
      .execute(arguments: [identifier, name])
    guard
      let id = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT id FROM payer WHERE identifier = ?"), arguments: [identifier])
    else { throw StoreError.drift("the payer \(identifier) was not kept") }
    return id
  }

  /// Takes back the rows of schedules that were not recorded to their end.
  func discardUnsettledSchedules() async throws {
    try await write { db, _ in
      try db.execute(sql: "DELETE FROM appointment WHERE document NOT IN (SELECT document FROM schedule)")
      try db.execute(
        sql: """
          DELETE FROM schedule_row WHERE document IN (
            SELECT id FROM document d WHERE d.status = 'receiving'
              AND NOT EXISTS (SELECT 1 FROM schedule s WHERE s.document = d.id))
          """)
    }
  }
}
