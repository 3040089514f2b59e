import Desk
import GRDB
import Synchronization
import Testing
import X12

@testable import Store

@Suite("The pages of the queue walk an index", .serialized)
struct QueryPlanTests {
  /// The statements that a page of the queue runs, as SQLite's trace hook reports them, values filled in.
  private func statements(_ workplace: Workplace, _ filter: QueueFilter) async throws -> [String] {
    let query = QueueQuery(filter: filter, account: workplace.specialist, today: workplace.store.clock.today())
    return try await workplace.store.read { db in
      let seen = Mutex<[String]>([])
      db.trace(options: .statement) { event in
        let sql = event.expandedDescription
        seen.withLock { $0.append(sql) }
      }
      _ = try query.rows(db)
      _ = try query.tally(db, axis: .due)
      db.trace(options: [])
      return seen.withLock { $0 }.filter { $0.hasPrefix("SELECT") }
    }
  }

  static let filters: [(String, QueueFilter)] = [
    ("everything", QueueFilter()), ("mine and unassigned", QueueFilter(scope: .mineAndUnassigned)),
    ("mine", QueueFilter(scope: .mine)), ("one payer", QueueFilter(payer: PayerID(1))),
    ("one team", QueueFilter(team: Team("Coding"))), ("one category", QueueFilter(category: "authorization")),
    ("late", QueueFilter(due: .late)), ("this week", QueueFilter(due: .week)), ("held", QueueFilter(scope: .held)),
    ("closed", QueueFilter(scope: .closed)), ("a later page", QueueFilter(page: 3)),
  ]

  @Test("a payer of many cases is walked in order, one of few is looked up")
  func rare() async throws {
    let workplace = try await Workplace()
    let claims = (1...QueueQuery.fewCases + 1).map {
      SmallClaim.denied(account: "ACCT\(100_000 + $0)", charge: 10_000 + $0)
    }
    try await workplace.take(SmallRemittance(claims: Array(claims.dropLast())))
    func looksUp() async throws -> Bool {
      try await statements(workplace, QueueFilter(payer: PayerID(1))).contains { $0.contains("INDEXED BY") }
    }
    #expect(try await looksUp())
    try await workplace.take(SmallRemittance(trace: "TRACE-2", claims: Array(claims.suffix(1))))
    #expect(try await !looksUp())
  }

  @Test("no page reads the whole table or sorts it", arguments: filters)
  func plans(name: String, filter: QueueFilter) async throws {
    let workplace = try await Workplace()
    let claims = (1...300).map { SmallClaim.denied(account: "ACCT\(100_000 + $0)", charge: 10_000 + $0) }
    try await workplace.take(SmallRemittance(claims: claims))
    let statements = try await statements(workplace, filter)
    try #require(!statements.isEmpty)
    for sql in statements {
      let plan = try await workplace.store.read { db in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)").map {
          (id: $0[0] as Int, parent: $0[1] as Int, detail: $0[3] as String)
        }
      }
      let text = "\(name): \(sql)\n" + plan.map(\.detail).joined(separator: "\n")
      for step in plan {
        #expect(!(step.detail.hasPrefix("SCAN work_case") && !step.detail.contains("INDEX")), "\(text)")
        guard step.detail.contains("TEMP B-TREE") else { continue }
        // The few cases of a rare payer are put in order; that they are few is decided by their counter.
        if sql.contains("INDEXED BY work_case_payer") {
          #expect(filter.payer != nil && plan.contains { $0.detail.contains("work_case_payer (payer=?") }, "\(text)")
          continue
        }
        // The page's own fifty rows may be put in order once more; what lies below a page may not.
        let isOutermost =
          step.parent == 0 && plan.contains { $0.detail.hasPrefix("CO-ROUTINE") || $0.detail.contains("MATERIALIZE") }
        #expect(isOutermost, "\(text)")
      }
    }
  }
}
