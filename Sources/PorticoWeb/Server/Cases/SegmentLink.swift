import Trail
import X12

/// A segment as people point to it: the address of its bytes, whole or without the server's name.
struct SegmentLink: Equatable {
  var document: Digest
  var range: ByteRange

  /// Reads `/documents/HEX/bytes/S-E` at the end of what was pasted; nil when it ends otherwise.
  init?(_ text: String) {
    guard
      let match = text.wholeMatch(
        of: /(?:https?:\/\/[^\/]+)?\/documents\/([0-9a-f]{64})\/bytes\/([0-9]+-[0-9]+)(?:[#?].*)?/),
      let document = Digest(hex: String(match.1)), let range = ByteRange(path: match.2)
    else { return nil }
    self.document = document
    self.range = range
  }
}
