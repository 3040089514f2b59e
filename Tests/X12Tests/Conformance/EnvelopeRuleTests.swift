import Testing

@testable import X12

/// The elements of envelopes, numbers that come twice, and what stands between interchanges.
struct EnvelopeRuleTests {
  @Test(arguments: EnvelopeElementBreakages.all)
  func aBrokenElementOfAnEnvelopeIsToldAlone(breakage: Breakage) throws {
    let findings = try Conformance.findings(breakage.text, level: .guide)
    #expect(Breakage.lines(findings) == breakage.lines, "\(findings.map(\.problem.message))")
    #expect(findings.allSatisfy { $0.level <= .guide })
  }

  @Test func aReceiptMayRepeatWhatItRefuses() throws {
    for text in EnvelopeElementBreakages.refusals {
      #expect(try Conformance.findings(text).map(\.problem.message) == [])
    }
  }

  @Test func everyElementWithACodeListIsBroken() throws {
    let broken = Set(EnvelopeElementBreakages.all.map(\.rule))
    for use in try Conformance.library.get().envelope.segmentUses {
      for element in use.elements where !element.codes.isEmpty {
        #expect(broken.contains("\(use.id)\(element.position < 10 ? "0" : "")\(element.position)"))
      }
    }
  }

  /// What a wrong header is answered with, by the element that is wrong.
  @Test(arguments: [
    (1, "99", "010"), (3, "99", "012"), (5, "99", "005"), (7, "YY", "007"), (9, "261131", "014"), (10, "2560", "015"),
    (12, "00999", "017"), (14, "2", "019"), (15, "X", "020"),
  ])
  func aWrongHeaderIsRefusedWithItsReason(element: Int, value: String, reason: String) throws {
    var parts = SampleSet.remittance.segments[0].split(separator: "*").map(String.init)
    parts[element] = value
    let header = parts.joined(separator: "*")
    let text = SampleSet.text([header] + SampleSet.remittance.segments.dropFirst())
    let findings = try Conformance.findings(text)
    #expect(findings.map(\.code) == [.interchange(reason)])
  }

  /// Version 005010 has no word for a wrong repetition separator: X12 answers that 022 comes closest (its interpretation 1497).
  @Test func everyReasonToRefuseAHeaderIsOneOfTheStandard() throws {
    let receipt = try #require(try Conformance.library.get().envelope.segmentUses.first { $0.id == "TA1" })
    let reasons = try #require(receipt.elements.first { $0.position == 5 }).codes
    for element in 1...16 {
      guard case .interchange(let reason) = EnvelopeCheck.code(SegmentCode.isa, element) else { continue }
      #expect(reasons.contains(reason), "ISA\(element)")
    }
    #expect(EnvelopeCheck.code(SegmentCode.isa, 11) == .interchange("022"))
  }

  /// A rule of what stands between interchanges, and a document with the byte at which it is broken.
  struct Between: Sendable {
    var rule: EnvelopeRule
    var means: String
    var text: String
    var offset: Int

    init(_ rule: EnvelopeRule, _ means: String, _ text: String, at offset: Int) {
      (self.rule, self.means, self.text, self.offset) = (rule, means, text, offset)
    }
  }

  static let between: [Between] = [
    Between(.byteOrderMark, "a byte order mark", "\u{FEFF}" + sample, at: 0),
    Between(.blankBefore, "a line break before ISA", "\n" + sample, at: 0),
    Between(.textOutside, "a word behind IEA", sample + "text", at: sample.utf8.count),
    Between(.padding, "Ctrl-Z", sample + "\u{1A}", at: sample.utf8.count),
    Between(.segmentsOutside, "a segment behind IEA", sample + "REF*1~", at: sample.utf8.count),
    Between(.header, "an empty document", "", at: 0),
    Between(.terminator, "no last terminator", String(sample.dropLast()), at: sample.utf8.count - 16),
    Between(
      .terminator, "no terminator before the next interchange",
      String(sample.dropLast()) + "\n" + second, at: sample.utf8.count - 1),
    Between(
      .segmentEmpty, "two terminators", sample.replacing("LX*1~", with: "LX*1~~"),
      at: sample.utf8.offset(of: "LX*1~") + 5),
    Between(
      .segmentIndented, "a blank before a segment", sample.replacing("LX*1~", with: "LX*1~ "),
      at: sample.utf8.offset(of: "LX*1~") + 5),
    Between(
      .headerUnusable, "a header that breaks off",
      sample + "ISA*00*          *00*          *ZZ*A*ZZ*B*261102*0800*^*00501*1~", at: sample.utf8.count),
    Between(
      .linesWrapped, "lines of 80 bytes",
      String(decoding: wrap(Array(sample.utf8), width: 80, with: [0x0A]), as: UTF8.self), at: 0),
    Between(
      .segmentLong, "a segment beyond the limit",
      sample.replacing("REF*EV*RECEIVER1", with: "REF*EV*" + String(repeating: "X", count: 2000)),
      at: sample.utf8.offset(of: "REF*EV")),
  ]

