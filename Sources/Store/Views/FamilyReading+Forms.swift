import CodeSets
import Desk
import Foundation
import GRDB
import Trail
import X12

/// What receivers said of the files in which claims were sent: of their form (999), and of the whole interchange (TA1).
extension FamilyReading {
  /// A receiver's word on the file in which a claim was sent.
  struct FormAnswer {
    /// The claim, and the set that says it.
    var sent: SentClaimID
    var set: SetID
    var isRejection: Bool
    var entry: FamilyView.Entry
  }

  func formAnswers(about claim: SentClaimRecord) throws -> [FormAnswer] {
    let acknowledged = AcknowledgedFiles(db)
    let answers = try functionalAnswers(about: claim, acknowledged) + interchangeAnswers(about: claim, acknowledged)
    return answers.sorted { ($0.entry.on ?? .epoch, $0.set) < ($1.entry.on ?? .epoch, $1.set) }
  }

  private func functionalAnswers(
    about claim: SentClaimRecord, _ acknowledged: AcknowledgedFiles
  ) throws -> [FormAnswer] {
    let days = try acknowledged.answeringDays(claim.set)
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT g.set_id, g.group_control, g.outcome AS group_outcome, g.start AS group_start, a.set_control, a.outcome,
            a.start, d.received FROM transaction_set t
          JOIN group_answer g ON g.group_control = t.group_control AND g.functional_id = 'HC'
          LEFT JOIN set_answer a ON a.set_id = g.set_id AND a.group_ordinal = g.ordinal AND a.set_control = t.set_control
          JOIN transaction_set s ON s.id = g.set_id JOIN document d ON d.id = s.document
          JOIN envelope e ON e.set_id = g.set_id
          WHERE t.id = ? AND s.disposition = 'recorded' AND (e.made_on BETWEEN ? AND ? OR e.made_on = ?) ORDER BY g.set_id
          """), arguments: [claim.set.value, days.lowerBound, days.upperBound, Envelope.undated])
    return try rows.compactMap { row in
      let set = SetID(row["set_id"])
      let found = try acknowledged.group(row["group_control"], set: row["set_control"], by: set, .all)
      guard found.sets.contains(claim.set) else { return nil }
      let whole = AcknowledgedOutcome(rawValue: row["group_outcome"]) ?? .missing
      let own = (row["outcome"] as String?).flatMap { AcknowledgedOutcome(rawValue: $0) }
      // A group that was refused takes every set in it along.
      let outcome = whole.isRejection ? whole : own ?? whole
      return try answer(
        claim, set, row, outcome.isRejection, outcome.words(isWhole: whole.isRejection), found, acknowledged,
        at: row["start"] ?? row["group_start"])
    }
  }

  private func interchangeAnswers(
    about claim: SentClaimRecord, _ acknowledged: AcknowledgedFiles
  ) throws -> [FormAnswer] {
    let control = try String.fetchOne(
      db.cachedStatement(sql: "SELECT interchange_control FROM transaction_set WHERE id = ?"),
      arguments: [claim.set.value])
    return try InterchangeReply.all(db, about: control ?? "").compactMap { reply in
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT s.start, s.disposition, d.received FROM transaction_set s JOIN document d ON d.id = s.document
            WHERE s.id = ?
            """), arguments: [reply.set.value])
      guard let row, row["disposition"] == Disposition.recorded.rawValue else { return nil }
      let found = try acknowledged.interchange(reply, .all)
      guard found.sets.contains(claim.set) else { return nil }
      return try answer(
        claim, reply.set, row, reply.isRejection, reply.words(codes), found, acknowledged, at: row["start"])
    }
  }

  private func answer(
    _ claim: SentClaimRecord, _ set: SetID, _ row: Row, _ isRejection: Bool, _ words: String,
    _ found: AcknowledgedFiles.Found, _ acknowledged: AcknowledgedFiles, at start: Int
  ) throws -> FormAnswer {
    let citing = try Citing(db, files, set: set)
    let fitting = try acknowledged.fittingCount(found)
    let several =
      fitting > 1
      ? "; \(fitting)\(fitting == AcknowledgedFiles.mostCounted ? " or more" : "") files with its control numbers were sent, the newest before it is taken to be meant"
      : ""
    return FormAnswer(
      sent: claim.id, set: set, isRejection: isRejection,
      entry: FamilyView.Entry(
        .acknowledged,
        on: try acknowledged.day(of: set) ?? clock.date(of: Instant(milliseconds: row["received"])), words + several,
        path: "/documents/\(citing.document)/bytes/\(start)-\(try firstSegmentEnd(citing, start))"))
  }

  /// The end of the segment that begins at an offset: a citation shows one segment.
  private func firstSegmentEnd(_ citing: Citing, _ start: Int) throws -> Int {
    let bytes = try files.bytes(citing.document, from: start, to: start + 200)
    return start + (bytes.firstIndex(of: citing.delimiters.segment) ?? bytes.count)
  }
}

extension AcknowledgedOutcome {
  /// What became of a file, as a sentence.
  ///
  /// - Parameter isWhole: whether the whole group was refused.
  fileprivate func words(isWhole: Bool) -> String {
    switch self {
    case .accepted: "The receiver took the file in (999)"
    case .acceptedWithErrors: "The receiver took the file in, with errors (999)"
    case .partlyAccepted: "The receiver took the file in in part (999)"
    case .rejected, .refusedForSecurity:
      isWhole ? "The receiver refused the whole group of files (999)" : "The receiver refused the file (999)"
    case .missing: "The receiver answered without saying what became of the file (999)"
    }
  }
}
