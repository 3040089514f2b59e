@testable import Desk
@testable import PorticoWeb
import X12

extension Sample {
  private static let service = date("2026-10-18")...date("2026-10-19")

  func familyRows() -> [FamilyRow] {
    [1, 2].map { number in
      FamilyRow(
        id: FamilyID(Int64(number)), patient: patient(number: number), payerName: text("TIDEWICK MEDICARE"),
        sentOn: number == 1 ? Sample.date("2026-10-26") : nil, frequency: code("1", "Original"),
        charge: figure(22_775, "CLM02 charge"), answers: number)
    }
  }

  private func side(paid: Int64?) -> FamilyView.LineView.Side {
    FamilyView.LineView.Side(
      procedure: text("99203"), modifiers: [text("25")], revenueCode: text("0450"), units: text("1"),
      day: Sample.date("2026-10-18"), charge: figure(paid == nil ? 22_775 : 20_000, "line charge"),
      paid: paid.map { figure($0, "SVC03 paid") })
  }

  private func detail(_ title: String, _ value: String, line: Int? = nil) -> FamilyView.Detail {
    FamilyView.Detail(
      title: text(title), value: text(value), line: line, path: "/documents/\(Sample.document)/bytes/1-9")
  }

  private func sent(_ id: Int64, isJoined: Bool) -> FamilyView.SentView {
    FamilyView.SentView(
      id: SentClaimID(id), document: Sample.document, documentName: text("837P.edi"),
      sentOn: isJoined ? nil : Sample.date("2026-10-26"),
      frequency: code(isJoined ? "7" : "1", isJoined ? nil : "Original"),
      turn: .primary, payerName: text("TIDEWICK MEDICARE"), providerName: text("NORTHMERE GENERAL"),
      charge: figure(22_775, "CLM02 charge"), service: Sample.service,
      codes: [detail("Principal diagnosis", "J029")],
      details: [detail("Authorization", "A7781"), detail("Note", "", line: 1)],
      coverages: [
        FamilyView.Coverage(
          payerName: text("SECOND PLAN"), sequence: text("S"), paid: Cents(1_000), decided: Sample.date("2026-11-02"),
          path: "/documents/\(Sample.document)/bytes/9-19")
      ], segments: [], isJoined: isJoined)
  }

  /// A family with everything, or one of which nothing is known but that it was sent.
  func family(isFresh: Bool = false) -> FamilyView {
    let adjustment = ClaimView.AdjustmentView(
      group: code("CO", "Contractual"), reason: code("197", "No authorization"), isDenial: true, amount: figure(22_775),
      quantity: nil)
    let path = "/cases/1042"
    return FamilyView(
      id: FamilyID(1), patient: patient(), payerName: text("TIDEWICK MEDICARE"),
      axes: FamilyView.Axis.Kind.allCases.map { kind in
        isFresh
          ? FamilyView.Axis(kind, text("No word yet"), .waiting)
          : FamilyView.Axis(
            kind, text("Denied"), kind == .patient ? .none : .bad, on: Sample.date("2026-11-16"), figure: figure(0),
            path: path)
      }, sent: isFresh ? [sent(1, isJoined: false)] : [sent(1, isJoined: false), sent(2, isJoined: true)],
      answers: isFresh
        ? []
        : AnswerKind.allCases.map { kind in
          FamilyView.AnswerView(
            id: AnswerID(7), kind: kind, sent: SentClaimID(1), payerName: text("TIDEWICK"), words: text("A7:562:85"),
            on: Sample.date("2026-11-16"), charge: figure(22_775), paid: kind == .notice ? nil : figure(0),
            isRejection: kind == .notice, matchedBy: text("by rule"))
        },
      lines: isFresh
        ? []
        : [
          FamilyView.LineView(sent: nil, answered: nil, adjustments: [adjustment], remarks: []),
          FamilyView.LineView(
            sent: side(paid: nil), answered: side(paid: 0), adjustments: [adjustment],
            remarks: [code("N130", "See the plan")]),
          FamilyView.LineView(sent: side(paid: nil), answered: nil, adjustments: [], remarks: []),
          FamilyView.LineView(sent: nil, answered: side(paid: 1_000), adjustments: [], remarks: []),
        ], cases: isFresh ? [] : [CaseID(1042)],
      resubmissions: isFresh ? [] : [(id: ResubmissionID(3), purpose: .replacement, state: .drafted)],
      history: [
        FamilyView.Entry(.sent, on: nil, text("Original sent"), figures: [figure(22_775)], path: "#sent-1"),
        FamilyView.Entry(.matched, on: Sample.date("2026-11-16"), text("Matched")),
      ])
  }

  private func matchRow(_ state: MatchState) -> MatchRow {
    MatchRow(
      answer: AnswerID(7), kind: state == .missing ? .notice : .remittance, state: state, payerName: text("TIDEWICK"),
      patient: patient(), charge: state == .missing ? nil : figure(22_775), on: nil, candidates: 2)
  }

