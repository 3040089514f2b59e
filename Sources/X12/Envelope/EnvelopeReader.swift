/// Follows ISA/GS/ST…SE/GE/IEA, checks what envelopes promise, and hands the bodies of supported sets on.
///
/// After an error it goes on at the next ST, GS or ISA.
struct EnvelopeReader: Sendable {
  struct OpenInterchange: Sendable {
    var header: Interchange
    var groups = 0
    var intact = true
    var reportedWrapping = false
  }

  struct OpenGroup: Sendable {
    var header: FunctionalGroup
    var sets = 0
    /// How many sets its trailer says it has.
    var said: Int?
    var intact = true
    var setNumbers: Set<String> = []
  }

  struct OpenSet: Sendable {
    var transaction: TransactionSet
    var firstSegment: Int
    var errorsBefore: Int
    /// The segment that begins a claim in sets of this type; 0 when none does.
    var claimCode: UInt32
    var claims = 0
    var providerAdjustments = 0
    var delimiters: Delimiters
    var reportedCharacters = false
    var reportedTrailing = false
    /// HL01 of the last HL segment.
    var hierarchy = 0

    static func claimCode(ofType type: String) -> UInt32 {
      switch type {
      case "835": RemittanceSegment.clp.rawValue
      case "837": SubmissionSegment.clm.rawValue
      default: 0
      }
    }
  }

  let limits: Limits
  /// Whether the bodies of supported sets are put together, not only their envelopes followed.
  let assembles: Bool
  var sink = EventSink()
  var interchange: OpenInterchange?
  var group: OpenGroup?
  var set: OpenSet?
  /// Puts the open set together, when it is one that is read.
  var assembler = SetAssembler.none
  /// The end of the last segment seen.
  var last = Place(ordinal: 0, id: "", offset: 0)
  var reportedStray = false

  init(limits: Limits, assembles: Bool = true) {
    self.limits = limits
    self.assembles = assembles
  }

  // Patterns rather than comparisons with `nil`, which would copy what is open for every segment.
  var isInSet: Bool { if case .some = set { true } else { false } }
  var isInGroup: Bool { if case .some = group { true } else { false } }

  /// Takes a problem that the tokenizer found.
  mutating func accept(_ problem: Problem) {
    sink.report(problem)
    if problem.severity == .error { spoil() }
    last.ordinal = max(last.ordinal, problem.segment)
  }

  /// Takes the next segment.
  mutating func accept(_ segment: borrowing Segment) {
    checkCharacters(segment)
    var code = segment.code
    if !Segment.isWellFormed(code) { code = repairedCode(segment) }
    switch code {
    case SegmentCode.isa where segment.isInterchangeHeader: openInterchange(segment)
    case SegmentCode.gs: openGroup(segment)
    case SegmentCode.st: openSet(segment)
    case SegmentCode.se: closeSet(segment)
    case SegmentCode.ge: closeGroup(segment)
    case SegmentCode.iea: closeInterchange(segment)
    case SegmentCode.ta1 where !isInSet: acknowledge(segment)
    default: body(segment, code)
    }
    last.ordinal = segment.ordinal
    last.offset = segment.range.end
  }

  /// Whether empty elements at the end of a segment are still to be told in the open set.
  var tellsTrailing: Bool { self.set?.reportedTrailing == false }

  /// Goes past segments of a set's body of which nothing is to be told and that are not put together.
  mutating func pass(to last: Place) { self.last = last }

  /// Takes a segment of a set's body if nothing is to be told of it and it is not put together; says whether it did.
  @inline(__always)
  mutating func pass(_ segment: borrowing Segment, _ known: inout BodyIdentifiers) -> Bool {
    guard !assembles, segment.lineBreaks == .none, !segment.holdsUnusualCharacters, known.contains(segment.code),
      segment.code != SegmentCode.hl
    else { return false }
    if segment.endsInDelimiter, tellsTrailing { return false }
    last.ordinal = segment.ordinal
    last.offset = segment.base &+ segment.end
    return true
  }

  /// Ends the document: whatever is open lacks its trailer.
  mutating func finish() {
    abandonInterchange()
  }

  /// Marks the innermost open level as not intact; a set counts its errors by itself.
  mutating func spoil() {
    if isInSet { return }
    if isInGroup { group?.intact = false } else { interchange?.intact = false }
  }

  /// Reports an error that breaks the innermost open level.
  mutating func fail(_ rule: String, _ segment: borrowing Segment, element: Int? = nil, _ text: String) {
    sink.report(rule, .error, segment, element: element, text)
    spoil()
  }

  /// Reports that something ended without its trailer, at the last segment seen.
  mutating func failMissing(_ trailer: String, _ text: String) {
    sink.reportMissing("\(trailer)-MISSING", at: last, text)
    spoil()
  }

  private mutating func body(_ segment: borrowing Segment, _ code: UInt32) {
    guard isInSet else {
      if !reportedStray {
        fail(
          "SEGMENT-STRAY", segment,
          "this segment stands outside any transaction set (ST to SE); it and those that follow up to the next header "
            + "were left out. Ask the sender for the file again.")
      }
      reportedStray = true
      return
    }
    if code != 0, code == set?.claimCode { set?.claims += 1 }
    if code == RemittanceSegment.plb.rawValue { set?.providerAdjustments += 1 }
    if code == SegmentCode.hl { checkHierarchy(segment) }
    assembler.accept(segment, code, &sink)
  }

  /// Checks that HL segments count 1, 2, 3 … within their set, as every guide that has them demands.
  private mutating func checkHierarchy(_ segment: borrowing Segment) {
    guard let open = set else { return }
    if segment.count(1) != open.hierarchy + 1 {
      fail(
        "HL01", segment, element: 1,
        "hierarchy levels must count up by one, and this one should be \(open.hierarchy + 1); a level may be lost. Ask the "
          + "sender for the file again.")
    }
    set?.hierarchy = min(segment.count(1) ?? open.hierarchy + 1, Int(Int32.max))
  }
}
