import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// The name of the setting that holds the lines at the head of letters.
  package static let letterheadSetting = "letterhead"

  /// Everything that a packet of this case is made of.
  package func appealMaterial(_ id: CaseID, for account: Account) async throws -> AppealMaterial {
    for action in [Action.workCase, .seePatientIdentity] {
      if let why = Access.refusal(action, by: .person(account)) { throw Refusal(.notPermitted, why) }
    }
    let view = try await caseView(id, for: account)
    guard let appeal = view.appeal, let number = view.claim else {
      throw Refusal(.illegalMove, "A whole remittance is not appealed; a denied claim is.")
    }
    let claim = try await claimView(number, for: account)
    let facts = try await read { db in
      guard let record = try ClaimRecord(db, number) else { throw StoreError.notFound("claim \(number)") }
      return try self.appealFacts(db, view.state, record, view.issues, for: account)
    }
    let own = try await setting(Store.letterheadSetting) ?? facts.organization
    var exhibits: [AppealMaterial.Exhibit] = []
    for exhibit in appeal.exhibits where !exhibit.pieces.isEmpty {
      var pieces: [AppealMaterial.Piece] = []
      for piece in exhibit.pieces { pieces.append(try await found(piece, of: number, for: account)) }
      exhibits.append(AppealMaterial.Exhibit(title: exhibit.exhibit.title, pieces: pieces))
    }
    return AppealMaterial(
      state: view.state, view: appeal, facts: facts, letterhead: own.split(separator: "\n").map(String.init),
      writer: account.name, today: view.today, decision: try await decision(claim, view), exhibits: exhibits)
  }

  /// A piece of evidence with its bytes; a segment of another patient's claim must not go out (guardrail G6).
  private func found(
    _ view: AppealView.PieceView, of claim: ClaimID, for account: Account
  ) async throws -> AppealMaterial.Piece {
    switch view.piece.evidence {
    case .file(let digest):
      do {
        let (name, url) = try await evidenceFile(digest, for: account)
        return .file(name: name, digest: digest, at: url)
      } catch StoreError.notFound {
        throw Refusal(
          .illegalMove,
          "“\(view.title)” is no file that was attached: a file that came in as a remittance holds other patients too "
            + "(guardrail G6). Take it out and attach the segment that matters.")
      }
    case .segment(let document, let range):
      let cited = try await citation(document, range, for: account)
      let text = cited.before + cited.cited + cited.after
      let isOwn = try await read { db in
        guard let own = try ClaimRecord(db, claim) else { return false }
        return try SegmentOwnership(db: db, files: self.files, own: own).isOwn(cited)
      }
      guard isOwn else {
        throw Refusal(
          .illegalMove,
          "“\(view.title)” in \(cited.documentName) speaks of another claim or patient; another patient’s data must not go "
            + "into this appeal (guardrail G6). Take it out.")
      }
      return .segment(
        AppealMaterial.CitedFact(
          label: view.title, value: cited.title, documentName: cited.documentName, range: cited.segment,
          text: text))
    }
  }

  /// Of a claim with more segments than these only its head and what is denied stand in a packet.
  private static let mostSegments = 120

  /// What the payer's file says about the claim: which remittance, the claim's own segments, the denied amounts.
  private func decision(_ claim: ClaimView, _ view: CaseView) async throws -> [AppealMaterial.CitedFact] {
    func fact(_ segment: SegmentView, _ value: String) -> AppealMaterial.CitedFact {
      AppealMaterial.CitedFact(
        label: segment.title, value: value, documentName: claim.documentName, range: segment.range, text: segment.text)
    }
    let words = [
      "CLP":
        "\(claim.status.meaning ?? "Status \(claim.status.code)"); charged \(claim.charge.amount.dollars), paid "
        + "\(claim.paid.amount.dollars)"
    ]
    var denied: [Int: [String]] = [:]
    for issue in view.issues {
      guard let citation = issue.issue.citation else { continue }
      denied[citation.segment.start, default: []].append(
        "In question: \(issue.amount.amount.dollars). \(issue.reasonMeaning.meaning ?? "")")
    }
    func id(_ segment: SegmentView) -> Substring { segment.text.prefix { $0.isLetter || $0.isNumber } }
    // The payment segment holds the account number of the organisation's bank, so it stays out: the trace names it.
    let payment = claim.segments.filter { $0.part == .payment && ["TRN", "DTM", "N1"].contains(id($0)) }
    let own = claim.segments.filter { $0.part == .claim }
    let firstLine = own.firstIndex { id($0) == "SVC" } ?? own.count
    let shown = own.enumerated().filter { index, segment in
      own.count <= Store.mostSegments || index < firstLine || denied[segment.range.start] != nil
    }
    return payment.map { fact($0, "") }
      + shown.map { _, segment in
        fact(
          segment,
          denied[segment.range.start]?.joined(separator: " ") ?? words[String(id(segment))] ?? "")
      }
  }

  /// Keeps a packet's PDF beside the other documents, and returns the digest that names it.
  package func keepPacket(_ bytes: [UInt8], name: String, by actor: Actor) async throws -> Digest {
    var rest: Data? = Data(bytes)
    let (digest, size) = try files.keep {
      defer { rest = nil }
      return rest
    }
    try await write { db, trail in
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO document (digest, name, bytes, kind, received, received_by, status)
          VALUES (?, ?, ?, 'packet', ?, ?, 'accepted')
          """, arguments: [Data(digest.bytes), name, size, trail.now.milliseconds, actor.trailName])
    }
    return digest
  }

  /// A version of a packet, to be handed out: it names the patient.
  package func packetFile(_ id: CaseID, _ number: Int, for account: Account) async throws -> (name: String, url: URL) {
    for action in [Action.readDocuments, .seePatientIdentity] {
      if let why = Access.refusal(action, by: .person(account)) { throw Refusal(.notPermitted, why) }
    }
    let digest = try await read { db in try Store.caseState(db, id)?.appeal.packet(number)?.draft.letter }
    guard let digest else { throw StoreError.notFound("packet \(number) of case \(id)") }
    return ("case-\(id)-packet-\(number).pdf", files.url(digest))
  }
}
