import GRDB

/// The next free numbers of fact rows. They are handed out by the one writer, so that a crash and a restart change no number.
struct FactIDs: Sendable {
  var set: Int64
  var claim: Int64
  var problem: Int64

  init(_ db: Database) throws {
    func next(_ table: String) throws -> Int64 {
      (try Int64.fetchOne(db, sql: "SELECT MAX(id) FROM \(table)") ?? 0) + 1
    }
    set = try next("transaction_set")
    // A refused set keeps the numbers that it took, so that a restart numbers what follows just as if there had been none.
    claim = max(
      try next("claim"), try Int64.fetchOne(db, sql: "SELECT MAX(next_claim) FROM transaction_set") ?? 0)
    problem = try next("problem")
  }
}
