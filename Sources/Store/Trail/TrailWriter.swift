import Desk
import Foundation
import GRDB
import Trail

/// Where the log ends: its tree, and the time of its last entry.
struct TrailHead: Sendable {
  var frontier: MerkleFrontier
  var recordedAt: Int64

  var size: Int { frontier.size }

  /// The head as the database has it.
  init(_ db: Database) throws {
    let bytes = try Data.fetchOne(db, sql: "SELECT bytes FROM frontier")
    guard let frontier = bytes.map({ MerkleFrontier(bytes: [UInt8]($0)) }) ?? MerkleFrontier() else {
      throw StoreError.drift("the frontier of the trail is not readable; run `portico trail verify`")
    }
    self.frontier = frontier
    let last = try Data.fetchOne(db, sql: "SELECT bytes FROM entry ORDER BY position DESC LIMIT 1")
    recordedAt = try last.map { try Entry(bytes: [UInt8]($0)).recordedAt } ?? 0
  }
}

/// Who acts, by which command, under which SOP: what every entry of one command shares.
struct Deed {
  var command: CommandID
  var actor: Actor
  var occurredAt: Instant? = nil
  var cause: String? = nil
  var sop: Digest? = nil
  var inputs: [Digest] = []
}

/// Appends entries within one transaction.
struct TrailWriter {
  let db: Database
  private(set) var head: TrailHead
  private let origin: String
  private let recordedAt: Int64
  private let sizeBefore: Int
  private var lastStream: Int64?

  init(db: Database, origin: String, now: Instant, head: TrailHead) {
    self.db = db
    self.origin = origin
    self.head = head
    // The store's clock may step back; the record of it does not.
    recordedAt = max(now.milliseconds, head.recordedAt)
    sizeBefore = head.size
  }

  /// The time that entries of this transaction carry.
  var now: Instant { Instant(milliseconds: recordedAt) }

  /// The number of entries before this transaction's first.
  var position: Int { head.size }

  /// Appends an entry at the end of its stream and of the log.
  mutating func append(stream name: String, type: String, payload: JSON.Object, deed: Deed) throws {
    let known = try StreamRow(db, name: name)
    try append(to: known ?? StreamRow(id: nextStream()), name, type, payload, deed)
  }

  /// Appends the first entry of a stream that does not exist yet; its row is written once.
  mutating func begin(stream name: String, type: String, payload: JSON.Object, deed: Deed) throws {
    try append(to: StreamRow(id: nextStream()), name, type, payload, deed)
  }

  /// The number of a stream that does not exist yet.
  private mutating func nextStream() throws -> Int64 {
    let last = try lastStream ?? Int64.fetchOne(db, sql: "SELECT MAX(id) FROM stream") ?? 0
    lastStream = last + 1
    return last + 1
  }

  private mutating func append(
    to stream: StreamRow, _ name: String, _ type: String, _ payload: JSON.Object, _ deed: Deed
  ) throws {
    let entry = Entry(
      origin: origin, stream: name, streamVersion: stream.version + 1, previous: stream.leaf, type: type, schema: 1,
      commandID: deed.command, actor: deed.actor.trailName, recordedAt: recordedAt,
      occurredAt: deed.occurredAt?.milliseconds ?? recordedAt, cause: deed.cause, sop: deed.sop, inputs: deed.inputs,
      payload: payload)
    let bytes = try entry.encoded()
    let leaf = Digest.leaf(bytes)
    try db.cachedStatement(sql: "INSERT INTO entry VALUES (?, ?, ?, ?, ?)").run([
      head.size.databaseValue, stream.id.databaseValue, (stream.version + 1).databaseValue, leaf.bytes.databaseValue,
      bytes.databaseValue,
    ])
    try stream.advance(db, name: name, leaf: leaf)
    head.frontier.append(leaf)
    head.recordedAt = recordedAt
  }

  /// Records that a command was carried out, so that a retry changes nothing.
  func record(_ command: CommandID, request: RequestSeal, first: Int) throws {
    try db.cachedStatement(sql: "INSERT INTO command VALUES (?, ?, ?, ?)").run([
      command.bytes.databaseValue, request.bytes.databaseValue, first.databaseValue, (head.size - first).databaseValue,
    ])
  }

  /// Whether a command was carried out before; throws when its id came with another request.
  func isKnown(_ command: CommandID, request content: [UInt8]) throws -> Bool {
    let stored = try Data.fetchOne(
      db.cachedStatement(sql: "SELECT request FROM command WHERE id = ?"), arguments: [Data(command.bytes)])
    guard let stored else { return false }
    guard RequestSeal.matches([UInt8](stored), content) else { throw StoreError.commandReused }
    return true
  }

  /// Keeps the head beside the entries; called once at the end of the transaction.
  func finish() throws {
    guard head.size > sizeBefore else { return }
    try db.cachedStatement(sql: "INSERT INTO frontier VALUES (1, ?) ON CONFLICT DO UPDATE SET bytes = excluded.bytes")
      .execute(arguments: [Data(head.frontier.bytes)])
  }
}

/// What is kept of a request to know it again: its digest, salted, so that it tells nothing about the texts in it.
struct RequestSeal {
  let bytes: [UInt8]

  init(_ content: [UInt8], salt: [UInt8]) { bytes = salt + Digest(hashing: salt, content).bytes }

  static func matches(_ stored: [UInt8], _ content: [UInt8]) -> Bool {
    stored == RequestSeal(content, salt: Array(stored.dropLast(Digest.length))).bytes
  }
}

/// A stream's row: its number, version and last leaf.
private struct StreamRow {
  let id: Int64
  let version: Int
  let leaf: Digest?

  /// A stream without entries.
  init(id: Int64) {
    self.id = id
    version = 0
    leaf = nil
  }

  /// The stream of that name, or nil when it has no entries yet.
  init?(_ db: Database, name: String) throws {
    let found = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT id, version, leaf FROM stream WHERE name = ?"), arguments: [name])
    guard let found else { return nil }
    id = found[0]
    version = found[1]
    leaf = Digest(bytes: found[2] as Data)
  }

  func advance(_ db: Database, name: String, leaf: Digest) throws {
    if version == 0 {
      try db.cachedStatement(sql: "INSERT INTO stream VALUES (?, ?, 1, ?)").run([
        id.databaseValue, name.databaseValue, leaf.bytes.databaseValue,
      ])
    } else {
      try db.cachedStatement(sql: "UPDATE stream SET version = ?, leaf = ? WHERE id = ?")
        .execute(arguments: [version + 1, Data(leaf.bytes), id])
    }
  }
}
