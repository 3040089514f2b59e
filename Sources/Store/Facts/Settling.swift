import Desk
import Foundation
import GRDB
import Synchronization
import Trail
import X12

extension Store {
  /// Decides one set that was read to its end: posted, held as a suspected duplicate, recorded, or quarantined whole.
  /// Its rows become visible, or go, and the trail records which.
  package func settle(_ staged: StagedSet, actor: Actor) async throws -> StagedSet {
    var settled = staged
    if staged.refusal != nil {
      settled.disposition = .quarantined
    } else {
      settled.disposition = staged.set.support == .remittance ? .posted : .recorded
    }
    if settled.disposition == .quarantined { try await purge(staged.id) }
    let decided = settled
    let envelope = try decided.envelope(files)
    return try await write { db, trail in
      var set = decided
      let digest = set.digest.finish()
      let command = CommandID(
        derivedIn: "set", from: [set.documentDigest.bytes, Array("\(set.ordinal)".utf8)])
      if let done = try Store.disposition(db, of: set) {
        set.disposition = done
        return set
      }
      var repeated: Int64?
      var payer: Int64?
      if set.disposition == .posted, let header = set.header {
        repeated = try Store.earlierRemittance(db, like: header, before: set.id)
        if repeated != nil { set.disposition = .held }
        payer = try Store.payer(db, header.payerKey, name: header.payerName)
        if set.disposition == .posted, let payer { try Store.addHistory(db, set, payer: payer) }
      }
      if set.disposition != .quarantined { try set.headerRow(payer: payer)?.insert(db) }
      try db.execute(
        sql: """
          UPDATE transaction_set SET stop = ?, disposition = ?, claims = ?, next_claim = ?, reason = ?, repeats = ?, cases_opened = ?
          WHERE id = ?
          """,
        arguments: [
          set.range.end, set.disposition.rawValue, set.claims, set.nextClaim, set.refusal, repeated,
          set.disposition == .quarantined, set.id.value,
        ])
      try envelope?.insert(db, of: set.id)
      try self.insertProblems(db, set.problems, document: set.document, set: set.id)
      let first = trail.position
      try trail.append(
        stream: "document/\(set.documentDigest)", type: "set.\(set.disposition.rawValue)",
        payload: set.payload(digest: digest, payer: payer, repeats: repeated),
        deed: Deed(command: command, actor: actor, inputs: [set.documentDigest]))
      try trail.record(command, request: RequestSeal(digest.bytes, salt: []), first: first)
      return set
    }
  }

  private static func disposition(_ db: Database, of set: StagedSet) throws -> Disposition? {
    try String.fetchOne(
      db, sql: "SELECT disposition FROM transaction_set WHERE id = ? AND disposition <> 'staged'",
      arguments: [set.id.value]
    ).flatMap(Disposition.init)
  }

  /// The same payer, trace, payment date and amount came before: the identity of a remittance, whatever its bytes.
  private static func earlierRemittance(
    _ db: Database, like header: RemittanceHeader, before set: SetID
  ) throws -> Int64? {
    guard !header.trace.isEmpty else { return nil }
    return try Int64.fetchOne(
      db,
      sql: """
        SELECT r.set_id FROM remittance r JOIN transaction_set s ON s.id = r.set_id
        WHERE r.trace = ? AND r.payer_identifier = ? AND r.payment_date IS ? AND r.amount = ? AND r.originator = ?
          AND s.disposition = 'posted' AND r.set_id <> ? ORDER BY r.set_id LIMIT 1
        """,
      arguments: [
        header.trace, header.payerKey, header.paymentDate?.days, header.amount?.value ?? 0, header.originator,
        set.value,
      ])
  }

  /// The number of a payer, which it is given when it first answers.
  static func payer(_ db: Database, _ identifier: String, name: String) throws -> Int64 {
    try db.execute(
      sql: "INSERT OR IGNORE INTO payer (identifier, name) VALUES (?, ?)", arguments: [identifier, name])
    return try Int64.fetchOne(db, sql: "SELECT id FROM payer WHERE identifier = ?", arguments: [identifier]) ?? 0
  }

  static func addHistory(_ db: Database, _ set: StagedSet, payer: Int64) throws {
    try db.execute(
      sql: """
        INSERT INTO payer_history VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET
          claims = claims + excluded.claims, paid = paid + excluded.paid, charged = charged + excluded.charged
        """,
      arguments: [payer, set.paidClaims, set.paidClaimsPaid.value, set.paidClaimsCharged.value])
  }

  private func insertProblems(_ db: Database, _ problems: [Problem], document: DocumentID, set: SetID?) throws {
    for problem in problems {
      let id = ids.withLock { ids in
        defer { ids.problem += 1 }
        return ids.problem
      }
      try db.execute(
        sql: "INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          id, document.value, set?.value, problem.rule, problem.severity.rawValue, problem.segment, problem.segmentID,
          problem.element, problem.offset, problem.message,
        ])
    }
  }

  /// Ends a document: its status, the problems that belong to no set, and the entry that says it was read.
  package func endDocument(
    _ document: DocumentID, digest: Digest, status: DocumentStatus, sets: Int, problems: [Problem], actor: Actor
  ) async throws {
    try await write { db, trail in
      let command = CommandID(derivedIn: "document", from: [digest.bytes])
      guard try !trail.isKnown(command, request: digest.bytes) else { return }
      try self.insertProblems(db, problems, document: document, set: nil)
      try db.execute(
        sql: "UPDATE document SET status = ? WHERE id = ?", arguments: [status.rawValue, document.value])
      let first = trail.position
      var fields = PayloadWriter()
      fields["document"] = digest
      fields["sets"] = sets
      fields["status"] = status.rawValue
      fields["reader"] = Store.readerVersion
      try trail.append(
        stream: "document/\(digest)", type: "document.read", payload: fields.object,
        deed: Deed(command: command, actor: actor, inputs: [digest]))
      try trail.record(command, request: RequestSeal(digest.bytes, salt: []), first: first)
    }
  }

  /// The version of the reading rules; a rebuild that reads otherwise stops and says so.
  static let readerVersion = "835/1"
}

extension StagedSet {
  fileprivate func payload(digest: Digest, payer: Int64?, repeats: Int64?) -> JSON.Object {
    var fields = PayloadWriter()
    fields["set"] = Int(id.value)
    fields["ordinal"] = ordinal
    fields["start"] = range.start
    fields["end"] = range.end
    fields["type"] = set.type
    fields["version"] = set.version
    fields["claims"] = claims
    fields["reader"] = Store.readerVersion
    if let refusal { fields["refusal"] = Digest(hashing: Array(refusal.utf8)) }
    if disposition != .quarantined {
      fields["rows"] = digest
      fields["first_claim"] = Int(firstClaim)
    }
    if let payer {
      fields["payer"] = Int(payer)
      fields["charged"] = charged
      fields["paid"] = paid
      fields["payment"] = header?.amount ?? Cents(0)
    }
    fields["repeats"] = repeats.map { Int($0) }
    return fields.object
  }
}
