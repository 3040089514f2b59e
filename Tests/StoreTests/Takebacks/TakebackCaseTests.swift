import Desk
import Doors
import GRDB
import Testing
import Trail
import World
import X12

@testable import Store

@Suite("Money that a payer takes outside any claim opens a case until something explains it", .serialized)
struct TakebackCaseTests {
  /// A remittance that pays one claim and takes money with this item.
  private static func taking(
    _ reason: String, _ cents: Int, _ reference: String, trace: String = "EFT1", date: String = "20261102",
    claims: [SmallClaim] = [.paid(900_00, account: "ACCT900000", charge: 1000_00)]
  ) -> SmallRemittance {
    SmallRemittance(
      trace: trace, date: date, interchange: trace.utf8.reduce(0) { $0 * 7 + Int($1) } % 900_000 + 1, claims: claims,
      providerAdjustments: [(reason, cents)], providerReferences: [reference])
  }

  private static let reversed = {
    var claim = SmallClaim.paid(80_00, account: "ACCT000007")
    claim.payerClaim = "PCN-4711"
    return claim.reversed
  }()

  /// Takes the files in, a day apart, and gives the cases about takebacks.
  private func takebacks(_ files: [SmallRemittance]) async throws -> (Workplace, [CaseState]) {
    let workplace = try await Workplace()
    for file in files {
      #expect(try await workplace.take(file).status == .accepted)
      workplace.time.advance(days: 1)
    }
    let states = try await workplace.states().filter { if case .takeback = $0.opening.subject { true } else { false } }
    #expect(try await workplace.cases("takeback") == states.map(\.opening.number))
    return (workplace, states)
  }

  @Test("one case for each item, with its own cents and the bytes that say them")
  func onePerItem() async throws {
    var file = Self.taking("WO", 412_07, "NOBODY")
    file.providerAdjustments += [("L6", -3_00), ("WO", 5_00), ("CS", 7_00)]
    file.providerReferences += ["PCN-1", "", "X"]
    let (workplace, states) = try await takebacks([file])
    #expect(states.map(\.denied.value) == [412_07, 5_00])
    #expect(states.map(\.opening.subject) == [.takeback(SetID(1), item: 1), .takeback(SetID(1), item: 3)])
    for state in states {
      let view = try await workplace.store.caseView(state.opening.number, for: workplace.specialist)
      let source = try #require(view.issues.first?.amount.sources.first)
      let bytes = try workplace.store.files.bytes(source.document, from: source.range.start, to: source.range.end)
      #expect(Cents(decimal: String(decoding: bytes, as: UTF8.self)) == state.denied)
      #expect(source.label == "PLB WO")
      #expect(view.row.reason == "PLB-WO")
      let (_, figure) = try await workplace.store.breakdown(
        "/cases/\(state.opening.number)/figures/denied", for: workplace.specialist)
      #expect(figure.amount == state.denied && figure.sources.map(\.amount) == [state.denied])
    }
    let view = try await workplace.store.caseView(states[0].opening.number, for: workplace.specialist)
    #expect(view.issues.map(\.reference) == ["NOBODY"])
    let masked = try await workplace.store.caseView(states[0].opening.number, for: workplace.auditor)
    #expect(masked.issues.map(\.reference) == ["…ODY"])
    let remittance = try await workplace.store.remittanceView(SetID(1), page: 1, for: workplace.specialist)
    #expect(remittance.cases == states.map(\.opening.number))
  }

  @Test("a negative item gives money back and opens nothing", arguments: ["WO", "FB"])
  func negative(reason: String) async throws {
    let (_, states) = try await takebacks([Self.taking(reason, -20_00, "X")])
    #expect(states.isEmpty)
  }

