import Desk
import Foundation
import GRDB
import Trail
import X12

/// Documents as pages show them.
enum DocumentReading {
  static let pageSize = 50

  private static let columns = """
    d.id, d.digest, d.name, d.bytes, d.received, d.received_by, d.status,
    (SELECT COUNT(*) FROM transaction_set s WHERE s.document = d.id) AS sets,
    (SELECT COALESCE(SUM(s.claims), 0) FROM transaction_set s WHERE s.document = d.id) AS claims,
    (SELECT COUNT(*) FROM transaction_set s WHERE s.document = d.id AND s.disposition = 'quarantined') AS refused,
    (SELECT COUNT(*) FROM problem p WHERE p.document = d.id)
      + (SELECT COUNT(*) FROM interchange_answer a WHERE a.document = d.id AND a.code = 'R') AS problems,
    c.layout, c.services, c.added, c.refused AS refused_rows, c.made_on, c.read_on
    """

  static func rows(_ db: Database, quarantined: Bool, limit: Int, offset: Int) throws -> [DocumentRow] {
    let condition = quarantined ? "AND d.status IN ('quarantined', 'partial')" : ""
    var names = Names(db)
    return try Row.fetchAll(
      db.cachedStatement(
        sql:
          "SELECT \(columns) FROM document d LEFT JOIN schedule c ON c.document = d.id WHERE d.kind = 'intake' \(condition) ORDER BY d.id DESC LIMIT ? OFFSET ?"
      ),
      arguments: [limit, offset]
    ).map { try row($0, &names) }
  }

  static func row(_ db: Database, _ digest: Digest) throws -> (id: Int64, row: DocumentRow)? {
    var names = Names(db)
    return try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT \(columns) FROM document d LEFT JOIN schedule c ON c.document = d.id WHERE d.digest = ?"),
      arguments: [Data(digest.bytes)]
    ).map { ($0["id"], try row($0, &names)) }
  }

  private static func row(_ row: Row, _ names: inout Names) throws -> DocumentRow {
    guard let digest = Digest(bytes: row["digest"] as Data), let status = DocumentStatus(rawValue: row["status"]) else {
      throw StoreError.drift("document \(row["id"] as Int64) has no readable state")
    }
    return DocumentRow(
      digest: digest, name: row["name"], bytes: row["bytes"], receivedAt: Instant(milliseconds: row["received"]),
      receivedBy: try names.actor(row["received_by"]), status: status, sets: row["sets"], claims: row["claims"],
      quarantinedSets: row["refused"], problems: row["problems"],
      schedule: (row["layout"] as String?).map {
        let made = row["made_on"] as Int32?
        let on = made ?? (row["read_on"] as Int32)
        return DocumentRow.Schedule(
          layout: $0, services: row["services"], added: row["added"], refused: row["refused_rows"],
          on: on == 0 ? nil : CalendarDate(days: on), saysItsDay: made != nil)
      })
  }
}

extension Store {
  /// The documents that came in, the newest first.
  package func documents(
    quarantined: Bool, page: Int, for account: Account
  ) async throws -> (rows: [DocumentRow], pageCount: Int) {
    let size = DocumentReading.pageSize
    return try await read { db in
      let condition = quarantined ? "AND status IN ('quarantined', 'partial')" : ""
      let count = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM document WHERE kind = 'intake' \(condition)") ?? 0
      let rows = try DocumentReading.rows(db, quarantined: quarantined, limit: size, offset: (max(1, page) - 1) * size)
      return (rows, max(1, (count + size - 1) / size))
    }
  }

  /// One document with its sets and problems.
  package func documentView(_ digest: Digest, for account: Account) async throws -> DocumentView {
    try await read { db in
      guard let (id, row) = try DocumentReading.row(db, digest) else { throw StoreError.notFound("document \(digest)") }
      let sets = try Row.fetchAll(
        db, sql: "SELECT * FROM transaction_set WHERE document = ? ORDER BY ordinal LIMIT 1000", arguments: [id]
      ).map { row in
        let reply = try InterchangeReply(db, SetID(row["id"]))
        return DocumentView.SetRow(
          id: SetID(row["id"]), type: row["type"], version: row["version"], controlNumber: row["set_control"],
          range: ByteRange(start: row["start"], end: row["stop"]),
          disposition: Disposition(rawValue: row["disposition"]) ?? .staged, claims: row["claims"],
          reason: row["reason"] ?? reply?.words(self.codes))
      }
      let problems = try Row.fetchAll(
        db, sql: "SELECT * FROM problem WHERE document = ? ORDER BY position, id LIMIT 500", arguments: [id]
      ).map { row in
        DocumentView.ProblemRow(
          set: (row["set_id"] as Int64?).map { SetID($0) },
          problem: Problem(
            rule: row["rule"], severity: Problem.Severity(rawValue: row["severity"]) ?? .error, segment: row["segment"],
            segmentID: row["segment_id"], element: row["element"], offset: row["position"], message: row["message"]))
      }
      return DocumentView(row: row, sets: sets, problems: try self.unworkedRefusals(db, document: id) + problems)
    }
  }

