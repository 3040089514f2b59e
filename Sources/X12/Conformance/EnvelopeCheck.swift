/// Checks the elements of the segments that make up envelopes (ISA, GS, GE, IEA), and of the answer to one (TA1), against
/// `envelope.guide`. An element's finding is named as the field calls the element, like `ISA05`.
struct EnvelopeCheck: Sendable {
  private let tables: GuideTables
  /// The segments of the guide, by their identifiers.
  private let numbers: [UInt32: Int]

  init(_ tables: GuideTables) {
    self.tables = tables
    numbers = Dictionary(tables.parts.map { ($0.code, Int($0.segment)) }) { first, _ in first }
  }

  /// Checks a segment that stands outside any set. What the reader told of it lies in `sink` from `told` on, and is not told again.
  func check(_ segment: borrowing Segment, _ code: UInt32, told: Int, _ sink: inout FindingSink) {
    guard let number = numbers[code], code != SegmentCode.isa || segment.isInterchangeHeader else { return }
    if segment.lineBreaks != .none {
      check(segment.withoutLineBreaks(), code, told: told, &sink)
      return
    }
    var found = FindingSink(level: .guide, severities: [:])
    var codes = CodeCheck([:])
    tables.check(segment, number, 0, &codes, &found)
    for var finding in found.findings where !Self.isHarmless(finding, segment, code) {
      guard let element = finding.problem.element else { continue }
      if finding.problem.rule != ConformanceRule.elementExtra.name {
        finding.problem.rule = EventSink.rule(segment, element)
        finding.level = .syntax
      }
      guard !sink.findings[told...].contains(where: { $0.problem.rule == finding.problem.rule }) else { continue }
      finding.code = Self.code(code, element)
      sink.add(finding)
    }
  }

  /// Whether it is no fault of an envelope.
  private static func isHarmless(_ finding: Finding, _ segment: borrowing Segment, _ code: UInt32) -> Bool {
    let rule = ConformanceRule(rawValue: finding.problem.rule)
    switch code {
    case SegmentCode.isa:
      // The header is filled up with blanks, so that blanks stand for no value; that it is not filled up is told once.
      let isNarrow = segment.header?.hasFixedWidths == false
      return rule == .elementBlank && finding.problem.severity == .warning
        || isNarrow && (rule == .elementShort || rule == .elementLong)
    case SegmentCode.ta1:
      // A receipt repeats the header's day and time, also wrong ones, and names only one of the faults that it refuses.
      let isRefusal = segment.text(4) == "R"
      return finding.problem.element == 2 && (isRefusal || segment.text(5) == "014")
        || finding.problem.element == 3 && (isRefusal || segment.text(5) == "015")
    default: return false
    }
  }

  /// How an acknowledgement says that an element is wrong.
  static func code(_ segment: UInt32, _ element: Int) -> Finding.Code {
    switch (segment, element) {
    case (SegmentCode.isa, 1...16): .interchange(headerCodes[element - 1])
    case (SegmentCode.iea, 2): .interchange("001")
    case (SegmentCode.iea, _): .interchange("021")
    case (SegmentCode.gs, 6): .group("6")
    case (SegmentCode.gs, _): .interchange("024")
    case (SegmentCode.ge, 2): .group("4")
    case (SegmentCode.ge, _): .group("5")
    default: .none
    }
  }

  /// TA105 for each element of the header. Version 005010 has no word for a wrong repetition separator (032 came later): X12 answers
  /// in its interpretation 1497 that 022 comes closest.
  private static let headerCodes = [
    "010", "011", "012", "013", "005", "006", "007", "008", "014", "015", "022", "017", "018", "019", "020", "027",
  ]
}
