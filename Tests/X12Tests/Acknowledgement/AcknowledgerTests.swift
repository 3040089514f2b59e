import Testing

@testable import X12

/// What we answer to what we receive: it keeps its own guide, and says what the check found in the words of the standard.
@Suite struct AcknowledgerTests {
  private func acknowledge(
    _ text: String, from controlNumber: Int = 7, copiesValues: Bool = true, limits: Limits = Limits()
  ) throws -> Acknowledger {
    var reader = ConformanceReader(try Conformance.library.get(), level: .guide, limits: limits)
    let stamp = Acknowledger.Stamp(
      date: try #require(CalendarDate(iso: "2026-11-22")), minute: 870, controlNumber: controlNumber)
    var acknowledger = Acknowledger(stamp, copiesValues: copiesValues)
    reader.readEvents(Array(text.utf8).span) { acknowledger.take($0) }
    reader.finishEvents { acknowledger.take($0) }
    return acknowledger
  }

  private func answers(_ text: String, from controlNumber: Int = 7, copiesValues: Bool = true) throws -> [String] {
    let acknowledger = try acknowledge(text, from: controlNumber, copiesValues: copiesValues)
    #expect(acknowledger.problems.isEmpty)
    return acknowledger.texts
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

  /// Whatever is wrong, the answer keeps its own guide, and refuses no set without saying why.
  @Test(arguments: [RuleBreakages.all, SituationBreakages.all, EnvelopeBreakages.all, EnvelopeElementBreakages.all])
  func everyAnswerKeepsItsGuideAndSaysWhy(breakages: [Breakage]) throws {
    for breakage in breakages { try expectReasons(try acknowledge(breakage.text), breakage.testDescription) }
  }

  @Test(arguments: EnvelopeRuleTests.between)
  func whatStandsBetweenSegmentsIsAnsweredToo(broken: EnvelopeRuleTests.Between) throws {
    try expectReasons(try acknowledge(broken.text, limits: Limits(segmentBytes: 1024)), broken.means)
  }

  /// That a header cannot be answered is told once; an answer keeps its guide and gives each of its sets a reason.
  private func expectReasons(_ acknowledger: Acknowledger, _ means: String) throws {
    #expect(acknowledger.problems.allSatisfy { $0.segment == "ISA" }, "\(means)")
    for answer in acknowledger.texts {
      #expect(try Conformance.findings(answer).map(\.problem.message) == [], "\(means): \(answer)")
      let segments = answer.split(whereSeparator: \.isNewline).map { $0.dropLast().split(separator: "*") }
      let groups = segments.filter { $0[0] == "AK9" }
      var names = false
      for segment in segments {
        switch segment[0] {
        case "AK2": names = false
        case "IK3": names = true
        case "IK5" where segment[1] == "R":
          let isOfGroup = groups.contains { $0[1] == "R" && $0.count > 5 }
          #expect(names || segment.dropFirst(2).contains { $0 != "5" } || isOfGroup, "\(means): \(answer)")
        case "IK5" where segment[1] == "E": #expect(segment.count > 2, "\(means): \(answer)")
        default: break
        }
      }
    }
  }

  /// A segment that is wrong as a whole, and how the answer names it.
  @Test(arguments: [
    (SampleSet.remittance.replacing("AMT*AU", with: "amt*AU*100"), "IK3*AMT*20*2100*1", "IK5*R*5"),
    (SampleSet.remittance.replacing("AMT*AU", with: "AMTX*AU*100"), "IK3*AMT*20**1", "IK5*R*5"),
    (SampleSet.remittance.replacing("REF*TJ", with: "REF*TJ*9999\n99999"), "IK3*REF*12*1000*8", "IK5*R*5"),
    (SampleSet.remittance.replacing("REF*TJ", with: "REF*TJ*999999999**"), "IK3*REF*12*1000*8", "IK5*E*5"),
    (SampleSet.remittance.replacing("REF*TJ", with: "REF*TJ*99999999Ö"), "IK3*REF*12*1000*8", "IK5*R*5"),
  ])
  func aSegmentIsToldByItsPlace(sample: SampleSet, told: String, result: String) throws {
    let segments = try answer(sample.text)
    #expect(segments.contains(told), "\(segments)")
    #expect(segments.contains(result), "\(segments)")
  }

  /// The kind of the sender's number lacks a character, so that the header has not its fixed widths.
  @Test func aHeaderThatIsTooShortIsRefusedInAnAnswerThatKeepsItsWidths() throws {
    let short = SampleSet.remittance.text.replacing("*ZZ*SENDER", with: "*Z*SENDER")
    let acknowledger = try acknowledge(short)
    try expectReasons(acknowledger, "ISA05 of one character")
    #expect(acknowledger.texts.first?.contains("*ZZ*SENDER ") == true)
    #expect(acknowledger.texts.first?.contains("*R*022") == true)
  }

  @Test(arguments: [("GE*1*", "AK9*R*1*1*0"), ("GE*2*", "AK9*R*2*1*0*5"), ("GE*x*", "AK9*R*1*1*0")])
  func aGroupIsCountedAsItsTrailerSays(trailer: String, told: String) throws {
    let text = SampleSet.remittance.replacing("AMT*AU", with: "AMT*AU*1OO").text.replacing("GE*1*", with: trailer)
    #expect(try answer(text).contains { $0.hasPrefix(told) })
  }

  /// An element of a segment in lower case is wrong too: the segment is named for both.
  @Test func aSegmentInLowerCaseIsToldWithItsElements() throws {
    let segments = try answer(SampleSet.remittance.replacing("AMT*AU", with: "amt*AU*1OO").text)
    let told = segments.filter { $0.hasPrefix("IK3") || $0.hasPrefix("IK4") }
    #expect(told == ["IK3*AMT*20*2100*1", "IK3*AMT*20*2100*8", "IK4*2**6*1OO"])
  }

  @Test func aSegmentThatIsTooLongIsNamed() throws {
    let text = SampleSet.remittance.replacing("REF*TJ", with: "REF*TJ*" + String(repeating: "9", count: 2000)).text
    let answers = try acknowledge(text, limits: Limits(segmentBytes: 1024)).texts
    #expect(answers.first?.contains("IK3*REF*12**8~") == true && answers.first?.contains("IK5*R*5~") == true)
  }

  /// A header in lower case is a fault of its own set, and a segment between sets one of the interchange.
  @Test func whatStandsOutsideOfSetsIsAFaultOfWhatItBegins() throws {
    let text = SampleSet.remittance.text
    let header = try answer(text.replacing("~ST*", with: "~st*"))
    #expect(header.contains("IK3*ST*1**1") && header.contains("AK9*R*1*1*0"))
    #expect(try answer(text.replacing("~GE*", with: "~AMT*T*1~GE*")).contains("TA1*000000001*261102*0800*R*022"))
    #expect(try answer(text.replacing("~GS*", with: "~gs*")).contains("TA1*000000001*261102*0800*R*024"))
    #expect(
      try answer(text.replacing("IEA*1*000000001", with: "IEA*1*1")).contains("TA1*000000001*261102*0800*R*001"))
  }

  /// Nobody accepts plainly what could not be checked: a transaction that is known in other versions, one that is not, and the version
  /// of another transaction.
  @Test(arguments: [
    ("835", "004010X091A1", "IK5*E*I6", "AK9*E*1*1*1"), ("850", "004010", "IK5*E*1", "AK9*E*1*1*1"),
    ("835", "005010X222A1", "IK5*R*I6", "AK9*R*1*1*0"), ("850", "005010X222A1", "IK5*R*1", "AK9*R*1*1*0"),
    ("85", "004010", "IK5*E*6", "AK9*E*1*1*1"),
  ])
  func aSetWithoutAGuideIsNotPlainlyAccepted(type: String, version: String, set: String, group: String) throws {
    let sample = SampleSet(guide: "", group: "HP", transaction: type, version: version, body: SampleSet.remittance.body)
    let segments = try answer(sample.text.replacing("*0001*\(version)", with: "*0001"))
    #expect(segments.contains(set) && segments.contains(group), "\(segments)")
  }

  @Test func theAnswerHasARepetitionSeparatorOfItsOwn() throws {
    let text = SampleSet.remittance.text.replacing("*^*00501*", with: "*U*00401*")
    #expect(try answers(text)[0].contains("*261122*1430*^*00501*"))
    #expect(try answers(text.replacing("*", with: "^"))[0].contains("^261122^1430^|^00501^"))
  }

  @Test func theTrailerOfASetBelongsToNoClaim() throws {
    let segments = try answer(SampleSet.professional.text.replacing("~SE*", with: "~SE*X"))
    let told = try #require(segments.firstIndex { $0.hasPrefix("IK3*SE*") })
    #expect(segments[told + 1].hasPrefix("IK4*1**6*X"))
    // What its last claim lacks is told at the trailer, and is the claim's.
    let missing = try answer(SampleSet.professional.cut(at: "SV1*HC:Q0091").text)
    let lacking = try #require(missing.lastIndex { $0.hasPrefix("IK3*SV1*") })
    #expect(missing[lacking + 1].hasPrefix("CTX*CLM01:"))
  }

  @Test(arguments: [("A:B", false), ("A^B", false), (String(repeating: "7", count: 38), true)])
  func aClaimIsNamedAsFarAsANumberMayBe(number: String, isNamed: Bool) throws {
    let sample = SampleSet.professional.replacing("CLM*ACCOUNT2", with: "CLM*\(number)*75***22:B*Y*A*Y*Y")
    let contexts = try answer(sample.text).filter { $0.hasPrefix("CTX*") }
    #expect(contexts == (isNamed ? ["CTX*CLM01:" + number.prefix(35)] : []))
  }

  /// The first findings of a set are named, in the order of the document; all count.
  @Test func onlySoManySegmentsAreNamed() throws {
    let notes = (1...1200).map { "ZZZ*\($0)" }
    var sample = SampleSet.remittance
    sample.body += notes
    let segments = try answer(sample.text.replacing("SE*\(sample.body.count + 2)*", with: "SE*7*"))
    let named = segments.filter { $0.hasPrefix("IK3") }
    let first = sample.body.count - notes.count + 2
    #expect(named == (first..<first + 500).map { "IK3*ZZZ*\($0)**1" })
    #expect(segments.contains("IK5*R*4*5") && segments.contains("AK9*R*1*1*0"))
  }

  /// A header that no answer can repeat or reach, and the element that says why.
  @Test(arguments: [
    (13, "         "), (13, "00000000A"), (6, "               "), (8, "               "), (9, "26-102"), (10, "8:00"),
  ])
  func aHeaderThatCannotBeAnsweredIsAProblem(element: Int, value: String) throws {
    let acknowledger = try acknowledge(changingHeader(element, to: value))
    #expect(acknowledger.answers.isEmpty)
    #expect(acknowledger.problems.map(\.element) == [element])
    #expect(acknowledger.problems[0].reason.contains("Tell the sender"))
  }

  /// What the answer says instead of an element of the header that it cannot repeat.
  @Test(arguments: [
    (5, "99", "*ZZ*RECEIVER       *ZZ*SENDER         *"), (7, "YY", "*ZZ*RECEIVER       *ZZ*SENDER         *"),
    (13, "1", "TA1*000000001*261102*0800*R*022"),
  ])
  func aHeaderIsAnsweredAsFarAsItCanBe(element: Int, value: String, told: String) throws {
    let answers = try answers(changingHeader(element, to: value))
    #expect(answers[0].contains(told))
    #expect(try Conformance.findings(answers[0]).rules == [])
  }

  private func changingHeader(_ element: Int, to value: String) -> String {
    var parts = SampleSet.remittance.segments[0].split(separator: "*").map(String.init)
    parts[element] = value
    return SampleSet.text([parts.joined(separator: "*")] + SampleSet.remittance.segments.dropFirst())
  }

  /// A set whose number or type an answer cannot repeat is told by what can be had of them.
  @Test(arguments: [("*", "AK2*835*0000"), ("*12", "AK2*835*0012"), ("*2000000000", "AK2*835*200000000")])
  func aSetIsNamedAsFarAsItCanBe(number: String, told: String) throws {
    let text = SampleSet.remittance.text.replacing("ST*835*0001*005010X221A1~", with: "ST*835\(number)~")
    let segments = try answer(text)
    #expect(segments.contains(told), "\(segments)")
    #expect(try Conformance.findings(segments.map { $0 + "~" }.joined()).rules == [])
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

extension Acknowledger {
  fileprivate var texts: [String] { answers.map { String(decoding: $0, as: UTF8.self) } }
}
