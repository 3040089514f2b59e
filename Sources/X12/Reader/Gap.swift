/// What stands before, between and after interchanges, where nothing should stand.
struct Gap: Sendable {
  /// The element delimiter of the interchange before the gap; `nil` before the first.
  var delimiter: UInt8?
  private var blank: Int?
  private var padding: Int?
  private var text: Int?
  private var byteOrderMark = false
  private var damagedHeader: Int?
  private var strayedSegments: Int?
  /// Length of what may be a segment identifier at the beginning of the line; -1 when it is none.
  private var head = 0

  init(after delimiter: UInt8? = nil) { self.delimiter = delimiter }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Takes note of the next byte, which lies at `offset`.
  mutating func add(_ byte: UInt8, at offset: Int) {
    if offset < 3, byte == Self.mark[offset] {
      byteOrderMark = true
    } else if byte.isLineBreak || byte == .space || byte == .tab {
      if delimiter == nil, blank == nil { blank = offset }
      head = byte.isLineBreak ? 0 : -1
    } else if byte.isPadding {
      if padding == nil { padding = offset }
    } else {
      if text == nil { text = offset }
      if head == 2 || head == 3, delimiter.map({ $0 == byte }) ?? (byte == UInt8(ascii: "*")) {
        if strayedSegments == nil { strayedSegments = offset - head }
        head = -1
      } else if head >= 0, head < 3, byte.isUppercase || (head > 0 && byte.isDigit) {
        head += 1
      } else {
        head = -1
      }
    }
  }

  /// Takes note of a header at `offset` that cannot be used.
  mutating func addDamagedHeader(at offset: Int) {
    if damagedHeader == nil { damagedHeader = offset }
  }

  /// Problems that come to light when the gap ends; `next` is the ordinal of the segment after it.
  func problems(next: Int) -> [Problem] {
    var found: [Problem] = []
    func add(_ rule: String, _ severity: Problem.Severity, _ offset: Int?, _ message: String) {
      guard let offset else { return }
      found.append(
        Problem(rule: rule, severity: severity, segment: next, segmentID: "", offset: offset, message: message))
    }
    add("BOM", .warning, byteOrderMark ? 0 : nil, "The file begins with a Unicode byte order mark; it was left out.")
    if let damagedHeader {
      add(
        "ISA-UNUSABLE", .error, damagedHeader,
        "An interchange header (ISA) stands here, but its 16 elements and delimiters cannot be told; nothing up to the "
          + "next usable ISA was read. Ask the sender for the file again.")
    } else if let strayedSegments {
      add(
        "SEGMENTS-OUTSIDE", .error, strayedSegments,
        "Segments stand here outside any interchange and were not read. Ask the sender for a file that begins with ISA "
          + "and ends with IEA.")
    } else if let text {
      add(
        "TEXT-OUTSIDE", .warning, text,
        "Text stands here outside any interchange; it was left out. Check that nothing was meant by it.")
    } else if let blank, byteOrderMark == false {
      add("BLANK-BEFORE", .warning, blank, "Blank lines stand before the interchange header; they were left out.")
    }
    add(
      "PADDING", .warning, padding,
      "Filling (Ctrl-Z or NUL) stands here outside any interchange; it was left out.")
    return found
  }
}
