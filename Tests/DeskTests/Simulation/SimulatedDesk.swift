import Seeded
import Testing
import Trail
import X12

@testable import Desk

/// A desk that runs from a seed alone: people work a few cases in any order, payers answer, days pass.
struct SimulatedDesk {
  /// What was tried in one step, and what came of it.
  struct Step {
    var name: String
    var before: SimulatedCase
    var after: SimulatedCase
    var events: [CaseEvent]
    var actor: Account?
    var refusal: Refusal?
    var today: CalendarDate
  }

  private var dice: SeededGenerator
  private var today = day("2026-03-05")
  private(set) var cases: [SimulatedCase] = []
  private let playbook: Playbook
  private var nextClaim: Int64 = 100

  init(seed: UInt64, playbook: Playbook) throws {
    dice = SeededGenerator(seed: seed)
    self.playbook = playbook
    for number in 1...3 {
      let facts = Self.facts(
        Int64(number), outcome: dice.pick([.denial, .denial, .denial, .unprocessable, .zeroPayReview]), &dice, today)
      let (sop, opening) = try #require(try playbook.opening(for: facts, number: CaseID(Int64(number)), today: today))
      cases.append(try SimulatedCase(opening, under: sop))
    }
  }

  /// Somebody does something to one of the cases, or a payer answers.
  mutating func step() throws -> Step {
    if dice.chance(1, in: 4) { today = today.adding(days: Int.random(in: 1...12, using: &dice)) }
    let index = cases.indices.randomElement(using: &dice) ?? 0
    let before = cases[index]
    var step = Step(name: "", before: before, after: before, events: [], today: today)
    if dice.chance(1, in: 9) {
      step.events = receive(&step.after)
      try step.after.apply(step.events, by: nil)
      step.name = "receive"
    } else {
      let command = command(for: before.state)
      let actor = dice.pick(Account.everyone + [.sam, .sam, .mia, .max])
      step.actor = actor
      step.name = String(command.outline.prefix { $0 != " " })
      do throws(Refusal) {
        step.events = try before.state.decide(
          command,
          in: DecisionContext(
            actor: .person(actor), today: today, sop: before.sop, isPosted: true,
            payerTerms: PayerTerms(
              rules: playbook.payerRules, payer: "60054", lineOfBusiness: before.state.opening.lineOfBusiness)))
      } catch {
        step.refusal = error
      }
      try step.after.apply(step.events, by: actor.id)
    }
    cases[index] = step.after
    return step
  }

  private mutating func receive(_ work: inout SimulatedCase) -> [CaseEvent] {
    let outcome: Judgement.Outcome = dice.pick([.none, .none, .denial, .denial, .denial, .reversal, .unprocessable])
    nextClaim += 1
    let facts = Self.facts(nextClaim, outcome: outcome, &dice, today)
    let isSamePayer = dice.chance(3, in: 4)
    let paidBefore = work.paidLater
    if isSamePayer { work.count(paid: facts.paid) }
    return work.state.respond(
      to: facts, paidBefore: paidBefore, order: .latest, isSamePayer: isSamePayer, sop: work.sop, playbook: playbook,
      today: today)
  }

  private static func facts(
    _ id: Int64, outcome: Judgement.Outcome, _ dice: inout SeededGenerator, _ today: CalendarDate
  ) -> ClaimFacts {
    let denied: [CaseIssue] = [
      .denied("CO-197", "authorization", "500.00"), .denied("PR-27", "eligibility", "120.00"),
      .denied("CO-97", "bundling", "80.00"), .denied("CO-29", "timely_filing", "410.00"),
      .denied("OA-18", "duplicate", "410.00"), .denied("CO-193", "appeal", "300.00"),
      .denied("CO-ZZ", "invented", "24.00"),
    ]
    let issues = outcome == .denial ? (0..<Int.random(in: 1...2, using: &dice)).map { _ in dice.pick(denied) } : []
    let paid =
      switch outcome {
      case .none: dice.pick(["0.00", "75.00", "400.00", "-20.00"])
      case .denial: dice.pick(["0.00", "0.00", "60.00"])
      case .reversal: dice.pick(["-400.00", "-60.00", "0.00"])
      case .unprocessable, .zeroPayReview: "0.00"
      }
    return .sample(
      id: id, status: outcome == .reversal ? "22" : "1", outcome: outcome, paid: paid,
      lineOfBusiness: dice.pick(["commercial", "medicare", "medicaid", "tricare"]), issues: issues,
      paymentDate: dice.chance(1, in: 8) ? nil : today.adding(days: -3), service: today.adding(days: -50))
  }

