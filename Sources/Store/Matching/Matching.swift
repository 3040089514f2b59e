import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// Claims looked at in one transaction; fewer where commands come between.
  private static let matchedAtOnce = 400

  /// Finds the families of a set's sent claims. How far that is, is kept with it.
  func matchSent(_ set: SetID, document: Digest, after last: Int64) async throws {
    var last = last
    while true {
      let from = last
      let claims = try await read { db in
        try Row.fetchAll(
          db.cachedStatement(sql: "SELECT * FROM sent_claim WHERE set_id = ? AND id > ? ORDER BY id LIMIT ?"),
          arguments: [set.value, from, Store.matchedAtOnce]
        ).map(SentClaimRecord.init)
      }
      guard let end = claims.last else { break }
      try await pace.shares(of: claims) { share in
        try await write { db, trail in
          var run = MatchingRun(db, set: set, document: document)
          try run.takeIn(Array(share), &trail)
          try db.execute(
            sql: "UPDATE transaction_set SET opened_through = ? WHERE id = ?",
            arguments: [share.last?.id.value, set.value])
        }
        return share.count
      }
      last = end.id.value
    }
    try await write { db, _ in
      try db.execute(sql: "UPDATE transaction_set SET cases_opened = 1 WHERE id = ?", arguments: [set.value])
    }
  }

  /// Matches a set's answers that nobody has looked at yet.
  func matchAnswers(_ set: SetID, _ kind: AnswerKind, document: Digest) async throws {
    let table = kind == .notice ? "notice" : "claim"
    guard try await read({ try Store.hasSubmissions($0) }) else { return }
    var last: Int64 = 0
    while true {
      let from = last
      let answers = try await read { db in
        try Row.fetchAll(
          db.cachedStatement(
            sql: """
              SELECT a.id, a.start FROM \(table) a LEFT JOIN claim_match m ON m.answer = a.id
              WHERE a.set_id = ? AND a.id > ? AND m.answer IS NULL ORDER BY a.id LIMIT ?
              """), arguments: [set.value, from, Store.matchedAtOnce]
        ).map { row in (id: AnswerID(row[0]), start: row[1] as Int64) }
      }
      guard let end = answers.last else { return }
      try await pace.shares(of: answers) { share in
        try await write { db, trail in
          var run = MatchingRun(db, set: set, document: document)
          try run.takeIn(share.map(\.id), kind, at: share.first?.start ?? 0, &trail)
        }
        return share.count
      }
      last = end.id.value
    }
  }
}
