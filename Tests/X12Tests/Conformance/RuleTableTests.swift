import Foundation
import Testing

@testable import X12

/// The table of rules, and the document made of it.
struct RuleTableTests {
  @Test func theDocumentIsWhatTheVerbPrints() throws {
    let document = try String(
      contentsOf: SharedFiles.packageRoot.appending(path: "docs/x12-rules.md"), encoding: .utf8)
    let table = try RuleTable(try Conformance.library.get())
    #expect(document == table.markdown, "write it anew: ./portico x12 rules > docs/x12-rules.md")
  }

  @Test func everyRuleHasANameOfItsOwnAndASentence() throws {
    let rows = try RuleTable(try Conformance.library.get()).sections.flatMap(\.rows)
    #expect(rows.allSatisfy { !$0.sentence.isEmpty && !$0.id.isEmpty })
    let common = rows.filter { $0.level != .situation }.map(\.id)
    #expect(Set(common).count == common.count)
  }

  /// Whatever is told of any document has its row, and says what the row says.
  @Test func everythingThatIsToldIsInTheTable() throws {
    let rows = try RuleTable(try Conformance.library.get(), partners: try PartnerRuleTests.example.get()).sections
      .flatMap(\.rows)
    let byID = Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
    let breakages =
      RuleBreakages.all + EnvelopeBreakages.all + EnvelopeElementBreakages.all + SituationBreakages.all
      + PartnerBreakages.all
    for breakage in breakages {
      let findings = try Conformance.findings(
        breakage.text, level: .partner, codes: breakage.codes, rules: try PartnerRuleTests.example.get())
      for finding in findings {
        let row = try #require(byID[finding.problem.rule], "\(finding.problem.message)")
        #expect(row.level == finding.level, "\(row.id)")
        // These are errors at some places and warnings at others, as their sentences say.
        if !["ELEMENT-BLANK", "GUIDE-NONE"].contains(row.id) {
          #expect(row.severity == finding.problem.severity, "\(row.id)")
        }
      }
    }
  }

  @Test func partnersRulesStandInTheirOwnSection() throws {
    let table = try RuleTable(try Conformance.library.get(), partners: try PartnerRuleTests.example.get())
    let last = try #require(table.sections.last)
    #expect(
      last.title.hasPrefix("EXAMPLE-PLAN ")
        && last.rows.contains { $0.id == "LABORATORY-CLIA" && $0.level == .lineOfService })
    #expect(table.markdown.contains("| `EXAMPLE-MEMBER` | 7 | error | IK403 I9 | A member number"))
  }
}
