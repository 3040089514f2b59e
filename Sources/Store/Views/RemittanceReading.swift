import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  private static let remittancePage = 50

  /// The remittances that were posted or are held, the newest first.
  package func remittances(page: Int, for account: Account) async throws -> (rows: [RemittanceRow], pageCount: Int) {
    let size = Store.remittancePage
    return try await read { db in
      let count = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM remittance") ?? 0
      let rows = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT r.*, s.claims, s.disposition FROM remittance r JOIN transaction_set s ON s.id = r.set_id
            ORDER BY r.set_id DESC LIMIT ? OFFSET ?
            """), arguments: [size, (max(1, page) - 1) * size]
      ).map { row in
        let id = SetID(row["set_id"])
        let record = try RemittanceRecord(db, id)
        let citing = try Citing(db, self.files, set: id)
        return RemittanceRow(
          id: id, payer: record.payerName, traceNumber: row["trace"], date: record.paymentDate ?? record.productionDate,
          amount: try citing.figure(record.amount, record.bpr, 2, "BPR02 payment"), claims: row["claims"],
          denied: row["denied_claims"], disposition: Disposition(rawValue: row["disposition"]) ?? .staged)
      }
      return (rows, max(1, (count + size - 1) / size))
    }
  }

  /// One remittance with its balance, provider adjustments and a page of its claims.
  package func remittanceView(_ id: SetID, page: Int, for account: Account) async throws -> RemittanceView {
    try await read { db in
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT r.*, s.claims, s.disposition, s.repeats FROM remittance r JOIN transaction_set s ON s.id = r.set_id
            WHERE r.set_id = ?
            """), arguments: [id.value])
      guard let row else { throw StoreError.notFound("remittance \(id)") }
      let record = try RemittanceRecord(db, id)
      let citing = try Citing(db, self.files, set: id)
      let base = "/remittances/\(id)/figures/"
      func sum(_ column: String, _ name: String) -> Figure {
        Figure(amount: Cents(row[column]), sources: [], breakdown: base + name)
      }
      let size = RemittanceView.pageSize
      let claims = try Row.fetchAll(
        db.cachedStatement(sql: "SELECT * FROM claim WHERE set_id = ? ORDER BY id LIMIT ? OFFSET ?"),
        arguments: [id.value, size, (max(1, page) - 1) * size]
      ).map { row in
        let claim = try ClaimRecord(row)
        return RemittanceView.ClaimRow(
          id: claim.id, patient: PatientIdentity(claim, for: account), status: self.codes.status(claim.status),
          charge: try citing.figure(claim.charge, claim.clp, 3, "CLP03 charge"),
          paid: try citing.figure(claim.paid, claim.clp, 4, "CLP04 paid"), outcome: claim.outcome,
          isBalanced: claim.imbalance.value == 0 && claim.unbalancedLines == 0,
          cases: try Store.cases(db, claim: claim))
      }
      let plb = try Row.fetchAll(
        db.cachedStatement(sql: "SELECT * FROM provider_adjustment WHERE set_id = ? ORDER BY ordinal"),
        arguments: [id.value]
      ).map { row in
        RemittanceView.PLBView(
          reason: self.codes.plb(row["reason"]), reference: row["reference"],
          amount: try citing.figure(
            Cents(row["amount"]), ByteRange(start: row["start"], end: row["stop"]), row["element"], "PLB amount"))
      }
      return RemittanceView(
        id: id, document: citing.document, documentName: citing.documentName,
        disposition: Disposition(rawValue: row["disposition"]) ?? .staged, payerName: record.payerName,
        payerIdentifier: record.payerIdentifier, payeeName: row["payee_name"], traceNumber: row["trace"],
        method: record.method, paymentDate: record.paymentDate, productionDate: record.productionDate,
        payment: try citing.figure(record.amount, record.bpr, 2, "BPR02 payment"),
        claimsPaid: sum("claims_paid", "paid"),
        claimsCharged: sum("claims_charged", "charged"), providerAdjustments: sum("adjusted", "adjusted"),
        imbalance: sum("imbalance", "imbalance"), plb: plb, claimCount: row["claims"],
        deniedCount: row["denied_claims"], claims: claims, page: max(1, page),
        cases: try Int64.fetchAll(
          db, sql: "SELECT number FROM work_case WHERE set_id = ? AND claim IS NULL ORDER BY number",
          arguments: [id.value]
        ).map { CaseID($0) },
        duplicateOf: try (row["repeats"] as Int64?).map { try Store.duplicate(db, id, of: SetID($0)) })
    }
  }

  /// The cases of a claim's family.
  static func cases(_ db: Database, claim: ClaimRecord) throws -> [CaseID] {
    try Row.fetchAll(
      db.cachedStatement(
        sql:
          "SELECT w.number, c.* FROM work_case w JOIN claim c ON c.id = w.claim WHERE w.control_number = ? ORDER BY w.number"
      ),
      arguments: [claim.controlNumber]
    ).compactMap { try claim.isFamily(of: ClaimRecord($0, at: 1)) ? CaseID($0["number"]) : nil }
  }

  /// What differs between a held remittance and the one that it repeats.
  private static func duplicate(_ db: Database, _ held: SetID, of original: SetID) throws -> RemittanceView.Duplicate {
    func facts(_ id: SetID) throws -> Row {
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT s.interchange_control, s.group_control, s.set_control, s.claims, r.claims_paid, r.claims_charged, r.adjusted,
            r.payee_name, r.method, d.name AS document
          FROM transaction_set s JOIN remittance r ON r.set_id = s.id JOIN document d ON d.id = s.document WHERE s.id = ?
          """, arguments: [id.value])
      guard let row else { throw StoreError.notFound("remittance \(id)") }
      return row
    }
    let (this, that) = (try facts(held), try facts(original))
    let titles = [
      "interchange_control": "interchange control number", "group_control": "group control number",
      "set_control": "set control number", "claims": "number of claims", "claims_paid": "paid for claims, in cents",
      "claims_charged": "charged, in cents", "adjusted": "provider adjustments, in cents", "payee_name": "payee",
      "method": "payment method", "document": "file",
    ]
    let differences = Array(this.columnNames).compactMap { column -> String? in
      let (here, there) = (this[column] as DatabaseValue, that[column] as DatabaseValue)
      guard here != there, let title = titles[column] else { return nil }
      return "\(title): \(here.storage.value ?? "none") here, \(there.storage.value ?? "none") there"
    }
    return RemittanceView.Duplicate(original: original, differences: differences)
  }
}
