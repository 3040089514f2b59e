/// Cuts X12 into segments: bytes in pieces of any size go in, segments with absolute offsets come out.
///
/// It knows interchanges (each has its own delimiters) and binary segments, and nothing of what segments mean.
/// Feed some 64 KB with ``append(_:)-(Span<UInt8>)``, call ``next()`` until it is `nil`, and so on; after the last
/// piece call ``end()`` and empty it once more. Memory is bounded by ``Limits/segmentBytes`` and the piece's size.
public struct SegmentReader: Sendable {
  /// What ``SegmentReader/next()`` found.
  public enum Token: Sendable {
    /// The next segment is in ``SegmentReader/segment``.
    case segment
    /// Something wrong or unusual before the next segment.
    case problem(Problem)
  }

  /// The segment found last, until the next call of the reader.
  ///
  /// A copy stays valid but makes the reader copy its window too: take values rather than copies.
  public internal(set) var segment = Segment(delimiters: Delimiters(), base: 0)

  enum State: Sendable {
    /// Outside any interchange, looking for ISA.
    case between
    /// Inside an interchange.
    case within
    /// Inside a segment that is too long, looking for its end.
    case overlong
  }

  let limits: Limits
  /// How many bytes to index at a time: few enough for marks and bytes to stay in the processor's cache.
  var indexStep = 16 << 10
  var state = State.between
  var gap = Gap()
  var lines = LineWidths()
  /// The lines before the segment under way.
  var linesBefore = LineWidths()
  var pending: [Problem] = []
  var ended = false
  /// Number of segments found.
  var ordinal = 0
  /// Where in the window the next segment begins, or the search for it goes on.
  var cursor = 0
  /// Up to where the window is indexed by marks.
  var indexed = 0
  /// Whether the segment at the cursor was begun already.
  var isUnderWay = false
  /// The marks of the segment under way: its first, the next to look at, the next place to keep one.
  var first = 0
  var looking = 0
  var keeping = 0
  /// Window position up to which the segment under way holds binary data.
  var binaryEnd: Int?
  /// Document offset up to which binary data is passed over.
  var passing = -1
  /// What was told of the spacing under way, and of the interchange, already.
  var reportedEmpty = false
  var reportedIndent = false
  /// Whether a segment waits for the problems before it to be told.
  var isHeld = false

  /// Makes a reader at the beginning of a document.
  public init(limits: Limits = Limits()) { self.limits = limits }

  /// Takes the next bytes of the document.
  public mutating func append(_ chunk: Span<UInt8>) {
    if cursor >= segment.buffer.count / 2 { discardRead() }
    unsafe chunk.withUnsafeBufferPointer { bytes in unsafe segment.buffer.append(contentsOf: bytes) }
  }

  /// Takes the next bytes of the document.
  public mutating func append(_ chunk: [UInt8]) { append(chunk.span) }

  /// Says that no bytes will follow.
  public mutating func end() { ended = true }

  /// Finds the next segment; `nil` when more bytes are needed, or at the end of the document.
  public mutating func next() -> Token? {
    if readPlain() { return .segment }
    if !pending.isEmpty { return .problem(pending.removeFirst()) }
    if isHeld {
      isHeld = false
      return .segment
    }
    var step = Step.again
    while step == .again, pending.isEmpty {
      switch state {
      case .between: step = findHeader()
      case .within: step = readSegment()
      case .overlong: step = skipOverlong()
      }
    }
    if pending.isEmpty { return step == .found ? .segment : nil }
    isHeld = step == .found
    return .problem(pending.removeFirst())
  }

  enum Step {
    /// The state has changed: try again.
    case again
    /// A segment is ready.
    case found
    /// More bytes are needed.
    case starved
  }

  /// Drops what was read from the window, so that it stays small.
  private mutating func discardRead() {
    while looking < segment.marks.count, segment.marks.positions[looking] < cursor { looking += 1 }
    if !isUnderWay {
      first = looking
      keeping = looking
    }
    segment.clear()
    segment.marks.drop(before: first, distance: cursor)
    segment.buffer.removeSubrange(0..<cursor)
    segment.base += cursor
    indexed = max(indexed, cursor) - cursor
    binaryEnd = binaryEnd.map { $0 - cursor }
    looking -= first
    keeping -= first
    first = 0
    cursor = 0
  }

  mutating func report(_ rule: String, _ severity: Problem.Severity, id: String = "", at position: Int, _ text: String)
  {
    pending.append(
      Problem(
        rule: rule, severity: severity, segment: ordinal, segmentID: id, offset: segment.base + position,
        message: text))
  }
}
