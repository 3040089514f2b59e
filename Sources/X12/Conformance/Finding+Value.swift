extension Finding {
  /// How much of a wrong value is kept: as much as an acknowledgement may repeat.
  private static var longestValue: Int { 99 }

  /// Takes the value that is wrong, and which repetition it is, from the segment.
  mutating func quote(_ segment: borrowing Segment) {
    guard let element = problem.element, isAboutValue, !segment.isInterchangeHeader else { return }
    let whole = segment.bounds(element)
    let start = problem.offset - segment.base
    guard whole.contains(start) else { return }
    var end = whole.upperBound
    if let separator = segment.delimiters.repetition, segment.buffer[whole].contains(separator) {
      repetition = 1 + segment.buffer[whole.lowerBound..<start].count { $0 == separator }
      end = segment.buffer[start..<end].firstIndex(of: separator) ?? end
    }
    if problem.component != nil {
      end = segment.buffer[start..<end].firstIndex(of: segment.delimiters.component) ?? end
    }
    let bytes = segment.buffer[start..<min(end, start + Self.longestValue)]
    let isPlain = bytes.allSatisfy { 0x20..<0x7F ~= $0 } && bytes.contains { $0 != .space }
    if isPlain { value = String(decoding: bytes, as: UTF8.self) }
  }

  /// Whether a value is wrong: not that one is missing, nor that there are too many.
  private var isAboutValue: Bool {
    switch code {
    case .element("1"), .element("2"), .element("12"): false
    case .element: true
    default: false
    }
  }
}
