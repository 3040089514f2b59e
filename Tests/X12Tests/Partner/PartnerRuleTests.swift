import Foundation
import Seeded
import Testing

@testable import X12

/// Rules that people write for their partners (SNIP levels 6 and 7).
struct PartnerRuleTests {
  static let example = Result {
    try PartnerRules(
      text: String(
        contentsOf: SharedFiles.packageRoot.appending(path: "docs/partner-example.rules"), encoding: .utf8),
      file: "partner-example.rules", library: Conformance.library.get())
  }

  private func rules(_ text: String) throws -> PartnerRules {
    try PartnerRules(text: "rules OWN Our rules\n" + text, file: "own.rules", library: try Conformance.library.get())
  }

  @Test func whatBreaksNoRuleIsNotTold() throws {
    let rules = try Self.example.get()
    for sample in SampleSet.all {
      #expect(try Conformance.findings(sample.text, level: .partner, rules: rules).map(\.problem.message) == [])
    }
  }

  @Test(arguments: PartnerBreakages.all)
  func aPartnersRuleIsToldAlone(breakage: Breakage) throws {
    let rules = try Self.example.get()
    let findings = try Conformance.findings(breakage.text, level: .partner, rules: rules)
    #expect(Breakage.lines(findings) == breakage.lines, "\(findings.map(\.problem.message))")
    let rule = try #require(rules.rules.first { $0.id == breakage.rule })
    #expect(findings.allSatisfy { $0.level == rule.level && $0.problem.message.hasSuffix(rule.sentence) })
    // What lies deeper than asked is not told, and without the file there is nothing to tell.
    #expect(try Conformance.findings(breakage.text, level: .codes, rules: rules).isEmpty)
    #expect(try Conformance.findings(breakage.text, level: .partner).isEmpty)
    let wrapped = try Conformance.findings(Array(breakage.text.utf8).map { [$0] }, level: .partner, rules: rules)
    #expect(wrapped == findings)
  }

