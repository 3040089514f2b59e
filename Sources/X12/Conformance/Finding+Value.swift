extension Finding {
  /// How much of a wrong value is kept: as much as an acknowledgement may repeat.
  fileprivate static var longestValue: Int { 99 }

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

extension FindingSink {
  /// Takes what stands in the place of an identifier, of which the last finding tells that it is none.
  mutating func quoteIdentifier(_ segment: borrowing Segment) {
    let bytes = segment.buffer[segment.bounds(0)].prefix(Finding.longestValue)
    guard let last = findings.indices.last, bytes.allSatisfy({ 0x20..<0x7F ~= $0 }) else { return }
    findings[last].value = String(decoding: bytes, as: UTF8.self)
  }
}
