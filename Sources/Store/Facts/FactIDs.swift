import GRDB

/// The next free numbers of fact rows. They are handed out by the one writer, so that a purged batch leaves no holes.
struct FactIDs: Sendable {
  var set: Int64
  var claim: Int64
  var problem: Int64

  init(_ db: Database) throws {
    func next(_ table: String) throws -> Int64 {
      (try Int64.fetchOne(db, sql: "SELECT MAX(id) FROM \(table)") ?? 0) + 1
    }
    set = try next("transaction_set")
    claim = try next("claim")
    problem = try next("problem")
  }
}
