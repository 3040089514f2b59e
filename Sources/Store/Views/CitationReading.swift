import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// One value of a document, highlighted in its segment. A range that leaves its segment is refused: it could show
  /// another patient (guardrail G6).
  package func citation(_ digest: Digest, _ range: ByteRange, for account: Account) async throws -> CitationView {
    if let why = Access.refusal(.readDocuments, by: .person(account)) { throw Refusal(.notPermitted, why) }
    guard range.start >= 0, range.count > 0, range.count <= Store.longestCitation else {
      throw Refusal(.invalid, "A citation is a range of at least one byte and at most \(Store.longestCitation).")
    }
    return try await read { db in
      if let row = try self.scheduleRow(db, digest, range, for: account) { return row }
      let set = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT s.id FROM transaction_set s JOIN document d ON d.id = s.document
            WHERE d.digest = ? AND s.start <= ? AND s.stop >= ? ORDER BY s.id LIMIT 1
            """), arguments: [Data(digest.bytes), range.start, range.end])
      guard let set else { throw StoreError.notFound("transaction set at bytes \(range.start)-\(range.end)") }
      let id = SetID(set["id"])
      let citing = try Citing(db, self.files, set: id)
      let reading = SegmentReading(citing: citing, files: self.files, account: account)
      let window = ByteRange(start: max(0, range.start - Store.longestCitation), end: range.end + Store.longestCitation)
      let bytes = try self.files.bytes(digest, from: window.start, to: window.end)
      let (from, to) = (range.start - window.start, range.end - window.start)
      guard to <= bytes.count else { throw Refusal(.invalid, "The document ends before byte \(range.end).") }
      let terminator = citing.delimiters.segment
      var start = bytes[..<from].lastIndex(of: terminator).map { $0 + 1 } ?? 0
      while start < from, bytes[start] == 0x0A || bytes[start] == 0x0D { start += 1 }
      let stop = bytes[from...].firstIndex(of: terminator) ?? bytes.count
      guard to <= stop else { throw Refusal(.invalid, "A citation shows one segment; this range leaves it.") }
      let segment = Segment(
        bytes: Array(bytes[start..<stop]), delimiters: citing.delimiters, offset: window.start + start)
      var mask = reading.mask
      if mask?.hides(segment.id, segment.text(1)) ?? false {
        throw Refusal(.notPermitted, "Auditors see patients masked.")
      }
      let shown = reading.shown(Array(bytes[start..<stop]), segment, at: window.start + start)
      let claim = try Int64.fetchOne(
        db.cachedStatement(
          sql: "SELECT id FROM claim WHERE set_id = ? AND start <= ? AND stop >= ? LIMIT 1"),
        arguments: [id.value, range.start, range.end])
      return CitationView(
        document: digest, documentName: citing.documentName, range: range,
        segment: ByteRange(start: window.start + start, end: window.start + stop),
        before: reading.readable(Array(shown[..<(from - start)])),
        cited: reading.readable(Array(shown[(from - start)..<(to - start)])),
        after: reading.readable(Array(shown[(to - start)...])), title: SegmentReading.titles[segment.id] ?? segment.id,
        claim: claim.map { ClaimID($0) }, set: id)
    }
  }

  /// Bytes that a citation may show, and look around to find its segment.
  private static let longestCitation = 8_192

  /// The sources of a sum, each with its sign, by the path under which pages link to it.
  package func breakdown(_ path: String, for account: Account) async throws -> (title: String, figure: Figure) {
    let parts = path.split(separator: "/").map(String.init)
    return try await read { db in
      switch parts.count {
      case 4 where parts[0] == "cases" && parts[2] == "figures":
        return try self.caseBreakdown(db, CaseID(Int64(parts[1]) ?? 0), parts[3], path)
      case 4 where parts[0] == "claims" && parts[2] == "figures":
        return try self.claimBreakdown(db, ClaimID(Int64(parts[1]) ?? 0), parts[3], path)
      case 6 where parts[0] == "claims" && parts[2] == "lines" && parts[4] == "figures":
        return try self.lineBreakdown(db, ClaimID(Int64(parts[1]) ?? 0), Int(parts[3]) ?? 0, path)
      case 4 where parts[0] == "remittances" && parts[2] == "figures":
        return try self.remittanceBreakdown(db, SetID(Int64(parts[1]) ?? 0), parts[3], path)
      default: throw StoreError.notFound("sum at \(path)")
      }
    }
  }

  private func caseBreakdown(_ db: Database, _ id: CaseID, _ kind: String, _ path: String) throws -> (String, Figure) {
    guard let state = try Store.caseState(db, id) else { throw StoreError.notFound("case \(id)") }
    switch kind {
    case "denied":
      var sources: [Figure.Source] = []
      for issue in state.issues {
        let claim = try issue.claim.flatMap { try ClaimRecord(db, $0) }
        if issue.category == "unbalanced" {
          if let claim, let line = issue.line {
            sources += try lineBreakdown(db, claim.id, line, path).1.sources
          } else if let claim {
            sources += try claimBreakdown(db, claim.id, "imbalance", path).1.sources
          } else {
            guard let set = state.opening.set else { throw StoreError.drift("case \(id) lacks its remittance") }
            sources += try remittanceBreakdown(db, set, "imbalance", path).1.sources
          }
        } else if issue.reason.isEmpty, let claim {
          sources += try claimBreakdown(db, claim.id, "unpaid", path).1.sources
        } else if case .acknowledgement(let set) = state.opening.subject {
          sources += try refusedCharges(db, set)
        } else if case .notice(let notice) = state.opening.subject, issue.citation == nil {
          sources += try sentCharge(db, of: notice)
        } else if let citation = issue.citation {
          guard let set = claim?.set ?? state.opening.set else {
            throw StoreError.drift("case \(id) lacks its remittance")
          }
          let citing = try Citing(db, files, set: set)
          sources.append(
            try citing.source(
              issue.amount, citation.segment, citation.element, issue.label))
        }
      }
      if case .acknowledgement = state.opening.subject {
        // Each refused file is an issue, and all of them are in one list.
        var seen: Set<Figure.Source> = []
        sources = sources.filter { seen.insert($0).inserted }
      }
      return ("In question in case \(id)", Figure(amount: state.denied, sources: sources, breakdown: path))
    case "recovered":
      let sources = try state.later.filter { $0.effect != .informative }.compactMap { later -> Figure.Source? in
        guard let claim = try ClaimRecord(db, later.claim) else { return nil }
        return try Citing(db, files, set: claim.set).source(claim.paid, claim.clp, 4, "CLP04 of a later remittance")
      }
      return ("Recovered in case \(id)", Figure(amount: state.recovered, sources: sources, breakdown: path))
    default: throw StoreError.notFound("sum at \(path)")
    }
  }

  /// What the claims of refused files charge.
  private func refusedCharges(_ db: Database, _ acknowledgement: SetID) throws -> [Figure.Source] {
    try AcknowledgementFacts.refusedFiles(db, acknowledgement).compactMap { $0 }.flatMap { set in
      let citing = try Citing(db, files, set: set)
      return try Row.fetchAll(
        db, sql: "SELECT charge, clm_start, clm_stop FROM sent_claim WHERE set_id = ? ORDER BY id LIMIT ?",
        arguments: [set.value, Store.mostSources]
      ).map { row in
        try citing.source(Cents(row[0]), ByteRange(start: row[1], end: row[2]), 2, "CLM02 charge")
      }
    }
  }

  /// What the claim charges that a notice is about.
  private func sentCharge(_ db: Database, of notice: AnswerID) throws -> [Figure.Source] {
    let sent = try Int64.fetchOne(db, sql: "SELECT sent FROM claim_match WHERE answer = ?", arguments: [notice.value])
    guard let sent, let claim = try SentClaimRecord(db, SentClaimID(sent)) else { return [] }
    return [try Citing(db, files, set: claim.set).source(claim.charge, claim.clm, 2, "CLM02 charge")]
  }

  private func claimBreakdown(_ db: Database, _ id: ClaimID, _ kind: String, _ path: String) throws -> (String, Figure)
  {
    guard let claim = try ClaimRecord(db, id) else { throw StoreError.notFound("claim \(id)") }
    let citing = try Citing(db, files, set: claim.set)
    switch kind {
    case "denied":
      let denied = try adjustmentSources(db, "claim = ? AND denial IS NOT NULL", [id.value], citing, sign: 1)
      let sources =
        denied.isEmpty
        ? [
          try citing.source(claim.charge, claim.clp, 3, "CLP03 charge"),
          try citing.source(claim.paid, claim.clp, 4, "CLP04 paid", sign: -1),
        ] : denied
      return ("Denied on this claim", Figure(amount: claim.denied, sources: sources, breakdown: path))
    case "unpaid":
      let sources = [
        try citing.source(claim.charge, claim.clp, 3, "CLP03 charge"),
        try citing.source(claim.paid, claim.clp, 4, "CLP04 paid", sign: -1),
      ]
      return ("Charged and not paid", Figure(amount: claim.charge - claim.paid, sources: sources, breakdown: path))
    case "imbalance":
      let sources =
        [try citing.source(claim.charge, claim.clp, 3, "CLP03 charge")]
        + (try adjustmentSources(db, "claim = ?", [id.value], citing, sign: -1))
        + [try citing.source(claim.paid, claim.clp, 4, "CLP04 paid", sign: -1)]
      return (
        "Charge less all adjustments less paid", Figure(amount: claim.imbalance, sources: sources, breakdown: path)
      )
    default: throw StoreError.notFound("sum at \(path)")
    }
  }

  private func lineBreakdown(_ db: Database, _ id: ClaimID, _ line: Int, _ path: String) throws -> (String, Figure) {
    let row = try Row.fetchOne(
      db, sql: "SELECT * FROM service_line WHERE claim = ? AND ordinal = ?", arguments: [id.value, line])
    guard let row, let claim = try ClaimRecord(db, id) else { throw StoreError.notFound("line \(line) of claim \(id)") }
    let citing = try Citing(db, files, set: claim.set)
    let svc = ByteRange(start: row["svc_start"], end: row["svc_stop"])
    let sources =
      [try citing.source(Cents(row["charge"]), svc, 2, "SVC02 charge")]
      + (try adjustmentSources(db, "claim = ? AND line = ?", [id.value, Int64(line)], citing, sign: -1))
      + [try citing.source(Cents(row["paid"]), svc, 3, "SVC03 paid", sign: -1)]
    return (
      "Line \(line): charge less adjustments less paid",
      Figure(amount: Cents(row["imbalance"]), sources: sources, breakdown: path)
    )
  }

  private func adjustmentSources(
    _ db: Database, _ condition: String, _ arguments: [Int64], _ citing: Citing, sign: Int
  ) throws -> [Figure.Source] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM adjustment WHERE \(condition) ORDER BY ordinal", arguments: StatementArguments(arguments)
    ).map { row in
      try citing.source(
        Cents(row["amount"]), ByteRange(start: row["start"], end: row["stop"]), row["element"],
        "CAS \(row["cas_group"] as String)-\(row["reason"] as String)", sign: sign)
    }
  }

  /// Claims whose sources one page lists; the sum counts all of them.
  private static let mostSources = 20_000

  private func remittanceBreakdown(
    _ db: Database, _ id: SetID, _ kind: String, _ path: String
  ) throws -> (String, Figure) {
    guard try Row.fetchOne(db, sql: "SELECT 1 FROM remittance WHERE set_id = ?", arguments: [id.value]) != nil else {
      throw StoreError.notFound("remittance \(id)")
    }
    let record = try RemittanceRecord(db, id)
    let citing = try Citing(db, files, set: id)
    func claims(_ column: String, _ element: Int, _ label: String) throws -> [Figure.Source] {
      try Row.fetchAll(
        db, sql: "SELECT \(column), clp_start, clp_stop FROM claim WHERE set_id = ? ORDER BY id LIMIT ?",
        arguments: [id.value, Store.mostSources]
      ).map { row in
        try citing.source(Cents(row[0]), ByteRange(start: row[1], end: row[2]), element, label)
      }
    }
    func adjustments(sign: Int) throws -> [Figure.Source] {
      try Row.fetchAll(
        db, sql: "SELECT * FROM provider_adjustment WHERE set_id = ? ORDER BY ordinal", arguments: [id.value]
      )
      .map { row in
        try citing.source(
          Cents(row["amount"]), ByteRange(start: row["start"], end: row["stop"]), row["element"],
          "PLB \(row["reason"] as String)", sign: sign)
      }
    }
    func total(_ column: String) throws -> Cents {
      Cents(
        try Int64.fetchOne(db, sql: "SELECT \(column) FROM remittance WHERE set_id = ?", arguments: [id.value]) ?? 0)
    }
    switch kind {
    case "paid":
      return (
        "Paid for claims",
        Figure(amount: try total("claims_paid"), sources: try claims("paid", 4, "CLP04 paid"), breakdown: path)
      )
    case "charged":
      return (
        "Charged",
        Figure(amount: try total("claims_charged"), sources: try claims("charge", 3, "CLP03 charge"), breakdown: path)
      )
    case "adjusted":
      return (
        "Provider adjustments",
        Figure(amount: try total("adjusted"), sources: try adjustments(sign: 1), breakdown: path)
      )
    case "imbalance":
      let sources =
        try claims("paid", 4, "CLP04 paid") + adjustments(sign: -1)
        + [citing.source(record.amount, record.bpr, 2, "BPR02 payment", sign: -1)]
      return (
        "Paid for claims less provider adjustments less payment",
        Figure(amount: record.imbalance, sources: sources, breakdown: path)
      )
    default: throw StoreError.notFound("sum at \(path)")
    }
  }
}
