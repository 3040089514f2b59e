import Foundation
import GRDB

/// The yardstick of the ingest benchmark: the same rows, inserted by cached prepared statements into the same tables with
/// the same indexes and pragmas, and nothing else done.
package struct InsertBaseline: Sendable {
  package var rows: Int
  package var seconds: Double

  /// Rows between two commits; reading them is not timed.
  private static let batch = 10_000

  /// Copies every row of a finished store into a new database and times the inserts alone.
  package init(copying source: DataDirectory, into target: URL) throws {
    let from = try DatabaseQueue(path: source.database.path)
    let into = try DatabasePool(path: target.path, configuration: Store.configuration)
    try into.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
    try Schema.migrator.migrate(into)
    var rows = 0
    var seconds = 0.0
    for table in try from.read(InsertBaseline.tables) {
      try from.read { source in
        let cursor = try Row.fetchCursor(source, sql: "SELECT * FROM \(table)")
        while true {
          var values: [[DatabaseValue]] = []
          while values.count < InsertBaseline.batch, let row = try cursor.next() {
            values.append(Array(row.databaseValues))
          }
          guard let columns = values.first?.count else { break }
          let started = ContinuousClock.now
          try into.write { db in
            let marks = Array(repeating: "?", count: columns).joined(separator: ", ")
            let statement = try db.cachedStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
            for row in values { try statement.run(row) }
          }
          seconds += (ContinuousClock.now - started) / .seconds(1)
          rows += values.count
        }
      }
    }
    self.rows = rows
    self.seconds = seconds
  }

  /// The tables that hold rows of what was read, parents before children: every table of the product but those that are
  /// filled when an organisation is set up.
  private static func tables(_ db: Database) throws -> [String] {
    let setUp: Set = ["grdb_migrations", "setting", "account", "session", "sop_version", "frontier"]
    return try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    ).filter { !setUp.contains($0) }
  }
}
