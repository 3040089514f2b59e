import Testing
import X12

struct SegmentTests {
  private func cut(_ text: String, offset: Int = 0) -> Segment {
    Segment(bytes: Array(text.utf8), delimiters: Delimiters(), offset: offset)
  }

  @Test func givesElementsWithTheirPlaces() {
    let segment = cut("CLP*A1*1**80.00~", offset: 1_000)
    #expect(segment.id == "CLP")
    #expect(segment.elementCount == 4)
    #expect(segment.text(1) == "A1")
    #expect(segment.isEmpty(3))
    #expect(segment.cents(4) == Cents(8_000))
    #expect(segment.range == ByteRange(start: 1_000, end: 1_015))
    #expect(segment.range(of: 4) == ByteRange(start: 1_010, end: 1_015))
  }

  @Test func givesComponentsWithTheirPlaces() {
    let segment = cut("SVC*HC:99213::59*1", offset: 10)
    #expect(segment.componentCount(1) == 4)
    #expect(segment.text(1, component: 2) == "99213")
    #expect(segment.text(1, component: 3) == "")
    #expect(segment.text(1, component: 4) == "59")
    #expect(segment.range(of: 1, component: 2) == ByteRange(start: 17, end: 22))
  }

  @Test func whatIsAbsentReadsAsEmpty() {
    let segment = cut("SE*1")
    #expect(segment.text(2) == "" && segment.text(-1) == "" && segment.text(.max) == "")
    #expect(segment.cents(9) == nil && segment.date(9) == nil)
    #expect(segment.text(1, component: 2) == "" && segment.text(1, component: 0) == "")
    #expect(segment.componentCount(5) == 0)
    #expect(cut("").id == "")
  }

  @Test func textLosesLineBreaksAndKeepsLatin1() {
    #expect(cut("N1*PR*EXAM\r\nPLE").text(2) == "EXAMPLE")
    #expect(cut("AMT*AU*1\n2.5").cents(2) == Cents(1_250))
    #expect(cut("DTM*405*2026\n0115").date(2)?.description == "2026-01-15")
    let latin = Segment(
      bytes: Array("N1*PR*PE".utf8) + [0xD1] + Array("A".utf8), delimiters: Delimiters(), offset: 0)
    #expect(latin.text(2) == "PEÑA")
    #expect(cut("N1*PR*PEÑA").text(2) == "PEÑA")
  }
}
