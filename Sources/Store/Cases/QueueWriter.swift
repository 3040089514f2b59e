import Desk
import GRDB

/// Collects what a transaction changes in the work queue, and writes each row and counter once.
struct QueueWriter {
  private typealias Count = (cases: Int, denied: Int64)
  private var changes: [QueuePlace: Count] = [:]

  /// Puts a case in its place, taking back what its earlier row counted.
  mutating func put(_ db: Database, _ row: CaseRow, replacing isKnown: Bool) throws {
    if isKnown { try takeBack(db, row.number) }
    if let place = row.place { add(place, 1, row.denied) }
    try db.cachedStatement(sql: (isKnown ? "REPLACE " : "INSERT ") + CaseRow.insertion).run(row.values)
    if let clearance = row.clearance {
      try db.cachedStatement(sql: "REPLACE INTO clearance VALUES (?, ?, ?, ?)").run(clearance.values)
    }
  }

  private mutating func takeBack(_ db: Database, _ number: CaseID) throws {
    let old = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM work_case WHERE number = ?"), arguments: [number.number])
    if let old, let place = QueuePlace(old) { add(place, -1, -(old["denied"] as Int64)) }
  }

  private mutating func add(_ place: QueuePlace, _ cases: Int, _ denied: Int64) {
    changes[place, default: (0, 0)].cases += cases
    changes[place, default: (0, 0)].denied += denied
  }

  /// Adds the collected changes to the counters; a counter of nothing goes.
  mutating func flush(_ db: Database) throws {
    var counters: [QueueCounter: Count] = [:]
    for (place, change) in changes {
      for counter in place.counters {
        counters[counter, default: (0, 0)].cases += change.cases
        counters[counter, default: (0, 0)].denied += change.denied
      }
    }
    changes.removeAll()
    let addition = try db.cachedStatement(
      sql: """
        INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
          cases = cases + excluded.cases, denied = denied + excluded.denied
        """)
    for (counter, change) in counters where change != (0, 0) {
      let key = [
        counter.facet.rawValue.databaseValue, counter.value.databaseValue, counter.axis.rawValue.databaseValue,
        counter.day.databaseValue,
      ]
      try addition.run(key + [change.cases.databaseValue, change.denied.databaseValue])
      guard change.cases < 0 else { continue }
      try db.cachedStatement(
        sql: "DELETE FROM tally WHERE facet = ? AND value = ? AND axis = ? AND day = ? AND cases = 0"
      ).run(key)
    }
  }
}
