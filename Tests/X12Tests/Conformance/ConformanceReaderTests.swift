import Testing

@testable import X12

struct ConformanceReaderTests {
  @Test func whatWasReadIsCounted() throws {
    let text = SampleSet.professional.text + SampleSet.remittance.numbered("000000002").text
    var reader = ConformanceReader(try Conformance.library.get())
    reader.read(Array(text.utf8)) { Issue.record("\($0.problem.message)") }
    reader.finish { Issue.record("\($0.problem.message)") }
    let segments = SampleSet.professional.segments.count + SampleSet.remittance.segments.count
    #expect(reader.totals.interchanges == 2 && reader.totals.transactions == 2)
    #expect(reader.totals.segments == segments && reader.totals.claims == 4)
  }

  @Test func aFindingNamesTheClaimThatItLiesIn() throws {
    let remittance = SampleSet.remittance
    func claims(_ sample: SampleSet) throws -> [String] {
      try Conformance.findings(sample.text).map { "\($0.problem.rule) \($0.problem.segmentID) \($0.claim)" }
    }
    #expect(try claims(remittance.replacing("CAS*CO*45", with: "CAS*CO*45*21")).contains("BALANCE-LINE SVC ACCOUNT1"))
    #expect(
      try claims(
        remittance.replacing(
          "BPR*", with: "BPR*I*76*C*ACH*CCP*01*999999992*DA*1*1999999999**01*999988880*DA*2*20261102")) == [
          "BALANCE-PAYMENT BPR "
        ])
    #expect(
      try claims(remittance.replacing("REF*EA", with: "REF*EA*RECORD1**")) == ["TRAILING-DELIMITERS REF ACCOUNT1"])
    let loops = try Conformance.findings(remittance.replacing("REF*EA", with: "REF*EA*RECORD1**").text).map(\.loop)
    #expect(loops == ["2000/2100"])
  }

  @Test func aCallerMaySayHowMuchARuleMatters() throws {
    let text = SampleSet.remittance.replacing("PER*BL").text
    var reader = ConformanceReader(
      try Conformance.library.get(), severities: [ConformanceRule.segmentRequired.name: .warning])
    var findings: [Finding] = []
    reader.read(Array(text.utf8)) { findings.append($0) }
    reader.finish { findings.append($0) }
    #expect(findings.rules == ["SEGMENT-REQUIRED"] && findings.errors == [])
  }

  @Test func theLoopIsNamedFromTheOutside() throws {
    let text = SampleSet.professional.replacing("HI*ABK:I10").text
    let finding = try #require(try Conformance.findings(text).first)
    #expect(finding.loop == "2000A/2000B/2300")
    #expect(finding.problem.message.hasSuffix("HI with ABK, BK (Diagnoses) is missing. Ask the sender to add it."))
  }

  /// A fault's word in a 999 or TA1, by rule.
  @Test func envelopesFaultsHaveTheirWordInAcknowledgements() throws {
    let words: [String: Finding.Code] = [
      "SE01": .set("4"), "SE02": .set("3"), "SE-MISSING": .set("2"), "ST02": .set("7"), "ST02-REPEATED": .set("23"),
      "ST03": .set("I6"), "GE01": .group("5"), "GE02": .group("4"), "GE-MISSING": .group("3"), "GS06": .group("6"),
      "IEA01": .interchange("021"), "IEA02": .interchange("001"), "IEA-MISSING": .interchange("023"),
      "ISA-WIDTH": .interchange("022"), "GS-MISSING": .interchange("022"), "SEGMENT-ID": .segment("1"),
    ]
    var said: Set<String> = []
    for breakage in EnvelopeBreakages.all {
      for finding in try Conformance.findings(breakage.text) {
        guard let word = words[finding.problem.rule] else { continue }
        #expect(finding.code == word, "\(finding.problem.rule)")
        said.insert(finding.problem.rule)
      }
    }
    #expect(said == Set(words.keys))
  }

  @Test func aNoticeThatMovesNoMoneyNeedNotAddUp() throws {
    let text = SampleSet.remittance.replacing("BPR", with: "BPR*H*0*C*NON************20261102").text
    #expect(try Conformance.findings(text).map(\.problem.message) == [])
  }

  @Test func anUnknownGroupVersionLeavesTheSetsOwn() throws {
    let sample = SampleSet.remittance
    let text = sample.text.replacing("*X*005010X221A1", with: "*X*005010").replacing(
      "PER*BL*DESK*TE*5550100~", with: "")
    #expect(try Conformance.findings(text).rules == ["ST03", "SEGMENT-REQUIRED", "SE01"])
  }
}
