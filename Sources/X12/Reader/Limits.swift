/// Bounds on what a document may make a reader hold in memory.
public struct Limits: Hashable, Sendable {
  /// Longest segment in bytes; a longer one is told as an error and skipped.
  public var segmentBytes: Int
  /// Most segments that one claim may gather; the rest is told as an error and left out.
  public var claimSegments: Int

  /// Makes limits; the defaults are 4 MB for a segment and 100 000 segments for a claim.
  public init(segmentBytes: Int = 4 << 20, claimSegments: Int = 100_000) {
    self.segmentBytes = min(max(segmentBytes, 1 << 10), 256 << 20)
    self.claimSegments = max(claimSegments, 1)
  }
}