  func matchQueue(isEmpty: Bool = false) -> MatchQueueView {
    MatchQueueView(
      counts: MatchState.allCases.map { (state: $0, count: isEmpty ? 0 : 2) },
      state: .proposed, rows: isEmpty ? [] : MatchState.allCases.map(matchRow), page: 1, pageCount: 3)
  }

  func match(_ state: MatchState) -> MatchView {
    let traits = ClaimTraits(
      controlNumber: "A1", charge: Cents(100), payer: "P", turn: .primary, frequency: "1", payerClaimNumber: "",
      patient: ClaimTraits.Patient(last: "DOE", first: "JANE", member: "W1"), service: nil)
    var other = traits
    other.charge = Cents(200)
    let candidate = MatchView.Candidate(
      id: SentClaimID(1), family: FamilyID(1), patient: patient(), payerName: text("TIDEWICK"),
      sentOn: Sample.date("2026-10-26"), charge: figure(22_775), service: Sample.service,
      comparison: TraitComparison(sent: traits, answered: other))
    let isMatched = state == .matched
    return MatchView(
      row: matchRow(state), version: 2, matched: isMatched ? candidate : nil, matchedBy: text("by rule"),
      candidates: state == .missing ? [] : [candidate],
      history: state == .missing
        ? []
        : [
          MatchView.Entry(
            at: Instant(milliseconds: 5), actor: text("Dana"), words: text("took the match back"),
            reason: text("Another visit."))
        ])
  }

  func resubmissionForm(_ purpose: ResubmissionPurpose) -> ResubmissionForm {
    let fields = [
      ("c-4-2-1", "Line 1", "Charge", "227.75"), ("c-4-1-2", "Line 1", "Procedure", "99203"),
      ("l1-1-3-1", "Insured and payer", "Last name", "DOE"),
    ]
    .map { id, group, title, value in
      EditableField(
        id: id, group: text(group), title: text(title), value: text(value), place: .claim(piece: 4), element: 2,
        component: 1)
    }
    return ResubmissionForm(
      sent: SentClaimID(1), family: FamilyID(1), patient: patient(), payerName: text("TIDEWICK"), purpose: purpose,
      charge: figure(22_775), fields: fields, payerClaimNumbers: purpose == .void ? [] : [text("HD812187804")],
      authorization: text("A7781"), warnings: purpose == .new ? [text("The payer knows this claim.")] : [])
  }

  func resubmission(_ state: Resubmission.State) -> ResubmissionView {
    var resubmission = Resubmission(
      ResubmissionEvent.Draft(
        id: ResubmissionID(3), sent: SentClaimID(1), purpose: .replacement, file: Sample.document,
        drafter: AccountID(2),
        control: 900_000_003))
    resubmission.state = state
    if state == .sent { resubmission.sentOn = Sample.date("2026-11-22") }
    return ResubmissionView(
      resubmission: resubmission, family: FamilyID(1), patient: patient(), payerName: text("TIDEWICK"),
      drafterName: text("Dana"), releaserName: state == .drafted ? nil : text("Kim"),
      draftedAt: Instant(milliseconds: 5),
      changes: state == .withdrawn
        ? []
        : [
          ResubmissionView.Change(before: text("CLM*A*100"), after: text("CLM*A*120"), title: text("Claim")),
          ResubmissionView.Change(before: nil, after: text("REF*F8*HD"), title: text("Reference")),
          ResubmissionView.Change(before: text("NTE*ADD*X"), after: nil, title: text("Note")),
        ], unchanged: 18)
  }

  /// The pages of claims that were sent, in every state that matters.
  var familyPages: [(name: String, bytes: [UInt8])] {
    [
      ("families", FamilyListPage(rows: familyRows(), openMatches: 4, pageCount: 3, context: context()).render()),
      ("families-empty", FamilyListPage(rows: [], openMatches: 0, context: context()).render()),
      (
        "families-not-found", FamilyListPage(rows: [], account: text("X1"), openMatches: 0, context: context()).render()
      ),
      ("family", FamilyPage(view: family(), context: context()).render()),
      ("family-fresh", FamilyPage(view: family(isFresh: true), context: context()).render()),
      (
        "family-auditor",
        FamilyPage(view: Sample(taint: taint, isMasked: true).family(), context: context(.auditor)).render()
      ),
      ("matches", MatchQueuePage(view: matchQueue(), context: context()).render()),
      ("matches-empty", MatchQueuePage(view: matchQueue(isEmpty: true), context: context()).render()),
    ]
      + MatchState.allCases.map { ("match-\($0)", MatchPage(view: match($0), context: context()).render()) }
      + ResubmissionPurpose.allCases.map {
        ("resubmit-\($0)", ResubmissionFormPage(view: resubmissionForm($0), context: context()).render())
      }
      + Resubmission.State.allCases.map {
        ("resubmission-\($0)", ResubmissionPage(view: resubmission($0), context: context()).render())
      }
  }
}