  private mutating func appealCommand(for state: CaseState, _ text: Digest, _ evidence: Evidence) -> AppealCommand {
    let exhibits = ["authorization", "coverage", "record", "acceptance", "first", "answer", "proof", "zz"]
    let piece = ExhibitPiece(exhibit: dice.pick(exhibits), evidence: evidence, title: text)
    let level = dice.chance(1, in: 3) ? dice.pick(AppealLevel.allCases) : state.nextAppealLevel
    let packet = dice.chance(1, in: 8) ? 99 : state.appeal.packets.randomElement(using: &dice)?.draft.number ?? 1
    let lately = today.adding(days: Int.random(in: -1...1, using: &dice))
    if let sent = state.appeal.packets.last(where: { !$0.sendings.isEmpty }), dice.chance(1, in: 2) {
      if dice.chance(1, in: 5) { return .takeBackSending(sent.draft.number, reason: text) }
      let result = dice.pick(AppealDecision.Result.allCases)
      return .recordDecision(sent.draft.level, result, on: lately, details: text)
    }
    switch Int.random(in: 0..<14, using: &dice) {
    case 0...3: return .addExhibit(piece)
    case 4:
      let there = dice.chance(1, in: 3) ? nil : state.appeal.pieces.randomElement(using: &dice)
      return .removeExhibit(there ?? piece, reason: text)
    case 5...8: return .draft(level: level, letter: text, text: text, address: nil)
    case 9: return .approve(packet)
    case 10, 11:
      return .recordSent(PacketSending(packet: packet, channel: .fax, on: lately, reference: text))
    case 12:
      return .recordPeerToPeer(PeerToPeer(result: dice.pick(PeerToPeer.Result.allCases), on: lately, details: text))
    default:
      return .recordDecision(level, dice.pick(AppealDecision.Result.allCases), on: lately, details: text)
    }
  }

  private mutating func command(for state: CaseState) -> CaseCommand {
    let text = sealed("\(dice.next())")
    let evidence = dice.pick([Evidence.proof, .segment])
    let item = dice.chance(1, in: 9) ? "zz" : state.nextItem ?? state.checklist.first?.id ?? "none"
    let soon = today.adding(days: Int.random(in: -2...70, using: &dice))
    let odd = dice.pick(["0.00", "24.00", "80.00", "250.00", "250.01", "500.00"])
    let amount = dice.pick([dollars(odd), state.denied, state.denied + Cents(1)])
    if state.writeOff?.isApproved == false, dice.chance(1, in: 3) {
      return dice.chance(1, in: 2) ? .approveWriteOff : .declineWriteOff(reason: text)
    }
    if state.closing != nil, dice.chance(1, in: 4) { return .reopen(reason: text) }
    switch Int.random(in: 0..<34, using: &dice) {
    case 0: return .take
    case 1:
      let team = dice.pick([nil, state.team, Team("Coding"), Team("Billing"), Team("Radiology")])
      return .assign(team: team, person: dice.pick(Account.everyone.map(Optional.some) + [nil]), reason: text)
    case 2: return .note(text)
    case 3: return .touch(Touch(kind: dice.pick(Touch.Kind.allCases), details: text, promisedBy: nil))
    case 4...10: return .check(item: item, evidence: dice.chance(1, in: 6) ? nil : evidence)
    case 11: return .uncheck(item: state.checklist.first?.id ?? "none", reason: text)
    case 12: return .except(item: item, reason: text)
    case 13, 14: return .hold(until: soon, reason: text)
    case 15: return .resume(reason: nil)
    case 16, 17: return .requestWriteOff(amount, reason: text)
    case 18: return .approveWriteOff
    case 19: return .declineWriteOff(reason: text)
    case 20: return dice.chance(1, in: 2) ? .escalate(reason: text) : .addEvidence(evidence, title: text)
    case 21...23: return .reopen(reason: text)
    case 26...33: return .appeal(appealCommand(for: state, text, evidence))
    default:
      let cause = playbook.sop(named: state.opening.sop)?.rootCauses(in: state.opening.category).last?.id
      let outcomes = ["paid", "resubmitted_elsewhere", "decision_accepted", "patient_share", "explained", "zz"]
      return .close(
        outcome: dice.pick(outcomes), typedRecovered: dice.pick([nil, dollars("1.00"), dollars("-1.00")]), reason: text,
        rootCause: dice.chance(1, in: 8) ? dice.pick([nil, "zz"]) : cause)
    }
  }
}
