import Desk
import Foundation
import GRDB
import Trail
import X12

/// Finds the families of claims that were sent, and the claims that answers are about, for one set and some of its claims in
/// one transaction.
struct MatchingRun {
  let db: Database
  let set: SetID
  let document: Digest
  private var reading: CandidateReading

  init(_ db: Database, set: SetID, document: Digest) {
    self.db = db
    self.set = set
    self.document = document
    reading = CandidateReading(db)
  }

  /// Looks at sent claims: each joins its family, and earlier answers that nothing fitted are looked at again.
  mutating func takeIn(_ claims: [SentClaimRecord], _ trail: inout TrailWriter) throws {
    guard let first = claims.first else { return }
    for claim in claims {
      let traits = try reading.traits(of: claim)
      let earlier = try reading.candidates(for: traits, number: claim.replaces, before: claim.id)
      let number = claim.replaces.isEmpty ? nil : claim.replaces
      guard let family = FamilyID.family(of: traits, replacing: number, among: earlier) else { continue }
      // At once, because the next claim may belong to the same family.
      try record(
        .joined([FamilyJoin(sent: claim.id, family: family)]), "join", at: Int64(claim.range.start), &trail)
    }
    // Claims of one account wait for the same answers: each is looked at once.
    var seen: Set<AnswerID> = []
    var findings: [MatchFinding] = []
    for claim in claims {
      for (answer, kind) in try waitingAnswers(of: claim) where seen.insert(answer).inserted {
        if let finding = try find(answer, kind), finding.verdict != .missing { findings.append(finding) }
      }
    }
    try record(findings, at: Int64(first.range.start), &trail)
  }

  /// Looks at answers: each is matched by rule, or left to a person.
  mutating func takeIn(_ answers: [AnswerID], _ kind: AnswerKind, at offset: Int64, _ trail: inout TrailWriter) throws {
    try record(try answers.compactMap { try find($0, kind) }, at: offset, &trail)
  }

  private mutating func find(_ answer: AnswerID, _ kind: AnswerKind) throws -> MatchFinding? {
    switch kind {
    case .remittance:
      guard let claim = try ClaimRecord(db, ClaimID(answer.value)) else { return nil }
      let traits = try reading.traits(of: claim)
      let day = try Int32.fetchOne(
        db.cachedStatement(sql: "SELECT COALESCE(payment_date, production_date) FROM remittance WHERE set_id = ?"),
        arguments: [claim.set.value])
      return try find(answer, kind, traits, on: day.flatMap { CalendarDate(days: $0) })
    case .notice:
      guard let notice = try NoticeRecord(db, answer) else { return nil }
      return try find(answer, kind, try reading.traits(of: notice), on: notice.noticed)
    }
  }

  private mutating func find(
    _ answer: AnswerID, _ kind: AnswerKind, _ traits: ClaimTraits, on day: CalendarDate?
  ) throws -> MatchFinding {
    let candidates = try reading.candidates(for: traits, number: traits.payerClaimNumber)
    let verdict = MatchVerdict(traits, on: day, among: candidates)
    return MatchFinding(answer: answer, kind: kind, verdict: verdict.naming(atMost: MatchingRun.mostCandidates))
  }

  /// Answers that came before the claim, that may be about it, and that are matched to none.
  private func waitingAnswers(of claim: SentClaimRecord) throws -> [(AnswerID, AnswerKind)] {
    let key = ClaimTraits.accountKey(claim.controlNumber)
    let remitted = try Int64.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT c.id FROM claim c JOIN transaction_set s ON s.id = c.set_id LEFT JOIN claim_match m ON m.answer = c.id
          WHERE c.control_number IN (?1, ?2, substr(?1, 1, 20)) AND s.disposition = 'posted'
            AND (m.state IS NULL OR m.state IN ('missing', 'proposed')) ORDER BY c.id LIMIT 50
          """), arguments: [claim.controlNumber, key])
    let notices = try Int64.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT n.id FROM notice n JOIN transaction_set s ON s.id = n.set_id LEFT JOIN claim_match m ON m.answer = n.id
          WHERE n.account_key = ? AND s.disposition = 'recorded'
            AND (m.state IS NULL OR m.state IN ('missing', 'proposed')) ORDER BY n.id LIMIT 50
          """), arguments: [key])
    return remitted.map { (AnswerID($0), .remittance) } + notices.map { (AnswerID($0), .notice) }
  }

  /// Claims that a question names; a person finds others by their number.
  private static let mostCandidates = 20
  /// Findings of one entry, well below what an entry has room for: each takes 150 bytes, and each candidate 12.
  private static let mostOfEntry = 40_000

  /// Records what was found, in as many entries as it takes.
  private func record(_ findings: [MatchFinding], at offset: Int64, _ trail: inout TrailWriter) throws {
    var part: [MatchFinding] = []
    var (size, number) = (0, 0)
    for finding in findings {
      let room = 150 + 12 * finding.verdict.candidates.count
      if size + room > MatchingRun.mostOfEntry {
        try record(.found(part), "match \(number)", at: offset, &trail)
        (part, size, number) = ([], 0, number + 1)
      }
      part.append(finding)
      size += room
    }
    guard !part.isEmpty else { return }
    try record(.found(part), "match \(number)", at: offset, &trail)
  }

  private func record(_ event: MatchEvent, _ deed: String, at offset: Int64, _ trail: inout TrailWriter) throws {
    let command = CommandID(derivedIn: deed, from: [document.bytes, Array("\(set)".utf8)], at: offset)
    guard try !trail.isKnown(command, request: document.bytes) else { return }
    let actor = Actor.system("matching")
    let first = trail.position
    try trail.append(
      stream: "set/\(set)", type: event.type, payload: event.payload,
      deed: Deed(command: command, actor: actor, inputs: [document]))
    try trail.record(command, request: RequestSeal(document.bytes, salt: []), first: first)
    try Store.apply(event, db, at: trail.now, by: actor.trailName)
  }
}
