/// Puts the segments of one 837 together: who sends it, the levels of its hierarchy, claims with their lines.
struct SubmissionAssembler: Sendable {
  /// The loop in which the next segment stands.
  enum Scope: Sendable {
    case header
    case billing, otherProvider
    case subscriber, payer, dependent
    case claim, claimProvider, otherPayer, otherParty
    case line, lineProvider, decision
  }

  let limits: Limits
  var header: SubmissionHeader
  /// Whether the header was told, which happens before the first level of the hierarchy.
  var isHeaderTold = false
  var scope = Scope.header
  /// Where the open levels of the hierarchy lie, the billing provider first.
  var levels: [ByteRange] = []
  var billing = BillingProvider()
  var subscriber = Subscriber()
  var dependent: Dependent?
  var claim: SubmittedClaim?
  var claims = 0
  /// Where the open claim's CLM stands among the segments of the document.
  var clmOrdinal = 0
  /// Segments of the open claim, for ``Limits/claimSegments``.
  var claimSegments = 0

  init(guide: SubmissionHeader.Guide, limits: Limits) {
    self.limits = limits
    header = SubmissionHeader(guide: guide)
  }

  /// Whether a claim is open, so that a lost segment may be a piece of it.
  var isInClaim: Bool { if case .some = claim { true } else { false } }

  /// Takes the next segment of the body; `code` is its identifier in upper case.
  mutating func accept(_ segment: borrowing Segment, _ code: UInt32, _ sink: inout EventSink) {
    guard let name = SubmissionSegment(rawValue: code) else {
      sink.report(
        "SEGMENT-UNKNOWN", .warning, segment,
        "unrecognised segment: an 837 has no segment of this name. It was left out; ask whoever made the file what was meant."
      )
      return
    }
    switch name {
    case .hl: openLevel(segment, &sink)
    case .clm: openClaim(segment, &sink)
    default:
      if isInClaim { readClaimPart(segment, name, &sink) } else { readLevelPart(segment, name, &sink) }
    }
  }

  /// Ends the set at its trailer, or at its last segment when it has none.
  mutating func finish(at place: Place, _ sink: inout EventSink) {
    closeClaim(&sink)
    tellHeader(&sink)
    if claims == 0 {
      sink.reportMissing(
        "837-EMPTY", at: place,
        "a file of claims holds none: no claim (CLM) was found. Ask whoever made the file for it again.")
    }
  }

  /// Tells the header once.
  mutating func tellHeader(_ sink: inout EventSink) {
    guard !isHeaderTold else { return }
    isHeaderTold = true
    sink.send(.submission(header))
  }
}

extension Segment {
  /// The person or organisation of an NM1 segment.
  var party: Party {
    Party(
      last: text(3), first: text(4), middle: text(5), suffix: text(7), idQualifier: text(8), id: text(9), range: range)
  }

  /// The day or period of a DTP segment; `nil` for a time of day and for what is no date.
  var period: DatePeriod? {
    let text = Array(text(3).utf8)
    let days: (CalendarDate?, CalendarDate?)
    switch (self.text(2), text.count) {
    case ("D8", 8), ("DT", 12...14):
      let day = CalendarDate(d8: text.span.extracting(0..<8))
      days = (day, day)
    case ("RD8", 17) where text[8] == UInt8(ascii: "-"):
      days = (CalendarDate(d8: text.span.extracting(0..<8)), CalendarDate(d8: text.span.extracting(9..<17)))
    default: return nil
    }
    guard let from = days.0, let through = days.1 else { return nil }
    return DatePeriod(qualifier: self.text(1), from: from, through: through, range: range)
  }

  /// The qualifier and value of a REF segment.
  var reference: Reference { Reference(qualifier: text(1), value: text(2), range: range) }
}
