import Desk
import Doors
import Store
import Testing
import Trail
import X12

@Suite("A remittance that came before in other bytes waits for a person", .serialized)
struct HeldRemittanceTests {
  static let first = SmallRemittance(claims: [.denied(), .paid(60_00, account: "ACCT000002")])

  static var second: SmallRemittance {
    var again = first
    again.interchange = 906
    again.claims[1].payerClaim = "PC9"
    return again
  }

  @Test("it is held, nothing of it counts, and the difference is shown")
  func held() async throws {
    let workplace = try await Workplace()
    try await workplace.take(HeldRemittanceTests.first)
    let history = try await workplace.texts("SELECT claims || ' ' || paid || ' ' || charged FROM payer_history")
    let report = try await workplace.take(HeldRemittanceTests.second, name: "again.edi")
    #expect(report.status == .accepted)
    #expect((report.claims, report.posted, report.held, report.denied, report.cases) == (2, 0, 2, 0, 1))
    #expect(try await workplace.texts("SELECT claims || ' ' || paid || ' ' || charged FROM payer_history") == history)
    let set = SetID(try await workplace.number("SELECT id FROM transaction_set WHERE disposition = 'held'"))
    let view = try await workplace.store.remittanceView(set, page: 1, for: workplace.manager)
    let duplicate = try #require(view.duplicateOf)
    #expect(duplicate.original == SetID(1))
    #expect(duplicate.differences.contains { $0.hasPrefix("interchange control number") })
    #expect(duplicate.differences.contains { $0.contains("again.edi") })
    #expect(try await workplace.cases("suspected_duplicate").count == 1)
    #expect(try await workplace.store.home(for: workplace.manager).heldRemittances == 1)
  }

  @Test(
    "another payer, trace, originator, date or amount makes it a payment of its own",
    arguments: ["payer", "trace", "originator", "date", "amount"])
  func distinct(what: String) async throws {
    let workplace = try await Workplace()
    try await workplace.take(HeldRemittanceTests.first)
    var other = HeldRemittanceTests.second
    switch what {
    case "payer": other.payerID = "54321"
    case "trace": other.trace = "EFT000000002"
    case "originator": other.originator = "1999999999"
    case "date": other.date = "20261103"
    default: other.claims[1] = .paid(60_01, account: "ACCT000002")
    }
    let report = try await workplace.take(other)
    #expect((report.posted, report.held) == (2, 0))
  }

  @Test("its case cannot say that it is posted while it is held, nor the contrary once it is posted")
  func outcomes() async throws {
    let workplace = try await Workplace()
    try await workplace.take(HeldRemittanceTests.first)
    try await workplace.take(HeldRemittanceTests.second)
    let set = SetID(try await workplace.number("SELECT id FROM transaction_set WHERE disposition = 'held'"))
    let id = try #require(try await workplace.cases("suspected_duplicate").first)
    func missing(_ outcome: String) async throws -> [String] {
      try await workplace.store.caseView(id, for: workplace.manager).outcomes.first { $0.outcome.id == outcome }?
        .missing ?? []
    }
    let (unposted, posted) = (
      "the remittance is not posted yet; post it on its own page", "the remittance is posted and counts"
    )
    #expect(try await missing("distinct_payment").contains(unposted))
    #expect(try await !missing("confirmed_duplicate").contains(posted))
    try await workplace.store.postHeld(
      set, command: workplace.store.newCommandID(), by: .person(workplace.manager))
    #expect(try await !missing("distinct_payment").contains(unposted))
    #expect(try await missing("confirmed_duplicate").contains(posted))
  }

  @Test("only a manager posts it; then its cases open and its claims count, once")
  func release() async throws {
    let workplace = try await Workplace()
    var denied = HeldRemittanceTests.second
    denied.claims.append(.denied(account: "ACCT000003"))
    try await workplace.take(HeldRemittanceTests.first)
    try await workplace.take(denied)
    let set = SetID(2)
    for person in [workplace.specialist, workplace.auditor] {
      await #expect(throws: Refusal.self) {
        try await workplace.intake.post(held: set, command: workplace.store.newCommandID(), by: .person(person))
      }
    }
    let command = workplace.store.newCommandID()
    try await workplace.intake.post(held: set, command: command, by: .person(workplace.manager))
    #expect(try await workplace.texts("SELECT DISTINCT disposition FROM transaction_set") == ["posted"])
    #expect(
      try await workplace.texts("SELECT control_number FROM work_case WHERE set_id = 2 AND claim IS NOT NULL") == [
        "ACCT000003"
      ])
    #expect(try await workplace.number("SELECT claims FROM payer_history") == 2)
    let after = try await workplace.dump()
    try await workplace.intake.post(held: set, command: command, by: .person(workplace.manager))
    #expect(try await workplace.dump() == after)
    await #expect(throws: Refusal.self) {
      try await workplace.intake.post(
        held: set, command: workplace.store.newCommandID(), by: .person(workplace.manager))
    }
    _ = try await workplace.store.rebuild()
    #expect(try await workplace.dump() == after)
  }

  @Test("a held remittance that does not balance opens its case when it is posted")
  func releaseUnbalanced() async throws {
    let workplace = try await Workplace()
    var first = HeldRemittanceTests.first
    first.payment = 10_00
    var second = HeldRemittanceTests.second
    second.payment = 10_00
    try await workplace.take(first)
    try await workplace.take(second)
    #expect(try await workplace.cases("unbalanced").count == 1)
    try await workplace.intake.post(
      held: SetID(2), command: workplace.store.newCommandID(), by: .person(workplace.manager))
    #expect(try await workplace.cases("unbalanced").count == 2)
  }

  @Test("the same payment comes a third time: held as well")
  func third() async throws {
    let workplace = try await Workplace()
    try await workplace.take(HeldRemittanceTests.first)
    try await workplace.take(HeldRemittanceTests.second)
    var third = HeldRemittanceTests.second
    third.interchange = 907
    #expect(try await workplace.take(third).held == 2)
    #expect(try await workplace.cases("suspected_duplicate").count == 2)
  }
}