  @Test func everyRuleOfTheExampleIsBroken() throws {
    let broken = Dictionary(grouping: PartnerBreakages.all, by: \.rule)
    for rule in try Self.example.get().rules { #expect(broken[rule.id] != nil, "\(rule.id)") }
  }

  @Test(arguments: PartnerBreakages.others.map(SampleSet.text))
  func anotherPartnersDocumentsKeepOut(text: String) throws {
    let findings = try Conformance.findings(text, level: .partner, rules: try Self.example.get())
    #expect(findings.map(\.problem.message) == [])
  }

  /// Rules that are given are looked at, without a word about the level.
  @Test func rulesSayHowDeepToLook() throws {
    let breakage = try #require(PartnerBreakages.all.first)
    var reader = ConformanceReader(try Conformance.library.get(), rules: try Self.example.get())
    var told: [String] = []
    reader.read(Array(breakage.text.utf8)) { told.append($0.problem.rule) }
    reader.finish { told.append($0.problem.rule) }
    #expect(told.contains(breakage.rule))
  }

  @Test func aKindOfServiceLiesAtLevelSix() throws {
    let both = PartnerBreakages.claims.replacing("CLM*ACCOUNT1", with: "CLM*ACCOUNT1*150.5***81:B:5*Y*A*Y*Y").text
    let rules = try Self.example.get()
    let six = try Conformance.findings(both, level: .lineOfService, rules: rules)
    #expect(six.rules == ["LABORATORY-CLIA"] && six.first?.level == .lineOfService)
    let seven = try Conformance.findings(both, level: .partner, rules: rules)
    #expect(Set(seven.rules) == ["LABORATORY-CLIA", "EXAMPLE-FREQUENCY"])
    #expect(seven.first { $0.problem.rule == "EXAMPLE-FREQUENCY" }?.claim == "ACCOUNT1")
  }

  /// A claim whose payer is never named belongs to no partner; a set that breaks off still tells what is known.
  @Test func aPartnerThatIsNotNamedHasNoRules() throws {
    let rules = try Self.example.get()
    var unnamed = PartnerBreakages.claims.replacing(
      "NM1*IL*1*DOE*MARIA", with: "NM1*IL*1*DOE*MARIA****MI*MEMB1")
    unnamed = unnamed.replacing("NM1*PR*2*EXAMPLE")
    let findings = try Conformance.findings(unnamed.text, level: .partner, rules: rules)
    #expect(findings.filter { $0.level > .codes }.isEmpty)

    let cut = PartnerBreakages.claims.replacing(
      "CLM*ACCOUNT1", with: "CLM*ACCOUNT1*150.5***21:B:7*Y*A*Y*Y"
    ).segments.prefix { !$0.hasPrefix("HL*4") }
    let told = try Conformance.findings(SampleSet.text(Array(cut)), level: .partner, rules: rules)
    #expect(told.filter { $0.level > .codes }.rules == ["EXAMPLE-AUTHORISATION"])
  }

  @Test func severitiesOfPartnersRulesCanBeLowered() throws {
    let breakage = try #require(PartnerBreakages.all.first { $0.rule == "EXAMPLE-ACCOUNT" })
    var reader = ConformanceReader(
      try Conformance.library.get(), level: .partner, severities: ["EXAMPLE-ACCOUNT": .warning],
      rules: try Self.example.get())
    var findings: [Finding] = []
    reader.read(Array(breakage.text.utf8)) { findings.append($0) }
    reader.finish { findings.append($0) }
    #expect(findings.rules == ["EXAMPLE-ACCOUNT"] && findings.errors == [])
  }

  @Test func aGuideThatTheHeadChoosesHasItsRules() throws {
    let rules = try rules(
      """
      for 278-response where not GS.2(OTHER) & GS.3(RECEIVER)
        segment BHT
          rule OWN-TYPE error forbid 6(18 19 AT) : "No."
      """)
    let text = SampleSet.reviewAnswer.text
    #expect(try Conformance.findings(text, level: .partner, rules: rules).rules == ["OWN-TYPE"])
    #expect(try Conformance.findings(SampleSet.reviewRequest.text, level: .partner, rules: rules).isEmpty)
    let other = text.replacing("GS*HI*SENDER*", with: "GS*HI*OTHER*")
    #expect(try Conformance.findings(other, level: .partner, rules: rules).isEmpty)
  }

  /// What is wrong with a file of rules, the line, and a piece of what is said.
  @Test(arguments: [
    ("", nil, "like `for 837P`"), ("for 837P", 2, "no rule stands under"),
    ("loop 2300", 2, "under a line like `for 837P`"), ("for 837X\n  rule A error need BHT : \"x\"", 2, "no guide 837X"),
    ("for 837P level 5\n  rule A error need BHT : \"x\"", 2, "6 (kind of service) or 7"),
    ("for 837P when GS.3(X)\n  rule A error need BHT : \"x\"", 2, "no guide when"),
    ("for 837P where GS.9(X)\n  rule A error need BHT : \"x\"", 2, "GS.1 to GS.3"),
    ("for 837P where NM1.9(X)\n  rule A error need BHT : \"x\"", 2, "no NM1 in the set itself"),
    ("for 837P where loop 2010BB REF.2(X)\n  rule A error need BHT : \"x\"", 2, "more than once"),
    ("for 837P where loop 2010ZZ NM1.9(X)\n  rule A error need BHT : \"x\"", 2, "no loop 2010ZZ"),
    ("for 837P where loop 2010BB NM1.9(X)\n  rule A error need BHT : \"x\"", 3, "what lies in the loop 2000B"),
    (
      "for 837P where loop 2330B NM1.9(X)\n  loop 2300\n    rule A error need HI : \"x\"", 4,
      "what lies in the loop 2320"
    ),
    ("for 837P where loop 2010BB NM1.9\n  rule A error need BHT : \"x\"", 2, "NM1.9(PLAN1 PLAN2)"),
    ("for 837P\n  loop 2300\n    rule A error need REF(ZZ) : \"x\"", 4, "no REF with ZZ in the loop 2300"),
    ("for 837P\n  loop 2300\n    rule A error need QTY : \"x\"", 4, "no QTY in the loop 2300"),
    ("for 837P\n  loop 2300\n    rule A error need loop 2400B : \"x\"", 4, "no loop 2400B"),
    ("for 837P\n  loop 2300\n    rule A error when 5 need REF(G1) : \"x\"", 4, "names the segment"),
    ("for 837P\n  loop 2300\n    rule A error need CLM.5-4(1) : \"x\"", 4, "3 components"),
    ("for 837P\n  loop 2300\n    rule A error need CLM.99 : \"x\"", 4, "elements, not 99"),
    (
      "for 837P\n  loop 2300\n    segment CLM\n      rule A error need 5-2(X) : \"x\"", 5, "does not allow X in CLM05-2"
    ),
    ("for 837P\n  loop 2300\n    segment CLM\n      rule A error need 4 : \"x\"", 5, "does not use CLM04"),
    ("for 837P\n  loop 2300\n    segment CLM\n      rule A error need CLM.1 : \"x\"", 5, "speaks of its elements"),
    ("for 837P\n  loop 2300\n    segment CLM\n      rule A error need 1(LONG-CODE1) : \"x\"", 5, "at most eight"),
    ("for 837P\n  loop 2300\n    segment CLM\n      rule A error need 1<5-2> : \"x\"", 5, "a length is like"),
    ("for 837P\n  loop 2300\n    segment REF(ZZ)\n      rule A error need 2 : \"x\"", 5, "no REF with ZZ"),
    ("for 837P\n  rule A error need BHT : x", 3, "quotation marks"),
    ("for 837P\n  rule \"A error need BHT : x\"", 3, "quotation marks"),
    ("for 837P\n  rule A error need BHT : \"", 3, "quotation marks"),
    ("for 837P 837P\n  rule A error need BHT : \"x\"", 2, "each once"),
    ("for 837P\n  rule A fatal need BHT : \"x\"", 3, "a rule is like"),
    ("for 837P\n  rule A error need BHT : \"x\"\n  rule A error need HL : \"x\"", 4, "stands twice"),
    ("for 837P\n  rule NPI error need BHT : \"x\"", 3, "belongs to a rule of the product"),
    ("for 837P\n  rule 837P-ADMISSION-DATE error need BHT : \"x\"", 3, "belongs to a rule of the product"),
    ("for 837P\n  note this", 3, "not note"), ("rules AGAIN Again", 2, "only the first line"),
  ])
  func aMistakeIsToldWithItsLine(text: String, line: Int?, says: String) throws {
    let error = try #require(throws: GuideError.self) { try rules(text) }
    #expect(error.file == "own.rules" && error.line == line, "\(error)")
    #expect(error.message.contains(says), "\(error)")
  }

  /// Whatever people mistype, the file is understood or its mistake is told.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func aDamagedFileIsReadOrRefused(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let library = try Conformance.library.get()
    let example = try String(
      contentsOf: SharedFiles.packageRoot.appending(path: "docs/partner-example.rules"), encoding: .utf8)
    let marks = Array("\"()<>-.&|: \n0123456789#@ß²")
    var refused = 0
    for _ in 0..<15 {
      var text = Array(example)
      for _ in 0...Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0..<text.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: text[place] = random.pick(marks)
        case 1: text.insert(random.pick(marks), at: place)
        default: text.removeSubrange(place..<min(text.count, place + Int.random(in: 1...30, using: &random)))
        }
      }
      do {
        _ = try PartnerRules(text: String(text), file: "damaged.rules", library: library)
      } catch let error as GuideError {
        refused += 1
        #expect(error.file == "damaged.rules" && !error.message.isEmpty)
      }
    }
    #expect(refused > 0)
  }

  @Test func aFileBeginsWithItsName() throws {
    let library = try Conformance.library.get()
    let error = try #require(throws: GuideError.self) { try PartnerRules(text: "", file: "a", library: library) }
    #expect(error.message.contains("rules PLAN"))
  }

  /// What the manual shows as the example is the example.
  @Test func theManualShowsRulesThatAreUnderstood() throws {
    let manual = try String(
      contentsOf: SharedFiles.packageRoot.appending(path: "docs/partner-rules.md"), encoding: .utf8)
    let pieces = manual.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    let shown = pieces.filter { $0.contains("for 837") }
    #expect(!shown.isEmpty)
    for piece in shown {
      let text = piece.contains("rules ") && piece.hasPrefix("\nrules ") ? piece : "rules SHOWN Shown\n" + piece
      _ = try PartnerRules(text: text, file: "partner-rules.md", library: try Conformance.library.get())
    }
  }
}
