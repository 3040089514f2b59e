import Foundation
import Testing
import X12

@Suite struct WriterTests {
  private let header: InterchangeWriter.Header

  init() throws {
    header = InterchangeWriter.Header(
      sender: ("ZZ", "NORTHMERE01"), receiver: ("ZZ", "CLEARINGHOUSE"),
      date: try #require(CalendarDate(iso: "2026-12-16")), minute: 545, controlNumber: 42)
  }

  @Test func countsAndControlNumbersAreTheWritersOwn() throws {
    var writer = try InterchangeWriter(header)
    try writer.group("HC", version: "005010X222A1", controlNumber: 7) { group in
      try group.set("837", version: "005010X222A1", controlNumber: "0001") { set in
        try set.segment("BHT", "0019", "00", "BATCH9", "20261216", "0905", "CH")
        let provider = try set.level("20", under: nil, hasChildren: true)
        try set.level("22", under: provider, hasChildren: false)
        try set.segment("CLM", "ACCOUNT1", "75", "", "", ["11", "B", "1"], "Y", "A", "Y", "", "")
      }
      try group.set("837", version: "005010X222A1", controlNumber: "0002") { set in
        try set.segment("CLM", "ACCOUNT2", "80.5")
      }
    }
    let bytes = try writer.finish()
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(
      text.hasPrefix("ISA*00*          *00*          *ZZ*NORTHMERE01    *ZZ*CLEARINGHOUSE  *261216*0905*^*00501*"))
    #expect(text.contains("HL*1**20*1~HL*2*1*22*0~CLM*ACCOUNT1*75***11:B:1*Y*A*Y~SE*6*0001~"))
    #expect(text.hasSuffix("SE*3*0002~GE*2*7~IEA*1*000000042~"))
    let events = read(bytes)
    #expect(events.errors.isEmpty, "\(events.errors)")
    #expect(events.submittedClaims.map(\.charge) == [Cents(7500), Cents(8050)])
  }

  @Test(arguments: ["A*B", "A:B", "A~B", "A\nB", "A\u{7F}B"]) func whatWouldCutTheTextIsRefused(text: String) throws {
    var writer = try InterchangeWriter(header)
    let problem = #expect(throws: WriteProblem.self) { try writer.segment("NTE", "ADD", ElementText(text)) }
    #expect(problem?.segment == "NTE" && problem?.element == 2)
  }

  @Test func aHeaderThatDoesNotFitIsRefused() {
    var wrong = header
    wrong.senderID = "SIXTEEN CHARS...."
    #expect(throws: WriteProblem.self) { _ = try InterchangeWriter(wrong) }
    wrong = header
    wrong.controlNumber = 1_000_000_000
    #expect(throws: WriteProblem.self) { _ = try InterchangeWriter(wrong) }
    wrong = header
    wrong.minute = 1440
    #expect(throws: WriteProblem.self) { _ = try InterchangeWriter(wrong) }
  }

  @Test(arguments: [(7500, "75"), (10_050, "100.5"), (5, "0.05"), (-1, "-0.01"), (120_000, "1200"), (0, "0")])
  func amountsHaveNoNeedlessZeros(cents: Int64, text: String) {
    #expect(ElementText(Cents(cents)).components == [text])
  }

  @Test(arguments: [SampleSubmission.professional, SampleSubmission.institutional, SampleSubmission.dental])
  func whatIsReadIsWrittenAgainByteForByte(document: String) throws {
    let segments = SegmentText.all(in: Array(document.utf8), delimiters: Delimiters())
    let body = segments.drop { $0.id != "ST" }.dropFirst().prefix { $0.id != "SE" }
    var writer = try InterchangeWriter(header)
    let before = writer.bytes.count
    for segment in body { try writer.write(segment) }
    let start = try #require(document.range(of: "BHT"))
    let end = try #require(document.range(of: "SE*", options: .backwards))
    #expect(String(decoding: writer.bytes[before...], as: UTF8.self) == document[start.lowerBound..<end.lowerBound])
  }
}
