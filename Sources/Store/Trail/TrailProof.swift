import Desk
import Foundation
import GRDB
import Trail

/// What a check of the whole trail found, in plain words.
package struct TrailReport: Sendable {
  package var isSound: Bool
  package var entries: Int
  package var streams: Int
  package var sealed: Int
  package var root: Digest?
  package var lines: [String]
}

extension Store {
  /// Recomputes the whole trail: every hash, every stream, the tree, the sealed texts and the kept head.
  ///
  /// - Parameter note: a signed checkpoint that was kept elsewhere; without one a shortened log cannot be told.
  package func verifyTrail(against note: String?) async throws -> TrailReport {
    let key = try signingKey().verifier
    let checkpoint = try note.map { try Checkpoint(note: $0, by: key, origin: origin) }
    return try await read { db in
      var check = LogVerification(origin: self.origin, checkpoint: checkpoint)
      var report = TrailReport(isSound: true, entries: 0, streams: 0, sealed: 0, root: nil, lines: [])
      do {
        let rows = try Row.fetchCursor(
          db,
          sql: """
            SELECT e.position, e.leaf, e.bytes, e.version, s.name FROM entry e LEFT JOIN stream s ON s.id = e.stream
            ORDER BY e.position
            """)
        while let row = try rows.next() {
          let leaf = Digest(bytes: row["leaf"] as Data) ?? .emptyRoot
          let bytes = [UInt8](row["bytes"] as Data)
          try check.feed(position: row["position"], bytes: bytes, storedLeaf: leaf)
          report.entries += 1
          // What pages read of a stream is found by these two columns.
          let entry = try Entry(bytes: bytes)
          guard entry.stream != row["name"] as String? || entry.streamVersion != row["version"] else { continue }
          report.isSound = false
          report.lines.append(
            "Entry \(report.entries - 1) is version \(entry.streamVersion) of \(entry.stream), but is kept at another place."
          )
        }
        let conclusion = try check.conclusion()
        report.root = conclusion.root
        report.streams = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM stream") ?? 0
        let head = try TrailHead(db).frontier
        if head.size != conclusion.size || head.root != conclusion.root {
          report.isSound = false
          report.lines.append(
            "The kept head of the log says \(head.size) entries, root \(head.root); the entries say otherwise.")
        }
        try self.checkStreams(db, &report)
        try self.checkSealed(db, &report)
        try self.checkSOPs(db, &report)
        try self.checkCommands(db, &report)
        report.lines.append(
          "\(conclusion.size) entries in \(report.streams) streams were recomputed; root \(conclusion.root).")
        switch conclusion.anchor {
        case .matches, .noCheckpoint: break
        case .logIsShorter, .rootDiffers, .otherLog: report.isSound = false
        }
        report.lines.append("Checkpoint: \(conclusion.anchor).")
      } catch let finding as Finding {
        report.isSound = false
        report.lines.append("The first bad entry: \(finding).")
      }
      return report
    }
  }

  /// Every stream goes on from its last entry.
  private func checkStreams(_ db: Database, _ report: inout TrailReport) throws {
    let wrong = try String.fetchAll(
      db,
      sql: """
        SELECT s.name FROM stream s LEFT JOIN entry e ON e.stream = s.id AND e.version = s.version
        WHERE e.leaf IS NOT s.leaf OR s.version <> (SELECT MAX(version) FROM entry WHERE stream = s.id) ORDER BY s.id
        """)
    for name in wrong {
      report.isSound = false
      report.lines.append("The kept end of the stream \(name) is not its last entry.")
    }
  }

  /// A text shows what its digest promises, or was erased; it may not have been changed.
  private func checkSealed(_ db: Database, _ report: inout TrailReport) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT digest, salt, bytes FROM sealed ORDER BY digest")
    while let row = try rows.next() {
      report.sealed += 1
      let digest = Digest(hashing: [UInt8](row["salt"] as Data), [UInt8](row["bytes"] as Data))
      guard Data(digest.bytes) != row["digest"] as Data else { continue }
      report.isSound = false
      report.lines.append("A sealed text was changed: \(Digest(bytes: row["digest"] as Data)?.description ?? "?").")
    }
  }

  /// The texts under which cases are worked are those that were adopted.
  private func checkSOPs(_ db: Database, _ report: inout TrailReport) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT digest, name, text FROM sop_version ORDER BY digest")
    while let row = try rows.next() {
      guard Data(Digest(hashing: Array((row["text"] as String).utf8)).bytes) != row["digest"] as Data else { continue }
      report.isSound = false
      report.lines.append("A kept version of the SOP \(row["name"] as String) was changed.")
    }
  }

  /// Every entry belongs to exactly one recorded command.
  private func checkCommands(_ db: Database, _ report: inout TrailReport) throws {
    let counted = try Int.fetchOne(db, sql: "SELECT COALESCE(SUM(count), 0) FROM command") ?? 0
    guard counted != report.entries else { return }
    report.isSound = false
    report.lines.append("The recorded commands account for \(counted) entries, but there are \(report.entries).")
  }

  /// A signed statement of how long the log is and what its root is, to be kept elsewhere.
  package func checkpoint() async throws -> String {
    let frontier = try await read { db in try TrailHead(db).frontier }
    return try Checkpoint(origin: origin, frontier: frontier).signed(by: signingKey())
  }

  /// The public key with which an outsider checks a checkpoint.
  package func verifierKey() throws -> String { try signingKey().verifier.description }

  /// The organisation's signing key, made when it is first needed and readable by its owner alone.
  private func signingKey() throws -> SigningKey {
    if FileManager.default.fileExists(atPath: directory.key.path) {
      let text = try String(contentsOf: directory.key, encoding: .utf8)
      guard let key = SigningKey(secretText: text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
        throw StoreError.unusable(path: directory.key.path, reason: "this is not a signing key")
      }
      return key
    }
    var generator = SystemRandomNumberGenerator()
    let seed = (0..<SigningKey.seedLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    guard let key = SigningKey(name: origin, seed: seed) else {
      throw StoreError.unusable(path: directory.key.path, reason: "no key could be made for \(origin)")
    }
    let made = FileManager.default.createFile(
      atPath: directory.key.path, contents: Data((key.secretText + "\n").utf8), attributes: [.posixPermissions: 0o600])
    guard made else { throw StoreError.unusable(path: directory.key.path, reason: lastErrorText()) }
    return key
  }

  /// A new id for a person's command.
  package func newCommandID() -> CommandID {
    var generator = SystemRandomNumberGenerator()
    return CommandID(milliseconds: clock.now().milliseconds, using: &generator)
  }

  /// Seals a text, so that the trail can name it without holding it.
  package func seal(_ text: String) -> Sealed {
    var generator = SystemRandomNumberGenerator()
    return Sealed(Array(text.utf8), using: &generator)
  }
}
