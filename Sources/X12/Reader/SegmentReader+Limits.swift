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
    looking = segment.marks.count
    while looking > first, segment.marks.positions[looking - 1] >= end { looking -= 1 }
    leave(at: end)
    state = .overlong
  }

  /// Skips to the end of a segment that is too long.
  mutating func skipOverlong() -> Step {
    while cursor < segment.buffer.count {
      cursor += 1
      if segment.buffer[cursor - 1] == segment.delimiters.segment {
        state = .within
        return .again
      }
    }
    return .starved
  }

  /// Finds where the data of a binary segment (BIN, BDS) ends; `false` when the segment is no such one.
  ///
  /// To be called at the first terminator byte after the cursor, which may lie in the data.
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
    guard let length = Int(digits), length >= 0, length <= limits.segmentBytes else { return false }
    binaryEnd = after + 1 + length
    keeping = lengthMark + 1
    segment.lineBreaks = .none
    segment.holdsUnusualCharacters = false
    return true
  }
}
