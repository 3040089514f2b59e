import Desk
import Foundation
import GRDB
import Trail
import X12

/// Finds services that have vanished from a newer schedule of the same export. A schedule speaks of the days on which it has rows.
struct NewerScheduleReading {
  let db: Database
  /// The newest schedule by layout and day.
  private var newest: [String: (id: Int64, schedule: NewerSchedule)?] = [:]

  init(_ db: Database) { self.db = db }

  /// The newest schedule for the service's day, where the service is not on it.
  ///
  /// - Parameter document: the schedule that brought the latest row about the service.
  mutating func schedule(
    without appointment: AppointmentID, on day: CalendarDate, broughtBy document: Int64
  ) throws -> NewerSchedule? {
    guard let newest = try newest(for: day, like: document) else { return nil }
    let isOn = try Bool.fetchOne(
      db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM schedule_row WHERE document = ? AND appointment = ?)"),
      arguments: [newest.id, appointment.value])
    return isOn == true ? nil : newest.schedule
  }

  private mutating func newest(
    for day: CalendarDate, like document: Int64
  ) throws -> (id: Int64, schedule: NewerSchedule)? {
    let layout = try String.fetchOne(
      db.cachedStatement(sql: "SELECT layout FROM schedule WHERE document = ?"), arguments: [document])
    guard let layout else { return nil }
    let key = "\(day.days) \(layout)"
    if let known = newest[key] { return known }
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT s.document, s.made_on, s.read_on, d.digest, d.name FROM schedule_day c
          JOIN schedule s ON s.document = c.document JOIN document d ON d.id = s.document
          WHERE c.day = ? AND s.layout = ? ORDER BY COALESCE(s.made_on, s.read_on) DESC, s.document DESC LIMIT 1
          """), arguments: [day.days, layout])
    let found = row.flatMap { row -> (id: Int64, schedule: NewerSchedule)? in
      guard let digest = Digest(bytes: row["digest"] as Data) else { return nil }
      let made = (row["made_on"] as Int32?).flatMap { CalendarDate(days: $0) }
      return (
        row["document"],
        NewerSchedule(
          document: digest, documentName: row["name"], on: made ?? CalendarDate(days: row["read_on"]) ?? .epoch,
          saysItsDay: made != nil)
      )
    }
    newest[key] = .some(found)
    return found
  }
}
