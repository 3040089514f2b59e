import Desk
import Foundation
import GRDB
import Trail
import X12

/// What a rebuild did, in plain words.
package struct RebuildReport: Sendable {
  package var documents: Int
  package var sets: Int
  package var cases: Int
  package var lines: [String] {
    [
      "\(documents) documents were read again; the rows of \(sets) transaction sets are those that were recorded.",
      "\(cases) cases and all counters were made anew from the trail.",
    ]
  }
}

extension Store {
  /// Reads every document again, compares the rows with the record and with the tables, and makes all read models anew.
  ///
  /// - Throws: `StoreError.drift`, naming the set, when anything differs; nothing is changed then.
  package func rebuild(progress: @Sendable (String) -> Void = { _ in }) async throws -> RebuildReport {
    let documents = try await read { db in
      try Row.fetchAll(db, sql: "SELECT digest, name FROM document WHERE kind = 'intake' ORDER BY id")
        .compactMap { row in Digest(bytes: row["digest"] as Data).map { (digest: $0, name: row["name"] as String) } }
    }
    try await checkKeptFiles()
    var sets = 0
    for document in documents {
      progress("Reading \(document.name) again")
      sets += try await check(document.digest, name: document.name)
    }
    progress("Making the read models anew")
    let cases = try await write { db, _ in try self.remakeReadModels(db) }
    return RebuildReport(documents: documents.count, sets: sets, cases: cases)
  }

  /// Evidence and packets make no rows: what can be lost of them is their bytes.
  private func checkKeptFiles() async throws {
    let kept = try await read { db in
      try Row.fetchAll(db, sql: "SELECT digest, name FROM document WHERE kind <> 'intake' ORDER BY id")
        .compactMap { row in Digest(bytes: row["digest"] as Data).map { (digest: $0, name: row["name"] as String) } }
    }
    for file in kept {
      guard (try? Digest(ofFileAt: files.url(file.digest))) == file.digest else {
        throw StoreError.drift("the bytes of \(file.name) are gone, or are not those that were kept (\(file.digest))")
      }
    }
  }

  private func check(_ document: Digest, name: String) async throws -> Int {
    let recorded = try await read { db in
      try RecordedSet.all(Store.entries(db, stream: "document/\(document)"))
    }
    guard (try? Digest(ofFileAt: files.url(document))) == document else {
      throw StoreError.drift("the bytes of \(name) are gone, or are not those that came in (\(document))")
    }
    var rereading = DocumentRereading(document: document, codes: codes, recorded: recorded)
    try rereading.read(files)
    for set in recorded {
      guard rereading.digests[set.ordinal] == set.rows else {
        throw StoreError.drift("\(name), set \(set.ordinal): reading it again gives other rows than were recorded")
      }
      let stored = try await read { db in try FactDigest(db, set.id).finish() }
      guard stored == set.rows else {
        throw StoreError.drift(
          "\(name), set \(set.ordinal) (remittance \(set.id)): the stored rows are not those that were recorded")
      }
      guard try await isAsRecorded(set, header: rereading.headers[set.ordinal]) else {
        throw StoreError.drift(
          "\(name), set \(set.ordinal): the stored row of set \(set.id) is not the one that was recorded")
      }
    }
    try await checkInterchangeAnswers(of: document, name: name, rereading.interchangeAnswers)
    try await checkSchedule(document, name: name)
    return recorded.count
  }

  private func checkInterchangeAnswers(
    of document: Digest, name: String, _ answers: [InterchangeAcknowledgement]
  ) async throws {
    let kept = try await read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT a.* FROM interchange_answer a JOIN document d ON d.id = a.document WHERE d.digest = ? ORDER BY a.ordinal
          """, arguments: [Data(document.bytes)]
      ).map { Array($0.databaseValues) }
    }
    // Documents that were read before these were kept have none.
    guard !kept.isEmpty else { return }
    let read = zip(1..., answers).map { $1.values(document: 0, ordinal: $0).dropFirst() }
    guard kept.map({ $0.dropFirst() }) == read else {
      throw StoreError.drift("\(name): what is stored of its interchange acknowledgements (TA1) is not what it says")
    }
  }

  private func isAsRecorded(_ set: RecordedSet, header: HeaderRow?) async throws -> Bool {
    try await read { db in
      let kept = try Row.fetchOne(
        db, sql: "SELECT claims, start, stop, disposition FROM transaction_set WHERE id = ?", arguments: [set.id.value])
      return try header?.isKept(db) != false
        && kept == [
          "claims": set.claims, "start": set.range.start, "stop": set.range.end,
          "disposition": set.disposition.rawValue,
        ]
    }
  }

  private func remakeReadModels(_ db: Database) throws -> Int {
    for table in Schema.readModels { try db.execute(sql: "DELETE FROM \(table)") }
    let posted = try Int64.fetchAll(
      db,
      sql:
        "SELECT r.set_id FROM remittance r JOIN transaction_set s ON s.id = r.set_id WHERE s.disposition = 'posted' ORDER BY 1"
    )
    for set in posted { try Store.addHistory(db, of: SetID(set)) }
    try Envelope.remake(db, files)
    try Store.remakeMatches(db)
    try Store.remakeResubmissions(db)
    try Store.remakeScheduled(db)
    let streams = try String.fetchAll(db, sql: "SELECT name FROM stream WHERE name LIKE 'case/%' ORDER BY id")
    var queue = QueueWriter()
    for (index, stream) in streams.enumerated() {
      guard let number = Int64(stream.dropFirst("case/".count)), let state = try Store.caseState(db, CaseID(number))
      else {
        throw StoreError.drift("\(stream) does not begin with its opening")
      }
      for packet in state.appeal.packets {
        let isKept = try Bool.fetchOne(
          db, sql: "SELECT EXISTS (SELECT 1 FROM document WHERE digest = ?)",
          arguments: [Data(packet.draft.letter.bytes)])
        guard isKept == true else {
          throw StoreError.drift("packet \(packet.draft.number) of case \(number) is in the trail but not kept")
        }
      }
      var controlNumber: String?
      switch state.opening.subject {
      case .claim(let id): controlNumber = try ClaimRecord(db, id)?.controlNumber
      case .notice(let id): controlNumber = try NoticeRecord(db, id)?.controlNumber
      case .remittance, .acknowledgement, .takeback, .appointment: break
      }
      try queue.put(db, CaseRow(state, controlNumber: controlNumber), replacing: false)
      try Store.keepUpstream(db, state)
      if index % 1000 == 999 { try queue.flush(db) }
    }
    try queue.flush(db)
    return streams.count
  }
}

extension Digest {
  /// The SHA-256 of a file, read piece by piece.
  fileprivate init(ofFileAt url: URL) throws {
    let input = try FileHandle(forReadingFrom: url)
    defer { try? input.close() }
    var hash = FileHash()
    while let chunk = try input.read(upToCount: 1 << 20), !chunk.isEmpty { hash.update(chunk) }
    self = hash.finish()
  }
}
