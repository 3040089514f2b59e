/// The header of one functional group (GS).
public struct FunctionalGroup: Hashable, Sendable {
  /// GS01, the kind of sets in it: `HP` for remittances, `FA` for acknowledgements.
  public var functionalID: String
  /// GS02, the sending application.
  public var sender: String
  /// GS03, the receiving application.
  public var receiver: String
  /// GS06, the group control number.
  public var controlNumber: String
  /// GS08, version and implementation guide, like `005010X221A1`.
  public var version: String
  /// The GS segment.
  public var range: ByteRange

  /// Makes a group header.
  public init(
    functionalID: String, sender: String = "", receiver: String = "", controlNumber: String, version: String,
    range: ByteRange = ByteRange(start: 0, end: 0)
  ) {
    self.functionalID = functionalID
    self.sender = sender
    self.receiver = receiver
    self.controlNumber = controlNumber
    self.version = version
    self.range = range
  }
}
