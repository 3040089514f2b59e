import Desk
import Foundation
import GRDB
import Synchronization
import Trail
import X12

extension Store {
  /// Registers a document whose bytes are in the store; nil when it is known and was read to its end before.
  package func beginDocument(
    _ digest: Digest, name: String, bytes: Int, by actor: Actor
  ) async throws -> DocumentID? {
    try await write { db, trail in
      let known = try Row.fetchOne(
        db, sql: "SELECT id, kind, status FROM document WHERE digest = ?", arguments: [Data(digest.bytes)])
      if let known, known["kind"] == "evidence" {
        // Somebody attached the file before it came in. From here on it is a remittance, and no page hands it out whole.
        try db.execute(
          sql: "UPDATE document SET kind = 'intake', status = 'receiving', name = ?, received_by = ? WHERE id = ?",
          arguments: [name, actor.trailName, known["id"] as Int64])
        return DocumentID(known["id"])
      }
      if let known {
        let unfinished = known["status"] as String == DocumentStatus.receiving.rawValue
        return unfinished ? DocumentID(known["id"]) : nil
      }
      try db.execute(
        sql: """
          INSERT INTO document (digest, name, bytes, kind, received, received_by, status)
          VALUES (?, ?, ?, 'intake', ?, ?, 'receiving')
          """,
        arguments: [Data(digest.bytes), name, bytes, trail.now.milliseconds, actor.trailName])
      return DocumentID(db.lastInsertedRowID)
    }
  }

  /// A number for the next transaction set, and the number that its first claim will have.
  package func nextSet() -> (set: SetID, firstClaim: Int64) {
    ids.withLock { ids in
      defer { ids.set += 1 }
      return (SetID(ids.set), ids.claim)
    }
  }

  /// Sets the number after the last claim of a set that was read.
  package func claimsTaken(through next: Int64) { ids.withLock { $0.claim = max($0.claim, next) } }

  /// Whether a transaction set of this document was settled before the process stopped.
  package func isSettled(_ document: DocumentID, ordinal: Int) async throws -> Disposition? {
    try await read { db in
      try String.fetchOne(
        db,
        sql: "SELECT disposition FROM transaction_set WHERE document = ? AND ordinal = ? AND disposition <> 'staged'",
        arguments: [document.value, ordinal]
      ).flatMap(Disposition.init)
    }
  }

  /// Writes rows of sets that are still being read: in one transaction, or in several where commands come between. Nobody
  /// sees them before `settle`.
  package func stage(opened: [StagedSet], rows: [FactRow]) async throws {
    guard !opened.isEmpty || !rows.isEmpty else { return }
    try await pace.shares(of: rows) { share in
      try await stage(opened: share.startIndex == 0 ? opened : [], rows: share)
    }
  }

  /// Rows written between two looks at who is waiting: about a millisecond.
  private static let rowsAtOnce = 200

  /// Writes rows until they end or somebody waits; gives how many.
  private func stage(opened: [StagedSet], rows: ArraySlice<FactRow>) async throws -> Int {
    try await write { db, _ in
      for set in opened {
        try db.cachedStatement(sql: Store.insertSet).execute(arguments: [
          set.id.value, set.document.value, set.ordinal, set.set.type, set.set.version,
          set.set.interchangeControlNumber, set.set.groupControlNumber, set.set.controlNumber, set.interchange.start,
          set.interchange.end, set.group.start, set.group.end, set.set.start, set.set.start,
          set.delimiters.packed,
        ])
      }
      var statements: [FactRow.Table: Statement] = [:]
      for (index, row) in zip(1..., rows) {
        let statement = try statements[row.table] ?? db.cachedStatement(sql: row.table.insertion)
        statements[row.table] = statement
        try statement.run(row.values)
        if index % Store.rowsAtOnce == 0, self.pace.isAwaited { return index }
      }
      return rows.count
    }
  }

  private static let insertSet = """
    INSERT INTO transaction_set (id, document, ordinal, type, version, interchange_control, group_control, set_control,
      isa_start, isa_stop, gs_start, gs_stop, start, stop, delimiters, disposition, claims, next_claim, reason, repeats, opened_through, cases_opened)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'staged', 0, 0, NULL, NULL, 0, 1)
    """

  /// Takes the rows of a set away again, in small transactions so that nobody waits.
  func purge(_ set: SetID) async throws {
    for table in FactRow.Table.numbered { while try await purgeSome(of: table, set) {} }
    try await write { db, _ in
      for table in [FactRow.Table.providerAdjustment, .setError, .setAnswer, .groupAnswer] {
        try db.execute(sql: "DELETE FROM \(table.rawValue) WHERE set_id = ?", arguments: [set.value])
      }
    }
  }

  private func purgeSome(of table: FactRow.Table, _ set: SetID) async throws -> Bool {
    try await write { db, _ in
      let numbers = try Int64.fetchAll(
        db, sql: "SELECT id FROM \(table.rawValue) WHERE set_id = ? ORDER BY id LIMIT 500", arguments: [set.value])
      guard let first = numbers.first, let last = numbers.last else { return false }
      for part in table.parts {
        try db.execute(
          sql: "DELETE FROM \(part.rawValue) WHERE \(table.key) BETWEEN ? AND ?", arguments: [first, last])
      }
      try db.execute(
        sql: "DELETE FROM \(table.rawValue) WHERE id BETWEEN ? AND ? AND set_id = ?",
        arguments: [first, last, set.value])
      return true
    }
  }

  /// Takes back the rows of sets that were not read to their end, and their numbers.
  package func discardStaged() async throws {
    let unfinished = try await read { db in
      try Int64.fetchAll(db, sql: "SELECT id FROM transaction_set WHERE disposition = 'staged'")
    }
    for set in unfinished {
      try await purge(SetID(set))
      try await write { db, _ in
        try db.execute(sql: "DELETE FROM transaction_set WHERE id = ? AND disposition = 'staged'", arguments: [set])
      }
    }
    try await discardUnsettledSchedules()
    let ids = try await read { db in try FactIDs(db) }
    self.ids.withLock { $0 = ids }
  }

  /// Removes what a process left behind that stopped in the middle of a file; returns the files to be read again.
  package func recover() async throws -> [(digest: Digest, name: String, actor: String)] {
    try await discardStaged()
    for file in try FileManager.default.contentsOfDirectory(at: directory.incoming, includingPropertiesForKeys: nil) {
      try FileManager.default.removeItem(at: file)
    }
    return try await read { db in
      try Row.fetchAll(db, sql: "SELECT digest, name, received_by FROM document WHERE status = 'receiving' ORDER BY id")
        .compactMap { row in Digest(bytes: row["digest"] as Data).map { ($0, row["name"], row["received_by"]) } }
    }
  }
}

extension Delimiters {
  /// The four delimiters in one integer, as the database keeps them; no repetition separator is 0.
  var packed: Int64 {
    Int64(element) | Int64(component) << 8 | Int64(segment) << 16 | Int64(repetition ?? 0) << 24
  }

  init(packed: Int64) {
    func byte(_ shift: Int64) -> UInt8 { UInt8(truncatingIfNeeded: packed >> shift) }
    self.init(element: byte(0), component: byte(8), repetition: byte(24) == 0 ? nil : byte(24), segment: byte(16))
  }
}