  /// Rules that are broken in tests of their own.
  static let elsewhere = [
    EnvelopeRule.interchangeKnown.name: "the same interchange in another document",
    EnvelopeRule.binaryLength.name: "a binary segment that is longer than it says",
    EnvelopeRule.binaryLong.name: "a binary segment with more data than is kept",
    EnvelopeRule.interchangeTrailerStray.name: "none: what stands behind IEA is outside any interchange",
  ]

  @Test(arguments: between)
  func whatStandsBetweenInterchangesIsToldAlone(broken: Between) throws {
    var reader = ConformanceReader(try Conformance.library.get(), limits: Limits(segmentBytes: 1024))
    var findings: [Finding] = []
    reader.read(Array(broken.text.utf8)) { findings.append($0) }
    reader.finish { findings.append($0) }
    #expect(findings.rules == [broken.rule.name], "\(findings.map(\.problem.message))")
    #expect(findings.first?.problem.offset == broken.offset)
    #expect(findings.first?.problem.severity == broken.rule.severity && findings.first?.code == broken.rule.code)
  }

  @Test func aBinarySegmentIsAsLongAsItSays() throws {
    let sample = SampleSet(guide: "", group: "PI", transaction: "275", version: "005010X210", body: ["BIN*3*ABCDE"])
    let findings = try Conformance.findings(sample.text, level: .syntax)
    #expect(findings.rules == ["BINARY-LENGTH"])
  }

