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
  /// How many of them are accounted for; they are dropped when the next ones come.
  private var done = 0
  /// Where in the document the first one stands that is not.
  private var base = 0
  /// Whether some of them were dropped because no segment can be that long.
  private var isCut = false
  private var isBeforeFirst = true

  init(most: Int) { self.most = most }

  mutating func append(_ chunk: ArraySlice<UInt8>) {
    bytes.removeFirst(done)
    done = 0
    if bytes.count > most + (256 << 10) {
      base += bytes.count - most
      bytes.removeFirst(bytes.count - most)
      isCut = true
    }
    bytes += chunk
  }

  /// Takes what lies before a segment, or before the end of the document.
  mutating func take(upTo start: Int?) -> Gap {
    let count = start.map { max(0, $0 - base) } ?? bytes.count - done
    let gap = bytes[done..<done + count]
    let taken = Gap(
      start: base, lineBreaks: gap.filter(\.isLineBreak), hasOther: isCut || gap.contains { !$0.isLineBreak },
      isTold: isTold, isBeforeFirst: isBeforeFirst)
    done += count
    base += count
    (isTold, isCut, isBeforeFirst) = (false, false, false)
    return taken
  }

  /// Passes a segment that ends there, with its terminator where it has one.
  mutating func pass(to end: Int, terminator: UInt8) {
    done += end - base
    base = end
    if done < bytes.count, bytes[done] == terminator {
      done += 1
      base += 1
    }
  }
}
