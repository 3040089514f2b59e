import Seeded
import Testing
import Trail
import X12

@testable import Desk

extension ProviderItem {
  /// An item at some place of a payer's remittances.
  static func sample(
    _ reason: String, _ amount: String, _ reference: String = "", set: Int64 = 1, ordinal: Int = 1
  ) -> ProviderItem {
    ProviderItem(
      set: SetID(set), ordinal: ordinal, reason: reason, reference: reference, amount: dollars(amount),
      citation: Citation(segment: ByteRange(start: 900, end: 940), element: 4))
  }
}

@Suite struct TakebackTests {
  private func open(_ item: ProviderItem, isExplained: Bool = false) throws -> CaseOpening? {
    try Playbook.shipped().opening(
      for: TakebackFacts(
        item: item, payer: PayerID(4), payerIdentifier: "60054", isExplained: isExplained), number: CaseID(7),
      today: day("2026-03-05"))?.1
  }

  @Test func `Money taken without an explanation opens a case of its own amount`() throws {
    let opening = try #require(try open(.sample("WO", "412.07", "2026A ACCT1", set: 3, ordinal: 2)))
    #expect(opening.sop == "remittance-review" && opening.category == "takeback")
    #expect(opening.subject == .takeback(SetID(3), item: 2))
    #expect(opening.set == SetID(3) && opening.payer == PayerID(4))
    #expect(opening.group == "PLB" && opening.reason == "WO")
    #expect(opening.team == Team("Payment Posting"))
    #expect(opening.issues.map(\.amount) == [dollars("412.07")])
    #expect(opening.issues.map(\.label) == ["PLB WO"])
    #expect(opening.issues.first?.citation?.element == 4)
    #expect(opening.clocks.isEmpty)
  }

  @Test(arguments: ["FB", "WO"]) func `What is explained opens nothing`(reason: String) throws {
    #expect(try open(.sample(reason, "10.00"), isExplained: true) == nil)
    #expect(try open(.sample(reason, "10.00")) != nil)
  }

  @Test(arguments: ["L6", "CS", "72"]) func `Other reasons open nothing by the shipped rule`(reason: String) throws {
    #expect(try open(.sample(reason, "10.00")) == nil)
  }

  @Test func `A reference names itself and its words, but no scraps`() {
    #expect(
      ProviderItem.sample("WO", "1.00", "20261X ACCT000001").names == ["20261X ACCT000001", "20261X", "ACCT000001"])
    #expect(ProviderItem.sample("WO", "1.00", "20261X  12").names == ["20261X 12", "20261X"])
    #expect(ProviderItem.sample("WO", "1.00", "77").names == ["77"])
    #expect(ProviderItem.sample("WO", "1.00", " ").names == [])
  }

  @Test func `What is said later proposes closing with that explanation alone`() throws {
    let playbook = try Playbook.shipped()
    let sop = try SOP.shipped("remittance-review")
    let opening = try #require(try open(.sample("WO", "412.07")))
    var state = CaseState(opening, sop: sop.digest, at: Instant(milliseconds: 0))
    let close = CaseCommand.close(outcome: "takeback_explained", typedRecovered: nil, reason: nil)
    func decide() throws(Refusal) -> [CaseEvent] {
      try state.decide(
        close, in: DecisionContext(actor: .person(.sam), today: day("2026-03-09"), sop: sop, isPosted: true))
    }
    let refusal = #expect(throws: Refusal.self) { try decide() }
    #expect(refusal?.reason.contains("no reversal and no forwarded balance of the payer explains it") == true)
    #expect(refusal?.reason.contains("is open") == true)

    let explanation = TakebackExplanation(set: SetID(9), source: .reversal(ClaimID(31)))
    let events = state.respond(to: explanation, on: day("2026-03-08"))
    #expect(events == [.explained(explanation, on: day("2026-03-08"))])
    state.apply(
      .held(until: day("2026-03-20"), reason: sealed("wait")), actor: AccountID(1), at: Instant(milliseconds: 1))
    for event in events { state.apply(event, actor: nil, at: Instant(milliseconds: 2)) }
    #expect(state.isExplained && state.hold == nil && state.proposal == nil)
    #expect(state.attentionOn == day("2026-03-08"))
    #expect(state.respond(to: explanation, on: day("2026-03-09")) == [], "said once is enough")
    let closed = try decide()
    #expect(
      closed == [.closed(Closing(outcome: "takeback_explained", recovered: .zero, typedRecovered: nil, reason: nil))])
    for event in closed { state.apply(event, actor: AccountID(1), at: Instant(milliseconds: 3)) }
    #expect(!state.isExplained)
    #expect(state.respond(to: explanation, on: day("2026-03-10")) == [])
    #expect(playbook.sop(named: "denials") != nil)
  }
}

