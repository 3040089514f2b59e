import Desk
import Testing
import X12

@Suite struct ClosingTests {
  private let reason = sealed("reason")

  private func close(_ outcome: String, typed: String? = nil) -> CaseCommand {
    .close(outcome: outcome, typedRecovered: typed.map(dollars), reason: reason, rootCause: "payer-erred")
  }

  @Test func `A case closes when everything is there`() throws {
    var work = try WorkedCase()
    try work.finishChecklist()
    try work.perform(.hold(until: day("2026-03-09"), reason: reason))
    let events = try work.perform(close("payer_error", typed: "12.34"))
    let closing = Closing(
      outcome: "payer_error", recovered: .zero, typedRecovered: dollars("12.34"), reason: reason,
      rootCause: Closing.RootCause(id: "payer-erred", team: Team("Contracting"), on: day("2026-03-05")))
    #expect(events == [.closed(closing)])
    #expect(work.state.closing == closing)
    #expect(work.state.hold == nil)
  }

  @Test func `Open items and missing evidence are named together`() throws {
    var work = try WorkedCase(.sample(issues: [.denied("CO-29", "timely_filing", "500.00")]))
    try work.perform(.check(item: "check-limit", evidence: nil))
    let proof = "Find the proof of timely filing: the payer's own acceptance (277CA), not the clearinghouse's receipt"
    #expect(
      work.refusal(close("payer_error"))
        == Refusal(
          .illegalMove,
          "Before closing: the checklist item “\(proof)” is open; the checklist item “Send the appeal with the proof, "
            + "or ask for the write-off” is open; no evidence is attached."))
  }

  @Test func `Evidence may be attached to the case instead of an item`() throws {
    var work = try WorkedCase()
    for item in work.state.checklist {
      try work.perform(.except(item: item.id, reason: reason), by: .mia)
    }
    #expect(
      work.refusal(close("payer_error")) == Refusal(.illegalMove, "Before closing: no evidence is attached."))
    try work.perform(.addEvidence(.segment, title: reason))
    #expect(work.state.evidence == [.segment])
    #expect(work.refusal(close("payer_error")) == nil)
  }

  @Test func `Paid needs a payment on a later remittance; a typed amount is none`() throws {
    var work = try WorkedCase()
    try work.finishChecklist()
    #expect(
      work.refusal(close("paid", typed: "500.00"))
        == Refusal(.illegalMove, "Before closing: no later remittance shows a payment."))
    work.receive(.sample(id: 2, status: "1", outcome: .none, paid: "400.00", issues: []))
    try work.perform(close("paid", typed: "500.00"))
    #expect(work.state.closing?.recovered == dollars("400.00"))
    #expect(work.state.closing?.typedRecovered == dollars("500.00"))
  }

  @Test func `What the payer paid in the end closes as paid with steps still open; what it paid in part does not`()
    throws
  {
    var paid = try WorkedCase()
    paid.receive(.sample(id: 2, status: "1", outcome: .none, paid: "400.00", issues: []))
    #expect(paid.state.nextItem != nil)
    #expect(paid.refusal(close("payer_error"))?.reason.contains("is open") == true)
    try paid.perform(close("paid"))
    #expect(paid.state.closing?.recovered == dollars("400.00"))

    var partly = try WorkedCase()
    partly.receive(
      .sample(id: 2, paid: "300.00", issues: [.denied("CO-97", "bundling", "200.00", isFull: false)]))
    #expect(partly.refusal(close("paid"))?.reason.contains("is open") == true)
    try partly.finishChecklist()
    #expect(
      partly.refusal(close("paid"))
        == Refusal(.illegalMove, "Before closing: the payer’s last answer leaves $200.00 denied."))
  }

  @Test func `An accepted decision needs a write-off, and its approval`() throws {
    var work = try WorkedCase()
    try work.finishChecklist()
    #expect(
      work.refusal(close("decision_accepted"))
        == Refusal(.illegalMove, "Before closing: a write-off must be asked for and approved."))
    try work.perform(.requestWriteOff(dollars("500.00"), reason: reason))
    #expect(
      work.refusal(close("decision_accepted"))
        == Refusal(.illegalMove, "Before closing: the write-off waits for a manager’s approval."))
    try work.perform(.approveWriteOff, by: .mia)
    #expect(work.refusal(close("decision_accepted")) == nil)
  }

  @Test func `An outcome that the work does not know is refused with those that it knows`() throws {
    #expect(
      try WorkedCase().refusal(close("lost"))
        == Refusal(
          .illegalMove,
          "Before closing: choose an outcome that this work knows (paid, resubmitted_elsewhere, decision_accepted, "
            + "patient_share, payer_error)."))
    let zeroPay = try WorkedCase(.sample(status: "1", outcome: .zeroPayReview, issues: []))
    #expect(
      zeroPay.refusal(close("new_claim_sent"))?.reason
        == "Before closing: choose an outcome that this work knows (explained, payer_corrected, paid, decision_accepted)."
    )
  }

  @Test func `An amount recovered cannot be negative`() throws {
    var work = try WorkedCase()
    try work.finishChecklist()
    #expect(
      work.refusal(close("payer_error", typed: "-0.01"))
        == Refusal(.invalid, "An amount recovered cannot be negative."))
  }

  @Test(arguments: ["CO", "OA", "PI"]) func `What the payer did not put on the patient is never the patient's`(
    group: String
  ) throws {
    var work = try WorkedCase(.sample(issues: [.denied("\(group)-27", "eligibility", "500.00")]))
    try work.finishChecklist()
    #expect(
      work.refusal(close("patient_share"))
        == Refusal(
          .illegalMove,
          "Before closing: the payer’s group is \(group), not PR: this money is never the patient’s."))
  }

  @Test func `What the payer put on the patient a person may confirm as the patient's`() throws {
    var work = try WorkedCase(.sample(issues: [.denied("PR-27", "eligibility", "500.00")]))
    try work.finishChecklist()
    try work.perform(close("patient_share"))
    #expect(work.state.closing?.outcome == "patient_share")
  }

  @Test func `Denied again for the provider's account, the money is the patient's no more`() throws {
    var work = try WorkedCase(.sample(issues: [.denied("PR-27", "eligibility", "500.00")]))
    work.receive(.sample(id: 2, issues: [.denied("CO-29", "timely_filing", "500.00")]))
    try work.finishChecklist()
    #expect(work.refusal(close("patient_share")) != nil)
  }

  @Test func `Money that Medicaid does not pay is never the patient's`() throws {
    var work = try WorkedCase(
      .sample(lineOfBusiness: "medicaid", issues: [.denied("PR-27", "eligibility", "500.00")]))
    try work.finishChecklist()
    #expect(work.refusal(close("patient_share")) != nil)
  }

  @Test(arguments: ["MA13", "N781", "N830"]) func `A remark that speaks against it keeps the patient from being billed`(
    remark: String
  ) throws {
    let denied = [CaseIssue.denied("PR-27", "eligibility", "500.00")]
    var opened = try WorkedCase(.sample(remarks: ["N30", remark], issues: denied))
    try opened.finishChecklist()
    let reason = "Before closing: the payer’s remark \(remark) speaks against billing the patient."
    #expect(opened.refusal(close("patient_share")) == Refusal(.illegalMove, reason))

    var later = try WorkedCase(.sample(issues: denied))
    later.receive(.sample(id: 2, remarks: [remark], issues: denied))
    try later.finishChecklist()
    #expect(later.refusal(close("patient_share")) == Refusal(.illegalMove, reason))
  }

  @Test func `A closed case takes notes and nothing else until it is open again`() throws {
    var work = try WorkedCase()
    try work.perform(.requestWriteOff(dollars("300.00"), reason: reason))
    try work.finish()
    let closed = Refusal(.illegalMove, "The case is closed; reopen it first.")
    let touch = Touch(kind: .fax, details: reason, promisedBy: nil)
    let commands: [CaseCommand] = [
      .take, .assign(team: nil, person: .sue, reason: nil), .touch(touch),
      .check(item: "find-auth", evidence: .proof), .uncheck(item: "find-auth", reason: reason),
      .except(item: "find-auth", reason: reason), .hold(until: day("2026-03-09"), reason: reason),
      .resume(reason: nil), .requestWriteOff(dollars("1.00"), reason: reason), .approveWriteOff,
      .declineWriteOff(reason: reason), .escalate(reason: reason), .addEvidence(.proof, title: reason),
      close("payer_error"),
    ]
    for command in commands { #expect(work.refusal(command, by: .mia) == closed, "\(command)") }
    #expect(try work.perform(.note(reason)) == [.noted(text: reason)])
    #expect(work.state.closing != nil)
  }

  @Test func `Reopened, a case is at the front and its write-off is asked for anew`() throws {
    var work = try WorkedCase()
    #expect(work.refusal(.reopen(reason: reason)) == Refusal(.illegalMove, "The case is open."))
    try work.perform(.requestWriteOff(dollars("100.00"), reason: reason))
    try work.finish()
    work.today = day("2026-03-20")
    let events = try work.perform(.reopen(reason: reason), by: .sue)
    #expect(events == [.reopened(on: day("2026-03-20"), reason: reason)])
    #expect(work.state.closing == nil)
    #expect(work.state.writeOff == nil)
    #expect(work.state.attentionOn == day("2026-03-20"))
    #expect(work.refusal(.take) == nil)
  }

  @Test func `Notes and contacts change nothing but the version`() throws {
    var work = try WorkedCase()
    let before = work.state
    let touch = Touch(kind: .payerCall, details: reason, promisedBy: day("2026-03-12"))
    #expect(try work.perform(.note(reason)) == [.noted(text: reason)])
    #expect(try work.perform(.touch(touch)) == [.touched(touch)])
    #expect(work.state.version == before.version + 2)
    work.state.version = before.version
    work.state.changedAt = before.changedAt
    #expect(work.state == before)
  }
}