  /// Interchanges that a document refuses (TA1) and for which no case was opened, because they came before such cases were.
  private func unworkedRefusals(_ db: Database, document: Int64) throws -> [DocumentView.ProblemRow] {
    try Row.fetchAll(
      db,
      sql: "SELECT * FROM interchange_answer WHERE document = ? AND code = 'R' ORDER BY ordinal", arguments: [document]
    ).map { row in
      let note = codes.interchangeNote(row["note"])
      let why = ["code \(note.code)", note.meaning].compactMap { $0 }.joined(separator: ": ")
      return DocumentView.ProblemRow(
        set: nil,
        problem: Problem(
          rule: "interchange_refused", severity: .error, segment: 0, segmentID: "TA1", element: 4, offset: row["start"],
          message:
            "The payer’s front end refused interchange \(row["interchange_control"] as String) (\(why)), and no case "
            + "stands for it: it came before cases were opened for refused interchanges. See that its claims were sent again."
        ))
    }
  }

  /// Stores a file that proves something, and returns the digest that names it.
  package func keepEvidence(name: String, by actor: Actor, from next: () throws -> Data?) async throws -> Digest {
    if let reason = Access.refusal(.workCase, by: actor) { throw Refusal(.notPermitted, reason) }
    let (digest, size) = try files.keep(from: next)
    guard size > 0 else { throw Refusal(.invalid, "The file is empty; choose the file that proves it.") }
    try await write { db, trail in
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO document (digest, name, bytes, kind, received, received_by, status)
          VALUES (?, ?, ?, 'evidence', ?, ?, 'accepted')
          """, arguments: [Data(digest.bytes), name, size, trail.now.milliseconds, actor.trailName])
    }
    return digest
  }

  /// An evidence file, to be handed out.
  package func evidenceFile(_ digest: Digest, for account: Account) async throws -> (name: String, url: URL) {
    if let reason = Access.refusal(.readDocuments, by: .person(account)) { throw Refusal(.notPermitted, reason) }
    let found = try await read { db in
      try Row.fetchOne(
        db, sql: "SELECT name, kind FROM document WHERE digest = ? AND kind IN ('evidence', 'packet')",
        arguments: [Data(digest.bytes)]
      ).map { (name: $0["name"] as String, kind: $0["kind"] as String) }
    }
    guard let found else { throw StoreError.notFound("evidence file \(digest)") }
    // An earlier packet may prove something in a later one, and it names the patient.
    if found.kind == "packet", let why = Access.refusal(.seePatientIdentity, by: .person(account)) {
      throw Refusal(.notPermitted, why)
    }
    return (found.name, files.url(digest))
  }

  /// The whole file, every patient in it: needs its own right and a reason, and is recorded (guardrail G6).
  package func openWholeDocument(
    _ digest: Digest, reason: Sealed, command: CommandID, by actor: Actor
  ) async throws -> URL {
    if let why = Access.refusal(.openWholeDocument, by: actor) { throw Refusal(.notPermitted, why) }
    guard !reason.bytes.isEmpty else { throw Refusal(.invalid, "Say why you need the whole file.") }
    try await write { db, trail in
      guard try Row.fetchOne(db, sql: "SELECT 1 FROM document WHERE digest = ?", arguments: [Data(digest.bytes)]) != nil
      else { throw StoreError.notFound("document \(digest)") }
      guard try !trail.isKnown(command, request: digest.bytes + reason.bytes) else { return }
      try Store.keep(db, [reason])
      var fields = PayloadWriter()
      fields["document"] = digest
      fields["reason"] = reason.digest
      let first = trail.position
      try trail.append(
        stream: "document/\(digest)", type: "document.opened", payload: fields.object,
        deed: Deed(command: command, actor: actor, inputs: [digest]))
      try trail.record(command, request: RequestSeal(digest.bytes + reason.bytes, salt: reason.salt), first: first)
    }
    return files.url(digest)
  }
}
