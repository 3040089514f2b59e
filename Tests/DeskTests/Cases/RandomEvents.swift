import Seeded
import Trail
import X12

@testable import Desk

/// Random values of everything that an event may hold; the words of every sealed text are kept.
struct RandomEvents {
  var dice: SeededGenerator
  /// The texts whose digests stand in the events made so far.
  private(set) var words: [String] = []

  init(seed: UInt64) { dice = SeededGenerator(seed: seed) }

  /// One event of each kind.
  mutating func eachKind() -> [CaseEvent] {
    [
      .opened(opening()), .taken(by: account()),
      .assigned(team: team(), person: maybe { $0.account() }, reason: maybe { $0.text() }), .noted(text: text()),
      .touched(
        Touch(kind: dice.pick(Touch.Kind.allCases), details: text(), promisedBy: maybe { $0.date() })),
      .checked(item: name(), evidence: maybe { $0.evidence() }), .unchecked(item: name(), reason: text()),
      .excepted(item: name(), reason: text(), grantedBy: account()), .held(until: date(), reason: text()),
      .resumed(reason: maybe { $0.text() }), .writeOffRequested(cents(), reason: text()),
      .writeOffApproved(cents(), by: maybe { $0.account() }), .writeOffDeclined(reason: text()),
      .escalated(to: team(), on: date(), reason: text()), .evidenceAdded(evidence(), title: text()),
      .remittanceArrived(later()),
      .noticeArrived(
        LaterNotice(
          notice: AnswerID(number()), set: SetID(number()),
          effect: dice.chance(1, in: 2) ? .accepted : .rejected, on: date(), replacedOn: maybe { $0.date() },
          claim: maybe { SentClaimID($0.number()) }, noticed: maybe { $0.date() })),
      .claimResent(
        ClaimResending(
          resubmission: ResubmissionID(number()), purpose: dice.pick(ResubmissionPurpose.allCases), on: date())),
      .resendingTakenBack(ResubmissionID(number()), reason: text()),
      .explained(
        TakebackExplanation(
          set: SetID(number()),
          source: dice.chance(1, in: 2) ? .reversal(ClaimID(number())) : .forwarded(item: Int(number()))), on: date()),
      .clearanceRecorded(finding(), note: maybe { $0.text() }), .appointmentChanged(change()),
      .servicePassed(service: date(), on: date()),
      .closed(
        Closing(
          outcome: name(), recovered: cents(), typedRecovered: maybe { $0.cents() }, reason: maybe { $0.text() },
          rootCause: maybe { Closing.RootCause(id: $0.name(), team: $0.team(), on: $0.date()) })),
      .reopened(on: date(), reason: maybe { $0.text() }),
    ] + eachKindOfAppeal().map(CaseEvent.appeal)
  }

  /// The type names of ``eachKind()``, in its order.
  static let types = [
    "opened", "taken", "assigned", "noted", "touched", "checked", "unchecked", "excepted", "held", "resumed",
    "write_off_requested", "write_off_approved", "write_off_declined", "escalated", "evidence_added",
    "remittance_arrived", "notice_arrived", "claim_resent", "resending_taken_back", "explained",
    "clearance_recorded", "appointment_changed", "service_passed", "closed", "reopened", "exhibit_added",
    "exhibit_removed", "packet_drafted", "packet_approved", "packet_sent", "packet_sending_taken_back", "peer_to_peer",
    "appeal_decided",
  ].map { "case.\($0)" }

  private mutating func maybe<Value>(_ make: (inout RandomEvents) -> Value) -> Value? {
    dice.chance(1, in: 2) ? make(&self) : nil
  }

  private mutating func some<Value>(_ make: (inout RandomEvents) -> Value) -> [Value] {
    (0..<Int.random(in: 0...3, using: &dice)).map { _ in make(&self) }
  }

  private mutating func number() -> Int64 { Int64.random(in: 0...JSON.largestInteger, using: &dice) }
  private mutating func cents() -> Cents { Cents(dice.chance(1, in: 4) ? -number() : number()) }
  private mutating func account() -> AccountID { AccountID(number()) }
  private mutating func name() -> String { dice.pick(["", "a", "find-auth", "Größe ☂", "\u{1}\"\\", "197"]) }
  private mutating func team() -> Team { Team(name()) }

  private mutating func date() -> CalendarDate {
    let days = Int32.random(in: -700_000...2_900_000, using: &dice)
    return CalendarDate(days: days) ?? .epoch
  }

  private mutating func text() -> Digest {
    let words = "Mrs. Quimby said \(dice.next()) to Ramona"
    self.words.append(words)
    return sealed(words)
  }

  private mutating func range() -> ByteRange {
    let start = Int.random(in: 0...1_000_000, using: &dice)
    return ByteRange(start: start, end: start + Int.random(in: 0...200, using: &dice))
  }

