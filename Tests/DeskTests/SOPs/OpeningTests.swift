import Testing
import X12

@testable import Desk

@Suite struct OpeningTests {
  private let today = day("2026-03-05")

  private func open(_ facts: ClaimFacts, in playbook: Playbook? = nil, on today: CalendarDate? = nil) throws
    -> CaseOpening?
  {
    try (try playbook ?? Playbook.shipped())
      .opening(for: facts, number: CaseID(7), today: today ?? self.today)?.1
  }

  @Test func `A denial opens a case of its primary reason's category`() throws {
    let opening = try #require(
      try open(
        .sample(
          charge: "700.00",
          issues: [.denied("CO-4", "coding", "200.00"), .denied("CO-197", "authorization", "500.00")])))
    #expect(opening.number == CaseID(7))
    #expect(opening.sop == "denials")
    #expect(opening.subject == .claim(ClaimID(1)))
    #expect(opening.category == "authorization")
    #expect(opening.group == "CO")
    #expect(opening.reason == "197")
    #expect(opening.team == Team("Prior Auth"))
    #expect(opening.rootCauseTeam == "PriorAuth")
    #expect(opening.minutes == 35)
    #expect(opening.issues.count == 2)
    #expect(opening.openedOn == today)
  }

  @Test func `Its clocks are those of the category, worked by the business day before`() throws {
    let opening = try #require(try open(.sample()))
    #expect(opening.clocks.map(\.kind) == [.appeal, .correctedClaim])
    #expect(opening.clocks.map(\.due) == [day("2026-08-29"), day("2026-05-31")])
    #expect(opening.clocks.map(\.workBy) == [day("2026-08-28"), day("2026-05-29")])
    #expect(opening.clocks.allSatisfy { $0.anchor == day("2026-03-02") && !$0.isConfirmed })
  }

  @Test func `Without an anchor date no clock is guessed`() throws {
    let opening = try #require(try open(.sample(paymentDate: nil, service: nil)))
    #expect(opening.clocks.isEmpty)
    #expect(opening.attentionOn == day("2026-04-04"))
  }

  @Test func `The checklist holds the items whose condition holds`() throws {
    let without = try #require(try open(.sample(issues: [.denied("CO-284", "authorization", "500.00")])))
    #expect(without.checklist == ["find-auth", "compare-auth", "send-remedy"])
    let with = try #require(try open(.sample()))
    #expect(with.checklist == ["find-auth", "compare-auth", "retro-auth", "send-remedy"])
  }

  @Test func `A case comes to the front at its age or before its deadline, whichever is first`() throws {
    #expect(try open(.sample())?.attentionOn == day("2026-04-04"))
    #expect(try open(.sample(), on: day("2026-05-04"))?.attentionOn == day("2026-05-22"))
  }

  @Test func `An amount below the dollar floor is worked behind the others`() throws {
    func isBelow(_ amount: String, _ playbook: Playbook? = nil, payer: String = "60054") throws -> Bool? {
      let issue = CaseIssue.denied("CO-197", "authorization", amount)
      return try open(.sample(payerIdentifier: payer, issues: [issue]), in: playbook)?.isBelowFloor
    }
    #expect(try isBelow("24.99") == true)
    #expect(try isBelow("25.00") == false)
    let text = try Files.shipped("denials.yaml")
      .replacing("  default: 25.00\n", with: "  default: 25.00\n  payers:\n    60054: 100.00\n    \"00430\": 0.00\n")
    let floors = try Playbook.shipped(denials: SOP(text: text, file: "denials.yaml"))
    #expect(try isBelow("99.99", floors) == true)
    #expect(try isBelow("100.00", floors) == false)
    #expect(try isBelow("0.01", floors, payer: "00430") == false)
    #expect(try isBelow("24.99", floors, payer: "1") == true)
  }

  @Test func `Several amounts below the floor are measured together`() throws {
    let issues = [CaseIssue.denied("CO-197", "authorization", "15.00"), .denied("CO-4", "coding", "10.00")]
    #expect(try open(.sample(issues: issues))?.isBelowFloor == false)
  }

  @Test func `The expected money is the denied charge at the payer's own ratio`() throws {
    func estimate(_ claims: Int, _ paid: String, _ charged: String) throws -> NetEstimate? {
      try open(.sample(estimateBasis: (claims, dollars(paid), dollars(charged))))?.estimate
    }
    let most = NetEstimate.fewestClaims
    #expect(try estimate(most, "600.00", "1000.00")?.expected == dollars("300.00"))
    #expect(try estimate(most, "600.00", "1000.00")?.claims == most)
    #expect(try estimate(most - 1, "600.00", "1000.00") == nil)
    #expect(try estimate(most, "0.00", "1000.00")?.expected == .zero)
    #expect(try estimate(most, "0.00", "0.00") == nil)
    #expect(try estimate(most, "-1.00", "1000.00") == nil)
    #expect(try estimate(most, "92233720368547758.07", "1000.00") == nil)
  }

  @Test func `Amounts that no sum can hold do not stop the desk`() async {
    await #expect(processExitsWith: .success) {
      let huge = CaseIssue.denied("CO-197", "authorization", "92233720368547758.07")
      _ = try Playbook.shipped().opening(
        for: .sample(issues: [huge, huge]), number: CaseID(1), today: day("2026-03-05"))
    }
  }

  @Test(arguments: [Judgement.Outcome.none, .reversal]) func `Nothing to work opens nothing`(
    outcome: Judgement.Outcome
  ) throws {
    #expect(try open(.sample(status: "1", outcome: outcome, issues: [])) == nil)
  }

  @Test func `An unprocessable claim has a filing clock and no appeal clock`() throws {
    let opening = try #require(try open(.sample(outcome: .unprocessable, issues: [])))
    #expect(opening.sop == "remittance-review")
    #expect(opening.category == "unprocessable")
    #expect(opening.clocks.map(\.kind) == [.timelyFiling])
    #expect(opening.clocks.map(\.anchorSource) == [.serviceDate])
    #expect(opening.team == Team("Billing"))
    #expect(opening.group.isEmpty && opening.reason.isEmpty)
  }

  @Test func `A zero payment opens a review`() throws {
    let opening = try #require(try open(.sample(status: "1", outcome: .zeroPayReview, issues: [])))
    #expect(opening.sop == "remittance-review")
    #expect(opening.category == "zero_pay")
  }

  @Test func `Where nothing is denied and nothing paid, the charge is at stake`() throws {
    let basis = (claims: 5, paid: dollars("600.00"), charged: dollars("1000.00"))
    let opening = try open(.sample(status: "1", outcome: .zeroPayReview, issues: [], estimateBasis: basis))
    #expect(opening?.estimate?.expected == dollars("300.00"))
    #expect(opening?.isBelowFloor == false)
  }

  @Test func `A category without an entry keeps its name and is worked as other`() throws {
    let opening = try #require(try open(.sample(issues: [.denied("CO-ZZ", "invented", "80.00")])))
    #expect(opening.category == "invented")
    #expect(opening.team == Team("Billing"))
    #expect(opening.checklist == ["read-reason", "act"])
    #expect(opening.rootCauseTeam == "Billing")
  }

  private func open(isDuplicate: Bool, isBalanced: Bool) throws -> CaseOpening? {
    let difference = CaseIssue(
      claim: nil, line: nil, group: "", reason: "", category: "unbalanced", amount: dollars("1.00"), isFull: false,
      citation: nil)
    let facts = RemittanceFacts(
      set: SetID(3), payer: PayerID(1), payerIdentifier: "60054", amount: dollars("10.00"), claims: 1, method: "ACH",
      isSuspectedDuplicate: isDuplicate, imbalances: isBalanced ? [] : [difference])
    return try Playbook.shipped().opening(for: facts, number: CaseID(8), today: today)?.1
  }

  @Test func `A remittance opens a case when it came before or does not add up`() throws {
    #expect(try open(isDuplicate: false, isBalanced: true) == nil)
    #expect(try open(isDuplicate: true, isBalanced: true)?.category == "suspected_duplicate")
    #expect(try open(isDuplicate: true, isBalanced: false)?.category == "suspected_duplicate")
    let opening = try #require(try open(isDuplicate: false, isBalanced: false))
    #expect(opening.category == "unbalanced")
    #expect(opening.subject == .remittance(SetID(3)))
    #expect(opening.issues.map(\.amount) == [dollars("1.00")])
    #expect(opening.clocks.isEmpty)
    #expect(opening.checklist == ["locate", "ask-payer"])
    #expect(opening.attentionOn == day("2026-03-19"))
  }
}
