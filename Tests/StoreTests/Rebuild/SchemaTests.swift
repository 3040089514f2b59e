import GRDB
import Testing

@testable import Store

@Suite("A database of an earlier version is brought up to date")
struct SchemaTests {
  @Test("cases on hold are counted")
  func heldCounters() throws {
    let database = try DatabaseQueue()
    try Schema.migrator.migrate(database, upTo: "001 the first slice")
    try database.write { db in
      for (number, until, denied, owner) in [(1, 20_800, 700, 5), (2, 20_800, 50, 0), (3, 0, 9, 0)] {
        try db.execute(
          sql: """
            INSERT INTO work_case VALUES (?, 1, 'denials', x'00', 1, 1, 'A', 4, 'coding', 'CO', '16', 'Coding', ?, 1, ?,
              NULL, NULL, NULL, NULL, 1, 1, 1, 20900, NULL, NULL, NULL, ?, '', 0, 0, 0, 0, 1)
            """, arguments: [number, owner, denied, until])
      }
    }
    try Schema.migrator.migrate(database)
    let held = try database.read { db in
      try Row.fetchAll(
        db, sql: "SELECT facet, value, day, cases, denied FROM tally WHERE axis = 'held' ORDER BY facet, value"
      ).map { "\($0[0] as String) \($0[1] as String) \($0[2] as Int) \($0[3] as Int) \($0[4] as Int)" }
    }
    #expect(
      held == [
        "all  20800 2 750", "category coding 20800 2 750", "owner 0 20800 1 50", "owner 5 20800 1 700",
        "payer 4 20800 2 750", "sop denials 20800 2 750", "team Coding 20800 2 750",
      ])
  }
}
