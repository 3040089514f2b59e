@testable import Desk
@testable import PorticoWeb
import Trail
import X12

extension Sample {
  var sop: SOP {
    SOP(
      name: "denials", title: text("Denied claims"), digest: Sample.document, opens: [],
      primaryReason: [.largestAmount, .firstInFile],
      frontDays: 7, maxAgeDays: 30, dollarFloor: Cents(2500), payerFloors: [text("60054"): Cents(5000)],
      holdBufferDays: 3,
      writeOffLimit: Cents(25_000), escalatesTo: Team(text("Denials Lead")),
      outcomes: [
        SOP.Outcome(
          id: "paid", title: text("Paid by the payer"), needs: [.payment], billsPatient: false, skipsChecklist: false),
        SOP.Outcome(
          id: "decision_accepted", title: text("The payer’s decision stands; written off"), needs: [.writeOff],
          billsPatient: false, skipsChecklist: false),
        SOP.Outcome(
          id: "patient_share", title: text("The patient’s share, confirmed by a person"), needs: [.evidence],
          billsPatient: true, skipsChecklist: false),
      ],
      categories: [category])
  }

  private var category: SOP.Category {
    SOP.Category(
      id: "authorization", title: text("Authorisation"), team: Team(text("Prior Auth")), minutes: 35,
      clocks: [.appeal, .correctedClaim],
      guidance: text(
        "The payer found no authorisation, or one that does not fit. Most are won when "
          + "the authorisation exists and was not on the claim, or when the service was urgent."
      ),
      checklist: [
        SOP.Item(
          id: "find-auth",
          text: text("Look for the authorisation: record, payer portal, fax log; note number, units and dates"),
          needsEvidence: true, when: nil),
        SOP.Item(
          id: "compare-auth",
          text: text("Compare the authorisation with what was billed: code, provider, place, dates, units"),
          needsEvidence: false, when: nil),
        SOP.Item(
          id: "retro-auth", text: text("If there is none, ask whether the payer gives one after the fact, and by when"),
          needsEvidence: false, when: nil),
        SOP.Item(
          id: "send-remedy",
          text: text("Send the corrected claim with the number, or the appeal with the clinical record"),
          needsEvidence: true, when: nil),
      ],
      outcomes: [],
      rootCauses: [
        SOP.RootCause(id: "auth-not-requested", title: text("Nobody asked for it"), team: Team(text("Prior Auth"))),
        SOP.RootCause(id: "payer-erred", title: text("The payer decided wrongly"), team: Team(text("Contracting"))),
      ])
  }

  func clock(_ kind: ClockKind, in days: Int, isConfirmed: Bool) -> ExternalClock {
    ExternalClock(
      kind: kind, anchor: Sample.date("2026-10-30"), anchorSource: .paymentDate,
      due: Sample.today.adding(days: days + 1),
      workBy: Sample.today.adding(days: days), rule: text("*/commercial/\(kind.rawValue)@2000-01-01"),
      isConfirmed: isConfirmed)
  }

  func issue(_ cents: Int64, line: Int?) -> CaseView.IssueView {
    CaseView.IssueView(
      issue: CaseIssue(
        claim: ClaimID(88), line: line, group: text("CO"), reason: text("197"), category: "authorization",
        amount: Cents(cents), isFull: line != nil, citation: nil),
      amount: figure(cents, "CAS03 denied", at: 4400 + (line ?? 0) * 90),
      groupMeaning: code("CO", "Contractual obligation: the contract or a rule puts the amount on the provider"),
      reasonMeaning: code(
        "197", "Precertification, authorisation or notification absent",
        next: "Look for the authorisation; corrected claim (7) with the number, or appeal",
        prevention: "Check authorisation by CPT and payer at scheduling"),
      remarks: [code("N386", "The decision rests on a national or local coverage policy"), code("M999", nil)],
      procedure: text("99285"))
  }

  enum Stage { case fresh, worked, held, proposed, closed, review }

