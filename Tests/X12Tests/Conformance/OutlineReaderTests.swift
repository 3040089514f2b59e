import Testing

@testable import X12

/// Documents in the names of their guides.
@Suite struct OutlineReaderTests {
  private func entries(_ text: String, pieces: Int = 1) throws -> [OutlineReader.Entry] {
    var reader = OutlineReader(try Conformance.library.get())
    var entries: [OutlineReader.Entry] = []
    let bytes = Array(text.utf8)
    let size = max(1, bytes.count / pieces)
    for start in stride(from: 0, to: bytes.count, by: size) {
      try reader.read(Array(bytes[start..<min(bytes.count, start + size)])) { entries.append($0) }
    }
    try reader.finish { entries.append($0) }
    return entries
  }

  @Test(arguments: SampleSet.all) func everySegmentOfASoundDocumentHasItsNames(sample: SampleSet) throws {
    let entries = try entries(sample.text)
    #expect(entries.map(\.id) == sample.segments.map { String($0.prefix { $0 != "*" }) })
    #expect(entries.allSatisfy { !$0.title.isEmpty })
    #expect(entries.allSatisfy { entry in entry.values.allSatisfy { !$0.title.isEmpty } })
    // Every value stands where the document has it.
    for (entry, segment) in zip(entries, sample.segments) where entry.id != "ISA" {
      for value in entry.values {
        let element = segment.split(separator: "*", omittingEmptySubsequences: false)[value.element]
        let whole = element.split(separator: "^", omittingEmptySubsequences: false)[value.repetition - 1]
        let parts = whole.split(separator: ":", omittingEmptySubsequences: false)
        #expect(value.text == (value.component.map { String(parts[$0 - 1]) } ?? String(whole)))
      }
    }
    #expect(try self.entries(sample.text, pieces: 97) == entries)
  }

  @Test func theAnswerToARequestHasTheNamesOfTheAnswer() throws {
    let names = try GuideLibrary.shipped().guides(transaction: "278", version: "005010X217").map(\.guide.title)
    #expect(names.count == 2)
    let loops = try entries(SampleSet.reviewAnswer.text).flatMap(\.loops)
    let own = try Conformance.library.get().all().first { $0.guide.name == "278-response" }
    let known = Set(try #require(own).loopNames.map { "\($0.name) \($0.title)" })
    #expect(!loops.isEmpty && loops.allSatisfy { known.contains("\($0.name) \($0.title)") })
  }

  @Test func setsAreCutOutWithTheirEnvelopes() throws {
    let both = SampleSet.remittance.text + SampleSet.professional.text
    var splitter = SetSplitter()
    var parts: [SetSplitter.Part] = []
    try splitter.read(Array(both.utf8)) { parts.append($0) }
    try splitter.finish { parts.append($0) }
    #expect(parts.map(\.type) == ["835", "837"])
    for part in parts { #expect(try Conformance.findings([part.bytes]).rules == []) }
    // Both interchanges have the number 1; sent together they would pass for copies of one another.
    let second = SampleSet.professional.text.replacing("000000001", with: "000000002")
    #expect(parts.map { String(decoding: $0.bytes, as: UTF8.self) } == [SampleSet.remittance.text, second])
  }

  @Test func setsOfAWrappedFileAreUnwrapped() throws {
    let both = SampleSet.remittance.text + SampleSet.professional.text
    var splitter = SetSplitter()
    var parts: [String] = []
    try splitter.read(wrap(Array(both.utf8), width: 72, with: [0x0D, 0x0A])) {
      parts.append(String(decoding: $0.bytes, as: UTF8.self))
    }
    try splitter.finish { parts.append(String(decoding: $0.bytes, as: UTF8.self)) }
    #expect(parts == [SampleSet.remittance.text, SampleSet.professional.numbered("000000002").text])
  }

  @Test func aSetWithoutTrailerIsClosedInItsOwnCharacters() throws {
    let broken = SampleSet.text(SampleSet.remittance.segments.dropLast(3))
    let other = String(SampleSet.professional.text.map { $0 == "*" ? "|" : $0 })
    var splitter = SetSplitter()
    var parts: [String] = []
    try splitter.read(Array((broken + other).utf8)) { parts.append(String(decoding: $0.bytes, as: UTF8.self)) }
    try splitter.finish { parts.append(String(decoding: $0.bytes, as: UTF8.self)) }
    #expect(parts.count == 2)
    #expect(parts[0].hasSuffix("GE*1*1~IEA*1*000000001~"))
    #expect(parts[1].hasSuffix("GE|1|1~IEA|1|000000002~"))
  }

  /// ISA13 and IEA02 of what a document of two interchanges is cut into.
  @Test(arguments: [
    ("000000905", "000000907", ["000000905", "000000907"]), ("000000905", "000000904", ["000000905", "000000906"]),
    ("999999999", "999999999", ["999999999", "999999999"]), ("00000000A", "00000000A", ["00000000A", "00000000A"]),
  ])
  func partsHaveNumbersOfTheirOwn(first: String, second: String, expected: [String]) throws {
    let text = [first, second].map { SampleSet.remittance.text.replacing("000000001", with: $0) }.joined()
    var splitter = SetSplitter()
    var parts: [String] = []
    try splitter.read(Array(text.utf8)) { parts.append(String(decoding: $0.bytes, as: UTF8.self)) }
    try splitter.finish { parts.append(String(decoding: $0.bytes, as: UTF8.self)) }
    #expect(parts == expected.map { SampleSet.remittance.text.replacing("000000001", with: $0) })
  }
}
