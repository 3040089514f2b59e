/// A receiver's word on an interchange it was sent (TA1).
public struct InterchangeAcknowledgement: Hashable, Sendable {
  /// TA101, the control number (ISA13) of the interchange it speaks of.
  public var controlNumber: String
  /// TA102, the date of that interchange as its ISA09 has it (`YYMMDD`).
  public var date: String
  /// TA103, its time as its ISA10 has it (`HHMM`).
  public var time: String
  /// TA104: `A` accepted, `E` accepted with errors, `R` rejected.
  public var code: String
  /// TA105, the reason, like `000` for none.
  public var note: String
  /// The TA1 segment.
  public var range: ByteRange

  /// Makes an acknowledgement.
  public init(
    controlNumber: String, date: String = "", time: String = "", code: String, note: String,
    range: ByteRange = ByteRange(start: 0, end: 0)
  ) {
    self.controlNumber = controlNumber
    self.date = date
    self.time = time
    self.code = code
    self.note = note
    self.range = range
  }
}