  /// Its data is counted, not looked at, whatever it holds.
  @Test(arguments: [1, 7, 1_000, 100_000], [100, 5_000, 100_000])
  func binaryDataBeyondTheLimitIsPassedOver(piece: Int, size: Int) throws {
    let data = String(repeating: "~SE*1*0001~GE*1*1~", count: size / 18 + 1).prefix(size)
    let sample = SampleSet(
      guide: "", group: "PI", transaction: "275", version: "005010X210",
      body: ["BIN*\(size)*\(data)", "BDS*ASC*\(size)*\(data)"])
    let bytes = Array(sample.text.utf8)
    var reader = ConformanceReader(try Conformance.library.get(), level: .syntax, limits: Limits(segmentBytes: 2_048))
    var findings: [Finding] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      reader.read(Array(bytes[start..<min(bytes.count, start + piece)])) { findings.append($0) }
    }
    reader.finish { findings.append($0) }
    #expect(findings.rules == (size > 2_048 ? ["BINARY-LONG", "BINARY-LONG"] : []))
    #expect(findings.errors.isEmpty && reader.totals.segments == 8)
  }

  @Test func binaryDataThatEndsNowhereIsTold() throws {
    let data = String(repeating: "A", count: 5_000)
    let sample = SampleSet(
      guide: "", group: "PI", transaction: "275", version: "005010X210", body: ["BIN*4000*\(data)"])
    var reader = ConformanceReader(try Conformance.library.get(), level: .syntax, limits: Limits(segmentBytes: 2_048))
    var findings: [Finding] = []
    reader.read(Array(sample.text.utf8)) { findings.append($0) }
    reader.finish { findings.append($0) }
    #expect(findings.rules == ["BINARY-LONG", "BINARY-LENGTH"])
  }

  /// A file that breaks off anywhere does not take the next one with it.
  @Test(arguments: [SNIPLevel.syntax, .codes])
  func theNextInterchangeIsFoundBehindOneThatBreaksOff(level: SNIPLevel) throws {
    let first = Array(Self.sample.utf8)
    let whole = Array(Self.second.utf8)
    for cut in stride(from: 107, to: first.count, by: level == .syntax ? 2 : 5) {
      for between in ["", "\r\n"] {
        var reader = ConformanceReader(try Conformance.library.get(), level: level)
        var findings: [Finding] = []
        reader.read(first[..<cut] + Array(between.utf8) + whole) { findings.append($0) }
        reader.finish { findings.append($0) }
        #expect(reader.totals.interchanges == 2, "cut at \(cut)")
        // Of the second nothing is told.
        let begin = cut + between.utf8.count
        #expect(!findings.contains { $0.problem.offset > begin }, "cut at \(cut): \(findings.map(\.problem.message))")
      }
    }
  }

  /// Claims with a segment before the first diagnoses.
  private static func claims(inserting segment: String) throws -> SampleSet {
    var sample = SampleSet.professional
    sample.body.insert(segment, at: try #require(sample.body.firstIndex { $0.hasPrefix("HI*") }))
    return sample
  }

  /// The beginning of a header as text is text.
  @Test func aNoteThatSpeaksOfAHeaderIsANote() throws {
    let note = "NTE*ADD*ISA|00|          |00|          |ZZ|SENDER         |ZZ|R"
    let sample = try Self.claims(inserting: note)
    #expect(try Conformance.findings(sample.text).map(\.problem.message) == [])
  }

  @Test func aClaimOfAnotherTransactionIsNone() throws {
    let sample = try Self.claims(inserting: "CLP*X*1*1*1**12*Y")
    for level in [SNIPLevel.syntax, .codes] {
      var (expected, reader) = (0, ConformanceReader(try Conformance.library.get(), level: level))
      reader.read(Array(SampleSet.professional.text.utf8)) { _ in }
      expected = reader.totals.claims
      reader = ConformanceReader(try Conformance.library.get(), level: level)
      reader.read(Array(sample.text.utf8)) { _ in }
      #expect(expected > 0 && reader.totals.claims == expected)
    }
  }

  private static let sample = SampleSet.remittance.text
  private static let second = SampleSet.professional.numbered("000000002").text

  @Test func anInterchangeIsKnownAgainInAnotherDocument() throws {
    let text = SampleSet.remittance.text
    var known = KnownInterchanges()
    var told: [[Finding]] = []
    let documents = [("A.edi", text), ("B.edi", SampleSet.professional.numbered("000000002").text + text), ("", text)]
    for (name, text) in documents {
      var reader = ConformanceReader(try Conformance.library.get(), known: known, document: name)
      var findings: [Finding] = []
      reader.read(Array(text.utf8)) { findings.append($0) }
      reader.finish { findings.append($0) }
      told.append(findings)
      known = reader.known
    }
    #expect(told[2].rules == ["ISA13-KNOWN"])
    #expect(told[0].isEmpty && told[1].rules == ["ISA13-KNOWN"] && told[1].errors.isEmpty)
    #expect(told[1].first?.problem.message.contains("at byte 0 of A.edi") == true)
    #expect(told[1].first?.code == .interchange("025"))
    #expect(known.count == 2)
  }

  @Test func anotherPartnersNumbersAreItsOwn() throws {
    let text = SampleSet.remittance.text
    let other = text.replacing("*ZZ*SENDER         *", with: "*ZZ*OTHER          *")
    #expect(try Conformance.findings(text + other).isEmpty)
    #expect(try Conformance.findings(text + text).rules == ["ISA13-REPEATED"])
  }

  @Test func onlySoManyInterchangesAreRemembered() {
    var known = KnownInterchanges(most: 2)
    for number in 1...4 { #expect(known.note(Interchange(controlNumber: "\(number)")) == nil) }
    #expect(known.count == 2)
    #expect(known.note(Interchange(controlNumber: "2")) != nil && known.note(Interchange(controlNumber: "3")) == nil)
  }

  @Test func anInterchangeThatComesTwiceIsRefused() throws {
    let text = SampleSet.remittance.text
    var reader = ConformanceReader(try Conformance.library.get(), level: .guide)
    var acknowledger = Acknowledger(
      Acknowledger.Stamp(date: try #require(CalendarDate(iso: "2026-11-22")), minute: 0, controlNumber: 1))
    reader.readEvents(Array((text + text).utf8).span) { acknowledger.take($0) }
    reader.finishEvents { acknowledger.take($0) }
    let answers = acknowledger.answers.map { String(decoding: $0, as: UTF8.self) }
    try #require(answers.count == 2)
    #expect(answers[0].contains("TA1*000000001*261102*0800*A*000~") && answers[0].contains("AK9*A*1*1*1~"))
    #expect(answers[1].contains("TA1*000000001*261102*0800*R*025~") && !answers[1].contains("AK9"))
  }
}

extension String.UTF8View {
  /// Where a text begins.
  fileprivate func offset(of text: String) -> Int {
    let bytes = Array(self)
    let wanted = Array(text.utf8)
    return bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? -1
  }
}
