import Desk
import Foundation
import GRDB
import Trail

extension Store {
  /// The state of a case, from its entries.
  static func caseState(_ db: Database, _ id: CaseID) throws -> CaseState? {
    var state: CaseState?
    for entry in try entries(db, stream: id.stream) {
      let event = try CaseEvent(type: entry.type, payload: entry.payload)
      let at = Instant(milliseconds: entry.recordedAt)
      if case .opened(let opening) = event {
        guard let sop = entry.sop else { throw StoreError.drift("case \(id) was opened without an SOP") }
        state = CaseState(opening, sop: sop, at: at)
      } else {
        state?.apply(event, actor: entry.person, at: at)
      }
    }
    return state
  }

  /// The entries of a stream, oldest first.
  static func entries(_ db: Database, stream: String) throws -> [Entry] {
    try Data.fetchAll(
      db.cachedStatement(
        sql: "SELECT e.bytes FROM stream s JOIN entry e ON e.stream = s.id WHERE s.name = ? ORDER BY e.version"),
      arguments: [stream]
    ).map { try Entry(bytes: [UInt8]($0)) }
  }

  /// The words behind a digest, or nil when they were erased.
  static func sealedText(_ db: Database, _ digest: Digest) throws -> String? {
    try Data.fetchOne(
      db.cachedStatement(sql: "SELECT bytes FROM sealed WHERE digest = ?"), arguments: [Data(digest.bytes)]
    ).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Keeps texts with their salts.
  static func keep(_ db: Database, _ texts: [Sealed]) throws {
    for text in texts {
      try db.cachedStatement(sql: "INSERT OR IGNORE INTO sealed VALUES (?, ?, ?)")
        .execute(arguments: [Data(text.digest.bytes), Data(text.salt), Data(text.bytes)])
    }
  }
}

extension Entry {
  /// The account that acted, when a person did.
  var person: AccountID? {
    guard actor.hasPrefix("account/"), let number = Int64(actor.dropFirst("account/".count)) else { return nil }
    return AccountID(number)
  }
}
