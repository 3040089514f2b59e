import Testing

@testable import X12

/// What is told of amounts: where it lies, and that it is true.
struct BalanceCheckTests {
  /// The loop that each rule of amounts speaks of.
  private static let loops: [ConformanceRule: String] = [
    .balanceLine: "2000/2100/2110", .balanceClaim: "2000/2100", .balancePayment: "",
    .balanceCharge: "2000A/2000B/2300", .balanceOtherPayer: "2000A/2000B/2000C/2300/2320",
  ]

  @Test func amountsAreToldInTheirLoops() throws {
    for breakage in RuleBreakages.all {
      for finding in try Conformance.findings(breakage.text, codes: breakage.codes) where finding.level == .balance {
        let rule = try #require(ConformanceRule(rawValue: finding.problem.rule))
        #expect(finding.loop == Self.loops[rule], "\(finding.problem.message)")
        let inner = finding.loop.split(separator: "/").last.map { ", in loop \($0): " } ?? ": "
        #expect(finding.problem.message.contains(inner))
      }
    }
  }
}
