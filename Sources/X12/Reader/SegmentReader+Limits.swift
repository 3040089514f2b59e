extension SegmentReader {
  /// Drops a segment that is too long and reports it.
  mutating func giveUp(discarding end: Int) {
    ordinal += 1
    let identified = first < keeping && Int(segment.marks.positions[first]) - cursor <= 3
    let id =
      identified
      ? String(decoding: segment.buffer[cursor..<Int(segment.marks.positions[first])], as: UTF8.self) : ""
    report(
      "SEGMENT-LONG", .error, id: id, at: cursor,
      "Segment \(ordinal) is longer than \(limits.segmentBytes) bytes and was left out. A terminator is probably "
        + "missing; ask the sender for the file again.")
    leaveOverlong(at: end)
  }

  /// Goes on at `position`, where what is left of the segment begins.
  private mutating func leaveOverlong(at position: Int) {
    looking = segment.marks.count
    while looking > first, segment.marks.positions[looking - 1] >= position { looking -= 1 }
    leave(at: position)
    state = .overlong
  }

  /// What a length may say, so that no position leaves the range of integers.
  private static var mostBinaryBytes: Int { 1 << 48 }

  /// Drops a binary segment whose data is more than is kept, and reports it; `false` when the segment under way is no such one.
  mutating func passBinary() -> Bool {
    guard binaryEnd != nil || findBinaryEnd(), let end = binaryEnd else { return false }
    ordinal += 1
    let id = String(decoding: segment.buffer[cursor..<cursor + 3], as: UTF8.self)
    report(
      "BINARY-LONG", .warning, id: id, at: cursor,
      "Segment \(ordinal) (\(id)) holds more than the \(limits.segmentBytes) bytes of data that are kept; it was counted and left "
        + "out.")
    passing = segment.base + end
    leaveOverlong(at: min(end, segment.buffer.count))
    return true
  }

  /// Skips to the end of a segment that is too long.
  mutating func skipOverlong() -> Step {
    if segment.base + cursor < passing { cursor = min(segment.buffer.count, passing - segment.base) }
    if cursor < segment.buffer.count, segment.base + cursor == passing,
      segment.buffer[cursor] != segment.delimiters.segment
    {
      report(
        "BINARY-LENGTH", .error, at: cursor,
        "Segment \(ordinal) holds another number of bytes than its length element says. Ask the sender for the file again."
      )
    }
    while cursor < segment.buffer.count {
      let byte = segment.buffer[cursor]
      if byte == segment.delimiters.segment {
        cursor += 1
        state = .within
        return .again
      }
      if byte.isLineBreak { _ = lines.isRegular(breakAt: segment.base + cursor) }
      cursor += 1
    }
    return .starved
  }

  /// Finds where the data of a binary segment (BIN, BDS) ends; `false` when the segment is no such one.
  ///
  /// To be called at the first terminator byte after the cursor, which may lie in the data, or where none comes.
  mutating func findBinaryEnd() -> Bool {
    guard segment.buffer[cursor] == UInt8(ascii: "B"), keeping > first else { return false }
    let idEnd = Int(segment.marks.positions[first])
    guard idEnd - cursor == 3 else { return false }
    let code = Segment.pack(segment.buffer.span, cursor, idEnd)
    // BIN is length and data; BDS is filter, length and data.
    let lengthMark = code == SegmentCode.bin ? first + 1 : first + 2
    guard code == SegmentCode.bin || code == SegmentCode.bds, lengthMark < keeping else { return false }
    let before = Int(segment.marks.positions[lengthMark - 1])
    let after = Int(segment.marks.positions[lengthMark])
    let digits = String(decoding: segment.buffer[before + 1..<after], as: UTF8.self)
    guard let length = Int(digits), length >= 0, length <= Self.mostBinaryBytes else { return false }
    binaryEnd = after + 1 + length
    keeping = lengthMark + 1
    // What looks like a line in the data is none, however much of it was seen.
    lines = linesBefore
    segment.lineBreaks = .none
    segment.holdsUnusualCharacters = false
    return true
  }
}
