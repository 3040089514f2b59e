import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  private static let matchPage = 50

  /// The states in which a person has to decide, in the order of the page.
  private static let openMatches: [MatchState] = [.ambiguous, .proposed, .undone, .missing]

  /// The answers that are matched to nothing.
  package func matchQueue(_ state: MatchState?, page: Int, for account: Account) async throws -> MatchQueueView {
    let size = Store.matchPage
    return try await read { db in
      let counts = try Store.openMatches.map { state in
        (
          state: state,
          count: try Int.fetchOne(
            db.cachedStatement(sql: "SELECT COUNT(*) FROM claim_match WHERE state = ? AND state <> 'matched'"),
            arguments: [state.rawValue]) ?? 0
        )
      }
      let shown = state ?? counts.first { $0.count > 0 }?.state ?? .ambiguous
      let total = counts.first { $0.state == shown }?.count ?? 0
      let answers = try Int64.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT answer FROM claim_match WHERE state = ? AND state <> 'matched' ORDER BY answer DESC LIMIT ? OFFSET ?
            """), arguments: [shown.rawValue, size, (max(1, page) - 1) * size])
      return MatchQueueView(
        counts: counts, state: shown,
        rows: try answers.compactMap { try self.matchRow(db, AnswerID($0), account)?.row }, page: page,
        pageCount: max(1, (total + size - 1) / size))
    }
  }

  /// An answer beside the claims that may be meant.
  package func matchView(_ answer: AnswerID, for account: Account) async throws -> MatchView {
    try await read { db in
      guard let (row, traits) = try self.matchRow(db, answer, account) else {
        throw StoreError.notFound("answer \(answer)")
      }
      let match = try Row.fetchOne(db, sql: "SELECT * FROM claim_match WHERE answer = ?", arguments: [answer.value])
      var reading = CandidateReading(db)
      var names = Names(db)
      let named = (match?["candidates"] as String? ?? "").split(separator: " ").compactMap { Int64($0) }
      let matched = (match?["sent"] as Int64?).map { SentClaimID($0) }
      var ids = named.map { SentClaimID($0) }
      for candidate in try reading.candidates(for: traits, number: traits.payerClaimNumber)
      where !ids.contains(candidate.id)
        && TraitComparison(sent: candidate.traits, answered: traits).isPossible
      {
        ids.append(candidate.id)
      }
      let views = try (ids + [matched].compactMap { $0 }).compactMap { id in
        try self.candidate(db, id, &reading, answered: traits, account)
      }
      let rule = (match?["rule"] as String?).flatMap(MatchRule.init)
      return MatchView(
        row: row, version: match?["version"] ?? 0, matched: matched.flatMap { id in views.first { $0.id == id } },
        matchedBy: try rule?.words ?? match.map { "by \(try names.actor($0["decided_by"]))" } ?? "",
        candidates: views.filter { $0.id != matched }, history: try self.history(db, of: answer, &names))
    }
  }

  private func candidate(
    _ db: Database, _ id: SentClaimID, _ reading: inout CandidateReading, answered: ClaimTraits, _ account: Account
  ) throws -> MatchView.Candidate? {
    guard let claim = try SentClaimRecord(db, id) else { return nil }
    let citing = try Citing(db, files, set: claim.set)
    return MatchView.Candidate(
      id: id, family: try Store.family(of: id, db), patient: PatientIdentity(claim, for: account),
      payerName: claim.payerName, sentOn: try reading.sentOn(claim),
      charge: try citing.figure(claim.charge, claim.clm, 2, "CLM02 charge"), service: claim.service,
      comparison: TraitComparison(sent: try reading.traits(of: claim), answered: answered))
  }

  private func matchRow(
    _ db: Database, _ answer: AnswerID, _ account: Account
  ) throws -> (row: MatchRow, traits: ClaimTraits)? {
    let match = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT state, candidates FROM claim_match WHERE answer = ?"), arguments: [answer.value])
    let state = (match?["state"] as String?).flatMap(MatchState.init) ?? .missing
    let candidates = (match?["candidates"] as String? ?? "").split(separator: " ").count
    var reading = CandidateReading(db)
    if let claim = try ClaimRecord(db, ClaimID(answer.value)) {
      let remittance = try RemittanceRecord(db, claim.set)
      let row = MatchRow(
        answer: answer, kind: .remittance, state: state, payerName: remittance.payerName,
        patient: PatientIdentity(claim, for: account),
        charge: try Citing(db, files, set: claim.set).figure(claim.charge, claim.clp, 3, "CLP03 charge"),
        on: remittance.paymentDate ?? remittance.productionDate, candidates: candidates)
      return (row, try reading.traits(of: claim))
    }
    guard let notice = try NoticeRecord(db, answer) else { return nil }
    let status = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT start, stop FROM notice_status WHERE notice = ? AND charge IS NOT NULL ORDER BY ordinal LIMIT 1"),
      arguments: [answer.value])
    let citing = try Citing(db, files, set: notice.set)
    var charge: Figure?
    if let amount = notice.charge, let status {
      charge = try citing.figure(amount, ByteRange(start: status[0], end: status[1]), 4, "STC04 charge")
    }
    let row = MatchRow(
      answer: answer, kind: .notice, state: state, payerName: notice.sourceName,
      patient: PatientIdentity(notice, for: account), charge: charge, on: notice.noticed, candidates: candidates)
    return (row, try reading.traits(of: notice))
  }

  private func history(_ db: Database, of answer: AnswerID, _ names: inout Names) throws -> [MatchView.Entry] {
    try Store.entries(db, stream: answer.stream).compactMap { entry in
      let words: String
      var reason: Digest?
      switch try MatchEvent(type: entry.type, payload: entry.payload) {
      case .confirmed(_, _, let sent, let why): (words, reason) = ("matched it to sent claim \(sent)", why)
      case .undone(_, let why): (words, reason) = ("took the match back", why)
      case .found, .joined, .regrouped, nil: return nil
      }
      return MatchView.Entry(
        at: Instant(milliseconds: entry.recordedAt), actor: try names.actor(entry.actor), words: words,
        reason: try reason.map { try Store.sealedText(db, $0) ?? "(erased)" })
    }
  }
}
