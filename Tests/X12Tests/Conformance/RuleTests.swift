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

  /// Prints the table of rules with the documents that break them.
  @Test func everyRuleIsBroken() throws {
    let documents =
      RuleBreakages.all + EnvelopeBreakages.all + EnvelopeElementBreakages.all + SituationBreakages.all
    let broken = Dictionary(grouping: documents, by: \.rule)
    let others = Dictionary(grouping: EnvelopeRuleTests.between, by: \.rule.name)
    for section in try RuleTable(try Conformance.library.get()).sections {
      print("## \(section.title)")
      for row in section.rows {
        var means = (broken[row.id] ?? []).map(\.means) + (others[row.id] ?? []).map(\.means)
        // The rules of guides are broken in documents that are written from the guides too.
        if row.level == .situation { means.append("a document written from its guide") }
        if let elsewhere = EnvelopeRuleTests.elsewhere[row.id] { means.append(elsewhere) }
        let isForm = section.title == "Elements of envelopes"
        #expect(!means.isEmpty || isForm, "no document breaks \(row.id)")
        print("\(row.id) | \(row.level.rawValue) | \(row.severity) | \(means.joined(separator: "; "))")
      }
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
