import Testing

@testable import X12

/// What we answer to what we receive: it keeps its own guide, and says what the check found in the words of the standard.
@Suite struct AcknowledgerTests {
  private func answers(_ text: String, from controlNumber: Int = 7) throws -> [String] {
    var reader = ConformanceReader(try Conformance.library.get(), level: .guide)
    let stamp = Acknowledger.Stamp(
      date: try #require(CalendarDate(iso: "2026-11-22")), minute: 870, controlNumber: controlNumber)
    var acknowledger = Acknowledger(stamp)
    reader.readEvents(Array(text.utf8).span) { acknowledger.take($0) }
    reader.finishEvents { acknowledger.take($0) }
    #expect(acknowledger.problems.isEmpty)
    return acknowledger.answers.map { String(decoding: $0, as: UTF8.self) }
  }

  private func answer(_ text: String) throws -> [String] {
    let answers = try answers(text)
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
    #expect(segments.contains("IK4*1**7"))
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
