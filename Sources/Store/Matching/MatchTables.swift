import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// The family that a sent claim belongs to.
  static func family(of sent: SentClaimID, _ db: Database) throws -> FamilyID {
    let joined = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT family FROM family_member WHERE sent = ?"), arguments: [sent.value])
    return joined.map { FamilyID($0) } ?? FamilyID(beganBy: sent)
  }

  /// The family of the claim that an answer is about; nil while it is matched to none.
  static func family(ofAnswer answer: AnswerID, _ db: Database) throws -> FamilyID? {
    let sent = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT sent FROM claim_match WHERE answer = ?"), arguments: [answer.value])
    return try sent.map { try family(of: SentClaimID($0), db) }
  }

  /// The sent claims of a family, the first of them first.
  static func members(of family: FamilyID, _ db: Database) throws -> [SentClaimID] {
    try Int64.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id FROM sent_claim WHERE id = ?1 AND NOT EXISTS (
            SELECT 1 FROM family_member WHERE sent = ?1 AND family <> ?1)
          UNION SELECT sent FROM family_member WHERE family = ?1 ORDER BY 1
          """), arguments: [family.value]
    ).map { SentClaimID($0) }
  }

  /// The answers about a family, in the order in which they came.
  static func answers(about family: FamilyID, _ db: Database) throws -> [(answer: AnswerID, kind: AnswerKind)] {
    try members(of: family, db).flatMap { sent in
      try Row.fetchAll(
        db.cachedStatement(sql: "SELECT answer, kind FROM claim_match WHERE sent = ? ORDER BY answer"),
        arguments: [sent.value]
      ).map { (AnswerID($0[0]), AnswerKind(rawValue: $0[1]) ?? .remittance) }
    }.sorted { $0.answer < $1.answer }
  }

  /// Whether any claim file was read: before the first one no answer can be matched, and none is missing its claim.
  static func hasSubmissions(_ db: Database) throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM sent_claim)") ?? false
  }

  /// Writes what an event makes of matches and families.
  static func apply(_ event: MatchEvent, _ db: Database, at time: Instant, by actor: String) throws {
    switch event {
    case .found(let findings):
      for finding in findings { try apply(finding, db, at: time, by: actor) }
    case .joined(let joins):
      for join in joins { try apply(join, db, at: time, by: actor) }
    case .confirmed(let answer, let kind, let sent, _):
      try put(db, answer, kind, .matched, sent: sent, rule: "", candidates: [], at: time, by: actor)
    case .undone(let answer, _):
      try db.execute(
        sql: """
          UPDATE claim_match SET state = ?, sent = NULL, rule = '', decided = ?, decided_by = ?, version = version + 1
          WHERE answer = ?
          """, arguments: [MatchState.undone.rawValue, time.milliseconds, actor, answer.value])
    case .regrouped(let join, _): try apply(join, db, at: time, by: actor)
    }
  }

  private static func apply(_ finding: MatchFinding, _ db: Database, at time: Instant, by actor: String) throws {
    switch finding.verdict {
    case .matched(let sent, _, let rule):
      try put(
        db, finding.answer, finding.kind, .matched, sent: sent, rule: rule.rawValue, candidates: [], at: time, by: actor
      )
    case .proposed(let candidates), .ambiguous(let candidates):
      try put(
        db, finding.answer, finding.kind, finding.verdict.state, sent: nil, rule: "", candidates: candidates, at: time,
        by: actor)
    case .missing:
      try put(db, finding.answer, finding.kind, .missing, sent: nil, rule: "", candidates: [], at: time, by: actor)
    }
  }

  private static func apply(_ join: FamilyJoin, _ db: Database, at time: Instant, by actor: String) throws {
    if FamilyID(beganBy: join.sent) == join.family {
      try db.execute(sql: "DELETE FROM family_member WHERE sent = ?", arguments: [join.sent.value])
    } else {
      try db.cachedStatement(sql: "INSERT OR REPLACE INTO family_member VALUES (?, ?, ?, ?)")
        .execute(arguments: [join.sent.value, join.family.value, time.milliseconds, actor])
    }
  }

  private static func put(
    _ db: Database, _ answer: AnswerID, _ kind: AnswerKind, _ state: MatchState, sent: SentClaimID?, rule: String,
    candidates: [SentClaimID], at time: Instant, by actor: String
  ) throws {
    let table =
      switch kind {
      case .remittance: "claim"
      case .notice: "notice"
      }
    let number = try String.fetchOne(
      db.cachedStatement(sql: "SELECT payer_claim_number FROM \(table) WHERE id = ?"), arguments: [answer.value])
    guard let number else { throw StoreError.drift("a match names the \(kind.rawValue) \(answer), which is not there") }
    try db.cachedStatement(
      sql: """
        INSERT INTO claim_match VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET
          state = excluded.state, sent = excluded.sent, rule = excluded.rule, candidates = excluded.candidates,
          decided = excluded.decided, decided_by = excluded.decided_by, version = version + 1
        """
    ).run([
      answer.value.databaseValue, kind.rawValue.databaseValue, state.rawValue.databaseValue,
      (sent?.value).databaseValue, rule.databaseValue,
      candidates.map(\.description).joined(separator: " ").databaseValue, number.databaseValue,
      time.milliseconds.databaseValue, actor.databaseValue,
    ])
  }

  /// Makes matches and families anew from the trail.
  static func remakeMatches(_ db: Database) throws {
    let entries = try Data.fetchCursor(
      db,
      sql: """
        SELECT e.bytes FROM stream s JOIN entry e ON e.stream = s.id
        WHERE s.name LIKE 'set/%' OR s.name LIKE 'match/%' OR s.name LIKE 'family/%' ORDER BY e.position
        """)
    while let bytes = try entries.next() {
      let entry = try Entry(bytes: [UInt8](bytes))
      guard let event = try MatchEvent(type: entry.type, payload: entry.payload) else { continue }
      try apply(event, db, at: Instant(milliseconds: entry.recordedAt), by: entry.actor)
    }
  }
}
