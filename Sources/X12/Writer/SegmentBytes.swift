/// One segment as bytes that may be changed element by element; what is not changed stays as it was read.
struct SegmentBytes {
  let code: UInt32
  let delimiters: Delimiters
  private(set) var bytes: [UInt8]
  private let header: InterchangeHeader?
  private let hasLineBreaks: Bool
  /// Binary data may hold any byte, so it is not looked into.
  private let isBinary: Bool

  init(_ segment: borrowing Segment) {
    code = segment.isWellFormed ? segment.code : segment.uppercasedCode
    delimiters = segment.delimiters
    bytes = Array(segment.buffer[segment.start..<segment.end])
    header = segment.header
    hasLineBreaks = segment.lineBreaks != .none
    isBinary = code == SegmentCode.bin || code == SegmentCode.bds
  }

  var isInterchangeHeader: Bool { header != nil }

  /// The elements; the identifier is the first.
  private var elements: [ArraySlice<UInt8>] {
    bytes.split(separator: delimiters.element, omittingEmptySubsequences: false)
  }

  /// The text of an element without filling spaces; empty where there is none.
  func text(_ element: Int) -> String {
    let elements = elements
    guard element < elements.count else { return "" }
    let trimmed = elements[element].drop { $0 == .space }.reversed().drop { $0 == .space }.reversed()
    return String(decoding: Array(trimmed), as: UTF8.self)
  }

  /// Puts another text in place of an element, which may be missing so far.
  mutating func replace(_ element: Int, with text: String) {
    var parts = elements.map { Array($0) }
    while parts.count <= element { parts.append([]) }
    parts[element] = Array(text.utf8)
    bytes = Array(parts.joined(separator: [delimiters.element]))
  }

  /// Drops what means nothing, and tells of it.
  mutating func normalize(_ changes: inout [(RewriteDifference.Kind, String)]) {
    guard !isBinary else { return }
    if hasLineBreaks {
      bytes.removeAll(where: \.isLineBreak)
      changes.append((.lineBreaks, "line breaks inside the segment were left out"))
    }
    if header != nil {
      padHeader(&changes)
      return
    }
    raiseIdentifier(&changes)
    dropTrailing(&changes)
  }

  private mutating func padHeader(_ changes: inout [(RewriteDifference.Kind, String)]) {
    guard header?.hasFixedWidths == false else { return }
    var fields = elements.map { Array($0) }
    var isChanged = false
    for (index, width) in InterchangeHeader.widths.enumerated() where index + 1 < fields.count {
      let lacking = width - fields[index + 1].count
      guard lacking > 0 else { continue }
      isChanged = true
      // Numbers are filled up with zeros before them, names with spaces after them.
      if index + 1 == 13 {
        fields[13] = Array(repeating: UInt8(ascii: "0"), count: lacking) + fields[13]
      } else {
        fields[index + 1] += Array(repeating: .space, count: lacking)
      }
    }
    guard isChanged else { return }
    bytes = Array(fields.joined(separator: [delimiters.element]))
    changes.append((.headerWidth, "fields of the header were filled up to their fixed widths"))
  }

  private mutating func raiseIdentifier(_ changes: inout [(RewriteDifference.Kind, String)]) {
    let end = bytes.firstIndex(of: delimiters.element) ?? bytes.count
    guard code != 0, bytes[..<end].contains(where: \.isLowercase) else { return }
    for index in 0..<end where bytes[index].isLowercase { bytes[index] -= 32 }
    changes.append((.capitals, "the identifier was written in capitals"))
  }

  /// Drops separators with nothing after them: components at the end of elements, elements at the end of the segment.
  private mutating func dropTrailing(_ changes: inout [(RewriteDifference.Kind, String)]) {
    let (element, component) = (delimiters.element, delimiters.component)
    guard let end = bytes.firstIndex(of: element) else { return }
    var kept = Array(bytes[..<end])
    kept.reserveCapacity(bytes.count)
    for byte in bytes[end...] {
      if byte == element { while kept.count > end, kept.last == component { kept.removeLast() } }
      kept.append(byte)
    }
    while kept.count > end, let last = kept.last, last == element || last == component { kept.removeLast() }
    guard kept.count < bytes.count else { return }
    bytes = kept
    changes.append((.trailingDelimiters, "separators with nothing after them were left out"))
  }
}
