import Desk
import GRDB
import Synchronization
import X12

@testable import Store

extension Workplace {
  /// The lines of the canonical dump.
  func dump() async throws -> [String] {
    let lines = Mutex<[String]>([])
    try await store.dump { line in lines.withLock { $0.append(line) } }
    return lines.withLock { $0 }
  }

  /// The numbers of all cases, open or closed.
  func cases() async throws -> [CaseID] {
    try await numbers("SELECT number FROM work_case ORDER BY number").map { CaseID($0) }
  }

  /// The numbers of the cases of a category.
  func cases(_ category: String) async throws -> [CaseID] {
    try await store.pool.read { db in
      try Int64.fetchAll(
        db, sql: "SELECT number FROM work_case WHERE category = ? ORDER BY number", arguments: [category])
    }.map { CaseID($0) }
  }

  func state(_ id: CaseID) async throws -> CaseState? {
    try await store.pool.read { db in try Store.caseState(db, id) }
  }

  /// The states of all cases, folded from the trail: no read model has a part in it.
  func states() async throws -> [CaseState] {
    try await store.pool.read { db in
      try String.fetchAll(db, sql: "SELECT name FROM stream WHERE name LIKE 'case/%'")
        .compactMap { Int64($0.dropFirst(5)) }.sorted().compactMap { try Store.caseState(db, CaseID($0)) }
    }
  }

  func number(_ sql: String) async throws -> Int64 {
    try await store.pool.read { db in try Int64.fetchOne(db, sql: sql) ?? 0 }
  }

  func numbers(_ sql: String) async throws -> [Int64] {
    try await store.pool.read { db in try Int64.fetchAll(db, sql: sql) }
  }

  func texts(_ sql: String) async throws -> [String] {
    try await store.pool.read { db in try String.fetchAll(db, sql: sql) }
  }

  /// Changes the database behind the product's back.
  func tamper(_ sql: String) async throws {
    try await store.pool.write { db in try db.execute(sql: sql) }
  }
}
