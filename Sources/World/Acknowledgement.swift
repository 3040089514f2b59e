/// Writes a 999 that accepts one batch of the hospital's claims: sound, and no remittance.
enum Acknowledgement {
  static func bytes(sender: Payer, date: CalendarDate, control: Int) -> [UInt8] {
    let group = SegmentWriter.Group(
      code: "FA", version: "005010X231A1", sender: sender.id, receiver: Hospital.interchangeID, date: date,
      control: control)
    var out = SegmentWriter(sender.delimiters, wrap: .none)
    out.open(group)
    let before = out.count
    out.segment("ST", "999", "0001", "005010X231A1")
    out.segment("AK1", "HC", String(control - 1), "005010X222A1")
    out.segment("AK2", "837", "0001", "005010X222A1")
    out.segment("IK5", "A")
    out.segment("AK9", "A", "1", "1", "1")
    out.segment("SE", String(out.count - before + 1), "0001")
    out.close(group, sets: 1)
    return out.bytes
  }
}
