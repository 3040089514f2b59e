/// A person or organisation of a claim (NM1).
public struct Party: Hashable, Sendable {
  /// NM103, the last name, or the name of an organisation.
  public var last: String
  /// NM104.
  public var first: String
  /// NM105.
  public var middle: String
  /// NM107.
  public var suffix: String
  /// NM108, what kind of identifier follows: `MI`, `XX` and so on.
  public var idQualifier: String
  /// NM109.
  public var id: String
  /// The NM1 segment.
  public var range: ByteRange

  /// Makes a party.
  public init(
    last: String, first: String = "", middle: String = "", suffix: String = "", idQualifier: String = "",
    id: String = "", range: ByteRange = ByteRange(start: 0, end: 0)
  ) {
    self.last = last
    self.first = first
    self.middle = middle
    self.suffix = suffix
    self.idQualifier = idQualifier
    self.id = id
    self.range = range
  }
}
