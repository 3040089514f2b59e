// The short way through the body of a set of which nothing but the envelope is looked at: terminators are searched for, elements are not.
extension SegmentReader {
  /// Segments of a set's body that were passed over.
  struct Passed {
    var segments = 0
    var claims = 0
    /// The last of them, and where it ends.
    var last = Place(ordinal: 0, id: "", offset: 0)
  }

  /// Goes past segments of a set's body until one needs a closer look: of an envelope, not printable, with no known form, or with
  /// empty elements at its end where those are to be told. `claim` is the identifier with which claims begin; 0 where none do.
  mutating func passBody(_ known: inout BodyIdentifiers, claim: UInt32, stopsAtTrailing: Bool) -> Passed {
    var passed = Passed()
    guard state == .within, !isUnderWay, !isHeld, pending.isEmpty else { return passed }
    var claims = 0
    var end = cursor
    while true {
      passLineBreaks()
      let next = segment.bodyEnd(from: cursor, &known, claim, &claims, stopsAtTrailing: stopsAtTrailing)
      guard next > 0, next &- cursor <= limits.segmentBytes else { break }
      passed.segments &+= 1
      end = next
      cursor = next &+ 1
    }
    guard passed.segments > 0 else { return passed }
    reportedEmpty = false
    ordinal &+= passed.segments
    passed.claims = claims
    passed.last = Place(ordinal: ordinal, id: "", offset: segment.base &+ end)
    return passed
  }
}

extension Segment {
  /// The terminator of the segment of a body that begins at a byte of the window; 0 where it needs a closer look.
  @inline(__always)
  fileprivate func bodyEnd(
    from start: Int, _ known: inout BodyIdentifiers, _ claim: UInt32, _ claims: inout Int, stopsAtTrailing: Bool
  ) -> Int {
    let bytes = buffer.span
    let end = MarkTable.firstEnd(delimiters.segment, in: bytes, from: start)
    guard end < bytes.count, bytes[end] == delimiters.segment, end &- start >= 4,
      end &- start < InterchangeHeader.length
    else { return 0 }
    if stopsAtTrailing, bytes[end &- 1] == delimiters.element { return 0 }
    let word = bytes.halfWord(at: start).byteSwapped
    let code: UInt32 =
      if UInt8(truncatingIfNeeded: word) == delimiters.element {
        word &>> 8
      } else if UInt8(truncatingIfNeeded: word &>> 8) == delimiters.element {
        word &>> 16
      } else {
        0
      }
    guard known.contains(code) else { return 0 }
    if code == claim { claims &+= 1 }
    return end
  }
}

/// Identifiers that were found to be those of a body's segments, so that each is judged once.
struct BodyIdentifiers: Sendable {
  private var slots: [UInt32] = Array(repeating: 0, count: 256)

  /// Whether it is the identifier of a segment of a body.
  @inline(__always)
  mutating func contains(_ code: UInt32) -> Bool {
    let slot = Int((code &* 0x9E37_79B1) &>> 24)
    if slots[slot] == code, code != 0 { return true }
    guard Segment.isWellFormed(code), !SegmentCode.isEnvelope(code), code != SegmentCode.bin, code != SegmentCode.bds
    else { return false }
    slots[slot] = code
    return true
  }
}
