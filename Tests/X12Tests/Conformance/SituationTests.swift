import Testing

@testable import X12

/// The situational rules of the guides: each is broken in a document written from its guide, and some by hand.
struct SituationTests {
  @Test(arguments: SampleSet.all.map(\.guide))
  func everySituationalRuleOfAGuideCanBeBrokenAndKept(name: String) throws {
    let guides = try Conformance.library.get().all()
    let tables = try #require(guides.first { $0.guide.name == name })
    for site in GuideSample.sites(tables.guide) {
      for isKept in [false, true] {
        let sample = GuideSample(
          tables: tables, path: site.path, target: site.segment, rule: site.rule, isKept: isKept)
        let text = sample.text
        let findings = try Conformance.findings(text, level: .situation)
        let told = findings.filter {
          $0.problem.rule == site.rule.id && $0.loop == site.path.joined(separator: "/")
        }
        #expect(told.isEmpty == isKept, "\(site), kept \(isKept): \(text)")
        #expect(told.allSatisfy { $0.level == .situation && $0.problem.severity == site.rule.severity }, "\(site)")
        // What the standard or the guide's elements say already needs no rule.
        let rivals = findings.filter { $0.level == .guide || $0.problem.rule == site.rule.id }
        let places = rivals.filter { $0.problem.element != nil }.map {
          [$0.problem.segment, $0.problem.element ?? 0]
        }
        #expect(Set(places).count == places.count, "\(site): \(findings.map(\.problem.message))")
      }
    }
  }

  /// What is written from a guide with nothing broken keeps the guide.
  @Test(arguments: SampleSet.all.map(\.guide))
  func whatAGuideRequiresIsEnough(name: String) throws {
    let guides = try Conformance.library.get().all()
    let tables = try #require(guides.first { $0.guide.name == name })
    for site in GuideSample.sites(tables.guide) {
      let sample = GuideSample(tables: tables, path: site.path, target: site.segment, rule: site.rule, isKept: true)
      let findings = try Conformance.findings(sample.text, level: .guide)
      #expect(findings.map(\.problem.message) == [], "\(site): \(sample.text)")
    }
  }

  @Test(arguments: SituationBreakages.all)
  func aSituationIsToldAlone(breakage: Breakage) throws {
    let findings = try Conformance.findings(breakage.text, level: .situation)
    #expect(Breakage.lines(findings) == breakage.lines, "\(findings.map(\.problem.message))")
  }

  @Test func everyGuideWithRulesHasOneBrokenByHand() throws {
    let broken = Set(SituationBreakages.all.map(\.rule))
    for tables in try Conformance.library.get().all() {
      let rules = Set(GuideSample.sites(tables.guide).map(\.rule.id))
      #expect(rules.isEmpty || !rules.isDisjoint(with: broken), "\(tables.guide.name)")
      print("\(tables.guide.name): \(rules.sorted().joined(separator: ", "))")
    }
  }
}
