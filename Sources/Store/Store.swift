import CodeSets
import Desk
import Foundation
import GRDB
import Synchronization
import Trail

/// The one place that knows SQL. One process, one writer; what a command changes is one transaction.
package final class Store: Sendable {
  let pool: DatabasePool
  package let directory: DataDirectory
  package let clock: DeskClock
  package let codes: CodeSets
  package let origin: String
  private let lock: DirectoryLock
  private let current: Mutex<Playbook>
  let log: Mutex<TrailHead>
  let ids: Mutex<FactIDs>
  let pace = Pace()
  let sops = SOPVersions()
  private let halt: @Sendable (String) -> Never

  /// The SOPs and rules in force.
  package var playbook: Playbook { current.withLock { $0 } }

  func adopt(_ playbook: Playbook) { current.withLock { $0 = playbook } }

  /// Opens the data directory, making it when it is new, and repairs what a crash left unfinished.
  ///
  /// - Parameters:
  ///   - clock: gives the time and the organisation's days.
  ///   - halt: ends the process after a failed commit, which may have committed; recovery happens at the next start.
  package init(
    directory: DataDirectory, clock: DeskClock, codes: CodeSets, playbook: Playbook,
    halt: @escaping @Sendable (String) -> Never
  ) throws {
    try directory.create()
    lock = try DirectoryLock(directory)
    self.directory = directory
    self.clock = clock
    self.codes = codes
    self.halt = halt
    pool = try DatabasePool(path: directory.database.path, configuration: Store.configuration)
    // The pool sets synchronous = NORMAL when it opens; an audit trail may not lose its last commits.
    try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
    guard try pool.read({ try !Schema.migrator.hasBeenSuperseded($0) }) else {
      throw StoreError.unusable(
        path: directory.url.path,
        reason: "another version of Portico made this data; open it with that version, or name a new folder")
    }
    try Schema.migrator.migrate(pool)
    let (origin, head, ids) = try pool.write { db in
      if try Envelope.areMissing(db) { try Envelope.remake(db, DocumentFiles(directory: directory)) }
      return (try Store.origin(db), try TrailHead(db), try FactIDs(db))
    }
    self.origin = origin
    log = Mutex(head)
    self.ids = Mutex(ids)
    current = Mutex(playbook)
  }

  /// How every connection is set up.
  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 3
    configuration.prepareDatabase { db in
      try db.execute(
        sql:
          "PRAGMA cache_size = \(db.configuration.readonly ? -8000 : -16_000); PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY"
      )
      // Only the writer checkpoints: two connections doing so at once is what corrupts a log in SQLite before 3.44.6.
      // Seldom enough (64 MB) that a page which many transactions change is copied once, and few commands wait for it.
      try db.execute(sql: "PRAGMA wal_autocheckpoint = \(db.configuration.readonly ? 0 : 16_000)")
    }
    return configuration
  }

  private static func origin(_ db: Database) throws -> String {
    if let origin = try String.fetchOne(db, sql: "SELECT value FROM setting WHERE key = 'origin'") { return origin }
    let origin = "portico/\(UUID().uuidString.lowercased().prefix(8))"
    try db.execute(sql: "INSERT INTO setting VALUES ('origin', ?)", arguments: [origin])
    return origin
  }

  /// Reads a consistent state of the database.
  func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    try await pool.read(body)
  }

  /// Changes the database in one transaction, with the trail's head beside it: both are kept, or neither.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database, inout TrailWriter) throws -> Value
  ) async throws -> Value {
    try await pace.counting {
      do {
        return try await pool.write { db in
          var writer = TrailWriter(
            db: db, origin: self.origin, now: self.clock.now(), head: self.log.withLock { $0 })
          let value = try body(db, &writer)
          try writer.finish()
          let head = writer.head
          // Before the next transaction can begin, which must go on from here.
          db.afterNextTransaction { _ in self.log.withLock { $0 = head } }
          return value
        }
      } catch let error as DatabaseError where Store.mayHaveCommitted(error) {
        halt("The database reported \(error). A failed commit may have committed: restart to recover.")
      }
    }
  }

  private static func mayHaveCommitted(_ error: DatabaseError) -> Bool {
    [.SQLITE_IOERR, .SQLITE_FULL, .SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
  }

  /// A setting by name, or nil.
  package func setting(_ key: String) async throws -> String? {
    try await read { db in try String.fetchOne(db, sql: "SELECT value FROM setting WHERE key = ?", arguments: [key]) }
  }

  /// Keeps a setting.
  package func keep(_ value: String, as key: String) async throws {
    try await write { db, _ in
      try db.execute(
        sql: "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        arguments: [key, value])
    }
  }
}
