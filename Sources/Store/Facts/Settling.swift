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
    } else if staged.set.support == .functionalAcknowledgement {
      settled.disposition = .recorded
    } else {
      settled.disposition = .posted
    }
    if settled.disposition == .quarantined { try await purge(staged.id) }
    let decided = settled
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
      var payer: Int64 = 0
      if set.disposition == .posted, let header = set.header {
        repeated = try Store.earlierRemittance(db, like: header, before: set.id)
        if repeated != nil { set.disposition = .held }
        payer = try Store.payer(db, header)
        try Store.insertRemittance(db, set, header, payer: payer)
        if set.disposition == .posted { try Store.addHistory(db, set, payer: payer) }
      }
      try db.execute(
        sql: """
          UPDATE transaction_set SET stop = ?, disposition = ?, claims = ?, next_claim = ?, reason = ?, repeats = ?, cases_opened = ?
          WHERE id = ?
          """,
        arguments: [
          set.range.end, set.disposition.rawValue, set.claims, set.nextClaim, set.refusal, repeated,
          [.posted, .held].contains(set.disposition) ? 0 : 1, set.id.value,
        ])
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

  private static func payer(_ db: Database, _ header: RemittanceHeader) throws -> Int64 {
    try db.execute(
      sql: "INSERT OR IGNORE INTO payer (identifier, name) VALUES (?, ?)",
      arguments: [header.payerKey, header.payerName])
    return try Int64.fetchOne(db, sql: "SELECT id FROM payer WHERE identifier = ?", arguments: [header.payerKey]) ?? 0
  }

  private static func insertRemittance(
    _ db: Database, _ set: StagedSet, _ header: RemittanceHeader, payer: Int64
  ) throws {
    try db.execute(
      sql: "INSERT INTO remittance VALUES (\(Array(repeating: "?", count: 22).joined(separator: ", ")))",
      arguments: StatementArguments(set.remittanceRow(header, payer: payer)))
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

extension RemittanceHeader {
  /// The payer's identifier, or its name where the remittance gives none.
  var payerKey: String { payerID.isEmpty ? payerName : payerID }
}

extension StagedSet {
  /// The row of the remittance: what is kept when the set is settled, and compared when it is read again.
  func remittanceRow(_ header: RemittanceHeader, payer: Int64) -> [DatabaseValue] {
    [
      id.value.databaseValue, payer.databaseValue, header.payerKey.databaseValue, header.payerName.databaseValue,
      header.payeeName.databaseValue, header.payeeID.databaseValue, header.handling.databaseValue,
      (header.amount?.value ?? 0).databaseValue, header.creditOrDebit.databaseValue, header.method.databaseValue,
      header.paymentDate.databaseValue, header.productionDate.databaseValue, header.trace.databaseValue,
      header.originator.databaseValue, (header.bpr?.start ?? 0).databaseValue, (header.bpr?.end ?? 0).databaseValue,
      charged.databaseValue, paid.databaseValue, adjusted.databaseValue, imbalance.databaseValue,
      unbalancedClaims.databaseValue, deniedClaims.databaseValue,
    ]
  }

  fileprivate func payload(digest: Digest, payer: Int64, repeats: Int64?) -> JSON.Object {
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
    if [.posted, .held].contains(disposition) {
      fields["rows"] = digest
      fields["first_claim"] = Int(firstClaim)
      fields["payer"] = Int(payer)
      fields["charged"] = charged
      fields["paid"] = paid
      fields["payment"] = header?.amount ?? Cents(0)
    }
    fields["repeats"] = repeats.map { Int($0) }
    return fields.object
  }
}
