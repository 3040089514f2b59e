import CodeSets
import Desk
import Foundation
import GRDB
import Trail
import X12

/// What front ends and payers said.
extension FamilyReading {
  mutating func answers(about claim: SentClaimRecord) throws -> [FamilyView.AnswerView] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM claim_match WHERE sent = ? ORDER BY answer"), arguments: [claim.id.value]
    ).compactMap { row in
      let id = AnswerID(row["answer"])
      let rule = MatchRule(rawValue: row["rule"])
      let by = try rule?.words ?? "by \(names.actor(row["decided_by"]))"
      switch AnswerKind(rawValue: row["kind"]) ?? .remittance {
      case .remittance: return try remitted(id, claim.id, by)
      case .notice: return try noticed(id, claim.id, by)
      }
    }
  }

  func remitted(_ id: AnswerID, _ sent: SentClaimID, _ by: String) throws -> FamilyView.AnswerView? {
    guard let claim = try ClaimRecord(db, ClaimID(id.value)) else { return nil }
    let remittance = try RemittanceRecord(db, claim.set)
    let citing = try Citing(db, files, set: claim.set)
    let status = codes.status(claim.status)
    return FamilyView.AnswerView(
      id: id, kind: .remittance, sent: sent, payerName: remittance.payerName,
      words: status.meaning ?? "Status \(status.code)", on: remittance.paymentDate ?? remittance.productionDate,
      charge: try citing.figure(claim.charge, claim.clp, 3, "CLP03 charge"),
      paid: try citing.figure(claim.paid, claim.clp, 4, "CLP04 paid"), isRejection: false, matchedBy: by)
  }

  func noticed(_ id: AnswerID, _ sent: SentClaimID, _ by: String) throws -> FamilyView.AnswerView? {
    guard let notice = try NoticeRecord(db, id) else { return nil }
    let citing = try Citing(db, files, set: notice.set)
    let statuses = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM notice_status WHERE notice = ? ORDER BY ordinal"), arguments: [id.value])
    let words = statuses.compactMap { row -> String? in
      let code = codes.notice(category: row["category"], code: row["code"], entity: row["entity"])
      return code.meaning.map { "\(code.code): \($0)" } ?? code.code
    }
    let charged = statuses.first { ($0["charge"] as Int64?) != nil }
    return FamilyView.AnswerView(
      id: id, kind: .notice, sent: sent, payerName: notice.sourceName, words: words.joined(separator: " · "),
      on: notice.noticed,
      charge: try charged.map { row in
        try citing.figure(
          Cents(row["charge"]), ByteRange(start: row["start"], end: row["stop"]), 4, "STC04 charge")
      }, paid: nil, isRejection: notice.isRejection,
      isAcceptance: statuses.contains { $0["category"] == "A2" }, matchedBy: by)
  }
}