  @Test(
    "a reversal in this or an earlier remittance explains what its number or account names",
    arguments: ["PCN-4711", "ACCT000007", "PCN-4711 ACCT000007", "XX-99 ACCT000007"])
  func reversal(reference: String) async throws {
    let undone = SmallRemittance(
      trace: "REV", claims: [Self.reversed, .paid(500_00, account: "ACCT000008", charge: 600_00)])
    let (_, before) = try await takebacks([undone, Self.taking("WO", 80_00, reference)])
    #expect(before.isEmpty)
    var both = Self.taking("WO", 80_00, reference)
    both.claims.append(Self.reversed)
    let (_, together) = try await takebacks([both])
    #expect(together.isEmpty)
  }

  @Test("a claim that was not reversed, another number, or another payer's reversal explains nothing")
  func noReversal() async throws {
    let reference = "PCN-4711 ACCT000007"
    var paid = Self.reversed.reversed
    paid.status = "1"
    let (_, denied) = try await takebacks([
      SmallRemittance(trace: "REV", claims: [paid]), Self.taking("WO", 80_00, reference),
    ])
    #expect(denied.count == 1)
    let undone = SmallRemittance(
      payerName: "SECOND PLAN", payerID: "99999", trace: "REV",
      claims: [Self.reversed, .paid(500_00, account: "ACCT000008", charge: 600_00)])
    let (_, other) = try await takebacks([undone, Self.taking("WO", 80_00, reference)])
    #expect(other.count == 1)
    let own = SmallRemittance(trace: "REV", claims: undone.claims)
    let (_, number) = try await takebacks([own, Self.taking("WO", 80_00, "PCN-4712 ACCT00007")])
    #expect(number.count == 1)
  }

