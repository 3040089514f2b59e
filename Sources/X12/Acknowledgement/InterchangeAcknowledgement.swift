/// A receiver's word on an interchange it was sent (TA1).
public struct InterchangeAcknowledgement: Hashable, Sendable {
  /// TA101, the control number (ISA13) of the interchange it speaks of.
  public var controlNumber: String
  /// TA104: `A` accepted, `E` accepted with errors, `R` rejected.
  public var code: String
  /// TA105, the reason, like `000` for none.
  public var note: String
  /// The TA1 segment.
  public var range: ByteRange

  /// Makes an acknowledgement.
  public init(
    controlNumber: String, code: String, note: String, range: ByteRange = ByteRange(start: 0, end: 0)
  ) {
    self.controlNumber = controlNumber
    self.code = code
    self.note = note
    self.range = range
  }
}
