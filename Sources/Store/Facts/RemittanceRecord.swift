import Desk
import GRDB
import X12

/// A remittance as its fact row has it.
struct RemittanceRecord {
  var set: SetID
  var start: Int64
  var payer: PayerID
  var payerIdentifier: String
  var payerName: String
  var amount: Cents
  var method: String
  var paymentDate: CalendarDate?
  var productionDate: CalendarDate?
  var imbalance: Cents
  var bpr: ByteRange
  var claims: Int
  /// What the payer paid so far, on the claims that it paid.
  var history: (claims: Int, paid: Cents, charged: Cents)

  init(_ db: Database, _ set: SetID) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql:
          "SELECT r.*, s.start, s.claims FROM remittance r JOIN transaction_set s ON s.id = r.set_id WHERE r.set_id = ?"
      ),
      arguments: [set.value])
    guard let row else { throw StoreError.drift("set \(set) is posted but has no remittance") }
    self.set = set
    start = row["start"]
    payer = PayerID(row["payer"])
    payerIdentifier = row["payer_identifier"]
    payerName = row["payer_name"]
    amount = Cents(row["amount"])
    method = row["method"]
    paymentDate = (row["payment_date"] as Int32?).flatMap { CalendarDate(days: $0) }
    productionDate = (row["production_date"] as Int32?).flatMap { CalendarDate(days: $0) }
    imbalance = Cents(row["imbalance"])
    bpr = ByteRange(start: row["bpr_start"], end: row["bpr_stop"])
    claims = row["claims"]
    let history = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT claims, paid, charged FROM payer_history WHERE payer = ?"),
      arguments: [payer.value])
    self.history = (history?[0] ?? 0, Cents(history?[1] ?? 0), Cents(history?[2] ?? 0))
  }

  /// Differences that one case lists; a remittance with more says how many on its page.
  private static let mostImbalances = 40

  /// The facts that an SOP may look at.
  func facts(_ db: Database, isSuspectedDuplicate: Bool) throws -> RemittanceFacts {
    var imbalances: [CaseIssue] = []
    if imbalance.value != 0 {
      imbalances.append(
        CaseIssue(
          claim: nil, line: nil, group: "", reason: "", category: "unbalanced", amount: imbalance, isFull: false,
          citation: Citation(segment: bpr, element: 2)))
    }
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT * FROM claim WHERE set_id = ? AND (imbalance <> 0 OR unbalanced_lines > 0) ORDER BY id LIMIT ?
          """), arguments: [set.value, RemittanceRecord.mostImbalances])
    for row in rows {
      let claim = try ClaimRecord(row)
      if claim.imbalance.value != 0 {
        imbalances.append(
          CaseIssue(
            claim: claim.id, line: nil, group: "", reason: "", category: "unbalanced", amount: claim.imbalance,
            isFull: false, citation: Citation(segment: claim.clp, element: 4)))
      }
      let lines = try Row.fetchAll(
        db.cachedStatement(
          sql: "SELECT ordinal, imbalance, svc_start, svc_stop FROM service_line WHERE claim = ? AND imbalance <> 0"),
        arguments: [claim.id.value])
      for line in lines {
        imbalances.append(
          CaseIssue(
            claim: claim.id, line: line["ordinal"], group: "", reason: "", category: "unbalanced",
            amount: Cents(line["imbalance"]), isFull: false,
            citation: Citation(segment: ByteRange(start: line["svc_start"], end: line["svc_stop"]), element: 3)))
      }
    }
    return RemittanceFacts(
      set: set, payer: payer, payerIdentifier: payerIdentifier, amount: amount, claims: claims, method: method,
      isSuspectedDuplicate: isSuspectedDuplicate, imbalances: imbalances)
  }
}
