import Desk
import Doors
import Foundation
import Testing
import X12

@testable import Store

@Suite("A remittance of extremes stops nobody's work", .serialized)
struct ExtremeRemittanceTests {
  @Test("a claim with more denied adjustments than an entry has room for opens one case, with the whole sum")
  func manyAdjustments() async throws {
    let workplace = try await Workplace()
    let reasons = ["197", "50"]
    let long = SmallClaim(
      account: "LONG", charge: 2_000_00,
      adjustments: (0..<2000).map { ("CO", reasons[$0 % 2], 1_00) })
    let report = try await workplace.take(SmallRemittance(trace: "L", claims: [long]))
    #expect(report.status == .accepted)
    #expect(report.cases == 1)
    let state = try #require(try await workplace.states().first)
    #expect(state.denied == Cents(2_000_00))
    #expect(state.issues.map(\.reason) == reasons)
    #expect(state.issues.map(\.amount) == [Cents(1_000_00), Cents(1_000_00)])
    #expect(try await workplace.take(SmallRemittance(trace: "M", interchange: 9, claims: [.denied()])).cases == 1)
    let crashed = try await workplace.afterCrash()
    try await crashed.intake.recover()
  }

  @Test(
    "amounts beyond ten billion dollars are refused at the door",
    arguments: [9_007_199_254_740_992, 100_000_000_000_001])
  func hugePayment(cents: Int) async throws {
    let workplace = try await Workplace()
    var remittance = SmallRemittance(trace: "H", claims: [.denied()])
    remittance.payment = cents
    let report = try await workplace.take(remittance)
    #expect(report.status == .quarantined)
    #expect(report.problems.contains { $0.message.contains("ten billion") })
    #expect(report.cases == 0)
    let crashed = try await workplace.afterCrash()
    try await crashed.intake.recover()
  }

  @Test("the largest amounts, as often as a claim may hold them, are added without overflow")
  func manyHugeDenials() async throws {
    let workplace = try await Workplace()
    let claims = (1...20).map { number in
      SmallClaim(
        account: "HUGE\(number)", charge: 100_00,
        adjustments: Array(repeating: ("CO", "197", 1_000_000_000_000), count: 350))
    }
    let report = try await workplace.take(SmallRemittance(trace: "H", claims: claims))
    #expect(report.claims == 20)
    let states = try await workplace.states()
    let total = try await workplace.store.queue(QueueFilter(), for: workplace.specialist).total
    #expect(total.cases == states.count)
    #expect(total.denied.value == states.reduce(0) { $0 + $1.denied.value })
  }

  @Test("a byte that ends texts elsewhere cuts no account number short")
  func nul() async throws {
    let workplace = try await Workplace()
    try await workplace.take(
      SmallRemittance(trace: "N", claims: [.denied(account: "AC\u{0}CT"), .denied("50", account: "AC")]))
    #expect(try await workplace.texts("SELECT control_number FROM claim ORDER BY id") == ["AC\u{2400}CT", "AC"])
    _ = try await workplace.store.rebuild()
    let later = SmallRemittance(trace: "N2", interchange: 9, claims: [.paid(10_00, account: "AC\u{0}CT")])
    #expect(try await workplace.take(later).moved == 1)
  }

  @Test("who is interrupted while cases open sends the file again, and the rest opens")
  func cancelledWhileOpening() async throws {
    let workplace = try await Workplace()
    let big = SmallRemittance(
      trace: "BIG", claims: (1...3000).map { .denied(account: "BIG\(10_000 + $0)", charge: 10_000 + $0) })
    let url = workplace.directory.url.appending(path: "big")
    try Data(big.bytes).write(to: url)
    let task = Task {
      try await workplace.intake.take(fileAt: url, name: "big.edi", by: .person(workplace.specialist))
    }
    while try await workplace.number("SELECT COUNT(*) FROM work_case") == 0 {
      try await Task.sleep(for: .milliseconds(2))
    }
    task.cancel()
    _ = await task.result
    #expect(try await workplace.take(big).status == .duplicate)
    #expect(try await workplace.cases().count == 3000)
  }
}
