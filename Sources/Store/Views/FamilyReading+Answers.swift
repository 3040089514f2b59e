import CodeSets
import Desk
import Foundation
import GRDB
import Trail
import X12

/// What receivers, front ends and payers said.
extension FamilyReading {
  /// A receiver's word on the form of the file in which a claim was sent.
  struct FormAnswer {
    var isRejection: Bool
    var entry: FamilyView.Entry
  }

  func formAnswers(about claim: SentClaimRecord) throws -> [FormAnswer] {
    let answers = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT a.outcome, a.start, a.stop, a.set_id, d.received FROM transaction_set t
          JOIN group_answer g ON g.group_control = t.group_control AND g.functional_id = 'HC'
          JOIN set_answer a ON a.set_id = g.set_id AND a.group_ordinal = g.ordinal AND a.set_control = t.set_control
          JOIN transaction_set s ON s.id = a.set_id JOIN document d ON d.id = s.document
          WHERE t.id = ? ORDER BY a.set_id
          """), arguments: [claim.set.value])
    return try answers.map { row in
      let outcome = AcknowledgedOutcome(rawValue: row["outcome"]) ?? .missing
      let citing = try Citing(db, files, set: SetID(row["set_id"]))
      let words =
        switch outcome {
        case .accepted: "The receiver took the file in (999)"
        case .acceptedWithErrors: "The receiver took the file in, with errors (999)"
        case .partlyAccepted: "The receiver took the file in in part (999)"
        case .rejected, .refusedForSecurity: "The receiver refused the file (999)"
        case .missing: "The receiver answered without saying what became of the file (999)"
        }
      return FormAnswer(
        isRejection: outcome.isRejection,
        entry: FamilyView.Entry(
          .acknowledged, on: clock.date(of: Instant(milliseconds: row["received"])), words,
          path:
            "/documents/\(citing.document)/bytes/\(row["start"] as Int)-\(try firstSegmentEnd(citing, row["start"]))"))
    }
  }

  /// The end of the segment that begins at an offset: a citation shows one segment.
  func firstSegmentEnd(_ citing: Citing, _ start: Int) throws -> Int {
    let bytes = try files.bytes(citing.document, from: start, to: start + 200)
    return start + (bytes.firstIndex(of: citing.delimiters.segment) ?? bytes.count)
  }

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
