import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// Reads a schedule again by the columns under which it was recorded, and compares its rows with the record and the facts.
  ///
  /// - Throws: `StoreError.drift`, naming the file; a document that is no schedule passes.
  func checkSchedule(_ document: Digest, name: String) async throws {
    let entry = try await read { db in
      try Store.entries(db, stream: "document/\(document)").first { $0.type == "schedule.posted" }
    }
    guard let entry else { return }
    let fields = PayloadReader(entry.payload, type: entry.type)
    let recorded = (
      rows: try fields.digest("rows"), columns: try fields.digest("columns"), added: try fields.integer("added"),
      first: Int64(try fields.integer("first"))
    )
    let size = try FileManager.default.attributesOfItem(atPath: files.url(document).path)[.size] as? Int ?? 0
    let bytes = try files.bytes(document, from: 0, to: size)
    let text = try await read { db in
      try String.fetchOne(
        db, sql: "SELECT text FROM sop_version WHERE digest = ?", arguments: [Data(recorded.columns.bytes)])
    }
    guard let text else {
      throw StoreError.drift("\(name): the columns under which it was read (\(recorded.columns)) are not kept")
    }
    let columns = try ScheduleColumns(text: text, file: ScheduleColumns.file)
    guard let schedule = try? ScheduleFile(bytes, columns: columns),
      ScheduleFile.Row.digest(of: schedule.rows) == recorded.rows
    else { throw StoreError.drift("\(name): reading the schedule again gives other rows than were recorded") }
    let numbers = Set(schedule.rows.map(\.service.number))
    let madeOn = try fields.optionalDate("made_on")
    let recordedOn = clock.date(of: Instant(milliseconds: entry.recordedAt))
    // Entries of before do not say when the schedule was read: on the day of the entry, or just before midnight.
    let readOn = try fields.optionalDate("read_on").map { [$0] } ?? [recordedOn, recordedOn.adding(days: -1)]
    let lines = Dictionary(schedule.rows.map { ($0.line, $0) }, uniquingKeysWith: { first, _ in first })
    try await read { db in
      let stored = try Row.fetchAll(
        db,
        sql: """
          SELECT a.* FROM appointment a JOIN document d ON d.id = a.document WHERE d.digest = ? ORDER BY a.id
          """, arguments: [Data(document.bytes)]
      ).map { try AppointmentRecord($0) }
      let isAsRecorded =
        stored.count == recorded.added
        && zip(stored, recorded.first...).allSatisfy { row, id in
          row.facts.row.value == id && lines[row.line]?.service == row.facts.service
            && lines[row.line]?.range == row.range
        }
      let own = try Row.fetchOne(
        db,
        sql: """
          SELECT s.document, s.made_on, s.read_on FROM schedule s JOIN document d ON d.id = s.document WHERE d.digest = ?
          """, arguments: [Data(document.bytes)])
      guard let own, (own["made_on"] as Int32?) == madeOn?.days, madeOn == schedule.madeOn else {
        throw StoreError.drift("\(name): the day of the schedule is not the one that was recorded")
      }
      // Schedules that were read before their services were listed have no list, and no day.
      if (own["read_on"] as Int32) > 0 {
        guard readOn.contains(where: { $0.days == own["read_on"] as Int32 }) else {
          throw StoreError.drift("\(name): the day on which the schedule was read is not the one that was recorded")
        }
        let listed = try String.fetchSet(
          db,
          sql: "SELECT a.number FROM schedule_row r JOIN appointment a ON a.id = r.appointment WHERE r.document = ?",
          arguments: [own["document"] as Int64])
        let days = try Int32.fetchSet(
          db, sql: "SELECT day FROM schedule_day WHERE document = ?", arguments: [own["document"] as Int64])
        guard listed == numbers, days == Set(schedule.rows.map(\.service.on.days)) else {
          throw StoreError.drift("\(name): the services that stand on the schedule are not those that were recorded")
        }
      }
      guard isAsRecorded else {
        throw StoreError.drift("\(name): the stored rows of the schedule are not those that were recorded")
      }
    }
  }
}
