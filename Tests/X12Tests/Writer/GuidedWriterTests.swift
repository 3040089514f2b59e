import Testing

@testable import X12

/// Writing under a guide: what it wants is the writer's own, and what it forbids is refused.
@Suite struct GuidedWriterTests {
  private func write(_ sample: SampleSet, guides: GuideLibrary?, taking: Bool = false) throws -> [UInt8] {
    try sample.written(guides: guides, taking: taking)
  }

  @Test(arguments: SampleSet.all) func levelsCountsAndTrailersAreTheWritersOwn(sample: SampleSet) throws {
    let guides = try Conformance.library.get()
    #expect(String(decoding: try write(sample, guides: guides), as: UTF8.self) == sample.text)
    #expect(String(decoding: try write(sample, guides: guides, taking: true), as: UTF8.self) == sample.text)
  }

  /// A change of a sound set, and what the writer says of it.
  struct Refusal: Sendable, CustomStringConvertible {
    var description: String
    var sample: SampleSet
    var rule: ConformanceRule
    var segment: String
    var element: Int?
    var component: Int?
    var says: String
  }

  private static let professional = SampleSet.professional

  static let refusals = [
    Refusal(
      description: "a segment that the guide does not have",
      sample: professional.replacing("PRV*PE", with: "PRV*PE*PXC*207Q00000X", "CLP*A*1*1*1"), rule: .segmentNotInGuide,
      segment: "CLP", says: "uses no segment CLP. Leave it out."),
    Refusal(
      description: "a segment at a wrong place",
      sample: professional.replacing("PRV*PE", with: "PRV*PE*PXC*207Q00000X", "N3*1 MAIN ST"),
      rule: .segmentUnexpected, segment: "N3", says: "does not use N3 here"),
    Refusal(
      description: "a required segment that is missing", sample: professional.removing("PER*IC"),
      rule: .segmentRequired,
      segment: "NM1", says: "PER (Whom to ask) is missing. Add it."),
    Refusal(
      description: "a required element that is missing",
      sample: professional.replacing("CLM*ACCOUNT2", with: "CLM*ACCOUNT2*75***22:B:1*Y*A*Y"), rule: .elementRequired,
      segment: "CLM", element: 9, says: "is missing. Add it."),
    Refusal(
      description: "a code that is not in the list",
      sample: professional.replacing("CLM*ACCOUNT2", with: "CLM*ACCOUNT2*75***22:X:1*Y*A*Y*Y"), rule: .elementCode,
      segment: "CLM", element: 5, component: 2, says: "\"X\""),
    Refusal(
      description: "amounts that do not add up",
      sample: professional.replacing("CLM*ACCOUNT2", with: "CLM*ACCOUNT2*76***22:B:1*Y*A*Y*Y"), rule: .balanceCharge,
      segment: "CLM", element: 2, says: "charges 76.00, but its lines come to 75.00"),
    Refusal(
      description: "an NPI whose check digit is wrong",
      sample: professional.replacing("NM1*82", with: "NM1*82*1*ROE*RICHARD****XX*1234567890"), rule: .npiCheckDigit,
      segment: "NM1", element: 9, says: "no National Provider Identifier"),
  ]

  @Test(arguments: refusals) func whatTheGuideForbidsIsRefused(refusal: Refusal) throws {
    let guides = try Conformance.library.get()
    let problem = try #require(
      #expect(throws: WriteProblem.self) { try write(refusal.sample, guides: guides) })
    #expect(problem.rule == refusal.rule.name)
    #expect(problem.segment == refusal.segment)
    #expect(problem.element == refusal.element && problem.component == refusal.component)
    #expect(problem.reason.contains(refusal.says), "\(problem)")
    #expect(!problem.reason.contains("Ask the sender"), "\(problem)")
    // The place is the one where a reader finds it.
    let found = try #require(try Conformance.findings(refusal.sample.text).errors.first)
    #expect(problem.ordinal == found.problem.segment)
    #expect(throws: Never.self) { try write(refusal.sample, guides: nil) }
  }

  @Test func aSetWithoutAKnownGuideIsRefused() throws {
    var old = SampleSet.professional
    old.version = "004010X098A1"
    let guides = try Conformance.library.get()
    let problem = #expect(throws: WriteProblem.self) { try write(old, guides: guides) }
    #expect(problem?.rule == ConformanceRule.guideNone.name)
  }

  @Test func numbersThatWereUsedInTheInterchangeAreRefused() throws {
    let header = InterchangeWriter.Header(
      sender: ("ZZ", "SENDER"), receiver: ("ZZ", "RECEIVER"), date: try #require(CalendarDate(iso: "2026-11-02")),
      minute: 480, controlNumber: 1)
    var writer = try InterchangeWriter(header)
    try writer.group("HC", version: "005010X222A1", controlNumber: 5) { group in
      try group.set("837", version: nil, controlNumber: "0007") { try $0.segment("NTE", "ADD", "X") }
      let again = #expect(throws: WriteProblem.self) {
        try group.set("837", version: nil, controlNumber: "0007") { _ in }
      }
      #expect(again?.segment == "ST" && again?.element == 2)
    }
    let again = #expect(throws: WriteProblem.self) {
      try writer.group("HC", version: "005010X222A1", controlNumber: 5) { _ in }
    }
    #expect(again?.segment == "GS" && again?.element == 6)
  }

  @Test func repeatedElementsAreCutByTheInterchangesOwnSeparator() throws {
    let header = InterchangeWriter.Header(
      sender: ("ZZ", "SENDER"), receiver: ("ZZ", "RECEIVER"), date: try #require(CalendarDate(iso: "2026-11-02")),
      minute: 480, controlNumber: 1)
    var writer = try InterchangeWriter(header, delimiters: Delimiters(repetition: UInt8(ascii: "!")))
    let before = writer.bytes.count
    try writer.segment("EQ", ElementText(repeating: ["98", "AL", "30"]))
    #expect(String(decoding: writer.bytes[before...], as: UTF8.self) == "EQ*98!AL!30~")
    var without = try InterchangeWriter(header, delimiters: Delimiters(repetition: nil))
    #expect(throws: WriteProblem.self) { try without.segment("EQ", ElementText(repeating: ["98", "AL"])) }
  }
}
