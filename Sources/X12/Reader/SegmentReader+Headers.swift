extension SegmentReader {
  /// Looks for the next interchange header.
  mutating func findHeader() -> Step {
    while cursor < segment.buffer.count {
      if segment.buffer[cursor] == UInt8(ascii: "I") {
        switch judgeHeader() {
        case .unknown: return .starved
        case .header(let header):
          pending += gap.problems(next: ordinal + 1)
          open(header)
          return .again
        case .damaged: gap.addDamagedHeader(at: segment.base + cursor)
        case .none: break
        }
      }
      let byte = segment.buffer[cursor]
      if byte.isLineBreak { _ = lines.isRegular(breakAt: segment.base + cursor) }
      gap.add(byte, at: segment.base + cursor)
      cursor += 1
    }
    guard ended else { return .starved }
    pending += gap.problems(next: ordinal)
    gap = Gap(after: segment.delimiters.element)
    if ordinal == 0 {
      ordinal = 1
      pending.append(
        Problem(
          rule: "ISA", severity: .error, segment: 0, segmentID: "", offset: 0,
          message:
            "No usable interchange header (ISA) was found, so nothing could be read. Ask the sender for a complete "
            + "X12 file."))
    }
    return pending.isEmpty ? .starved : .again
  }

  /// Judges whether a header begins at the cursor.
  func judgeHeader() -> InterchangeHeader.Verdict {
    let available = segment.buffer.count - cursor
    let name: [UInt8] = [UInt8(ascii: "I"), UInt8(ascii: "S"), UInt8(ascii: "A")]
    for index in 0..<min(3, available) where segment.buffer[cursor + index] != name[index] { return .none }
    guard available > 3 else { return ended ? .none : .unknown }
    let bytes = segment.buffer.span.extracting(cursor..<cursor + min(available, InterchangeHeader.lookahead))
    return InterchangeHeader.judge(bytes, isWhole: ended)
  }

  /// Where the header of another interchange begins inside the segment from the cursor to `terminator`, which a file that breaks off
  /// leaves without a terminator of its own. Such a header ends with the segment, and has its fixed widths, or it is text.
  func swallowedHeader(before terminator: Int) -> Int? {
    let start = terminator - InterchangeHeader.length + 1
    guard start > cursor, binaryEnd == nil, segment.buffer[start] == UInt8(ascii: "I"),
      segment.buffer[start + 1] == UInt8(ascii: "S"), segment.buffer[start + 2] == UInt8(ascii: "A"),
      case .header(let header) = InterchangeHeader.judge(
        segment.buffer.span.extracting(start..<terminator + 1), isWhole: true),
      header.hasFixedWidths, header.delimiters.segment == segment.delimiters.segment
    else { return nil }
    return start
  }

  /// Ends the segment under way before `header`, and before the blanks there; gives where it ends.
  mutating func cutOff(at header: Int) -> Int {
    var end = header
    while end > cursor, segment.buffer[end - 1].isLineBreak || segment.buffer[end - 1] == .space { end -= 1 }
    while keeping > first, segment.marks.positions[keeping - 1] >= end { keeping -= 1 }
    if !segment.buffer[cursor..<end].contains(where: \.isLineBreak) { segment.lineBreaks = .none }
    return end
  }

  /// Begins an interchange at the cursor.
  mutating func open(_ header: InterchangeHeader) {
    state = .within
    segment.delimiters = header.delimiters
    segment.marks.count = 0
    indexed = cursor
    first = 0
    looking = 0
    keeping = 0
    lines.restart()
    reportedIndent = false
    begin()
    segment.header = header
  }

  /// Begins a segment at the cursor.
  mutating func begin() {
    isUnderWay = true
    linesBefore = lines
    reportedEmpty = false
    while looking < segment.marks.count, segment.marks.positions[looking] < cursor { looking += 1 }
    indexed = max(indexed, cursor)
    first = looking
    keeping = looking
    binaryEnd = nil
    segment.header = nil
    segment.lineBreaks = .none
    segment.holdsUnusualCharacters = false
  }
}