  @Test("a reversal that comes later proposes closing as explained, and closes nothing")
  func laterReversal() async throws {
    let undone = SmallRemittance(
      trace: "REV", date: "20261109", interchange: 77,
      claims: [Self.reversed, .paid(500_00, account: "ACCT000008", charge: 600_00)])
    let (workplace, states) = try await takebacks([Self.taking("WO", 80_00, "PCN-4711"), undone])
    let state = try #require(states.first)
    let claim = try #require(try await workplace.numbers("SELECT id FROM claim WHERE status = '22'").first)
    #expect(state.explanation == TakebackExplanation(set: SetID(2), source: .reversal(ClaimID(claim))))
    #expect(state.isExplained && state.closing == nil && state.nextItem != nil)
    let row = try #require(
      try await workplace.store.queue(QueueFilter(), for: workplace.specialist).rows.first { $0.category == "takeback" }
    )
    #expect(row.isExplained && !row.isPaid)
    #expect(row.why == "A later remittance explains it: closing is proposed.")
    try await workplace.perform(
      state.opening.number, .close(outcome: "takeback_explained", typedRecovered: nil, reason: nil))
    #expect(try await workplace.state(state.opening.number)?.closing?.outcome == "takeback_explained")
  }

  @Test("a balance carried forward explains the money that is taken later, whichever file comes in first")
  func forwarded() async throws {
    let begun = SmallRemittance(
      trace: "FIRST", date: "20261102", interchange: 5, claims: [],
      providerAdjustments: [("WO", 300_00), ("FB", -300_00)], providerReferences: ["UNKNOWN", "FIRST"])
    let taken = Self.taking("FB", 300_00, "BALANCE", trace: "SECOND", date: "20261109")
    let (_, inOrder) = try await takebacks([begun, taken])
    #expect(inOrder.map(\.opening.reason) == ["WO"], "the balance is explained, what began it is not")
    let (_, late) = try await takebacks([taken, begun])
    #expect(late.map(\.opening.reason) == ["FB", "WO"])
    #expect(late.first?.explanation == TakebackExplanation(set: SetID(2), source: .forwarded(item: 2)))
    let (_, alone) = try await takebacks([taken])
    #expect(alone.map(\.opening.reason) == ["FB"] && alone.allSatisfy { $0.explanation == nil })
  }

  @Test("a remittance that is held takes nothing until it is posted, and then opens its cases once")
  func held() async throws {
    let workplace = try await Workplace()
    let first = Self.taking("WO", 412_07, "NOBODY")
    try await workplace.take(first)
    var again = first
    again.interchange = 4_711
    try await workplace.take(again)
    try #require(
      try await workplace.texts("SELECT disposition FROM transaction_set ORDER BY id") == ["posted", "held"])
    #expect(try await workplace.cases("takeback").count == 1)
    try await workplace.intake.post(
      held: SetID(2), command: workplace.store.newCommandID(), by: .person(workplace.manager))
    #expect(try await workplace.cases("takeback").count == 2)
  }

  @Test("opening again after a crash opens nothing twice, and a rebuild gives the same")
  func crashAndRebuild() async throws {
    let undone = SmallRemittance(
      trace: "REV", interchange: 77, claims: [Self.reversed, .paid(500_00, account: "ACCT000008", charge: 600_00)])
    let (workplace, states) = try await takebacks([Self.taking("WO", 80_00, "PCN-4711"), undone])
    try #require(states.count == 1)
    let before = try await workplace.dump()
    try await workplace.tamper("UPDATE transaction_set SET opened_through = 0, cases_opened = 0")
    _ = try await workplace.store.openCases()
    #expect(try await workplace.dump() == before)
    _ = try await workplace.store.rebuild()
    #expect(try await workplace.dump() == before)
    #expect(try await workplace.store.verifyTrail(against: nil).isSound)
  }

  @Test("in the generated world exactly what no claim explains opens a case")
  func world() async throws {
    let workplace = try await Workplace()
    let world = World(seed: 5, claimsPerDay: 60)
    var today = 1
    for day in 1...40 where day % 3 == 1 {
      workplace.time.advance(days: day - today)
      today = day
      for file in try world.files(day: day) { try await workplace.take(file.bytes, name: file.name) }
    }
    // An oracle of its own: every positive WO whose words are no reversed claim's number, payer for payer.
    let items = try await workplace.store.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT r.payer, p.reason, p.reference FROM provider_adjustment p JOIN remittance r ON r.set_id = p.set_id
          JOIN transaction_set s ON s.id = p.set_id WHERE p.amount > 0 AND p.reason IN ('WO', 'FB') AND s.disposition = 'posted'
          """
      ).map { (payer: $0[0] as Int64, reason: $0[1] as String, reference: $0[2] as String) }
    }
    let undone = try await workplace.store.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT r.payer, c.payer_claim_number, c.control_number FROM claim c JOIN remittance r ON r.set_id = c.set_id
          JOIN transaction_set s ON s.id = c.set_id WHERE c.status = '22' AND s.disposition = 'posted'
          """
      ).map { (payer: $0[0] as Int64, names: Set([$0[1] as String, $0[2] as String])) }
    }
    let unexplained = items.filter { item in
      item.reason == "WO"
        && !undone.contains { reversal in
          reversal.payer == item.payer
            && !reversal.names.isDisjoint(with: item.reference.split(separator: " ").map(String.init))
        }
    }
    let cases = try await workplace.states().filter { $0.opening.reason == "WO" && $0.explanation == nil }
    #expect(cases.count == unexplained.count)
    #expect(items.count > unexplained.count && !unexplained.isEmpty)
    // A day of sixty claims brings hardly more than one.
    #expect(unexplained.count < 14 * 3, "\(unexplained.count)")
  }

  @Test("each way to an explanation walks an index of its own")
  func plans() async throws {
    let workplace = try await Workplace()
    let plan = try await workplace.store.read { db in
      try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(TakebackReading.reversal)", arguments: ["X", 1])
        .map { $0[3] as String }
    }
    #expect(plan.contains { $0.contains("claim_reversal_number") }, "\(plan)")
    #expect(plan.contains { $0.contains("control_number=?") }, "\(plan)")
    #expect(!plan.contains { $0.hasPrefix("SCAN claim") }, "\(plan)")
  }
}
