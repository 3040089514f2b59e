/// Tells a file wrapped at a fixed width from one that has line breaks in wrong places.
///
/// Wrapping makes every line of an interchange as wide as its first; any other break inside a segment may mean that
/// a terminator was lost, and joining the pieces would then invent a value.
struct LineWidths: Sendable {
  private static let widest = 256
  private var lineStart = 0
  private var width: Int?

  /// Begins an interchange, which may have its own width.
  mutating func restart() { width = nil }

  /// Takes note of a line break; `false` when no wrapping would put one there.
  mutating func isRegular(breakAt offset: Int) -> Bool {
    let found = offset - lineStart
    lineStart = offset + 1
    if found == 0 { return true }
    if let width { return found == width }
    width = found
    return found <= Self.widest
  }
}
