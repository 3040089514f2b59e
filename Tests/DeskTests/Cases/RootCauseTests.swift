import Testing
import Trail
import X12

@testable import Desk

@Suite struct RootCauseTests {
  private func close(_ cause: String?) -> CaseCommand {
    .close(outcome: "payer_error", typedRecovered: nil, reason: nil, rootCause: cause)
  }

  private func ready(_ facts: ClaimFacts = .sample()) throws -> WorkedCase {
    var work = try WorkedCase(facts)
    try work.finishChecklist()
    return work
  }

  @Test func `The closing names the cause, its team and the organisation's day`() throws {
    var work = try ready()
    work.today = day("2026-04-02")
    try work.perform(close("auth-not-on-claim"))
    #expect(
      work.state.closing?.rootCause
        == Closing.RootCause(id: "auth-not-on-claim", team: Team("Billing"), on: day("2026-04-02")))
  }

  @Test func `A denial does not close without a cause, and the causes are named`() throws {
    let refusal = try #require(try ready().refusal(close(nil)))
    #expect(refusal.kind == .invalid)
    #expect(
      refusal.reason.hasPrefix("Choose the root cause of the denial: one of auth-not-requested, auth-does-not-fit,"))
  }

  @Test func `A cause of another category is refused`() throws {
    let refusal = try #require(try ready().refusal(close("modifier-missing")))
    #expect(refusal.kind == .invalid)
    #expect(refusal.reason.hasPrefix("There is no root cause 'modifier-missing' for this category; there are auth-"))
  }

  @Test func `What stands in the way of closing is said before the cause is asked for`() throws {
    #expect(try WorkedCase().refusal(close(nil))?.kind == .illegalMove)
  }

  @Test func `A category that nobody wrote an entry for asks for the causes of other`() throws {
    var work = try ready(.sample(issues: [.denied("CO-ZZ", "invented", "80.00")]))
    #expect(work.refusal(close(nil))?.kind == .invalid)
    try work.perform(close("claim-incomplete"))
    #expect(work.state.closing?.rootCause?.team == Team("Billing"))
  }

  @Test func `Where the SOP lists no causes none is asked for, and none is taken`() throws {
    let text = try Files.shipped("denials.yaml").split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("root_causes:") && !$0.hasPrefix("      - { id: ") }.joined(separator: "\n")
    let old = try SOP(text: text, file: "denials.yaml")
    #expect(old.upstreamTeams == [])
    let work = try ready()
    let context = DecisionContext(actor: .person(.sam), today: work.today, sop: old, isPosted: true)
    let events = try work.state.decide(close(nil), in: context)
    #expect(events == [.closed(Closing(outcome: "payer_error", recovered: .zero, typedRecovered: nil, reason: nil))])
    #expect(throws: Refusal.self) { try work.state.decide(close("payer-erred"), in: context) }
  }

  @Test func `An entry of before there were causes is read on`() throws {
    let payload: JSON.Object = ["outcome": .string("paid"), "recovered": .integer(100)]
    let event = try CaseEvent(type: "case.closed", payload: payload)
    #expect(event == .closed(Closing(outcome: "paid", recovered: Cents(100), typedRecovered: nil, reason: nil)))
  }

  @Test func `The same close with another cause is another request`() {
    let outlines = [nil, "payer-erred", "cause-not-found"].map { close($0).outline }
    #expect(Set(outlines).count == 3)
    #expect(outlines[0] == "close payer_error -")
  }

  @Test func `Every category of denials lists causes, the payer's own fault and an honest way out among them`() throws {
    let sop = try SOP.shipped("denials")
    for category in sop.categories {
      let ids = category.rootCauses.map(\.id)
      #expect(ids.count >= 3, "\(category.id)")
      #expect(ids.suffix(2) == ["payer-erred", "cause-not-found"], "\(category.id)")
    }
    #expect(sop.upstreamTeams.contains(Team("Patient Access")))
    #expect(try SOP.shipped("remittance-review").upstreamTeams == [])
  }
}
