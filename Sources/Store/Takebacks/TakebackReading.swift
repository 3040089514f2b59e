import Desk
import Foundation
import GRDB
import X12

/// Reads the money that one payer moved outside any claim, and what in its posted remittances explains it.
struct TakebackReading {
  let db: Database
  let payer: PayerID

  /// The items of a remittance that take money, in the order of the file.
  func takebacks(in set: SetID) throws -> [ProviderItem] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM provider_adjustment WHERE set_id = ? AND amount > 0 ORDER BY ordinal"),
      arguments: [set.value]
    ).map(ProviderItem.init)
  }

  /// One item of a remittance.
  static func item(_ db: Database, _ ordinal: Int, in set: SetID) throws -> ProviderItem? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM provider_adjustment WHERE set_id = ? AND ordinal = ?"),
      arguments: [set.value, ordinal]
    ).map(ProviderItem.init)
  }

  /// Whether a remittance holds anything that could explain a takeback.
  func mayExplain(_ set: SetID) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM claim WHERE set_id = ?1 AND status = '22')
            OR EXISTS (SELECT 1 FROM provider_adjustment WHERE set_id = ?1 AND reason = 'FB' AND amount < 0)
          """), arguments: [set.value]) ?? false
  }

  /// What explains an item; nil when nothing here does.
  func explanation(of item: ProviderItem) throws -> TakebackExplanation? {
    switch item.reason {
    case "FB":
      let origin = try ForwardedBalances(forwarded()).origin(of: item)
      return origin.map { TakebackExplanation(set: $0.set, source: .forwarded(item: $0.ordinal)) }
    default: return try reversal(namedBy: item)
    }
  }

  /// The first reversed claim of the payer that the item's reference names.
  private func reversal(namedBy item: ProviderItem) throws -> TakebackExplanation? {
    for name in item.names {
      let row = try Row.fetchOne(db.cachedStatement(sql: TakebackReading.reversal), arguments: [name, payer.value])
      if let row { return TakebackExplanation(set: SetID(row[1]), source: .reversal(ClaimID(row[0]))) }
    }
    return nil
  }

  /// Two lookups, each by its own index.
  static let reversal = """
    SELECT f.id, f.set_id FROM (
      SELECT id, set_id FROM claim WHERE status = '22' AND payer_claim_number = ?1
      UNION SELECT id, set_id FROM claim WHERE status = '22' AND control_number = ?1) f
    CROSS JOIN remittance r ON r.set_id = f.set_id CROSS JOIN transaction_set s ON s.id = f.set_id
    WHERE r.payer = ?2 AND s.disposition = 'posted' ORDER BY f.id LIMIT 1
    """

  /// The payer's balances as they went: every FB item of what is posted, by the remittances' dates.
  private func forwarded() throws -> [ProviderItem] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT p.* FROM provider_adjustment p INDEXED BY provider_adjustment_forwarded
          CROSS JOIN remittance r ON r.set_id = p.set_id CROSS JOIN transaction_set s ON s.id = p.set_id
          WHERE p.reason = 'FB' AND r.payer = ? AND s.disposition = 'posted'
          ORDER BY COALESCE(r.payment_date, r.production_date, 0), p.set_id, p.ordinal
          """), arguments: [payer.value]
    ).map(ProviderItem.init)
  }

  /// The open cases about money that the payer took.
  func openCases() throws -> [CaseID] {
    try Int64.fetchAll(
      db.cachedStatement(
        sql: "SELECT number FROM work_case WHERE payer = ? AND is_open = 1 AND cas_group = 'PLB' ORDER BY number"),
      arguments: [payer.value]
    ).map { CaseID($0) }
  }
}

extension ProviderItem {
  init(_ row: Row) {
    self.init(
      set: SetID(row["set_id"]), ordinal: row["ordinal"], reason: row["reason"], reference: row["reference"],
      amount: Cents(row["amount"]),
      citation: Citation(segment: ByteRange(start: row["start"], end: row["stop"]), element: row["element"]))
  }
}