@Suite struct ForwardedBalancesTests {
  private let begun = ProviderItem.sample("FB", "-800.00", "TRACE1", set: 1)

  private func origin(of item: ProviderItem, among items: [ProviderItem]) -> SetID? {
    ForwardedBalances(items).origin(of: item)?.set
  }

  @Test func `A balance that was carried forward explains the money that is taken later`() {
    let taken = ProviderItem.sample("FB", "800.00", "OTHER", set: 2)
    #expect(origin(of: taken, among: [begun, taken]) == SetID(1))
    #expect(origin(of: taken, among: [taken, begun]) == nil, "not the other way round")
    #expect(origin(of: taken, among: [taken]) == nil)
  }

  @Test func `It explains its amount once`() {
    let first = ProviderItem.sample("FB", "800.00", "A", set: 2)
    let second = ProviderItem.sample("FB", "800.00", "B", set: 3)
    #expect(origin(of: first, among: [begun, first, second]) == SetID(1))
    #expect(origin(of: second, among: [begun, first, second]) == nil)
    let again = ProviderItem.sample("FB", "-800.00", "C", set: 2, ordinal: 2)
    #expect(origin(of: second, among: [begun, first, again, second]) == SetID(2))
  }

  @Test func `Another amount is explained only as a part under the same reference`() {
    let part = ProviderItem.sample("FB", "300.00", "TRACE1", set: 2)
    let rest = ProviderItem.sample("FB", "500.00", "TRACE1", set: 3)
    let more = ProviderItem.sample("FB", "0.01", "TRACE1", set: 4)
    for item in [part, rest] { #expect(origin(of: item, among: [begun, part, rest, more]) == SetID(1)) }
    #expect(origin(of: more, among: [begun, part, rest, more]) == nil)
    let stranger = ProviderItem.sample("FB", "300.00", "", set: 2)
    #expect(origin(of: stranger, among: [begun, stranger]) == nil)
    let greater = ProviderItem.sample("FB", "800.01", "TRACE1", set: 2)
    #expect(origin(of: greater, among: [begun, greater]) == nil)
  }

  @Test func `Of several the one with the same reference comes first, then the oldest`() {
    let other = ProviderItem.sample("FB", "-800.00", "TRACE2", set: 2)
    let named = ProviderItem.sample("FB", "800.00", "TRACE2", set: 3)
    let unnamed = ProviderItem.sample("FB", "800.00", "", set: 4)
    #expect(origin(of: named, among: [begun, other, named, unnamed]) == SetID(2))
    #expect(origin(of: unnamed, among: [begun, other, named, unnamed]) == SetID(1))
  }

  @Test func `A remittance does not take what it carries forward itself`() {
    let taken = ProviderItem.sample("FB", "800.00", "OLD", set: 1, ordinal: 2)
    #expect(origin(of: taken, among: [begun, taken]) == nil)
  }

  @Test func `Whatever comes in, no balance explains more than its own amount`() {
    var dice = SeededGenerator(seed: 12)
    var explained = 0
    for _ in 0..<300 {
      let items = (1...12).map { number in
        ProviderItem.sample(
          dice.pick(["FB", "FB", "FB", "WO"]), dice.pick(["-5.00", "5.00", "3.00", "2.00", "-3.00", "0.00"]),
          dice.pick(["A", "B", ""]), set: Int64(1 + number / 2), ordinal: number)
      }
      let balances = ForwardedBalances(items)
      var taken: [Int: Cents] = [:]
      for (index, item) in items.enumerated() {
        guard let origin = balances.origin(of: item) else { continue }
        explained += 1
        #expect(item.reason == "FB" && origin.reason == "FB" && item.amount.value > 0 && origin.set != item.set)
        #expect(items.firstIndex(of: origin).map { $0 < index } == true)
        taken[origin.ordinal, default: .zero] += item.amount
        #expect(taken[origin.ordinal, default: .zero] <= .zero - origin.amount)
      }
    }
    #expect(explained > 100)
  }
}
