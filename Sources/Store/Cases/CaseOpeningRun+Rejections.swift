import CodeSets
import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// The newest case of a family: of its remitted claims, or of a notice about it. An open one before a closed one.
  static func latestCase(of family: FamilyID, _ db: Database) throws -> CaseID? {
    let cases = try answers(about: family, db).flatMap { answer, _ in
      try Row.fetchAll(
        db.cachedStatement(sql: "SELECT number, is_open FROM work_case WHERE claim = ?"), arguments: [answer.value]
      ).map { (isOpen: $0[1] as Bool, number: $0[0] as Int64) }
    }
    return cases.max { ($0.isOpen ? 1 : 0, $0.number) < ($1.isOpen ? 1 : 0, $1.number) }.map { CaseID($0.number) }
  }

  /// Matches the notices of a payer's front end, and opens or moves the cases of what it sent back.
  func takeInNotices(of set: UnopenedSet) async throws -> Opened {
    try await matchAnswers(set.id, .notice, document: set.document)
    let playbook = playbook
    let today = clock.today()
    var opened = Opened()
    var last = set.openedThrough
    while true {
      let from = last
      let notices = try await read { db in
        try Row.fetchAll(
          db.cachedStatement(sql: "SELECT * FROM notice WHERE set_id = ? AND id > ? ORDER BY id LIMIT 200"),
          arguments: [set.id.value, from]
        ).map(NoticeRecord.init)
      }
      let isLast = notices.isEmpty
      let step = try await write { db, trail in
        var run = try CaseOpeningRun(db: db, set: set, playbook: playbook, sops: self.sops, today: today)
        for notice in notices { try run.work(notice, &trail) }
        try run.finish(through: notices.last?.id.value, isDone: isLast)
        return run.opened
      }
      opened.cases += step.cases
      opened.moved += step.moved
      guard let end = notices.last else { return opened }
      last = end.id.value
    }
  }

  /// Opens the case of claim files that a receiver refused (999), or of an interchange (TA1).
  func takeInAcknowledgement(_ set: UnopenedSet) async throws -> Opened {
    let playbook = playbook
    let today = clock.today()
    return try await write { db, trail in
      var run = try CaseOpeningRun(db: db, set: set, playbook: playbook, sops: self.sops, today: today)
      let facts = try AcknowledgementFacts(db, set.id, codes: playbook.codes)
      if let (sop, opening) = try playbook.opening(for: facts, number: CaseID(0), today: today) {
        try run.open(
          opening, run.command("open \(opening.category)", sop: sop.digest, at: 0), sop, controlNumber: nil, &trail)
      }
      try run.finish(through: nil, isDone: true)
      return run.opened
    }
  }
}

extension CaseOpeningRun {
  /// Opens the case of a claim that was sent back, or moves the one that its family has.
  fileprivate mutating func work(_ notice: NoticeRecord, _ trail: inout TrailWriter) throws {
    let known = try knownCase(of: notice)
    guard notice.isRejection || known != nil else { return }
    let facts = try NoticeFacts(db, notice, codes: playbook.codes)
    let offset = Int64(notice.range.start)
    let isWorked = try known.map { try isOpen($0) } ?? false
    if let known, isWorked || facts.effect != .rejected {
      try move(known, at: offset, &trail) { run, state, _ in state.respond(to: facts, today: run.today) }
    } else if let (sop, opening) = try playbook.opening(for: facts, number: CaseID(0), today: today) {
      let command = command("open \(opening.category)", sop: sop.digest, at: offset)
      guard try !trail.isKnown(command, request: set.document.bytes) else { return }
      try open(opening, command, sop, controlNumber: notice.controlNumber, &trail)
    }
  }

  private func isOpen(_ id: CaseID) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT is_open FROM work_case WHERE number = ?"), arguments: [id.number]) ?? false
  }

  /// The case of the notice's family; without a claim file, of an earlier notice about the same account and patient.
  private func knownCase(of notice: NoticeRecord) throws -> CaseID? {
    if let family = try Store.family(ofAnswer: notice.id, db) { return try Store.latestCase(of: family, db) }
    let number = try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT w.number FROM work_case w JOIN notice n ON n.id = w.claim
          WHERE w.control_number = ? AND upper(n.patient_last) = upper(?) AND upper(n.patient_first) = upper(?)
          ORDER BY w.is_open DESC, w.number DESC LIMIT 1
          """), arguments: [notice.controlNumber, notice.last, notice.first])
    return number.map { CaseID($0) }
  }
}

extension NoticeFacts {
  /// What an SOP may know of a notice, with what the claim that was sent says where it is matched to one.
  init(_ db: Database, _ notice: NoticeRecord, codes: CodeSets) throws {
    let statuses = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM notice_status WHERE notice = ? ORDER BY ordinal"),
      arguments: [notice.id.value])
    let rejected = statuses.first { NoticedStatus.rejections.contains($0["category"]) }
    let decisive = rejected ?? statuses.first
    let isAccepted = statuses.contains { $0["category"] == "A2" }
    let sent = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT sent FROM claim_match WHERE answer = ?"), arguments: [notice.id.value]
    ).flatMap { try SentClaimRecord(db, SentClaimID($0)) }
    var reading = CandidateReading(db)
    let named = try reading.payer(notice.sourceIdentifier, name: notice.sourceName)
    let identifier = named.isEmpty ? notice.payerKey : named
    let payer = try Store.payer(db, identifier, name: notice.sourceName)
    let history = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT claims, paid, charged FROM payer_history WHERE payer = ?"), arguments: [payer])
    let stated = statuses.first { $0["line"] == 0 && ($0["charge"] as Int64?) == notice.charge?.value }
    let filing = sent?.filing ?? ""
    self.init(
      id: notice.id, set: notice.set, payer: PayerID(payer), payerIdentifier: identifier,
      lineOfBusiness: codes.claimFilings[filing]?.lineOfBusiness.rawValue ?? "other",
      effect: rejected != nil ? .rejected : isAccepted ? .accepted : .informative,
      status: (decisive?["category"] ?? "", decisive?["code"] ?? "", decisive?["entity"] ?? ""),
      charge: notice.charge ?? sent?.charge ?? .zero,
      citation: notice.charge == nil
        ? nil
        : stated.map { Citation(segment: ByteRange(start: $0["start"], end: $0["stop"]), element: 4) },
      service: notice.serviceDate ?? sent?.serviceDate,
      estimateBasis: (history?[0] ?? 0, Cents(history?[1] ?? 0), Cents(history?[2] ?? 0)),
      replacedOn: rejected == nil && isAccepted && sent?.frequency == "7" ? notice.noticed : nil,
      claim: sent?.id, noticed: notice.noticed)
  }
}
