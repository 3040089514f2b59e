import Testing
import X12

@testable import Desk

@Suite struct LaterRemittanceTests {
  private let april = day("2026-04-06")

  private func answer(
    _ outcome: Judgement.Outcome, paid: String = "0.00", issues: [CaseIssue] = [], id: Int64 = 2,
    paymentDate: CalendarDate? = day("2026-04-06")
  ) -> ClaimFacts {
    .sample(id: id, status: "1", outcome: outcome, paid: paid, issues: issues, paymentDate: paymentDate)
  }

  private func work(_ facts: ClaimFacts = .sample()) throws -> WorkedCase {
    var work = try WorkedCase(facts)
    work.today = day("2026-04-07")
    return work
  }

  private func effect(_ facts: ClaimFacts, isSamePayer: Bool = true) throws -> LaterRemittance.Effect? {
    var work = try work()
    work.receive(facts, isSamePayer: isSamePayer)
    return work.state.later.last?.effect
  }

  @Test func `Money and nothing denied proposes to close, and closes nothing`() throws {
    var work = try work()
    try work.perform(.hold(until: day("2026-05-01"), reason: sealed("wait")))
    work.receive(answer(.none, paid: "400.00"))
    #expect(work.state.later.map(\.effect) == [.paid])
    #expect(work.state.recovered == dollars("400.00"))
    #expect(work.state.proposal?.paid == dollars("400.00"))
    #expect(work.state.closing == nil)
    #expect(work.state.hold == nil)
    #expect(work.state.issues.map(\.reason) == ["197"])
    #expect(work.state.attentionOn == day("2026-04-04"))
  }

  @Test func `Money beside a denial leaves what is denied now, with its own deadlines`() throws {
    var work = try work()
    work.receive(
      answer(.denial, paid: "300.00", issues: [.denied("CO-97", "bundling", "200.00", isFull: false)]))
    #expect(work.state.later.map(\.effect) == [.partlyPaid])
    #expect(work.state.denied == dollars("200.00"))
    #expect((work.state.estimate?.expected ?? .zero) <= dollars("200.00"))
    #expect(work.state.clocks.map(\.anchor) == [april, april])
    #expect(work.state.proposal == nil)
  }

  @Test(arguments: ["OA-18", "CO-B13"]) func `A duplicate moves neither the money in question nor a deadline`(
    code: String
  ) throws {
    var work = try work()
    let clocks = work.state.clocks
    work.receive(answer(.denial, issues: [.denied(code, "duplicate", "500.00")]))
    #expect(work.state.later.map(\.effect) == [.duplicate])
    #expect(work.state.clocks == clocks)
    #expect(work.state.issues.map(\.reason) == ["197"])
  }

  @Test func `A duplicate beside another reason is a denial`() throws {
    let issues = [CaseIssue.denied("OA-18", "duplicate", "100.00"), .denied("CO-197", "authorization", "400.00")]
    #expect(try effect(answer(.denial, issues: issues)) == .deniedAgain)
  }

  @Test func `Upheld, the next level's deadline counts from the answer`() throws {
    var work = try work()
    work.receive(answer(.denial, issues: [.denied("CO-193", "appeal", "500.00")]))
    #expect(work.state.later.map(\.effect) == [.upheld])
    #expect(work.state.clocks.map(\.kind) == [.secondAppeal])
    #expect(work.state.clocks.map(\.due) == [day("2026-06-05")])
    #expect(work.state.issues.map(\.reason) == ["197"])
  }

  @Test func `Upheld after a zero payment, the next level's deadline counts too`() throws {
    var work = try work(.sample(status: "1", outcome: .zeroPayReview, issues: []))
    work.receive(answer(.denial, issues: [.denied("CO-193", "appeal", "500.00")]))
    #expect(work.state.clocks.map(\.kind) == [.secondAppeal])
  }

  @Test func `Denied again, the new reasons and deadlines take the place of the old`() throws {
    var work = try work()
    work.receive(answer(.denial, issues: [.denied("CO-29", "timely_filing", "450.00")]))
    #expect(work.state.later.map(\.effect) == [.deniedAgain])
    #expect(work.state.issues.map(\.reason) == ["29"])
    #expect(work.state.denied == dollars("450.00"))
    #expect(work.state.clocks.map(\.kind) == [.appeal, .correctedClaim])
    #expect(work.state.clocks.map(\.anchor) == [april, april])
  }

  @Test func `An answer without a date takes no deadline away`() throws {
    var work = try work()
    let clocks = work.state.clocks
    work.receive(answer(.denial, issues: [.denied("CO-197", "authorization", "500.00")], paymentDate: nil))
    #expect(work.state.clocks == clocks)
  }

  @Test func `An unprocessable answer gives no right to appeal`() throws {
    var work = try work()
    work.receive(answer(.unprocessable))
    #expect(work.state.later.map(\.effect) == [.deniedAgain])
    #expect(!work.state.clocks.contains { $0.kind == .appeal && $0.anchor == april })
  }

  @Test(arguments: [Judgement.Outcome.unprocessable, .zeroPayReview])
  func `An answer that names no denied amount leaves the money in question`(outcome: Judgement.Outcome) throws {
    var work = try work()
    work.receive(answer(outcome))
    #expect(work.state.denied == dollars("500.00"))
  }