  func caseView(_ stage: Stage = .worked) -> CaseView {
    let opening = CaseOpening(
      number: CaseID(1042), sop: "denials", subject: .claim(ClaimID(88)), set: SetID(12), payer: PayerID(4),
      lineOfBusiness: "commercial",
      category: "authorization", group: "CO", reason: "197", issues: [issue(428_168, line: 1).issue],
      rootCauseTeam: text("PriorAuth"),
      team: Team(text("Prior Auth")),
      clocks: [clock(.appeal, in: 3, isConfirmed: false), clock(.correctedClaim, in: 41, isConfirmed: true)],
      checklist: category.checklist.map(\.id), minutes: 35, estimate: nil, openedOn: Sample.date("2026-11-13"),
      attentionOn: Sample.today, isBelowFloor: false)
    var state = CaseState(opening, sop: Sample.document, at: Instant(milliseconds: 5))
    state.version = 7
    state.person = stage == .fresh ? nil : AccountID(1)
    if stage == .held { state.hold = CaseState.Hold(until: Sample.date("2026-11-24"), reason: Sample.document) }
    if stage == .review {
      state.writeOff = CaseState.WriteOff(
        amount: Cents(428_168), reason: Sample.document, requestedBy: AccountID(1), isApproved: false)
    }
    let paying = LaterRemittance(
      claim: ClaimID(89), set: SetID(13), effect: .paid, paid: Cents(391_200), recovered: Cents(391_200), issues: [],
      clocks: [], on: Sample.date("2026-11-18"))
    if stage == .proposed || stage == .closed { state.later = [paying] }
    if stage == .closed {
      state.closing = Closing(
        outcome: "paid", recovered: Cents(391_200), typedRecovered: Cents(1_500), reason: nil,
        rootCause: Closing.RootCause(id: "auth-not-requested", team: Team(text("Prior Auth")), on: Sample.today))
    }
    let evidence = Evidence.file(Sample.document)
    let isWorked = stage != .fresh
    let checklist = category.checklist.enumerated().map { index, item in
      CaseView.ChecklistView(
        item: item,
        status: !isWorked || index > 1
          ? .open : index == 0 ? .done(evidence) : .excepted(reason: Sample.document, grantedBy: AccountID(2)),
        exceptionReason: index == 1 ? text("Payer portal is down; confirmed by phone") : nil,
        exceptionBy: index == 1 ? text("Priya Raghunathan-Castellanos") : nil)
    }
    let paid = stage == .proposed || stage == .closed
    return CaseView(
      state: state, sop: sop, category: category, today: Sample.today,
      payerName: text("BLUE CROSS BLUE SHIELD OF NORTH CAROLINA"), patient: patient(),
      claim: ClaimID(88), set: SetID(12), document: Sample.document, documentName: text("835_BCBSNC_20261030_0001.edi"),
      ownerName: text("Dana Whitfield"),
      denied: figure(430_668, "CAS03 denied", sum: true), charge: figure(612_050),
      paid: figure(0, "CLP04 paid", at: 4220),
      recovered: paid ? figure(391_200, "CLP04 paid", at: 900) : nil,
      issues: [issue(428_168, line: 1), issue(2_500, line: nil)],
      timeline: isWorked ? timeline(evidence) : Array(timeline(evidence).prefix(1)), checklist: checklist,
      files: isWorked
        ? [
          CaseView.FileView(evidence: evidence, title: text("Authorisation letter A-2026-118820, faxed 2026-09-30")),
          CaseView.FileView(
            evidence: .segment(document: Sample.document, range: ByteRange(start: 4210, end: 4290)),
            title: text("CLP segment")),
        ] : [],
      outcomes: outcomes(paid: paid),
      row: row(1042, due: 3, owner: isWorked ? "Dana Whitfield" : nil, isMine: isWorked),
      people: [account(1, "Dana Whitfield"), account(2, "Priya Raghunathan-Castellanos", .manager)],
      family: family(paid: paid))
  }

  private func outcomes(paid: Bool) -> [CaseView.OutcomeView] {
    let missing = [
      paid ? [] : ["no later remittance has paid yet"], ["a write-off must be asked for and approved"],
      ["the payer’s group is CO, not PR: this money is never the patient’s"],
    ]
    return zip(sop.outcomes, missing).map { CaseView.OutcomeView(outcome: $0, missing: $1.map(text)) }
  }

  private func family(paid: Bool) -> [CaseView.FamilyMember] {
    let first = CaseView.FamilyMember(
      claim: ClaimID(88), set: SetID(12), payer: text("BLUE CROSS BLUE SHIELD OF NORTH CAROLINA"),
      status: code("4", "Denied"), paymentDate: Sample.date("2026-10-30"), charge: figure(612_050), paid: figure(0))
    let second = CaseView.FamilyMember(
      claim: ClaimID(89), set: SetID(13), payer: text("BLUE CROSS BLUE SHIELD OF NORTH CAROLINA"),
      status: code("1", "Processed as the primary payer"), paymentDate: Sample.date("2026-11-18"),
      charge: figure(612_050), paid: figure(391_200, "CLP04 paid", at: 900))
    return paid ? [first, second] : [first]
  }

  private func timeline(_ evidence: Evidence) -> [CaseView.TimelineEntry] {
    [
      entry(1, "SOP denials", "opened the case: denied", amounts: [figure(428_168)]),
      entry(2, "Dana Whitfield", "took the case"),
      entry(
        3, "Dana Whitfield", "logged a payer call",
        text:
          "Rep. Alicia, ref 2026-88120. No authorisation in their file for DOS 09/28. "
          + "She sees a faxed request of 09/30 that was never indexed and promises a call back by Friday."
      ),
      entry(4, "Dana Whitfield", "checked “Look for the authorisation”", evidence: evidence),
      entry(
        5, "Priya Raghunathan-Castellanos", "granted an exception for “Compare the authorisation”",
        text: "Payer portal is down; confirmed by phone"),
    ]
  }

  private func entry(
    _ version: Int, _ actor: String, _ what: String, text words: String? = nil, evidence: Evidence? = nil,
    amounts: [Figure] = []
  ) -> CaseView.TimelineEntry {
    CaseView.TimelineEntry(
      at: Instant(milliseconds: Int64(version * 7)), version: version, actor: text(actor), what: text(what),
      text: words.map(text), evidence: evidence, amounts: amounts)
  }

  func casePage(_ stage: Stage = .worked, _ role: Role = .specialist, refused: Refusal? = nil) -> CasePage {
    let context = context(role)
    return CasePage(
      view: caseView(stage),
      refused: refused.map { RefusalNotice(refusal: $0, written: [text("A note")], context: context) },
      context: context)
  }
}
