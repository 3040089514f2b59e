import Desk
import Foundation
import GRDB
import X12

extension Store {
  /// The clearance board: seven days × state, and a page of what the filter lists.
  package func clearance(_ filter: ClearanceFilter, for account: Account) async throws -> ClearanceView {
    let today = clock.today()
    return try await read { db in
      var counts: [Int32: [ClearanceState: Int]] = [:]
      var withoutCase = 0
      let cells = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT s.service_on, \(Store.boardState) AS state, c.number IS NULL AS lacks_case, COUNT(*) AS services
            FROM scheduled s LEFT JOIN clearance c ON c.appointment = s.appointment
            WHERE s.is_cancelled = 0 AND s.service_on BETWEEN ? AND ? GROUP BY 1, 2, 3
            """), arguments: [filter.from.days, filter.through.days])
      for cell in cells {
        let services: Int = cell["services"]
        if let state = (cell["state"] as String?).flatMap({ ClearanceState(rawValue: $0) }) {
          counts[cell["service_on"] as Int32, default: [:]][state, default: 0] += services
        } else if cell["lacks_case"] as Bool {
          withoutCase += services
        }
      }
      let days = (0..<ClearanceFilter.days).map { offset in
        let date = filter.from.adding(days: offset)
        return ClearanceView.Day(date: date, counts: counts[date.days] ?? [:])
      }
      let listed = days.filter { filter.lists($0.date) }
      var reading = BoardReading(db: db, account: account, today: today)
      return ClearanceView(
        filter: filter, today: today, days: days,
        total: filter.scope.states.reduce(0) { sum, state in sum + listed.reduce(0) { $0 + $1.count(state) } },
        rows: try reading.rows(filter), withoutCase: withoutCase)
    }
  }

  /// How many services of seven days are not clear yet, and of those how many are near.
  static func unclear(_ db: Database, today: CalendarDate) throws -> HomeView.Clearance {
    let days = ClearanceFilter(from: today)
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT COUNT(*), COALESCE(SUM(s.service_on <= ?), 0) FROM scheduled s
          JOIN clearance c ON c.appointment = s.appointment
          WHERE s.is_cancelled = 0 AND s.urgency_rank > 0 AND s.service_on BETWEEN ? AND ?
            AND c.state IN ('not_cleared', 'undetermined', 'in_work')
          """), arguments: [today.adding(days: ClearanceFilter.nearDays).days, today.days, days.through.days])
    return HomeView.Clearance(week: row?[0] ?? 0, near: row?[1] ?? 0)
  }

  /// An emergency is one whatever its case says, and before it has one.
  fileprivate static let boardState = "CASE WHEN s.urgency_rank = 0 THEN 'emergency' ELSE c.state END"
}

/// Reads the rows of the board.
private struct BoardReading {
  let db: Database
  let account: Account
  let today: CalendarDate
  private var names: Names
  private var newer: NewerScheduleReading

  init(db: Database, account: Account, today: CalendarDate) {
    self.db = db
    self.account = account
    self.today = today
    names = Names(db)
    newer = NewerScheduleReading(db)
  }

  /// By day, then what cannot wait (guardrail G3), then time.
  mutating func rows(_ filter: ClearanceFilter) throws -> [ClearanceView.ServiceRow] {
    let states = filter.scope.states.map(\.rawValue)
    let marks = Array(repeating: "?", count: states.count).joined(separator: ", ")
    let size = ClearanceFilter.pageSize
    let first = filter.day.map { max($0, filter.from) } ?? filter.from
    let last = min(filter.day ?? filter.through, filter.until ?? filter.through, filter.through)
    let arguments =
      [first.days.databaseValue, last.days.databaseValue] + states.map(\.databaseValue)
      + [size.databaseValue, ((max(1, filter.page) - 1) * size).databaseValue]
    return try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT a.*, c.number AS case_number, c.gaps, \(Store.boardState) AS state, w.team, w.owner, w.is_open
          FROM scheduled s LEFT JOIN clearance c ON c.appointment = s.appointment
          LEFT JOIN work_case w ON w.number = c.number JOIN appointment a ON a.id = s.latest
          WHERE s.is_cancelled = 0 AND s.service_on BETWEEN ? AND ? AND \(Store.boardState) IN (\(marks))
          ORDER BY s.service_on, s.urgency_rank, s.minute, s.appointment LIMIT ? OFFSET ?
          """), arguments: StatementArguments(arguments)
    ).map { try row($0) }
  }

  private mutating func row(_ row: Row) throws -> ClearanceView.ServiceRow {
    let record = try AppointmentRecord(row)
    let service = record.facts.service
    guard let state = ClearanceState(rawValue: row["state"]) else {
      throw StoreError.drift("the board has a state that nobody knows")
    }
    let owner = (row["owner"] as Int64?).flatMap { $0 == 0 ? nil : AccountID($0) }
    return ClearanceView.ServiceRow(
      id: (row["case_number"] as Int64?).map { CaseID($0) }, state: state, service: service.masked(for: account),
      patient: PatientIdentity(service, for: account),
      gaps: state == .emergency ? [] : ClearanceRow.gaps(row["gaps"] ?? ""),
      team: (row["team"] as String?).map { Team($0) }, owner: try owner.flatMap { try names.account($0)?.name },
      isMine: owner == account.id, daysLeft: service.on - today, isClosed: (row["is_open"] as Bool?) == false,
      vanished: try newer.schedule(without: record.facts.id, on: service.on, broughtBy: record.document))
  }
}
