import Desk
import Foundation
import GRDB
import Trail

/// A signed-in browser. The cookie holds a random token; the store keeps only its digest.
package struct Session: Sendable {
  package var account: Account
  /// The secret that every form of this session carries.
  package var csrf: String
}

extension Store {
  /// Begins a session for a token.
  package func openSession(token: Digest, account: AccountID, csrf: String, expires: Instant) async throws {
    try await write { db, trail in
      try db.execute(sql: "DELETE FROM session WHERE expires < ?", arguments: [trail.now.milliseconds])
      try db.execute(
        sql: "INSERT INTO session VALUES (?, ?, ?, ?)",
        arguments: [Data(token.bytes), account.value, csrf, expires.milliseconds])
    }
  }

  /// The session of a token, when it has not expired and its account may still sign in.
  package func session(token: Digest) async throws -> Session? {
    let now = clock.now().milliseconds
    return try await read { db in
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT a.*, s.csrf FROM session s JOIN account a ON a.id = s.account
            WHERE s.token = ? AND s.expires > ? AND a.active = 1
            """), arguments: [Data(token.bytes), now])
      return row.map { Session(account: Account($0), csrf: $0["csrf"]) }
    }
  }

  /// Ends a session.
  package func closeSession(token: Digest) async throws {
    try await write { db, _ in
      try db.execute(sql: "DELETE FROM session WHERE token = ?", arguments: [Data(token.bytes)])
    }
  }
}