  private mutating func evidence() -> Evidence {
    dice.chance(1, in: 2) ? .file(text()) : .segment(document: text(), range: range())
  }

  private mutating func issue() -> CaseIssue {
    CaseIssue(
      claim: maybe { ClaimID($0.number()) }, line: maybe { Int($0.number()) }, group: name(), reason: name(),
      category: name(), amount: cents(), isFull: dice.chance(1, in: 2),
      citation: maybe { Citation(segment: $0.range(), element: 3) })
  }

  private mutating func eachKindOfAppeal() -> [AppealEvent] {
    [
      .exhibitAdded(piece()), .exhibitRemoved(piece(), reason: text()),
      .packetDrafted(
        PacketDraft(
          number: Int(number()), level: dice.pick(AppealLevel.allCases), letter: text(), text: text(),
          address: maybe { $0.text() }, pieces: some { $0.piece() }, denied: cents(),
          needsSecondLook: dice.chance(1, in: 2), on: date())),
      .packetApproved(Int(number()), by: account()),
      .packetSent(
        PacketSending(
          packet: Int(number()), channel: dice.pick(PacketSending.Channel.allCases), on: date(), reference: text())),
      .sendingTakenBack(Int(number()), reason: text()),
      .peerToPeerRecorded(PeerToPeer(result: dice.pick(PeerToPeer.Result.allCases), on: date(), details: text())),
      .decided(
        AppealDecision(
          level: dice.pick(AppealLevel.allCases), result: dice.pick(AppealDecision.Result.allCases), on: date(),
          details: text(), clocks: some { $0.clock() })),
    ]
  }

  private mutating func piece() -> ExhibitPiece {
    ExhibitPiece(exhibit: name(), evidence: evidence(), title: maybe { $0.text() })
  }

  private mutating func clock() -> ExternalClock {
    ExternalClock(
      kind: dice.pick(ClockKind.allCases), anchor: date(),
      anchorSource: dice.pick([.paymentDate, .productionDate, .serviceDate, .schedule]), due: date(), workBy: date(),
      rule: name(), isConfirmed: dice.chance(1, in: 2))
  }

  private mutating func later() -> LaterRemittance {
    LaterRemittance(
      claim: ClaimID(number()), set: SetID(number()),
      effect: dice.pick([.paid, .partlyPaid, .duplicate, .upheld, .deniedAgain, .reversed, .informative]),
      paid: cents(), recovered: cents(), issues: some { $0.issue() }, clocks: some { $0.clock() }, on: date(),
      billingBars: some { $0.name() })
  }

  private mutating func finding() -> ClearanceFinding {
    let element = dice.pick(ClearanceElement.allCases)
    let approval = ClearanceFinding.Approval(
      number: text(), from: date(), through: date(), units: Int(number()))
    let status = dice.pick(element.statuses)
    do throws(Refusal) {
      return try ClearanceFinding(element, status, approval: status == "approved" ? approval : nil)
    } catch { preconditionFailure("\(error)") }
  }

  private mutating func visit() -> Visit {
    Visit(
      row: AppointmentRowID(number()), on: date(), at: maybe { TimeOfDay(minutes: Int($0.number() % 1440)) } ?? nil,
      urgency: dice.pick(Urgency.allCases), isCancelled: dice.chance(1, in: 2))
  }

  private mutating func change() -> AppointmentChange {
    AppointmentChange(
      what: dice.pick([.moved, .cancelled, .reinstated, .changed]), visit: visit(), payer: PayerID(number()),
      reopens: some { $0.dice.pick(ClearanceElement.allCases) }, clocks: some { $0.clock() }, attentionOn: date())
  }

  private mutating func opening() -> CaseOpening {
    let set = SetID(number())
    let visit = dice.chance(1, in: 3) ? visit() : nil
    let subjects: [CaseSubject] = [
      .claim(ClaimID(number())), .remittance(set), .takeback(set, item: Int(number())),
      .notice(AnswerID(number())), .acknowledgement(set),
    ]
    let subject = visit == nil ? dice.pick(subjects) : .appointment(AppointmentID(number()))
    return CaseOpening(
      number: CaseID(number()), sop: name(), subject: subject, set: visit == nil ? set : nil,
      payer: PayerID(number()), lineOfBusiness: name(), category: name(), group: name(), reason: name(),
      issues: some { $0.issue() }, rootCauseTeam: name(), team: team(), clocks: some { $0.clock() },
      checklist: some { $0.name() }, minutes: Int(number()),
      estimate: maybe {
        NetEstimate(expected: $0.cents(), claims: Int($0.number()), paid: $0.cents(), charged: $0.cents())
      }, openedOn: date(), attentionOn: date(), isBelowFloor: dice.chance(1, in: 2),
      billingBars: some { $0.name() }, visit: visit)
  }
}
