import CodeSets
import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  private static let familyPage = 50

  /// Claims that were sent, the newest first; those of one account number where one is given.
  package func families(
    account number: String?, page: Int, for account: Account
  ) async throws -> (rows: [FamilyRow], pageCount: Int) {
    let size = Store.familyPage
    return try await read { db in
      let condition = number == nil ? "" : "WHERE c.account_key = ?"
      let arguments = StatementArguments(number.map { [ClaimTraits.accountKey($0)] } ?? [])
      let count = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sent_claim c \(condition)", arguments: arguments) ?? 0
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT c.*, s.created, (SELECT COUNT(*) FROM claim_match m WHERE m.sent = c.id) AS answers FROM sent_claim c
          JOIN submission s ON s.set_id = c.set_id \(condition) ORDER BY c.id DESC LIMIT \(size) OFFSET \((max(1, page) - 1) * size)
          """, arguments: arguments
      ).map { row in
        let claim = SentClaimRecord(row)
        let citing = try Citing(db, self.files, set: claim.set)
        return FamilyRow(
          id: try Store.family(of: claim.id, db), patient: PatientIdentity(claim, for: account),
          payerName: claim.payerName, sentOn: (row["created"] as Int32?).flatMap { CalendarDate(days: $0) },
          frequency: claim.frequencyInWords, charge: try citing.figure(claim.charge, claim.clm, 2, "CLM02 charge"),
          answers: row["answers"])
      }
      return (rows, max(1, (count + size - 1) / size))
    }
  }

  /// Everything about one claim family: what was sent, what came back, how it stands.
  package func familyView(_ id: FamilyID, for account: Account) async throws -> FamilyView {
    try await read { db in
      guard try SentClaimRecord(db, SentClaimID(id.value)) != nil else {
        throw StoreError.notFound("claim family \(id)")
      }
      let family = try Store.family(of: SentClaimID(id.value), db)
      var reading = FamilyReading(
        db: db, files: self.files, codes: self.codes, clock: self.clock, account: account, family: family)
      return try reading.view()
    }
  }
}

extension SentClaimRecord {
  /// CLM05-3 in words.
  var frequencyInWords: CodeInWords {
    let words = [
      "0": "Information only", "1": "Original", "2": "Interim, first", "3": "Interim, continued", "4": "Interim, last",
      "5": "Late charges", "6": "Adjustment", "7": "Replacement", "8": "Void", "9": "Final",
    ]
    return CodeInWords(code: frequency, meaning: words[frequency])
  }

  var service: ClosedRange<CalendarDate>? { serviceDate.map { $0...max($0, serviceThrough ?? $0) } }
}

/// Puts a family's page together from the facts.
struct FamilyReading {
  let db: Database
  let files: DocumentFiles
  let codes: CodeSets
  let clock: DeskClock
  let account: Account
  let family: FamilyID
  private var names: Names

  init(
    db: Database, files: DocumentFiles, codes: CodeSets, clock: DeskClock, account: Account, family: FamilyID
  ) {
    self.db = db
    self.files = files
    self.codes = codes
    self.clock = clock
    self.account = account
    self.family = family
    names = Names(db)
  }

  mutating func view() throws -> FamilyView {
    let claims = try Store.members(of: family, db).compactMap { try SentClaimRecord(db, $0) }
    guard let last = claims.last else { throw StoreError.notFound("claim family \(family)") }
    let sent = try claims.map { try sentView($0) }
    let answers = try claims.flatMap { try self.answers(about: $0) }.sorted {
      ($0.on ?? .epoch, $0.id) < ($1.on ?? .epoch, $1.id)
    }
    let forms = try claims.flatMap { try formAnswers(about: $0) }
    let remitted = try answers.filter { $0.kind == .remittance }.compactMap {
      try ClaimRecord(db, ClaimID($0.id.value))
    }
    let cases = try self.cases(answers)
    let history = try self.history(sent, forms, answers, cases)
    return FamilyView(
      id: family, patient: PatientIdentity(last, for: account), payerName: last.payerName,
      axes: [
        acknowledged(last, answers, forms), try adjudicated(remitted), try worked(cases), try patientAxis(remitted),
      ],
      sent: sent, answers: answers, lines: try lines(sent: last, answered: remitted.last { $0.outcome != .reversal }),
      cases: cases.map(\.id), resubmissions: try resubmissions(claims.map(\.id)), history: history)
  }

  private func day(_ row: Row, _ column: String) -> CalendarDate? {
    (row[column] as Int32?).flatMap { CalendarDate(days: $0) }
  }

  private func path(_ citing: Citing, _ range: ByteRange) -> String {
    "/documents/\(citing.document)/bytes/\(range.start)-\(range.end)"
  }

  // MARK: What was sent

  private func sentView(_ claim: SentClaimRecord) throws -> FamilyView.SentView {
    let citing = try Citing(db, files, set: claim.set)
    let created = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT created FROM submission WHERE set_id = ?"), arguments: [claim.set.value])
    let segments = SegmentReading(citing: citing, files: files, account: account)
    return FamilyView.SentView(
      id: claim.id, document: citing.document, documentName: citing.documentName,
      sentOn: created.flatMap { day($0, "created") }, frequency: claim.frequencyInWords,
      turn: PayerTurn(sequence: claim.sequence), payerName: claim.payerName, providerName: claim.providerName,
      charge: try citing.figure(claim.charge, claim.clm, 2, "CLM02 charge"), service: claim.service,
      codes: try sentCodes(claim, citing), details: try details(claim, citing), coverages: try coverages(claim, citing),
      segments: try segments.cut(claim.range, .claim), isJoined: FamilyID(beganBy: claim.id) != family)
  }

  private func sentCodes(_ claim: SentClaimRecord, _ citing: Citing) throws -> [FamilyView.Detail] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM sent_code WHERE claim = ? ORDER BY ordinal"), arguments: [claim.id.value]
    ).map { row in
      let qualifier: String = row["qualifier"]
      let value: String = row["value"]
      return FamilyView.Detail(
        title: FamilyReading.codeTitles[qualifier] ?? "Code \(qualifier)",
        value: (row["code"] as String) + (value.isEmpty ? "" : " \(value)"), line: nil,
        path: path(citing, ByteRange(start: row["start"], end: row["stop"])))
    }
  }

  private var isMasked: Bool { Access.refusal(.seePatientIdentity, by: .person(account)) != nil }

  private func details(_ claim: SentClaimRecord, _ citing: Citing) throws -> [FamilyView.Detail] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM sent_detail WHERE claim = ? ORDER BY ordinal"), arguments: [claim.id.value]
    ).map { row in
      let kind: String = row["kind"]
      let qualifier: String = row["qualifier"]
      let line: Int = row["line"]
      let amount = (row["amount"] as Int64?).map { Cents($0).dollars }
      var texts = [row["name"] as String, row["value"] as String, amount ?? ""].filter { !$0.isEmpty }
      if isMasked, SegmentReading.namesPatient(kind, qualifier) { texts = ["hidden for your role"] }
      return FamilyView.Detail(
        title: FamilyReading.title(kind, qualifier), value: texts.joined(separator: " · "),
        line: line == 0 ? nil : line,
        path: path(citing, ByteRange(start: row["start"], end: row["stop"])))
    }
  }

  private func coverages(_ claim: SentClaimRecord, _ citing: Citing) throws -> [FamilyView.Coverage] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM sent_coverage WHERE claim = ? ORDER BY ordinal"),
      arguments: [claim.id.value]
    ).map { row in
      FamilyView.Coverage(
        payerName: row["payer_name"], sequence: row["sequence"], paid: (row["paid"] as Int64?).map { Cents($0) },
        decided: day(row, "decided"), path: path(citing, ByteRange(start: row["start"], end: row["stop"])))
    }
  }

  private static let codeTitles = [
    "ABK": "Principal diagnosis", "ABF": "Diagnosis", "ABJ": "Admitting diagnosis", "APR": "Reason for the visit",
    "ABN": "External cause", "BBR": "Principal procedure", "BBQ": "Procedure", "BE": "Value", "BG": "Condition",
    "BH": "Occurrence", "BI": "Occurrence span", "DR": "DRG", "BK": "Principal diagnosis (ICD-9)",
    "BF": "Diagnosis (ICD-9)",
  ]

  private static func title(_ kind: String, _ qualifier: String) -> String {
    let titles: [String: [String: String]] = [
      "REF": [
        "F8": "Payer’s number of the earlier claim", "G1": "Authorization", "9F": "Referral",
        "EA": "Medical record number",
        "D9": "Clearinghouse number", "6R": "Line number", "X4": "CLIA number", "4N": "Service authorization exception",
        "LU": "Location number", "9A": "Repriced claim", "P4": "Demonstration project", "G4": "Peer review approval",
      ],
      "NM1": [
        "82": "Rendering provider", "DN": "Referring provider", "P3": "Primary care provider", "77": "Service location",
        "DQ": "Supervising provider", "DK": "Ordering provider", "71": "Attending provider", "72": "Operating provider",
        "ZZ": "Other operating provider", "QB": "Purchased service provider", "PW": "Pick-up address",
        "45": "Drop-off address",
      ],
      "AMT": ["F5": "Patient paid", "D": "Paid by another payer", "EAF": "Remaining liability"],
      "DTP": [
        "434": "Statement dates", "431": "Onset", "435": "Admission", "096": "Discharge hour", "439": "Accident",
        "454": "First treatment", "484": "Last period", "573": "Decided",
      ],
    ]
    if let title = titles[kind]?[qualifier] { return title }
    return switch kind {
    case "REF": "Reference \(qualifier)"
    case "NTE": "Note"
    case "PWK": "Attachment \(qualifier)"
    case "NM1": "Provider \(qualifier)"
    case "AMT": "Amount \(qualifier)"
    case "SVD": "Decision of \(qualifier)"
    default: "Date \(qualifier)"
    }
  }

  // MARK: What came back

  /// A receiver's word on the form of the file in which a claim was sent.
  struct FormAnswer {
    var isRejection: Bool
    var entry: FamilyView.Entry
  }

  private func formAnswers(about claim: SentClaimRecord) throws -> [FormAnswer] {
    let answers = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT a.outcome, a.start, a.stop, a.set_id, d.received FROM transaction_set t
          JOIN group_answer g ON g.group_control = t.group_control AND g.functional_id = 'HC'
          JOIN set_answer a ON a.set_id = g.set_id AND a.group_ordinal = g.ordinal AND a.set_control = t.set_control
          JOIN transaction_set s ON s.id = a.set_id JOIN document d ON d.id = s.document
          WHERE t.id = ? ORDER BY a.set_id
          """), arguments: [claim.set.value])
    return try answers.map { row in
      let outcome = AcknowledgedOutcome(rawValue: row["outcome"]) ?? .missing
      let citing = try Citing(db, files, set: SetID(row["set_id"]))
      let words =
        switch outcome {
        case .accepted: "The receiver took the file in (999)"
        case .acceptedWithErrors: "The receiver took the file in, with errors (999)"
        case .partlyAccepted: "The receiver took the file in in part (999)"
        case .rejected, .refusedForSecurity: "The receiver refused the file (999)"
        case .missing: "The receiver answered without saying what became of the file (999)"
        }
      return FormAnswer(
        isRejection: outcome.isRejection,
        entry: FamilyView.Entry(
          .acknowledged, on: clock.date(of: Instant(milliseconds: row["received"])), words,
          path:
            "/documents/\(citing.document)/bytes/\(row["start"] as Int)-\(try firstSegmentEnd(citing, row["start"]))"))
    }
  }

  /// The end of the segment that begins at an offset: a citation shows one segment.
  private func firstSegmentEnd(_ citing: Citing, _ start: Int) throws -> Int {
    let bytes = try files.bytes(citing.document, from: start, to: start + 200)
    return start + (bytes.firstIndex(of: citing.delimiters.segment) ?? bytes.count)
  }

  private mutating func answers(about claim: SentClaimRecord) throws -> [FamilyView.AnswerView] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM claim_match WHERE sent = ? ORDER BY answer"), arguments: [claim.id.value]
    ).compactMap { row in
      let id = AnswerID(row["answer"])
      let rule = MatchRule(rawValue: row["rule"])
      let by = try rule?.words ?? "by \(names.actor(row["decided_by"]))"
      switch AnswerKind(rawValue: row["kind"]) ?? .remittance {
      case .remittance: return try remitted(id, claim.id, by)
      case .notice: return try noticed(id, claim.id, by)
      }
    }
  }

  private func remitted(_ id: AnswerID, _ sent: SentClaimID, _ by: String) throws -> FamilyView.AnswerView? {
    guard let claim = try ClaimRecord(db, ClaimID(id.value)) else { return nil }
    let remittance = try RemittanceRecord(db, claim.set)
    let citing = try Citing(db, files, set: claim.set)
    let status = codes.status(claim.status)
    return FamilyView.AnswerView(
      id: id, kind: .remittance, sent: sent, payerName: remittance.payerName,
      words: status.meaning ?? "Status \(status.code)", on: remittance.paymentDate ?? remittance.productionDate,
      charge: try citing.figure(claim.charge, claim.clp, 3, "CLP03 charge"),
      paid: try citing.figure(claim.paid, claim.clp, 4, "CLP04 paid"), isRejection: false, matchedBy: by)
  }

  private func noticed(_ id: AnswerID, _ sent: SentClaimID, _ by: String) throws -> FamilyView.AnswerView? {
    guard let notice = try NoticeRecord(db, id) else { return nil }
    let citing = try Citing(db, files, set: notice.set)
    let statuses = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM notice_status WHERE notice = ? ORDER BY ordinal"), arguments: [id.value])
    let words = statuses.compactMap { row -> String? in
      let code = codes.notice(category: row["category"], code: row["code"], entity: row["entity"])
      return code.meaning.map { "\(code.code): \($0)" } ?? code.code
    }
    let charged = statuses.first { ($0["charge"] as Int64?) != nil }
    return FamilyView.AnswerView(
      id: id, kind: .notice, sent: sent, payerName: notice.sourceName, words: words.joined(separator: " · "),
      on: notice.noticed,
      charge: try charged.map { row in
        try citing.figure(
          Cents(row["charge"]), ByteRange(start: row["start"], end: row["stop"]), 4, "STC04 charge")
      }, paid: nil, isRejection: notice.isRejection,
      isAcceptance: statuses.contains { $0["category"] == "A2" }, matchedBy: by)
  }

  // MARK: How it stands

  private func acknowledged(
    _ last: SentClaimRecord, _ answers: [FamilyView.AnswerView], _ forms: [FormAnswer]
  ) -> FamilyView.Axis {
    let own = answers.filter { $0.sent == last.id }
    if let notice = own.last(where: { $0.kind == .notice }) {
      let path = "/answers/\(notice.id)"
      if notice.isRejection { return FamilyView.Axis(.acknowledged, "Sent back", .bad, on: notice.on, path: path) }
      let isAccepted = notice.isAcceptance
      return FamilyView.Axis(
        .acknowledged, isAccepted ? "Taken in by the payer" : "Received, not yet taken in",
        isAccepted ? .good : .waiting,
        on: notice.on, path: path)
    }
    if let form = forms.last {
      return FamilyView.Axis(
        .acknowledged, form.isRejection ? "File refused" : "File taken in", form.isRejection ? .bad : .waiting,
        on: form.entry.on, path: form.entry.path)
    }
    return own.contains { $0.kind == .remittance }
      ? FamilyView.Axis(.acknowledged, "Never said, but answered", .none)
      : FamilyView.Axis(.acknowledged, "No word yet", .waiting)
  }

  private func adjudicated(_ remitted: [ClaimRecord]) throws -> FamilyView.Axis {
    guard let last = remitted.last else { return FamilyView.Axis(.adjudicated, "Not decided", .waiting) }
    let remittance = try RemittanceRecord(db, last.set)
    let paid = try Citing(db, files, set: last.set).figure(last.paid, last.clp, 4, "CLP04 paid")
    let (words, tone): (String, FamilyView.Axis.Tone) =
      switch last.outcome {
      case .reversal: ("Taken back; a new decision is expected", .waiting)
      case .denial where last.paid.value > 0: ("Paid in part", .bad)
      case .denial: ("Denied", .bad)
      case .unprocessable: ("Not processed: a new claim is needed", .bad)
      case .zeroPayReview: ("Paid nothing, without a reason", .bad)
      case .none where last.paid.value > 0: ("Paid", .good)
      case .none: ("Decided; nothing paid", .none)
      }
    return FamilyView.Axis(
      .adjudicated, words, tone, on: remittance.paymentDate ?? remittance.productionDate, figure: paid,
      path: "/claims/\(last.id)")
  }

  private func worked(_ cases: [(id: CaseID, state: CaseState)]) throws -> FamilyView.Axis {
    guard let (id, state) = cases.last(where: { $0.state.closing == nil }) ?? cases.last else {
      return FamilyView.Axis(.worked, "No case", .none)
    }
    let path = "/cases/\(id)"
    if state.closing != nil { return FamilyView.Axis(.worked, "Case \(id) closed", .good, path: path) }
    let owner = try state.person.flatMap {
      try String.fetchOne(
        db.cachedStatement(sql: "SELECT name FROM account WHERE id = ?"), arguments: [$0.value])
    }
    return FamilyView.Axis(
      .worked, "Case \(id), \(owner ?? "\(state.team), nobody yet")", .waiting, on: state.opening.openedOn, path: path)
  }

  private func patientAxis(_ remitted: [ClaimRecord]) throws -> FamilyView.Axis {
    guard let last = remitted.last(where: { $0.outcome != .reversal }) else {
      return FamilyView.Axis(.patient, "Nothing is the patient’s so far", .none)
    }
    guard last.patientResponsibility.value > 0 else {
      return FamilyView.Axis(.patient, "Nothing is the patient’s", .none)
    }
    let figure = try Citing(db, files, set: last.set).figure(
      last.patientResponsibility, last.clp, 5, "CLP05 patient responsibility")
    return FamilyView.Axis(
      .patient, "By the payer’s word the patient’s", .none, figure: figure, path: "/claims/\(last.id)")
  }

  // MARK: Lines

  private func lines(sent: SentClaimRecord, answered: ClaimRecord?) throws -> [FamilyView.LineView] {
    let citing = try Citing(db, files, set: sent.set)
    let left = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM sent_line WHERE claim = ? ORDER BY ordinal"), arguments: [sent.id.value])
    let right =
      try answered.map {
        try Row.fetchAll(
          db.cachedStatement(sql: "SELECT * FROM service_line WHERE claim = ? ORDER BY ordinal"),
          arguments: [$0.id.value])
      } ?? []
    let other = try answered.map { try Citing(db, files, set: $0.set) }
    let pairing = LinePairing(sent: left.map(traits), answered: right.map(traits))
    var whole: [FamilyView.LineView] = []
    if let answered, let other {
      let (adjustments, remarks) = try decision(answered.id, line: 0, other)
      if !adjustments.isEmpty || !remarks.isEmpty {
        whole = [FamilyView.LineView(sent: nil, answered: nil, adjustments: adjustments, remarks: remarks)]
      }
    }
    return try whole
      + pairing.pairs.map { pair in
        var adjustments: [ClaimView.AdjustmentView] = []
        var remarks: [CodeInWords] = []
        if let answered, let other, let index = pair.answered {
          (adjustments, remarks) = try decision(answered.id, line: right[index]["ordinal"], other)
        }
        return FamilyView.LineView(
          sent: try pair.sent.map { index in
            let row = left[index]
            let range = ByteRange(start: row["service_start"], end: row["service_stop"])
            return side(
              row, charge: try citing.figure(Cents(row["charge"]), range, row["charge_element"], "line charge"),
              paid: nil
            )
          },
          answered: try pair.answered.flatMap { index in
            guard let other else { return nil }
            let row = right[index]
            let svc = ByteRange(start: row["svc_start"], end: row["svc_stop"])
            return side(
              row, charge: try other.figure(Cents(row["charge"]), svc, 2, "SVC02 charge"),
              paid: try other.figure(Cents(row["paid"]), svc, 3, "SVC03 paid"))
          }, adjustments: adjustments, remarks: remarks)
      }
  }

  private func traits(_ row: Row) -> LineTraits {
    LineTraits(
      procedure: row["procedure"], modifiers: (row["modifiers"] as String).split(separator: " ").map(String.init),
      revenueCode: row["revenue_code"], charge: Cents(row["charge"]), day: day(row, "service_date"))
  }

  private func side(_ row: Row, charge: Figure, paid: Figure?) -> FamilyView.LineView.Side {
    FamilyView.LineView.Side(
      procedure: row["procedure"], modifiers: (row["modifiers"] as String).split(separator: " ").map(String.init),
      revenueCode: row["revenue_code"], units: row["units"], day: day(row, "service_date"), charge: charge, paid: paid)
  }

  private func decision(
    _ claim: ClaimID, line: Int, _ citing: Citing
  ) throws -> ([ClaimView.AdjustmentView], [CodeInWords]) {
    let adjustments = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM adjustment WHERE claim = ? AND line = ? ORDER BY ordinal"),
      arguments: [claim.value, line]
    ).map { row in
      let (group, reason): (String, String) = (row["cas_group"], row["reason"])
      return ClaimView.AdjustmentView(
        group: codes.group(group), reason: codes.reason(reason), isDenial: (row["denial"] as String?) != nil,
        amount: try citing.figure(
          Cents(row["amount"]), ByteRange(start: row["start"], end: row["stop"]), row["element"],
          "CAS \(group)-\(reason)"), quantity: row["quantity"])
    }
    let remarks = try String.fetchAll(
      db.cachedStatement(sql: "SELECT code FROM remark WHERE claim = ? AND line = ? ORDER BY ordinal"),
      arguments: [claim.value, line]
    ).map(codes.remark)
    return (adjustments, remarks)
  }

  private func resubmissions(
    _ claims: [SentClaimID]
  ) throws -> [(id: ResubmissionID, purpose: ResubmissionPurpose, state: Resubmission.State)] {
    try claims.flatMap { claim in
      try Row.fetchAll(
        db.cachedStatement(sql: "SELECT number, purpose, state FROM resubmission WHERE sent = ? ORDER BY number"),
        arguments: [claim.value]
      ).compactMap { row in
        guard let purpose = ResubmissionPurpose(rawValue: row[1]), let state = Resubmission.State(rawValue: row[2])
        else {
          return nil
        }
        return (ResubmissionID(row[0]), purpose, state)
      }
    }
  }

  // MARK: History

  private func cases(_ answers: [FamilyView.AnswerView]) throws -> [(id: CaseID, state: CaseState)] {
    let numbers = try answers.flatMap { answer in
      try Int64.fetchAll(
        db.cachedStatement(sql: "SELECT number FROM work_case WHERE claim = ?"), arguments: [answer.id.value])
    }
    return try Set(numbers).sorted().compactMap { number in
      try Store.caseState(db, CaseID(number)).map { (CaseID(number), $0) }
    }
  }

  private func history(
    _ sent: [FamilyView.SentView], _ forms: [FormAnswer], _ answers: [FamilyView.AnswerView],
    _ cases: [(id: CaseID, state: CaseState)]
  ) throws -> [FamilyView.Entry] {
    var entries = sent.map { claim in
      FamilyView.Entry(
        .sent, on: claim.sentOn,
        "\(claim.frequency.meaning ?? "Claim, frequency \(claim.frequency.code)") sent to \(claim.payerName)",
        figures: [claim.charge], path: "#sent-\(claim.id)")
    }
    entries += forms.map(\.entry)
    entries += answers.map { answer in
      switch answer.kind {
      case .notice:
        FamilyView.Entry(
          .acknowledged, on: answer.on, "\(answer.payerName)’s front end: \(answer.words)",
          figures: answer.charge.map { [$0] } ?? [], path: "/answers/\(answer.id)")
      case .remittance:
        FamilyView.Entry(
          .remitted, on: answer.on, "\(answer.payerName) decided: \(answer.words); paid",
          figures: answer.paid.map { [$0] } ?? [], path: "/claims/\(answer.id)")
      }
    }
    for (id, state) in cases {
      let path = "/cases/\(id)"
      entries.append(
        FamilyView.Entry(
          .worked, on: state.opening.openedOn, "Case \(id) opened for \(state.opening.team)",
          figures: [Figure(amount: state.denied, sources: [], breakdown: "\(path)/figures/denied")], path: path))
      if let closing = state.closing {
        entries.append(
          FamilyView.Entry(
            .worked, on: clock.date(of: state.changedAt), "Case \(id) closed: \(closing.outcome)",
            figures: closing.recovered.value > 0
              ? [Figure(amount: closing.recovered, sources: [], breakdown: "\(path)/figures/recovered")] : [],
            path: path))
      }
    }
    // What has no date stands where it was read, before what is known to be later.
    return entries.enumerated().sorted { left, right in
      (left.element.on ?? .epoch, left.offset) < (right.element.on ?? .epoch, right.offset)
    }.map(\.element)
  }
}

extension MatchRule {
  /// Why the rule matched.
  var words: String {
    switch self {
    case .traits: "by rule: account number, charge, and patient or dates agree"
    case .payerClaimNumber: "by rule: the payer’s claim number is that of an earlier answer"
    }
  }
}
