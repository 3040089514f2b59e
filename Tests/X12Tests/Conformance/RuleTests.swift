import Testing

@testable import X12

/// Each rule is broken once, and that is told, where it was broken, and nothing else.
struct RuleTests {
  @Test(arguments: RuleBreakages.all)
  func aBrokenRuleIsToldAlone(breakage: Breakage) throws {
    let findings = try Conformance.findings(breakage.text, codes: breakage.codes)
    #expect(Breakage.lines(findings) == breakage.lines, "\(findings.map(\.problem.message))")
  }

  @Test(arguments: EnvelopeBreakages.all)
  func aBrokenEnvelopeIsToldAlone(breakage: Breakage) throws {
    let findings = try Conformance.findings(breakage.text)
    #expect(Breakage.lines(findings) == breakage.lines, "\(findings.map(\.problem.message))")
  }

  @Test func everyRuleIsBroken() {
    let broken = Dictionary(grouping: RuleBreakages.all, by: \.rule)
    for rule in ConformanceRule.allCases {
      #expect(broken[rule.name] != nil, "no document breaks \(rule.name)")
      print("\(rule.name): \((broken[rule.name] ?? []).map(\.means).joined(separator: "; "))")
    }
    for (rule, breakages) in Dictionary(grouping: EnvelopeBreakages.all, by: \.rule).sorted(by: { $0.key < $1.key }) {
      print("\(rule): \(breakages.map(\.means).joined(separator: "; "))")
    }
  }

  @Test func whatIsToldOfARuleIsWhatTheRuleSays() throws {
    for breakage in RuleBreakages.all {
      for finding in try Conformance.findings(breakage.text, codes: breakage.codes) {
        guard let rule = ConformanceRule(rawValue: finding.problem.rule) else { continue }
        #expect(finding.level == rule.level && finding.code == rule.code, "\(rule.name)")
        // What lies deeper than asked is not told.
        guard let shallower = SNIPLevel(rawValue: rule.level.rawValue - 1) else { continue }
        let told = try Conformance.findings(breakage.text, level: shallower, codes: breakage.codes)
        #expect(!told.contains { $0.problem.rule == rule.name }, "\(rule.name)")
      }
    }
  }
}
