import Testing

@testable import X12

/// What we answer to what we receive: it keeps its own guide, and says what the check found in the words of the standard.
@Suite struct AcknowledgerTests {
  private func answers(_ text: String, from controlNumber: Int = 7, copiesValues: Bool = true) throws -> [String] {
    var reader = ConformanceReader(try Conformance.library.get(), level: .guide)
    let stamp = Acknowledger.Stamp(
      date: try #require(CalendarDate(iso: "2026-11-22")), minute: 870, controlNumber: controlNumber)
    var acknowledger = Acknowledger(stamp, copiesValues: copiesValues)
    reader.readEvents(Array(text.utf8).span) { acknowledger.take($0) }
    reader.finishEvents { acknowledger.take($0) }
    #expect(acknowledger.problems.isEmpty)
    return acknowledger.answers.map { String(decoding: $0, as: UTF8.self) }
  }

  private func answer(_ text: String, copiesValues: Bool = true) throws -> [String] {
    let answers = try answers(text, copiesValues: copiesValues)
    try #require(answers.count == 1)
    return answers[0].split(separator: "\n").map { String($0.dropLast()) }
  }

  @Test(arguments: SampleSet.all.filter { $0.group != "FA" })
  func aSoundDocumentIsAccepted(sample: SampleSet) throws {
    let segments = try answer(sample.text)
    #expect(segments.contains("TA1*000000001*261102*0800*A*000"))
    #expect(segments.contains("AK1*\(sample.group)*1*\(sample.version)"))
    #expect(segments.contains("IK5*A"))
    #expect(segments.contains("AK9*A*1*1*1"))
    #expect(try Conformance.findings(segments.map { $0 + "~" }.joined()).rules == [])
  }

  @Test func aMissingSegmentIsToldByItsOwnNameWithTheClaimItLacksIn() throws {
    let segments = try answer(SampleSet.professional.removing("HI*").text)
    let told = try #require(segments.firstIndex { $0.hasPrefix("IK3*HI*") })
    #expect(segments[told].hasSuffix("*2300*3"))
    #expect(segments[told + 1].hasPrefix("CTX*CLM01:"))
    #expect(segments.contains("IK5*R*5"))
    #expect(segments.contains("AK9*R*1*1*0"))
    #expect(try Conformance.findings(segments.map { $0 + "~" }.joined()).rules == [])
  }

  @Test func anElementIsToldByItsPlace() throws {
    let segments = try answer(SampleSet.remittance.replacing("BPR*", with: "BPR*Q*0*C*NON************20261102").text)
    #expect(segments.contains("IK3*BPR*2**8"))
    #expect(segments.contains("IK4*1**7*Q"))
  }

  /// A value that is wrong, and how the answer says where it stands and what it is.
  @Test(arguments: [
    (SampleSet.professional.replacing("HI*ABK:I10", with: "HI*ABK:I10:::::::Y"), "IK4*1:9**I10*Y"),
    (SampleSet.eligibilityAnswer.replacing("EB*B*IND", with: "EB*B*IND*98^LONG***27*25*****Y"), "IK4*3::2**5*LONG"),
    (SampleSet.enrolment.replacing("DMG*D8*19850704", with: "DMG*D8*19850704*F**A^Q:RET"), "IK4*5:1:2**7*Q"),
    (SampleSet.professional.replacing("DTP*431", with: "DTP*431*D8*20261301"), "IK4*3**8*20261301"),
    (SampleSet.remittance.replacing("AMT*AU", with: "AMT*AU*1O0"), "IK4*2**6*1O0"),
    // What would cut the answer apart is not repeated, nor what no other file could hold.
    (SampleSet.remittance.replacing("AMT*AU", with: "AMT*AU*1:0"), "IK4*2**13"),
    (SampleSet.remittance.replacing("AMT*AU", with: "AMT*AU*1Ö0"), "IK4*2**6"),
    (SampleSet.remittance.replacing("TRN", with: "TRN*1*TRACE1"), "IK4*3**1"),
    (SampleSet.professional.replacing("CLM*ACCOUNT2", with: "CLM*ACCOUNT2*75***22:B*Y*A*Y*Y"), "IK4*5:3**1"),
    (
      SampleSet.remittance.replacing("REF*TJ", with: "REF*TJ*" + String(repeating: "9", count: 120)),
      "IK4*2**5*" + String(repeating: "9", count: 99)
    ),
  ])
  func aWrongValueIsRepeated(sample: SampleSet, told: String) throws {
    let segments = try answer(sample.text)
    #expect(segments.contains(told), "\(segments.filter { $0.hasPrefix("IK4") })")
    #expect(try Conformance.findings(segments.map { $0 + "~" }.joined()).map(\.problem.message) == [])
    #expect(
      try answer(sample.text, copiesValues: false).filter { $0.hasPrefix("IK4") && $0.split(separator: "*").count > 4 }
        == [])
  }

  /// Whatever is wrong in a set, the answer keeps its own guide.
  @Test(arguments: RuleBreakages.all.map(\.text) + SituationBreakages.all.map(\.text))
  func everyAnswerKeepsItsGuide(text: String) throws {
    for answer in try answers(text) {
      #expect(try Conformance.findings(answer).map(\.problem.message) == [], "\(answer)")
    }
  }

  @Test func aGroupWithABrokenTrailerTakesItsSetsWithIt() throws {
    let text = SampleSet.remittance.text.replacing("GE*1*1~", with: "GE*1*2~")
    let segments = try answer(text)
    #expect(segments.contains { $0.hasPrefix("IK5*R") })
    #expect(segments.contains("AK9*R*1*1*0*4"))
  }

  @Test func whatOnlyAnswersIsNotAnswered() throws {
    #expect(try answers(SampleSet.functional.text).isEmpty)
    let reply = SampleSet.text([
      "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *261102*0800*^*00501*000000001*0*T*:",
      "TA1*000000009*261101*0700*A*000", "IEA*0*000000001",
    ])
    #expect(try answers(reply).isEmpty)
  }

  @Test func theAnswerIsCutAsTheQuestionWas() throws {
    let text = String(
      SampleSet.professional.text.map { character in
        switch character {
        case "*": "|"
        case ":": ">"
        case "~": "'"
        default: character
        }
      })
    let answers = try answers(text)
    #expect(answers[0].hasPrefix("ISA|00|"))
    #expect(try Conformance.findings(answers[0]).rules == [])
  }

  @Test func everyInterchangeGetsAnAnswerWithANumberOfItsOwn() throws {
    let answers = try answers(SampleSet.remittance.text + SampleSet.professional.numbered("000000002").text, from: 41)
    #expect(answers.count == 2)
    #expect(answers[0].contains("*000000041*0*T*"))
    #expect(answers[1].contains("*000000042*0*T*"))
  }
}
