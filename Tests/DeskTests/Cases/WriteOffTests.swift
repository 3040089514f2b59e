import Desk
import Testing

@Suite struct WriteOffTests {
  private let reason = sealed("reason")

  @Test func `Up to the limit a write-off needs no second person`() throws {
    var work = try WorkedCase()
    let events = try work.perform(.requestWriteOff(dollars("250.00"), reason: reason))
    #expect(
      events == [
        .writeOffRequested(dollars("250.00"), reason: reason), .writeOffApproved(dollars("250.00"), by: nil),
      ])
    #expect(work.state.writeOff?.isApproved == true)
    #expect(work.state.writeOff?.requestedBy == Account.sam.id)
  }

  @Test func `Above the limit another manager approves`() throws {
    var work = try WorkedCase()
    try work.perform(.requestWriteOff(dollars("250.01"), reason: reason), by: .mia)
    #expect(work.state.writeOff?.isApproved == false)
    #expect(
      work.refusal(.approveWriteOff, by: .sam)
        == Refusal(.notPermitted, "Only a manager may approve a write-off."))
    #expect(
      work.refusal(.approveWriteOff, by: .mia)
        == Refusal(.notPermitted, "Nobody approves a write-off that they asked for; another manager must."))
    let events = try work.perform(.approveWriteOff, by: .max)
    #expect(events == [.writeOffApproved(dollars("250.01"), by: Account.max.id)])
    #expect(work.state.writeOff?.isApproved == true)
  }

  @Test func `A manager declines, and another may be asked for`() throws {
    var work = try WorkedCase()
    try work.perform(.requestWriteOff(dollars("400.00"), reason: reason))
    #expect(
      work.refusal(.declineWriteOff(reason: reason), by: .sue)
        == Refusal(.notPermitted, "Only a manager may approve a write-off."))
    #expect(try work.perform(.declineWriteOff(reason: reason), by: .max) == [.writeOffDeclined(reason: reason)])
    #expect(work.state.writeOff == nil)
    try work.perform(.requestWriteOff(dollars("300.00"), reason: reason))
    #expect(work.state.writeOff?.amount == dollars("300.00"))
  }

  @Test func `Nothing is approved or declined that nobody asked for, or twice`() throws {
    var work = try WorkedCase()
    let nothing = Refusal(.illegalMove, "No write-off is asked for.")
    #expect(work.refusal(.approveWriteOff, by: .mia) == nothing)
    #expect(work.refusal(.declineWriteOff(reason: reason), by: .mia) == nothing)
    try work.perform(.requestWriteOff(dollars("10.00"), reason: reason))
    let already = Refusal(.illegalMove, "The write-off is approved already.")
    #expect(work.refusal(.approveWriteOff, by: .mia) == already)
    #expect(work.refusal(.declineWriteOff(reason: reason), by: .mia) == already)
  }

  @Test func `A write-off is more than nothing and no more than the amount in question`() throws {
    var work = try WorkedCase()
    let nothing = Refusal(.invalid, "A write-off is more than nothing.")
    #expect(work.refusal(.requestWriteOff(dollars("0.00"), reason: reason)) == nothing)
    #expect(work.refusal(.requestWriteOff(dollars("-1.00"), reason: reason)) == nothing)
    #expect(
      work.refusal(.requestWriteOff(dollars("500.01"), reason: reason))
        == Refusal(.invalid, "A write-off of $500.01 is more than the $500.00 in question."))
    try work.perform(.requestWriteOff(dollars("500.00"), reason: reason))
    #expect(
      work.refusal(.requestWriteOff(dollars("1.00"), reason: reason))
        == Refusal(.illegalMove, "A write-off is asked for already."))
  }

  @Test(arguments: [Judgement.Outcome.zeroPayReview, .unprocessable])
  func `What was charged and not paid can be written off where nothing was denied`(
    outcome: Judgement.Outcome
  ) throws {
    var work = try WorkedCase(.sample(status: "1", outcome: outcome, charge: "40.00", issues: []))
    #expect(work.sop.outcome("decision_accepted", in: work.state.opening.category) != nil)
    #expect(work.refusal(.requestWriteOff(dollars("40.01"), reason: reason))?.kind == .invalid)
    try work.perform(.requestWriteOff(dollars("40.00"), reason: reason))
  }

  @Test func `A write-off of more than is still in question cannot be approved`() throws {
    var work = try WorkedCase()
    try work.perform(.requestWriteOff(dollars("500.00"), reason: reason))
    work.receive(
      .sample(id: 2, status: "1", paid: "400.00", issues: [.denied("CO-97", "bundling", "100.00", isFull: false)]))
    #expect(work.state.denied == dollars("100.00"))
    #expect(work.refusal(.approveWriteOff, by: .mia)?.kind == .illegalMove)
  }

  @Test func `A write-off of more than is still in question closes nothing`() throws {
    var work = try WorkedCase()
    try work.perform(.requestWriteOff(dollars("200.00"), reason: reason))
    try work.finishChecklist()
    let close = CaseCommand.close(
      outcome: "decision_accepted", typedRecovered: nil, reason: nil, rootCause: "payer-erred")
    #expect(work.refusal(close) == nil)
    work.receive(
      .sample(id: 2, status: "1", paid: "400.00", issues: [.denied("CO-97", "bundling", "100.00", isFull: false)]))
    #expect(work.refusal(close) != nil)
  }
}
