/// What an 837 says before its first claim: who sends it to whom, and for what.
public struct SubmissionHeader: Hashable, Sendable {
  /// Which of the three claim guides the set follows.
  public enum Guide: String, Hashable, Sendable, CaseIterable {
    /// 837P, 005010X222.
    case professional = "P"
    /// 837I, 005010X223.
    case institutional = "I"
    /// 837D, 005010X224.
    case dental = "D"
  }

  /// Which guide the set follows.
  public var guide: Guide
  /// BHT02: `00` original, `18` sent again.
  public var purpose = ""
  /// BHT03, the submitter's own number for the batch.
  public var reference = ""
  /// BHT04.
  public var created: CalendarDate?
  /// BHT06: `CH` chargeable claims, `RP` encounters for reporting, `31` subrogation.
  public var use = ""
  /// NM1*41.
  public var submitter: Party?
  /// NM1*40.
  public var receiver: Party?
  /// The BHT segment; `nil` when it is missing.
  public var bht: ByteRange?
  /// From the BHT to the last segment before the first level; `nil` when there is none.
  public var range: ByteRange?

  /// Makes a header.
  public init(guide: Guide) { self.guide = guide }
}
