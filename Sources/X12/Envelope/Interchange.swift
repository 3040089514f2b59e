/// The header of one interchange (ISA).
public struct Interchange: Hashable, Sendable {
  /// ISA13, the interchange control number, without padding.
  public var controlNumber: String
  /// ISA05, what kind of identifier the sender is.
  public var senderQualifier: String
  /// ISA06, without padding.
  public var sender: String
  /// ISA07, what kind of identifier the receiver is.
  public var receiverQualifier: String
  /// ISA08, without padding.
  public var receiver: String
  /// ISA09, `YYMMDD`.
  public var date = ""
  /// ISA10, `HHMM`.
  public var time = ""
  /// ISA12, like `00501`.
  public var version: String
  /// ISA15: `P` for production, `T` for test.
  public var usage: String
  /// The characters this interchange is cut by.
  public var delimiters: Delimiters
  /// The ISA segment.
  public var range: ByteRange

  /// Makes an interchange header.
  public init(
    controlNumber: String, senderQualifier: String = "", sender: String = "", receiverQualifier: String = "",
    receiver: String = "", version: String = "00501", usage: String = "P", delimiters: Delimiters = Delimiters(),
    range: ByteRange = ByteRange(start: 0, end: 0)
  ) {
    self.controlNumber = controlNumber
    self.senderQualifier = senderQualifier
    self.sender = sender
    self.receiverQualifier = receiverQualifier
    self.receiver = receiver
    self.version = version
    self.usage = usage
    self.delimiters = delimiters
    self.range = range
  }
}
