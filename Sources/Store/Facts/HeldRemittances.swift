import Desk
import Foundation
import GRDB
import Trail

extension Store {
  /// Whether a remittance counts: false while it is held as a suspected duplicate.
  static func isPosted(_ db: Database, _ set: SetID) throws -> Bool {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT disposition FROM transaction_set WHERE id = ?"), arguments: [set.value]
    ) == Disposition.posted.rawValue
  }

  /// Whether what a case is about counts: everything but a remittance that is held.
  static func isPosted(_ db: Database, _ opening: CaseOpening) throws -> Bool {
    try opening.set.map { try isPosted(db, $0) } ?? true
  }

  /// Posts a set that was held as a suspected duplicate: a person found that it is a payment of its own.
  package func postHeld(_ set: SetID, command: CommandID, by actor: Actor) async throws {
    if let reason = Access.refusal(.postHeldRemittance, by: actor) { throw Refusal(.notPermitted, reason) }
    try await write { db, trail in
      guard try !trail.isKnown(command, request: Array("post \(set)".utf8)) else { return }
      guard
        let row = try Row.fetchOne(
          db,
          sql: """
            SELECT s.disposition, d.digest FROM transaction_set s JOIN document d ON d.id = s.document WHERE s.id = ?
            """, arguments: [set.value]), let document = Digest(bytes: row["digest"] as Data)
      else { throw StoreError.notFound("remittance \(set)") }
      guard row["disposition"] == Disposition.held.rawValue else {
        throw Refusal(.illegalMove, "This remittance is not held.")
      }
      try db.execute(
        sql: "UPDATE transaction_set SET disposition = 'posted', opened_through = 0, cases_opened = 0 WHERE id = ?",
        arguments: [set.value])
      try Store.addHistory(db, of: set)
      var fields = PayloadWriter()
      fields["set"] = Int(set.value)
      let first = trail.position
      try trail.append(
        stream: "document/\(document)", type: "set.released", payload: fields.object,
        deed: Deed(command: command, actor: actor, inputs: [document]))
      try trail.record(command, request: RequestSeal(Array("post \(set)".utf8), salt: []), first: first)
    }
  }

  /// Adds a posted set's paid claims to its payer's history, from the fact rows.
  static func addHistory(_ db: Database, of set: SetID) throws {
    try db.execute(
      sql: """
        INSERT INTO payer_history
        SELECT r.payer, COUNT(c.id), COALESCE(SUM(c.paid), 0), COALESCE(SUM(c.charge), 0)
        FROM remittance r LEFT JOIN claim c ON c.set_id = r.set_id AND c.paid > 0 AND c.outcome <> 'reversal'
        WHERE r.set_id = ? GROUP BY r.payer
        ON CONFLICT DO UPDATE SET
          claims = claims + excluded.claims, paid = paid + excluded.paid, charged = charged + excluded.charged
        """, arguments: [set.value])
  }

  /// How many claims were read in a document.
  package func claimCount(of digest: Digest) async throws -> (all: Int, quarantined: Int) {
    try await read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT COALESCE(SUM(s.claims), 0), COALESCE(SUM(IIF(s.disposition = 'quarantined', s.claims, 0)), 0)
          FROM transaction_set s JOIN document d ON d.id = s.document WHERE d.digest = ?
          """, arguments: [Data(digest.bytes)])
      return (row?[0] ?? 0, row?[1] ?? 0)
    }
  }
}
