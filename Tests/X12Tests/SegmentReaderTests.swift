import Testing
import X12

struct SegmentReaderTests {
  private func segments(_ bytes: [UInt8], limits: Limits = Limits()) -> (ids: [String], rules: [String]) {
    var reader = SegmentReader(limits: limits)
    var ids: [String] = []
    var rules: [String] = []
    func drain() {
      while let token = reader.next() {
        switch token {
        case .segment: ids.append(reader.segment.id)
        case .problem(let problem): rules.append(problem.rule)
        }
      }
    }
    reader.append(bytes)
    drain()
    reader.end()
    drain()
    return (ids, rules)
  }

  private func segments(_ text: String) -> (ids: [String], rules: [String]) { segments(Array(text.utf8)) }

  private let isa = SampleRemittance().header
  private let rest = "GS*HP~IEA*1*000000001~"

  @Test func findsTheHeaderAfterProseThatSpeaksOfIt() {
    let prose = "An ISA*header, the word ISA, VISA*1*2*3~ and ISA\n\n"
    let found = segments(prose + isa + rest)
    #expect(found.ids == ["ISA", "GS", "IEA"])
    #expect(found.rules == ["TEXT-OUTSIDE"])
  }

  @Test func toleratesMarksBlankLinesAndFilling() {
    #expect(segments("\u{FEFF}" + isa + rest).rules == ["BOM"])
    #expect(segments("\r\n  \n" + isa + rest).rules == ["BLANK-BEFORE"])
    #expect(segments(isa + rest + "\u{1A}\0\0").rules == ["PADDING"])
    #expect(segments(isa + rest + "\r\n").rules == [])
    #expect(segments(isa + rest + "-- page 2 --\n" + isa + rest).rules == ["TEXT-OUTSIDE"])
  }

  @Test func aHeaderThatCannotBeUsedIsOne() {
    // Its separator stands in the sender's name, it breaks off, or it holds its own terminator.
    for wrong in [
      isa.replacing("SENDER  ", with: "SENDER*X"), String(isa.prefix(50)), isa.replacing("SENDER ", with: "SENDER~"),
    ] {
      #expect(segments(wrong + rest).rules == ["ISA-UNUSABLE", "ISA"], "\(wrong)")
    }
    #expect(
      segments("ISA*is the header*of*a*file*of*claims*and*of*others*too*\n").rules == ["SEGMENTS-OUTSIDE", "ISA"])
  }

  @Test func segmentsOutsideAnInterchangeAreNeverPassedOverInSilence() {
    #expect(segments(isa + rest + "GS*HP~ST*835~").rules == ["SEGMENTS-OUTSIDE"])
    #expect(segments("ST*835*0001~SE*2*0001~").rules == ["SEGMENTS-OUTSIDE", "ISA"])
    let unusable = isa.replacing("*00501*", with: "*abcde*")
    #expect(segments(isa + rest + unusable + rest).rules == ["ISA-UNUSABLE"])
    #expect(segments("").rules == ["ISA"])
    #expect(segments("nothing here").rules == ["TEXT-OUTSIDE", "ISA"])
  }

  @Test func theWordISAInDataIsData() {
    let found = segments(isa + "N1*PR*ISA*00~ISA*1*2~NTE*ISA~" + rest)
    #expect(found.ids == ["ISA", "N1", "ISA", "NTE", "GS", "IEA"])
  }

  @Test func eachInterchangeHasItsOwnDelimiters() {
    var other = SampleRemittance()
    (other.element, other.component, other.terminator) = ("|", ">", "\n")
    // The first interchange lacks its IEA, so the second header stands where a segment is expected.
    let found = segments(isa + "GS*HP~" + other.header + "GS|HP\nIEA|1|000000001\n")
    #expect(found.ids == ["ISA", "GS", "ISA", "GS", "IEA"])
    #expect(found.rules == [])
  }

  @Test func controlCharactersServeAsDelimiters() {
    var sample = SampleRemittance()
    (sample.element, sample.component, sample.repetition, sample.terminator) =
      ("\u{1D}", "\u{1F}", "\u{1E}", "\u{1C}")
    let events = read(sample.bytes())
    #expect(events.problems == [])
    #expect(events.claims.first?.lines.first?.modifiers == ["25", "59"])
  }

  @Test func aBinarySegmentMayHoldDelimitersAndLineBreaks() {
    let found = segments(isa + "BIN*9*~*\n~ST*8~~BDS*ASC*3*~~~~GS*HP~IEA*0*1~")
    #expect(found.ids == ["ISA", "BIN", "BDS", "GS", "IEA"])
    #expect(found.rules == [])
    #expect(segments(isa + "BIN*2*abc~GS~IEA*0*1~").rules == ["BINARY-LENGTH"])
  }

  @Test func aLongElementIsReadAndATooLongSegmentIsTold() {
    let long = String(repeating: "A", count: 2_000_000)
    let text = isa + "NTE*\(long)~GS*HP~IEA*1*1~"
    #expect(segments(text).rules == [])
    let limited = segments(Array(text.utf8), limits: Limits(segmentBytes: 100_000))
    #expect(limited.ids == ["ISA", "GS", "IEA"])
    #expect(limited.rules == ["SEGMENT-LONG"])
  }

  @Test func aMissingLastTerminatorIsTold() {
    let found = segments(isa + "GS*HP~IEA*1*000000001\r\n\u{1A}")
    #expect(found.ids == ["ISA", "GS", "IEA"])
    #expect(found.rules == ["TERMINATOR"])
  }

  @Test func emptySegmentsAndIndentationAreTold() {
    #expect(segments(isa + "~~~GS*HP~IEA*1*1~").rules == ["SEGMENT-EMPTY"])
    #expect(segments(isa + "\n  GS*HP~\n  IEA*1*1~").rules == ["SEGMENT-INDENTED"])
  }

  @Test func offsetsAreAbsolute() {
    var reader = SegmentReader()
    let document = Array((isa + rest).utf8)
    var found: [String] = []
    for byte in document {
      reader.append([byte])
      while let token = reader.next() {
        guard case .segment = token else { continue }
        let range = reader.segment.range
        found.append(String(decoding: document[range.start..<range.end], as: UTF8.self))
      }
    }
    reader.end()
    while let token = reader.next() {
      guard case .segment = token else { continue }
      let range = reader.segment.range
      found.append(String(decoding: document[range.start..<range.end], as: UTF8.self))
    }
    #expect(found == [String(isa.dropLast()), "GS*HP", "IEA*1*000000001"])
  }
}