  @Test
  func `A denial that the payer takes back to leave the money to the patient is told, and a person may confirm it`()
    throws
  {
    var work = try work()
    let facts = {
      var facts = answer(.none, paid: "0.00")
      facts.patientResponsibility = dollars("120.00")
      return facts
    }()
    try work.finishChecklist()
    let close = CaseCommand.close(
      outcome: "patient_share", typedRecovered: nil, reason: nil, rootCause: "payer-erred")
    #expect(
      work.refusal(close)?.reason.contains("CO") == true)
    work.receive(facts)
    #expect(work.state.later.map(\.effect) == [.leftToPatient])
    #expect(work.state.attentionOn <= day("2026-04-07"))
    #expect(work.state.proposal == nil)
    #expect(work.refusal(close) == nil)
  }

  @Test func `Recovered is what the payer's remittances paid, reversal included`() throws {
    var work = try work()
    work.receive(answer(.none, paid: "300.00"))
    work.receive(answer(.reversal, paid: "-300.00", id: 3), paidBefore: "300.00")
    #expect(work.state.later.map(\.effect) == [.paid, .reversed])
    #expect(work.state.recovered == .zero)
    #expect(work.state.proposal == nil)
    #expect(work.state.closing == nil)
    work.receive(answer(.none, paid: "420.00", id: 4), paidBefore: "0.00")
    #expect(work.state.recovered == dollars("420.00"))
    #expect(work.state.proposal?.set == SetID(4))
    #expect(work.state.later.reduce(Cents(0)) { $0 + $1.paid } == work.state.recovered)
  }

  @Test func `Money that a payer takes back without a reversal is not recovered`() throws {
    var work = try work()
    work.receive(answer(.none, paid: "300.00"))
    work.receive(answer(.none, paid: "-300.00", id: 3), paidBefore: "300.00")
    #expect(work.state.recovered == .zero)
  }

  @Test func `Another payer's answer informs and changes nothing`() throws {
    var work = try work()
    work.receive(answer(.none, paid: "300.00"))
    try work.perform(.hold(until: day("2026-05-01"), reason: sealed("wait")))
    let before = work.state
    work.receive(
      answer(.denial, paid: "80.00", issues: [.denied("CO-193", "appeal", "9.00")], id: 3), isSamePayer: false)
    #expect(work.state.later.map(\.effect) == [.paid, .informative])
    #expect(work.state.recovered == dollars("300.00"))
    #expect(work.state.proposal?.set == SetID(2))
    #expect(work.state.hold == before.hold)
    #expect(work.state.clocks == before.clocks)
    #expect(work.state.issues == before.issues)
    #expect(work.state.attentionOn == before.attentionOn)
  }

  @Test func `An answer that pays nothing and denies nothing informs`() throws {
    #expect(try effect(answer(.none)) == .informative)
  }

  @Test func `A case comes to the front on the day of an answer`() throws {
    var work = try work(.sample(paymentDate: day("2026-03-30")))
    work.today = day("2026-03-20")
    work.receive(answer(.none, paid: "300.00"))
    #expect(work.state.attentionOn == day("2026-03-20"))
  }

  @Test(arguments: ["193", "29"]) func `Denied again or upheld, a closed case is open again`(reason: String) throws {
    var work = try work()
    try work.finish()
    let events = work.receive(answer(.denial, issues: [.denied("CO-\(reason)", "appeal", "500.00")]))
    #expect(events.first == .reopened(on: day("2026-04-07"), reason: nil))
    #expect(events.count == 2)
    #expect(work.state.closing == nil)
    #expect(work.state.attentionOn == day("2026-04-07"))
  }

  @Test func `Another payer's denial opens no closed case`() throws {
    var work = try work()
    try work.finish()
    work.receive(answer(.denial, issues: [.denied("CO-29", "timely_filing", "500.00")]), isSamePayer: false)
    #expect(work.state.closing != nil)
  }

  @Test func `Money that comes or goes after the end opens a case again; what moves none does not`() throws {
    for (facts, isOpen) in [
      (answer(.none, paid: "10.00"), true), (answer(.reversal, paid: "-10.00"), true),
      (answer(.denial, paid: "5.00", issues: [.denied("CO-97", "bundling", "1.00")]), true),
      (answer(.none, paid: "0.00"), false),
      (answer(.denial, issues: [.denied("OA-18", "duplicate", "500.00")]), false),
    ] {
      var work = try work()
      try work.finish()
      work.receive(facts)
      #expect((work.state.closing == nil) == isOpen, "\(facts.outcome)")
    }
  }

  @Test func `An unprocessable claim that is refused again keeps its filing limit and gets no appeal`() throws {
    var work = try WorkedCase(.sample(outcome: .unprocessable, issues: [.denied("CO-16", "missing_info", "500.00")]))
    let clocks = work.state.clocks
    work.receive(answer(.denial, issues: [.denied("CO-193", "appeal", "500.00")]))
    #expect(work.state.clocks == clocks && !clocks.isEmpty)
  }
}
