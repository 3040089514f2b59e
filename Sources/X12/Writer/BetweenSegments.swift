/// Keeps the bytes of a document that no segment has accounted for yet.
struct BetweenSegments: Sendable {
  /// What stood between two segments.
  struct Gap {
    var start: Int
    var lineBreaks: [UInt8]
    /// Whether anything else than line breaks stood there.
    var hasOther: Bool
    /// Whether that was told already.
    var isTold: Bool
    var isBeforeFirst: Bool
  }

  /// Whether something was told of what stands here.
  var isTold = false
  private let most: Int
  private var bytes: [UInt8] = []
  /// Where in the document the first of them stands.
  private var base = 0
  /// Whether some of them were dropped because no segment can be that long.
  private var isCut = false
  private var isBeforeFirst = true

  init(most: Int) { self.most = most }

  mutating func append(_ chunk: ArraySlice<UInt8>) {
    if bytes.count > most + (256 << 10) {
      base += bytes.count - most
      bytes.removeFirst(bytes.count - most)
      isCut = true
    }
    bytes += chunk
  }

  /// Takes what lies before a segment, or before the end of the document.
  mutating func take(upTo start: Int?) -> Gap {
    let count = start.map { max(0, $0 - base) } ?? bytes.count
    let gap = bytes[..<count]
    defer {
      bytes.removeFirst(count)
      base += count
      (isTold, isCut, isBeforeFirst) = (false, false, false)
    }
    return Gap(
      start: base, lineBreaks: gap.filter(\.isLineBreak), hasOther: isCut || gap.contains { !$0.isLineBreak },
      isTold: isTold, isBeforeFirst: isBeforeFirst)
  }

  /// Passes a segment that ends there, with its terminator where it has one.
  mutating func pass(to end: Int, terminator: UInt8) {
    var count = end - base
    if count < bytes.count, bytes[count] == terminator { count += 1 }
    bytes.removeFirst(count)
    base += count
  }
}
