/// Writes a document anew as it is read: every segment in its place, with counts and numbers of levels that are right, in constant memory.
///
/// What has no finding comes out byte for byte as it was, each interchange in its own delimiters and with its own line breaks. Whatever
/// comes out otherwise is named by a ``RewriteDifference``. Nothing is added: a trailer that is missing stays missing, one that
/// counts a segment that was left out goes on counting it, and whether the document is right says ``ConformanceReader``.
public struct Rewriter: Sendable {
  /// What stands between segments.
  public enum Lines: Hashable, Sendable {
    /// The line breaks that stood there.
    case asRead
    /// One line feed: each segment stands on a line of its own.
    case onePerSegment
  }

  /// What comes out of a rewriter.
  public enum Output: Hashable, Sendable {
    /// The next bytes of the new document.
    case bytes([UInt8])
    /// Something that was written otherwise than it was read.
    case difference(RewriteDifference)
  }

  private let lines: Lines
  private var segments: SegmentReader
  private var between: BetweenSegments
  private var numbers = EnvelopeNumbers()
  /// Whether the interchange is wrapped, so that line breaks between its segments mean nothing either.
  private var isWrapped = false
  private var toldBreaksBetween = false
  private var written: [UInt8] = []

  /// Makes a rewriter at the beginning of a document.
  public init(lines: Lines = .asRead, limits: Limits = Limits()) {
    self.lines = lines
    segments = SegmentReader(limits: limits)
    between = BetweenSegments(most: limits.segmentBytes)
  }

  /// Reads the next bytes of the document and hands on what they come to.
  public mutating func read(_ chunk: [UInt8], _ receive: (Output) throws -> Void) throws {
    var start = 0
    while start < chunk.count {
      let end = min(chunk.count, start + (64 << 10))
      between.append(chunk[start..<end])
      segments.append(chunk.span.extracting(start..<end))
      try drain(receive)
      start = end
    }
  }

  /// Ends the document.
  public mutating func finish(_ receive: (Output) throws -> Void) throws {
    segments.end()
    try drain(receive)
    try writeGap(upTo: nil, receive)
    try handOn(receive)
  }

  private mutating func drain(_ receive: (Output) throws -> Void) throws {
    while let token = segments.next() {
      switch token {
      case .segment: try rewrite(receive)
      case .problem(let problem):
        if let difference = RewriteDifference(problem) {
          between.isTold = true
          // What its trailer counts is not there any more, and that must stay visible.
          if problem.rule == EnvelopeRule.segmentLong.name { numbers.passLost() }
          try receive(.difference(difference))
        }
      }
    }
    try handOn(receive)
  }

  private mutating func handOn(_ receive: (Output) throws -> Void) throws {
    guard !written.isEmpty else { return }
    try receive(.bytes(written))
    written.removeAll(keepingCapacity: true)
  }

  /// Writes the reader's current segment.
  private mutating func rewrite(_ receive: (Output) throws -> Void) throws {
    let range = segments.segment.range
    try writeGap(upTo: range.start, receive)
    if segments.segment.isInterchangeHeader {
      isWrapped = segments.segment.lineBreaks != .none
      toldBreaksBetween = false
    }
    var text = SegmentBytes(segments.segment)
    var changes: [(RewriteDifference.Kind, String)] = []
    text.normalize(&changes)
    numbers.correct(&text, &changes)
    for (kind, message) in changes {
      try receive(
        .difference(
          RewriteDifference(
            kind: kind, segment: segments.segment.ordinal, segmentID: segments.segment.id, offset: range.start,
            message: message)))
    }
    let terminator = segments.segment.delimiters.segment
    written += text.bytes
    written.append(terminator)
    between.pass(to: range.end, terminator: terminator)
    if lines == .onePerSegment, !terminator.isLineBreak { written.append(.lineFeed) }
  }

  /// Writes the line breaks between the last segment and the next one, or the end of the document.
  private mutating func writeGap(upTo start: Int?, _ receive: (Output) throws -> Void) throws {
    let gap = between.take(upTo: start)
    if gap.hasOther, !gap.isTold {
      try receive(
        .difference(
          RewriteDifference(
            kind: .blanks, segment: 0, segmentID: "", offset: gap.start,
            message: "the blanks that stand here between segments were left out")))
    }
    guard lines == .asRead, !gap.isBeforeFirst, !gap.lineBreaks.isEmpty else { return }
    guard isWrapped else {
      written += gap.lineBreaks
      return
    }
    if !toldBreaksBetween {
      toldBreaksBetween = true
      try receive(
        .difference(
          RewriteDifference(
            kind: .lineBreaks, segment: 0, segmentID: "", offset: gap.start,
            message: "the file is wrapped, so line breaks between segments were left out, here and further on")))
    }
  }
}

extension RewriteDifference {
  /// What the tokenizer tells as left out; `nil` where it has kept everything.
  fileprivate init?(_ problem: Problem) {
    let kind: Kind
    switch EnvelopeRule(rawValue: problem.rule) {
    case .binaryLength: return nil
    case .terminator: kind = .terminator
    case .segmentEmpty, .segmentIndented, .blankBefore, .padding, .byteOrderMark: kind = .blanks
    default: kind = .leftOut
    }
    self.init(
      kind: kind, segment: problem.segment, segmentID: problem.segmentID, offset: problem.offset,
      message: kind == .terminator ? "the terminator that was missing was added" : problem.message)
  }
}
