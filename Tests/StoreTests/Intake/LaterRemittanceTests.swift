import Desk
import Doors
import Store
import Testing
import X12

@Suite("A later remittance moves the case of its claim", .serialized)
struct LaterRemittanceTests {
  /// A denied claim, and after it other remittances of the same claim.
  private func caseOfClaim(
    after later: [SmallRemittance], denial: SmallClaim = .denied()
  ) async throws -> (Workplace, CaseState) {
    let workplace = try await Workplace()
    try await workplace.take(SmallRemittance(claims: [denial]))
    for (index, remittance) in later.enumerated() {
      workplace.time.advance(days: 7)
      var remittance = remittance
      remittance.trace = "LATER\(index)"
      remittance.interchange = 1000 + index
      #expect(try await workplace.take(remittance).status == .accepted)
    }
    return (workplace, try #require(try await workplace.state(CaseID(1))))
  }

  @Test("a payment proposes closing with the exact recovered cents, and closes nothing")
  func paid() async throws {
    let (workplace, state) = try await caseOfClaim(after: [SmallRemittance(claims: [.paid(73_21)])])
    #expect(state.recovered.value == 73_21)
    #expect(state.proposal?.effect == .paid)
    #expect(state.closing == nil)
    #expect(try await workplace.cases().count == 1)
    let home = try await workplace.store.home(for: workplace.specialist)
    #expect(home.proposals.map(\.id) == [CaseID(1)])
    let view = try await workplace.store.caseView(CaseID(1), for: workplace.specialist)
    #expect(view.recovered?.amount.value == 73_21)
    #expect(view.family.map(\.paid.amount.value) == [0, 73_21])
  }

  @Test("two payments add up")
  func paidTwice() async throws {
    let (_, state) = try await caseOfClaim(after: [
      SmallRemittance(claims: [.paid(40_01)]), SmallRemittance(claims: [.paid(9_99)]),
    ])
    #expect(state.recovered.value == 50_00)
  }

  @Test("a reversal and its replacement count what is left")
  func reversal() async throws {
    var partly = SmallClaim.denied()
    partly.paid = 20_00
    partly.adjustments = [("CO", "197", 80_00)]
    let replacement = SmallClaim.paid(90_50)
    let (workplace, state) = try await caseOfClaim(
      after: [SmallRemittance(claims: [partly.reversed, replacement])], denial: partly)
    #expect(state.later.map(\.effect) == [.reversed, .paid])
    #expect(state.recovered.value == 70_50)
    #expect(try await workplace.cases("authorization").count == 1)
  }

  @Test("a duplicate answer (18) asks for the first decision")
  func duplicate() async throws {
    let (workplace, state) = try await caseOfClaim(after: [SmallRemittance(claims: [.denied("18")])])
    #expect(state.later.map(\.effect) == [.duplicate])
    #expect(state.denied.value == 100_00)
    #expect(state.issues.map(\.reason) == ["197"])
    #expect(try await workplace.cases().count == 1)
  }

  @Test("a decision that is upheld (193) starts the next level's clock")
  func upheld() async throws {
    let (workplace, state) = try await caseOfClaim(after: [SmallRemittance(date: "20261109", claims: [.denied("193")])])
    #expect(state.later.map(\.effect) == [.upheld])
    #expect(state.firstClock?.kind == .secondAppeal)
    #expect(try await workplace.cases().count == 1)
  }

  @Test("a file that comes in late moves nothing back: the payer's own dates decide what is newest")
  func outOfOrder() async throws {
    let paid = SmallRemittance(trace: "EFT3", date: "20261130", claims: [.paid(80_00)])
    let between = SmallRemittance(trace: "EFT2", date: "20261115", claims: [.denied("50")])
    let (workplace, state) = try await caseOfClaim(after: [paid, between])
    #expect(state.later.map(\.effect) == [.paid, .superseded])
    #expect(state.issues.map(\.reason) == ["197"])
    #expect(state.proposal != nil && state.recovered.value == 80_00)
    let view = try await workplace.store.caseView(CaseID(1), for: workplace.specialist)
    #expect(view.recovered?.amount.value == 80_00)

    let before = SmallRemittance(trace: "EFT0", date: "20261001", claims: [.paid(80_00)])
    let (_, untouched) = try await caseOfClaim(after: [before])
    #expect(untouched.later.map(\.effect) == [.informative])
    #expect(untouched.recovered.value == 0 && untouched.proposal == nil)
  }

  @Test("another denial takes the place of the first, with its amounts")
  func deniedAgain() async throws {
    let (workplace, state) = try await caseOfClaim(after: [SmallRemittance(claims: [.denied("50")])])
    #expect(state.later.map(\.effect) == [.deniedAgain])
    #expect(state.issues.map(\.reason) == ["50"])
    #expect(try await workplace.cases().count == 1)
  }

  @Test("a part payment leaves the rest in question")
  func partlyPaid() async throws {
    var claim = SmallClaim.denied()
    claim.paid = 30_00
    claim.adjustments = [("CO", "197", 70_00)]
    let (_, state) = try await caseOfClaim(after: [SmallRemittance(claims: [claim])])
    #expect(state.later.map(\.effect) == [.partlyPaid])
    #expect((state.denied.value, state.recovered.value) == (70_00, 30_00))
    #expect(state.proposal == nil)
  }

  @Test("a second payer's answer informs and counts nothing")
  func secondary() async throws {
    var secondary = SmallClaim.paid(15_00)
    secondary.status = "2"
    let (_, state) = try await caseOfClaim(after: [
      SmallRemittance(payerName: "SECOND PLAN", payerID: "99999", claims: [secondary])
    ])
    #expect(state.later.map(\.effect) == [.informative])
    #expect(state.recovered.value == 0)
    #expect(state.proposal == nil)
  }

  @Test("a control number used again for another patient opens a case of its own")
  func otherPatient() async throws {
    var other = SmallClaim.denied("50")
    other.last = "OTHERSON"
    other.first = "PAUL"
    other.payerClaim = "PC7"
    let (workplace, state) = try await caseOfClaim(after: [SmallRemittance(claims: [other])])
    #expect(state.later.isEmpty)
    #expect(try await workplace.cases().count == 2)
  }

  @Test("a control number used again for another visit opens a case of its own")
  func otherVisit() async throws {
    var other = SmallClaim.denied("50", charge: 250_00)
    other.serviceDate = "20261015"
    other.payerClaim = "PC7"
    let (workplace, state) = try await caseOfClaim(after: [SmallRemittance(claims: [other])])
    #expect(state.later.isEmpty)
    #expect(try await workplace.cases().count == 2)
  }

  @Test("denied twice in one file is one case")
  func withinOneFile() async throws {
    let workplace = try await Workplace()
    try await workplace.take(SmallRemittance(claims: [.denied(), .denied("50")]))
    let states = try await workplace.states()
    #expect(states.count == 1)
    #expect(states.first?.later.map(\.effect) == [.deniedAgain])
  }

  @Test("what is judged unprocessable or unexplained opens a review")
  func reviews() async throws {
    let workplace = try await Workplace()
    var unprocessable = SmallClaim.denied("16")
    unprocessable.remark = "MA130"
    let unexplained = SmallClaim(account: "ACCT000002", charge: 50_00, adjustments: [("CO", "45", 50_00)])
    try await workplace.take(SmallRemittance(claims: [unprocessable, unexplained]))
    #expect(try await workplace.cases("unprocessable").count == 1)
    #expect(try await workplace.cases("zero_pay").count == 1)
  }
}
