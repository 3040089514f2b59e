import CodeSets
import Desk
import Foundation
import GRDB
import Trail
import X12

/// A set as the trail recorded its posting: where it stands, and the digest of the rows it made.
struct RecordedSet {
  var id: SetID
  var ordinal: Int
  var firstClaim: Int64
  var rows: Digest
  /// Of a remittance.
  var payer: Int64?
  var claims: Int
  var range: ByteRange
  var disposition: Disposition

  init?(_ entry: Entry) throws {
    let dispositions: [String: Disposition] = ["set.posted": .posted, "set.held": .held, "set.recorded": .recorded]
    guard let disposition = dispositions[entry.type] else { return nil }
    let fields = PayloadReader(entry.payload, type: entry.type)
    id = SetID(Int64(try fields.integer("set")))
    ordinal = try fields.integer("ordinal")
    firstClaim = Int64(try fields.integer("first_claim"))
    // A receiver's acknowledgement was recorded without its rows once.
    guard let rows = try fields.optionalDigest("rows") else { return nil }
    self.rows = rows
    payer = try fields.optionalInteger("payer").map(Int64.init)
    claims = try fields.integer("claims")
    range = ByteRange(start: try fields.integer("start"), end: try fields.integer("end"))
    self.disposition = disposition
  }

  /// The sets of a document as its stream has them, a later release of a held one included.
  static func all(_ entries: [Entry]) throws -> [RecordedSet] {
    var sets: [RecordedSet] = []
    for entry in entries {
      if let set = try RecordedSet(entry) { sets.append(set) }
      guard entry.type == "set.released" else { continue }
      let released = SetID(Int64(try PayloadReader(entry.payload, type: entry.type).integer("set")))
      for index in sets.indices where sets[index].id == released { sets[index].disposition = .posted }
    }
    return sets
  }
}

/// Reads a document again and gives the digest of the rows that each recorded set makes now.
struct DocumentRereading {
  let document: Digest
  let codes: CodeSets
  /// The recorded sets by their position in the document.
  let recorded: [Int: RecordedSet]
  private var ordinal = 0
  private var replyOrdinal = 0
  private var current: StagedSet?
  private(set) var digests: [Int: Digest] = [:]
  /// The rows that the remittances and submissions themselves make.
  private(set) var headers: [Int: HeaderRow] = [:]
  /// What the document says about interchanges (TA1).
  private(set) var interchangeAnswers: [InterchangeAcknowledgement] = []

  init(document: Digest, codes: CodeSets, recorded: [RecordedSet]) {
    self.document = document
    self.codes = codes
    self.recorded = Dictionary(recorded.map { ($0.ordinal, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func read(_ files: DocumentFiles) throws {
    let input = try FileHandle(forReadingFrom: files.url(document))
    defer { try? input.close() }
    var reader = X12Reader()
    while let chunk = try input.read(upToCount: 1 << 18), !chunk.isEmpty {
      var events: [X12Event] = []
      reader.read([UInt8](chunk)) { events.append($0) }
      for event in events { take(event) }
    }
    var events: [X12Event] = []
    reader.finish { events.append($0) }
    for event in events { take(event) }
  }

  private mutating func take(_ event: X12Event) {
    switch event {
    case .setOpened(let set):
      ordinal += 1
      guard let recorded = recorded[ordinal] else { return }
      let nowhere = ByteRange(start: 0, end: 0)
      current = StagedSet(
        id: recorded.id, document: DocumentID(0), documentDigest: document, ordinal: ordinal, set: set,
        delimiters: Delimiters(), interchange: nowhere, group: nowhere, firstClaim: recorded.firstClaim)
    case .remittance(let header): current?.header = header
    case .claim(let claim): _ = current?.add(claim, Judgement(claim, codes: codes))
    case .providerAdjustment(let adjustment): _ = current?.add(adjustment)
    case .submission(let header): current?.submission = header
    case .submittedClaim(let claim): _ = current?.add(claim)
    case .claimStatus(let notice): _ = current?.add(notice)
    case .functionalAcknowledgement(let acknowledgement): _ = current?.add(acknowledgement)
    case .acknowledgement(let reply): take(reply)
    case .setClosed:
      if let current {
        digests[ordinal] = current.digest.finish()
        headers[ordinal] = recorded[ordinal].flatMap { current.headerRow(payer: $0.payer) }
      }
      current = nil
    case .interchangeOpened, .groupOpened, .groupClosed, .interchangeClosed, .problem: break
    }
  }

  private mutating func take(_ reply: InterchangeAcknowledgement) {
    interchangeAnswers.append(reply)
    replyOrdinal -= 1
    guard let recorded = recorded[replyOrdinal] else { return }
    let nowhere = ByteRange(start: 0, end: 0)
    var staged = StagedSet(
      id: recorded.id, document: DocumentID(0), documentDigest: document, ordinal: replyOrdinal,
      set: TransactionSet(reply), delimiters: Delimiters(), interchange: nowhere, group: nowhere,
      firstClaim: recorded.firstClaim)
    staged.reply = reply
    digests[replyOrdinal] = staged.digest.finish()
    headers[replyOrdinal] = staged.headerRow(payer: nil)
  }
}

extension FactDigest {
  /// The digest of a set's rows as the tables have them.
  init(_ db: Database, _ set: SetID) throws {
    self.init()
    for table in FactRow.Table.numbered { try add(db, table, of: set) }
    for row in try FactDigest.rows(db, .providerAdjustment, "set_id = ?", [set.value]) { add([row]) }
    for group in try FactDigest.rows(db, .groupAnswer, "set_id = ?", [set.value]) {
      add(
        try [group]
          + FactRow.Table.groupAnswer.parts.flatMap { part in
            try FactDigest.rows(db, part, "set_id = ? AND group_ordinal = ?", [set.value, group.values[1]])
          })
    }
  }

  private mutating func add(_ db: Database, _ table: FactRow.Table, of set: SetID) throws {
    let numbered = try Row.fetchCursor(
      db.makeStatement(sql: "SELECT * FROM \(table.rawValue) WHERE set_id = ? ORDER BY id"), arguments: [set.value])
    while let row = try numbered.next() {
      let number: Int64 = row["id"]
      add(
        try [FactRow(table: table, values: Array(row.databaseValues))]
          + table.parts.flatMap { try FactDigest.rows(db, $0, "\(table.key) = ?", [number]) })
    }
  }

  private static func rows(
    _ db: Database, _ table: FactRow.Table, _ condition: String, _ arguments: StatementArguments
  ) throws -> [FactRow] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM \(table.rawValue) WHERE \(condition) ORDER BY ordinal"),
      arguments: arguments
    ).map { FactRow(table: table, values: Array($0.databaseValues)) }
  }
}
