import Desk
import Foundation
import GRDB
import Trail
import X12

/// Who sent a set to whom and when, as the ISA and GS segments around it say.
struct Envelope {
  /// ISA06 and ISA08, in capitals.
  let sender: String
  let receiver: String
  /// GS02 and GS03, in capitals; empty for a word on an interchange, which stands in no group.
  let groupSender: String
  let groupReceiver: String
  /// ISA09 and ISA10 as they stand there.
  let date: String
  let time: String
  /// The day on which the sender made it: GS04, else ISA09; nil where neither is a date.
  let on: CalendarDate?
  /// GS05, else ISA10: tells two files of a day apart.
  let at: String

  /// Reads the segments around a set; a group of no bytes is none.
  init(
    _ document: Digest, interchange: ByteRange, group: ByteRange, delimiters: Delimiters, _ files: DocumentFiles
  ) throws {
    func segment(_ range: ByteRange) throws -> Segment {
      Segment(
        bytes: try files.bytes(document, from: range.start, to: range.end), delimiters: delimiters, offset: range.start)
    }
    let isa = try segment(interchange)
    let gs = try segment(group)
    sender = isa.trimmedText(6).uppercased()
    receiver = isa.trimmedText(8).uppercased()
    groupSender = gs.trimmedText(2).uppercased()
    groupReceiver = gs.trimmedText(3).uppercased()
    date = isa.trimmedText(9)
    time = isa.trimmedText(10)
    let inGroup = gs.date(4)
    on = inGroup ?? CalendarDate(yymmdd: date)
    at = inGroup == nil ? time : gs.trimmedText(5)
  }

  /// An envelope as its row has it.
  init(_ row: Row) {
    sender = row["sender"]
    receiver = row["receiver"]
    groupSender = row["group_sender"]
    groupReceiver = row["group_receiver"]
    date = row["date"]
    time = row["time"]
    let days: Int32 = row["made_on"]
    on = days == Envelope.undated ? nil : CalendarDate(days: days)
    at = row["made_at"]
  }

  /// What stands for no day: it is before all others.
  static let undated: Int32 = 0

  /// The row's values from `sender` on.
  fileprivate var values: [DatabaseValue] {
    [
      sender.databaseValue, receiver.databaseValue, groupSender.databaseValue, groupReceiver.databaseValue,
      date.databaseValue, time.databaseValue, (on?.days ?? Envelope.undated).databaseValue, at.databaseValue,
    ]
  }
}

extension StagedSet {
  /// The envelope that is kept of the set; nil for a kind of which none is.
  func envelope(_ files: DocumentFiles) throws -> Envelope? {
    guard Envelope.types.contains(set.type), disposition == .recorded else { return nil }
    return try Envelope(
      documentDigest, interchange: interchange, group: group, delimiters: delimiters, files)
  }
}

extension Envelope {
  /// Claim files and what receivers say of their form.
  static let types: Set<String> = ["837", "999", "TA1"]

  /// Keeps the envelope of a set whose row is written.
  func insert(_ db: Database, of set: SetID) throws {
    let places = Array(repeating: "?", count: values.count).joined(separator: ", ")
    try db.cachedStatement(
      sql: """
        INSERT INTO envelope SELECT id, type = '837', document, isa_start, gs_start, interchange_control, group_control,
          set_control, \(places) FROM transaction_set WHERE id = ?
        """
    ).execute(arguments: StatementArguments(values + [set.value.databaseValue]))
  }

  /// Keeps the envelopes of all sets that were recorded, from their documents, where none are kept.
  static func remake(_ db: Database, _ files: DocumentFiles) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT t.*, d.digest FROM transaction_set t JOIN document d ON d.id = t.document
        WHERE t.type IN ('837', '999', 'TA1') AND t.disposition = 'recorded' ORDER BY t.id
        """)
    for row in rows {
      guard let document = Digest(bytes: row["digest"] as Data) else {
        throw StoreError.drift("set \(row["id"] as Int64) has no readable document")
      }
      // A document that is gone is what a rebuild reports; all others must not wait for it.
      guard FileManager.default.fileExists(atPath: files.url(document).path) else { continue }
      try Envelope(
        document, interchange: ByteRange(start: row["isa_start"], end: row["isa_stop"]),
        group: ByteRange(start: row["gs_start"], end: row["gs_stop"]),
        delimiters: Delimiters(packed: row["delimiters"]),
        files
      ).insert(db, of: SetID(row["id"]))
    }
  }

  /// Whether sets were recorded before envelopes were kept.
  static func areMissing(_ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT NOT EXISTS (SELECT 1 FROM envelope) AND EXISTS (
          SELECT 1 FROM transaction_set WHERE type IN ('837', '999', 'TA1') AND disposition = 'recorded')
        """) ?? false
  }
}

extension CalendarDate {
  /// Reads six digits as ISA09 has them; this century is meant.
  fileprivate init?(yymmdd text: String) {
    guard text.utf8.count == 6, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    self.init(iso: "20\(text.prefix(2))-\(text.dropFirst(2).prefix(2))-\(text.suffix(2))")
  }
}
