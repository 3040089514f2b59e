/// A half-open range of bytes, `start..<end`, counted from the first byte of the document.
public struct ByteRange: Hashable, Sendable {
  /// Offset of the first byte.
  public var start: Int
  /// Offset just after the last byte.
  public var end: Int

  /// Makes the range `start..<end`.
  public init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  /// Number of bytes in the range; 0 when it is empty.
  public var count: Int { max(0, end - start) }
}

extension ByteRange: CustomStringConvertible {
  /// The range as `120..<164`.
  public var description: String { "\(start)..<\(end)" }
}
