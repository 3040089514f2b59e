import Desk
import Foundation
import GRDB
import Synchronization
import Trail

/// Every version of every SOP that was ever in force here: a case is worked under the one it was opened with.
final class SOPVersions: Sendable {
  private let read = Mutex<[Digest: SOP]>([:])

  /// The SOP with these exact bytes.
  func sop(_ db: Database, _ digest: Digest) throws -> SOP {
    if let known = read.withLock({ $0[digest] }) { return known }
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT name, text FROM sop_version WHERE digest = ?"), arguments: [Data(digest.bytes)])
    guard let row else { throw StoreError.drift("the SOP version \(digest) is not kept") }
    let sop = try SOP(text: row["text"], file: "\(row["name"] as String).yaml")
    read.withLock { $0[digest] = sop }
    return sop
  }
}

extension Store {
  /// Puts SOPs and payer rules into force; a text that is new is recorded in the trail.
  package func adopt(_ playbook: Playbook, texts: [(name: String, text: String)], by actor: Actor) async throws {
    try await write { db, trail in
      for (name, text) in texts {
        let digest = Digest(hashing: Array(text.utf8))
        let isKnown = try Bool.fetchOne(
          db, sql: "SELECT EXISTS (SELECT 1 FROM sop_version WHERE digest = ?)", arguments: [Data(digest.bytes)])
        guard isKnown != true else { continue }
        try db.execute(
          sql: "INSERT INTO sop_version VALUES (?, ?, ?, ?)",
          arguments: [Data(digest.bytes), name, text, trail.now.milliseconds])
        let command = CommandID(derivedIn: "sop version", from: [digest.bytes])
        let first = trail.position
        var fields = PayloadWriter()
        fields["digest"] = digest
        try trail.append(
          stream: "sop/\(name)", type: "sop.adopted", payload: fields.object,
          deed: Deed(command: command, actor: actor, inputs: [digest]))
        try trail.record(command, request: RequestSeal(digest.bytes, salt: []), first: first)
      }
    }
    adopt(playbook)
  }
}
