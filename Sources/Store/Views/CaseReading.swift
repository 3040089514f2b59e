import CodeSets
import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// Everything that the page of one case shows.
  package func caseView(_ id: CaseID, for account: Account) async throws -> CaseView {
    let today = clock.today()
    let people = try await accounts().filter { Access.refusal(.workCase, by: .person($0)) == nil }
    return try await read { db in
      guard let state = try Store.caseState(db, id),
        let row = try Row.fetchOne(db, sql: "SELECT * FROM work_case WHERE number = ?", arguments: [id.number])
      else { throw StoreError.notFound("case \(id)") }
      var reading = RowReading(db: db, store: self, account: account, today: today)
      var names = Names(db)
      let sop = try self.sops.sop(db, state.sop)
      let opening = state.opening
      let citing = try opening.set.map { try Citing(db, self.files, set: $0) }
      let appointment = try self.appointmentView(db, state, for: account)
      guard let document = citing?.document ?? appointment?.rows.first?.document else {
        throw StoreError.drift("case \(id) has neither a file of claims nor a scheduled service")
      }
      var claim: ClaimRecord?
      var patient = appointment?.patient
      switch opening.subject {
      case .claim(let number):
        claim = try ClaimRecord(db, number)
        patient = claim.map { PatientIdentity($0, for: account) }
      case .notice(let number): patient = try NoticeRecord(db, number).map { PatientIdentity($0, for: account) }
      case .remittance, .acknowledgement, .takeback, .appointment: break
      }
      let issues =
        try opening.set.map { set in try state.issues.map { try self.issueView(db, $0, opening, set, account) } } ?? []
      var view = CaseView(
        state: state, sop: sop, category: sop.workingCategory(opening.category), today: today,
        payerName: try Store.payerName(db, opening), patient: patient, claim: claim?.id,
        set: opening.set, document: document,
        documentName: citing?.documentName ?? appointment?.rows.first?.documentName ?? "",
        ownerName: try state.person.flatMap { try names.account($0)?.name },
        denied: Figure(
          amount: state.denied, sources: issues.count == 1 ? issues[0].amount.sources : [],
          breakdown: issues.count == 1 ? issues[0].amount.breakdown : "/cases/\(id)/figures/denied"),
        charge: try claim.flatMap { try citing?.figure($0.charge, $0.clp, 3, "CLP03 charge") },
        paid: try claim.flatMap { try citing?.figure($0.paid, $0.clp, 4, "CLP04 paid") },
        recovered: state.later.contains { $0.effect != .informative }
          ? Figure(amount: state.recovered, sources: [], breakdown: "/cases/\(id)/figures/recovered") : nil,
        issues: issues, timeline: try self.timeline(db, id, sop, &names),
        checklist: try state.checklist.compactMap { item in
          guard let text = sop.item(item.id, in: opening.category) else { return nil }
          var reason: String?
          var by: String?
          if case .excepted(let digest, let granter) = item.status {
            reason = try Store.sealedText(db, digest) ?? "(erased)"
            by = try names.account(granter)?.name
          }
          return CaseView.ChecklistView(item: text, status: item.status, exceptionReason: reason, exceptionBy: by)
        },
        files: try state.evidence.map { evidence in
          CaseView.FileView(evidence: evidence, title: try Store.title(db, of: evidence))
        },
        outcomes: try sop.outcomes(in: opening.category).map { outcome in
          CaseView.OutcomeView(
            outcome: outcome,
            missing: state.missingToClose(
              outcome: outcome.id, sop: sop, isPosted: try Store.isPosted(db, opening)))
        },
        row: try reading.row(row), people: people, family: try claim.map { try self.family(db, of: $0, &names) } ?? [],
        appointment: appointment)
      switch opening.subject {
      case .claim(let number): view.claimFamily = try Store.family(ofAnswer: AnswerID(number.value), db)
      case .notice(let number): view.claimFamily = try Store.family(ofAnswer: number, db)
      case .remittance, .acknowledgement, .takeback, .appointment: break
      }
      view.appeal = try claim.map { try self.appealView(db, state, sop, $0, issues, &names, for: account) }
      return view
    }
  }

  /// What happened to a case after a version that somebody looked at.
  package func changes(
    in id: CaseID, since version: Int, for account: Account
  ) async throws -> [CaseView.TimelineEntry] {
    try await read { db in
      guard let state = try Store.caseState(db, id) else { throw StoreError.notFound("case \(id)") }
      var names = Names(db)
      return try self.timeline(db, id, self.sops.sop(db, state.sop), &names).filter { $0.version > version }
    }
  }

  /// The payer as the remittance names it; else as it is known.
  private static func payerName(_ db: Database, _ opening: CaseOpening) throws -> String {
    try String.fetchOne(
      db, sql: "SELECT payer_name FROM remittance WHERE set_id = ?", arguments: [opening.set?.value])
      ?? String.fetchOne(db, sql: "SELECT name FROM payer WHERE id = ?", arguments: [opening.payer.value]) ?? ""
  }

  private func issueView(
    _ db: Database, _ issue: CaseIssue, _ opening: CaseOpening, _ set: SetID, _ account: Account
  ) throws -> CaseView.IssueView {
    let claim = try issue.claim.flatMap { try ClaimRecord(db, $0) }
    let citing = try Citing(db, files, set: claim?.set ?? set)
    var label = issue.label
    if case .notice = opening.subject { label = "STC04 charge" }
    var remarks: [String] = []
    var procedure: String?
    if let claim {
      remarks = try String.fetchAll(
        db, sql: "SELECT code FROM remark WHERE claim = ? AND line = ? ORDER BY ordinal",
        arguments: [claim.id.value, issue.line ?? 0])
      procedure = try String.fetchOne(
        db, sql: "SELECT procedure FROM service_line WHERE claim = ? AND ordinal = ?",
        arguments: [claim.id.value, issue.line ?? 0])
    }
    return CaseView.IssueView(
      issue: issue, amount: try figure(of: issue, in: opening, claim, citing, label),
      groupMeaning: codes.group(issue.group), reasonMeaning: codes.reason(issue.reason, in: issue.group),
      remarks: remarks.map(codes.remark), procedure: procedure,
      reference: try reference(db, opening.subject, account))
  }

  /// The payer's reference of money taken outside any claim: it may name a claim or an account.
  private func reference(_ db: Database, _ subject: CaseSubject, _ account: Account) throws -> String? {
    guard case .takeback(let set, let ordinal) = subject,
      let reference = try TakebackReading.item(db, ordinal, in: set)?.reference, !reference.isEmpty
    else { return nil }
    let isMasked = Access.refusal(.seePatientIdentity, by: .person(account)) != nil
    return isMasked ? "…\(reference.suffix(3))" : reference
  }

  /// An amount of a case with its bytes; a difference and an unexplained denial are sums, and list theirs.
  private func figure(
    of issue: CaseIssue, in opening: CaseOpening, _ claim: ClaimRecord?, _ citing: Citing, _ label: String
  ) throws -> Figure {
    if issue.category == "unbalanced" {
      let base =
        if let claim, let line = issue.line { "/claims/\(claim.id)/lines/\(line)/figures/imbalance" } else if let claim
        {
          "/claims/\(claim.id)/figures/imbalance"
        } else { "/remittances/\(citing.set)/figures/imbalance" }
      return Figure(amount: issue.amount, sources: [], breakdown: base)
    }
    if issue.reason.isEmpty, let claim {
      return Figure(amount: issue.amount, sources: [], breakdown: "/claims/\(claim.id)/figures/unpaid")
    }
    guard let citation = issue.citation else {
      return Figure(amount: issue.amount, sources: [], breakdown: "/cases/\(opening.number)/figures/denied")
    }
    return try citing.figure(issue.amount, citation.segment, citation.element, label)
  }

  static func title(_ db: Database, of evidence: Evidence) throws -> String {
    switch evidence {
    case .file(let digest):
      try String.fetchOne(db, sql: "SELECT name FROM document WHERE digest = ?", arguments: [Data(digest.bytes)])
        ?? "file \(digest.description.prefix(12))"
    case .segment(_, let range): "Segment at bytes \(range.start)–\(range.end)"
    }
  }

  private func family(_ db: Database, of claim: ClaimRecord, _ names: inout Names) throws -> [CaseView.FamilyMember] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT c.* FROM claim c JOIN transaction_set s ON s.id = c.set_id
          WHERE c.control_number = ? AND s.disposition = 'posted' ORDER BY c.id
          """), arguments: [claim.controlNumber]
    ).compactMap { row in
      let member = try ClaimRecord(row)
      guard claim.isFamily(of: member) else { return nil }
      let remittance = try RemittanceRecord(db, member.set)
      let citing = try Citing(db, files, set: member.set)
      return CaseView.FamilyMember(
        claim: member.id, set: member.set, payer: remittance.payerName, status: codes.status(member.status),
        paymentDate: remittance.paymentDate ?? remittance.productionDate,
        charge: try citing.figure(member.charge, member.clp, 3, "CLP03 charge"),
        paid: try citing.figure(member.paid, member.clp, 4, "CLP04 paid"))
    }
  }

  private func timeline(
    _ db: Database, _ id: CaseID, _ sop: SOP, _ names: inout Names
  ) throws -> [CaseView.TimelineEntry] {
    var category = ""
    return try Store.entries(db, stream: id.stream).map { entry in
      let event = try CaseEvent(type: entry.type, payload: entry.payload)
      if case .opened(let opening) = event { category = opening.category }
      let (what, text, evidence) = try words(db, event, sop, category, &names)
      var amounts: [Figure] = []
      if case .remittanceArrived(let later) = event, let claim = try ClaimRecord(db, later.claim) {
        amounts = [try Citing(db, files, set: claim.set).figure(claim.paid, claim.clp, 4, "CLP04 paid")]
      }
      return CaseView.TimelineEntry(
        at: Instant(milliseconds: entry.recordedAt), version: entry.streamVersion, actor: try names.actor(entry.actor),
        what: what, text: try text.map { try Store.sealedText(db, $0) ?? "(erased)" }, evidence: evidence,
        amounts: amounts)
    }
  }

  /// An event as a sentence without its subject.
  private func words(
    _ db: Database, _ event: CaseEvent, _ sop: SOP, _ category: String, _ names: inout Names
  ) throws -> (String, Digest?, Evidence?) {
    func item(_ id: String) -> String { sop.item(id, in: category)?.text ?? id }
    func name(_ person: AccountID?) throws -> String { try person.flatMap { try names.account($0)?.name } ?? "nobody" }
    switch event {
    case .opened(let opening):
      return ("opened the case: \(sop.workingCategory(opening.category).title), for \(opening.team)", nil, nil)
    case .taken: return ("took the case", nil, nil)
    case .assigned(let team, let person, let reason):
      return ("assigned it to \(team)" + (person == nil ? "" : ", \(try name(person))"), reason, nil)
    case .noted(let text): return ("noted", text, nil)
    case .touched(let touch):
      let promise = touch.promisedBy.map { "; promised by \($0)" } ?? ""
      return ("recorded: \(touch.kind.title)\(promise)", touch.details, nil)
    case .checked(let id, let evidence): return ("checked off: \(item(id))", nil, evidence)
    case .unchecked(let id, let reason): return ("opened again: \(item(id))", reason, nil)
    case .excepted(let id, let reason, _): return ("granted an exception for: \(item(id))", reason, nil)
    case .held(let until, let reason): return ("put it on hold until \(until)", reason, nil)
    case .resumed(let reason): return ("ended the hold", reason, nil)
    case .writeOffRequested(let amount, let reason): return ("asked for a write-off of $\(amount)", reason, nil)
    case .writeOffApproved(let amount, let person):
      return (
        person == nil
          ? "needed no second person: a write-off of $\(amount) is within the SOP’s limit"
          : "approved the write-off of $\(amount)",
        nil, nil
      )
    case .writeOffDeclined(let reason): return ("declined the write-off", reason, nil)
    case .escalated(let team, _, let reason): return ("escalated it to \(team)", reason, nil)
    case .evidenceAdded(let evidence, let title): return ("added evidence", title, evidence)
    case .remittanceArrived(let later): return (later.words, nil, nil)
    case .noticeArrived(let later): return (later.words, nil, nil)
    case .claimResent(let resending):
      return (
        "recorded that the claim was sent again on \(resending.on): \(resending.purpose.title.lowercased())", nil, nil
      )
    case .resendingTakenBack(_, let reason):
      return ("took back that the claim was sent again: its deadline runs again", reason, nil)
    case .explained(let explanation, _):
      return ("recorded what explains it: \(explanation.words); closing is proposed", nil, nil)
    case .clearanceRecorded(let finding, let note): return ("recorded " + finding.inWords, note, nil)
    case .appointmentChanged(let change): return (change.inWords, nil, nil)
    case .servicePassed(let service, _):
      return ("recorded that the day of service, \(service), has passed; closing is proposed", nil, nil)
    case .closed(let closing) where closing.recovered == .zero && sop.isScheduled(category):
      return ("closed it: \(sop.outcome(closing.outcome, in: category)?.title ?? closing.outcome)", closing.reason, nil)
    case .closed(let closing):
      let title = sop.outcome(closing.outcome, in: category)?.title ?? closing.outcome
      let typed = closing.typedRecovered.map { "; typed by hand: \($0.dollars)" } ?? ""
      let cause =
        closing.rootCause.map { "; root cause, for \($0.team): \(sop.rootCause($0.id)?.title ?? $0.id)" } ?? ""
      return (
        "closed it: \(title); recovered \(closing.recovered.dollars) by remittances\(typed)\(cause)", closing.reason,
        nil
      )
    case .reopened(_, let reason): return ("reopened it", reason, nil)
    case .appeal(let event):
      let exhibits = sop.workingCategory(category).appeal?.exhibits ?? []
      return event.words { id in exhibits.first { $0.id == id }?.title ?? id }
    }
  }
}

extension LaterNotice {
  /// What the payer's front end said, as a sentence without its subject.
  fileprivate var words: String {
    switch effect {
    case .accepted: "recorded that the payer’s front end took the claim in (277CA): the proof that it was filed"
    case .rejected: "recorded that the payer’s front end sent the claim back (277CA): a new claim is needed"
    case .informative: "recorded a word of the payer’s front end that decides nothing (277CA)"
    }
  }
}

extension LaterRemittance {
  /// What arrived, as a sentence without its subject.
  fileprivate var words: String {
    switch effect {
    case .paid:
      "recorded a later remittance: it paid \(paid.dollars), recovered so far \(recovered.dollars); closing is proposed"
    case .partlyPaid: "recorded a later remittance: it paid \(paid.dollars) and still denies part"
    case .duplicate: "recorded the payer’s answer that this is a duplicate (CARC 18): find its first decision"
    case .upheld: "recorded that the payer upheld its decision (CARC 193): the next level’s clock runs"
    case .deniedAgain: "recorded that the payer denied it again"
    case .leftToPatient: "recorded a later remittance: it denies nothing any more and leaves the money to the patient"
    case .reversed: "recorded that the payer reversed the earlier adjudication; its replacement is expected"
    case .superseded: "recorded an older remittance that came in late: it paid \(paid.dollars); the newer answer stands"
    case .informative: "recorded another remittance for the claim: it paid \(paid.dollars)"
    }
  }
}
