extension SegmentReader {
  /// Reads the segment at the cursor, up to its terminator.
  mutating func readSegment() -> Step {
    if !isUnderWay {
      skipSpacing()
      guard cursor < segment.buffer.count else { return .starved }
      if segment.buffer[cursor] == UInt8(ascii: "I") {
        switch judgeHeader() {
        case .unknown: return .starved
        case .header(let header): open(header)
        case .damaged, .none: begin()
        }
      } else {
        begin()
      }
    }
    while true {
      if let terminator = findTerminator() {
        finish(at: terminator)
        return state == .overlong ? .again : .found
      }
      guard indexed < segment.buffer.count else { break }
      let end = min(segment.buffer.count, indexed + indexStep)
      segment.marks.append(segment.buffer, from: indexed, to: end, delimiters: segment.delimiters)
      indexed = end
    }
    if segment.buffer.count - cursor > limits.segmentBytes {
      if passBinary() { return .again }
      giveUp(discarding: segment.buffer.count)
      return .again
    }
    return ended ? finishUnterminated() : .starved
  }

  /// Skips line breaks, indentation and empty segments before a segment.
  private mutating func skipSpacing() {
    while cursor < segment.buffer.count {
      let byte = segment.buffer[cursor]
      if byte.isLineBreak {
        passLine()
      } else if byte == segment.delimiters.segment {
        if !reportedEmpty {
          report(
            "SEGMENT-EMPTY", .warning, at: cursor,
            "An empty segment follows segment \(ordinal): two terminators stand side by side. It was left out.")
        }
        reportedEmpty = true
      } else if byte == .space || byte == .tab {
        if !reportedIndent {
          report(
            "SEGMENT-INDENTED", .warning, at: cursor,
            "Spaces stand before the segment that follows segment \(ordinal); they were left out, here and further on.")
        }
        reportedIndent = true
      } else {
        return
      }
      cursor += 1
    }
  }

  /// Walks the marks up to the segment's terminator, keeping those that end elements.
  private mutating func findTerminator() -> Int? {
    let element = segment.delimiters.element
    while looking < segment.marks.count {
      if looking == keeping, binaryEnd == nil {
        looking = segment.passElements(from: looking)
        keeping = looking
        if looking == segment.marks.count { return nil }
      }
      let position = Int(segment.marks.positions[looking])
      let byte = segment.buffer[position]
      looking += 1
      if let binaryEnd, position < binaryEnd { continue }
      if byte == element {
        segment.marks.positions[keeping] = UInt32(truncatingIfNeeded: position)
        keeping += 1
      } else if byte == segment.delimiters.segment {
        if binaryEnd == nil, findBinaryEnd(), let binaryEnd, position < binaryEnd { continue }
        return position
      } else if byte.isLineBreak {
        let regular = lines.isRegular(breakAt: segment.base + position)
        if !regular { segment.lineBreaks = .irregular }
        if regular, segment.lineBreaks == .none { segment.lineBreaks = .wrapped }
      } else {
        segment.note(byte)
      }
    }
    return nil
  }

  /// Makes the bytes from the cursor to `terminator` the current segment.
  mutating func finish(at terminator: Int) {
    guard terminator - cursor <= limits.segmentBytes else {
      if !passBinary() { giveUp(discarding: terminator) }
      return
    }
    ordinal += 1
    var next = terminator + 1
    var end = terminator
    if let header = swallowedHeader(before: terminator) {
      next = header
      end = cutOff(at: header)
    }
    segment.marks.positions[keeping] = UInt32(truncatingIfNeeded: end)
    segment.firstMark = first
    segment.markCount = keeping - first + 1
    segment.start = cursor
    segment.end = end
    segment.ordinal = ordinal
    segment.code = segment.packedID
    if next <= terminator {
      report(
        "TERMINATOR", .warning, id: segment.id, at: end,
        "Segment \(ordinal) (\(segment.id)) has no terminator: the next interchange (ISA) begins right after it. Check "
          + "that nothing was cut off here.")
    }
    if let binaryEnd, binaryEnd != terminator {
      report(
        "BINARY-LENGTH", .error, id: segment.id, at: cursor,
        "Segment \(ordinal) (\(segment.id)) holds another number of bytes than its length element says. Ask the sender "
          + "for the file again.")
    }
    leave(at: next)
    if segment.code == SegmentCode.iea {
      state = .between
      gap = Gap(after: segment.delimiters.element)
    }
  }

  /// Ends the segment under way and goes on at `position`.
  mutating func leave(at position: Int) {
    cursor = position
    first = looking
    keeping = looking
    isUnderWay = false
    binaryEnd = nil
  }

  /// Makes what the document ends with a segment, although its terminator is missing.
  private mutating func finishUnterminated() -> Step {
    var end = segment.buffer.count
    while end > cursor {
      let byte = segment.buffer[end - 1]
      guard byte.isLineBreak || byte.isPadding || byte == .space else { break }
      end -= 1
    }
    guard end > cursor else {
      leave(at: segment.buffer.count)
      return .starved
    }
    let header = segment.header
    let whole = Segment(
      bytes: Array(segment.buffer[cursor..<end]), delimiters: segment.delimiters, offset: segment.base + cursor)
    ordinal += 1
    segment = whole
    segment.ordinal = ordinal
    segment.header = header
    looking = segment.marks.count
    indexed = segment.buffer.count
    leave(at: segment.buffer.count)
    report(
      "TERMINATOR", .warning, id: segment.id, at: segment.start,
      "The document ends inside segment \(ordinal) (\(segment.id)): its terminator is missing. Check that the file was "
        + "not cut off.")
    return .found
  }
}

extension Segment {
  /// The first mark from `index` on that is no element delimiter.
  fileprivate func passElements(from index: Int) -> Int {
    let bytes = buffer.span
    let positions = marks.positions.span
    var index = index
    while index < marks.count, bytes[Int(positions[index])] == delimiters.element { index &+= 1 }
    return index
  }
}
