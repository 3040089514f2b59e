/// What a ``Rewriter`` has written otherwise than it was read.
public struct RewriteDifference: Hashable, Sendable, CustomStringConvertible {
  /// The kinds of differences.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// SE01, GE01 or IEA01 counts what is there.
    case count
    /// SE02, GE02 or IEA02 repeats the number of the header.
    case controlNumber
    /// HL01 and HL02 number the levels of a set from 1.
    case levelNumber
    /// The fields of ISA have their fixed widths.
    case headerWidth
    /// Empty elements and components at the end of segments and elements are dropped.
    case trailingDelimiters
    /// Lines that were wrapped are joined: line breaks inside segments, and in a wrapped file those between them, are dropped.
    case lineBreaks
    /// The segment's identifier is in capitals.
    case capitals
    /// The terminator that was missing at the end of the document is there.
    case terminator
    /// Blanks, blank lines, filling, a byte order mark and empty segments between segments are dropped; they mean nothing.
    case blanks
    /// What stood outside interchanges, or was no usable segment, is left out: it may have meant something.
    case leftOut
  }

  /// What kind of difference it is.
  public var kind: Kind
  /// The position of the segment in the document that was read, from 1.
  public var segment: Int
  /// Its identifier; empty for what is no segment.
  public var segmentID: String
  /// Where in the document that was read it lies.
  public var offset: Int
  /// What was written otherwise, in words.
  public var message: String

  /// The difference with its place.
  public var description: String {
    let place = segmentID.isEmpty ? "byte \(offset)" : "segment \(segment) (\(segmentID))"
    return "\(place): \(message)"
  }
}
