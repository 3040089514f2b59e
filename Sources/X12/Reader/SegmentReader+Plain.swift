// The short way past segments about which there is nothing to tell: nearly all of them. What is in any way unusual is left to
// ``SegmentReader/next()``, which finds the reader as if the short way had not been tried.
extension SegmentReader {
  /// Reads the next segment if it is a plain one: its bytes lie in the window and are indexed, all of them printable ASCII, and nothing but
  /// line breaks stands before it.
  @inline(__always)
  mutating func readPlain() -> Bool {
    guard state == .within, !isUnderWay, !isHeld, pending.isEmpty else { return false }
    passLineBreaks()
    while looking < segment.marks.count, Int(segment.marks.positions[looking]) < cursor { looking &+= 1 }
    first = looking
    keeping = looking
    let plain = segment.plain(from: cursor, mark: looking)
    guard plain.code != 0, plain.end &- cursor <= limits.segmentBytes else { return false }
    ordinal &+= 1
    segment.firstMark = looking
    segment.markCount = plain.lastMark &- looking &+ 1
    segment.start = cursor
    segment.end = plain.end
    segment.ordinal = ordinal
    segment.code = plain.code
    segment.header = nil
    segment.lineBreaks = .none
    segment.holdsUnusualCharacters = false
    reportedEmpty = false
    cursor = plain.end &+ 1
    looking = plain.lastMark &+ 1
    first = looking
    keeping = looking
    return true
  }

  /// Goes past line breaks before a segment; their lines' width says later whether breaks inside segments are those of a wrapped file.
  @inline(__always)
  mutating func passLineBreaks() {
    while cursor < segment.buffer.count, segment.buffer[cursor].isLineBreak {
      passLine()
      cursor &+= 1
    }
  }
}

extension SegmentReader {
  /// Takes note of a line break at the cursor, between two segments. A header may have a line of its own before others of one width.
  @inline(__always)
  mutating func passLine() {
    _ = lines.isRegular(breakAt: segment.base &+ cursor)
    if segment.header != nil, segment.lineBreaks == .none { lines.restart() }
  }
}

extension Segment {
  /// A plain segment in the window: its identifier, its terminator and the mark of that; the code is 0 where there is none.
  fileprivate struct Plain {
    var code: UInt32 = 0
    var end = 0
    var lastMark = 0
  }

  /// Looks whether a plain segment begins at a byte of the window; `mark` is the first mark from there on.
  @inline(__always)
  fileprivate func plain(from start: Int, mark: Int) -> Plain {
    let bytes = buffer.span
    let positions = marks.positions.span
    let count = marks.count
    let element = delimiters.element
    var last = mark
    while last < count, bytes[Int(positions[last])] == element { last &+= 1 }
    guard last < count, last > mark else { return Plain() }
    let end = Int(positions[last])
    // A segment that is long enough may hold the header of the next interchange.
    guard bytes[end] == delimiters.segment, end &- start < InterchangeHeader.length else { return Plain() }
    let code = Self.pack(bytes, start, Int(positions[mark]))
    // Headers and ends of interchanges, and segments that may hold any bytes, need a closer look.
    guard bytes[start].isUppercase, code != SegmentCode.isa, code != SegmentCode.iea, code != SegmentCode.bin,
      code != SegmentCode.bds
    else { return Plain() }
    return Plain(code: code, end: end, lastMark: last)
  }

  /// An identifier of two or three bytes packed big-endian; 0 when it is of another length.
  @inline(__always)
  static func pack(_ bytes: borrowing Span<UInt8>, _ from: Int, _ to: Int) -> UInt32 {
    switch to &- from {
    case 2: UInt32(bytes[from]) &<< 8 | UInt32(bytes[from &+ 1])
    case 3: UInt32(bytes[from]) &<< 16 | UInt32(bytes[from &+ 1]) &<< 8 | UInt32(bytes[from &+ 2])
    default: 0
    }
  }

  static func pack(_ id: String) -> UInt32 {
    let bytes = Array(id.utf8)
    return pack(bytes.span, 0, bytes.count)
  }
}
