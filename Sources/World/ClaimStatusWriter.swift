/// Writes what a payer's front end says about claims that it was sent (277CA).
enum ClaimStatusWriter {
  /// The file of one payer about these claims.
  static func bytes(
    _ claims: [Submission], of book: Book, payer index: Int, batch: Int, date: CalendarDate, control: Int
  ) -> [UInt8] {
    let payer = book.tables.payers[index]
    let group = SegmentWriter.Group(
      code: "HN", version: "005010X214", sender: payer.id, receiver: Hospital.interchangeID, date: date,
      control: control)
    var out = SegmentWriter(payer.delimiters, wrap: payer.wrap)
    out.open(group)
    let before = out.count
    let day = date.compact
    out.segment("ST", "277", "0001", group.version)
    out.segment("BHT", "0085", "08", "S\(control)", day, "0900", "TH")
    out.segment("HL", "1", "", "20", "1")
    out.segment("NM1", "PR", "2", payer.name, "", "", "", "", "PI", payer.id)
    out.segment("TRN", "1", "S\(control)")
    out.segment("DTP", "050", "D8", day)
    out.segment("DTP", "009", "D8", day)
    out.segment("HL", "2", "1", "21", "1")
    out.segment("NM1", "41", "2", Hospital.name, "", "", "", "", "46", Hospital.interchangeID)
    out.segment("TRN", "2", "B\(batch)")
    let total = claims.reduce(0) { $0 + $1.charge }
    out.segment("STC", out.composite("A1", "19", "PR"), day, "WQ", payer.amounts.text(total))
    out.segment("QTY", "90", String(claims.count { !$0.isRejected }))
    out.segment("HL", "3", "2", "19", "1")
    out.segment("NM1", "85", "2", Hospital.name, "", "", "", "", "XX", Hospital.npi)
    out.segment("TRN", "1", "P\(control)")
    out.segment("STC", out.composite("A1", "19", "PR"), "", "WQ", payer.amounts.text(total))
    for (number, claim) in claims.enumerated() {
      let bill = claim.bill
      out.segment("HL", String(number + 4), "3", "PT")
      out.segment(
        "NM1", "QC", "1", bill.patient.last, bill.patient.first, bill.patient.middle, "", bill.patient.suffix, "MI",
        bill.patient.member)
      out.segment("TRN", "2", bill.account)
      out.segment(
        "STC", out.composite(claim.notice.category, claim.notice.status, claim.notice.entity), day,
        claim.isRejected ? "U" : "WQ", payer.amounts.text(claim.charge))
      if !claim.isRejected { out.segment("REF", "1K", book.claimNumber(bill, payer: index)) }
      out.segment("DTP", "472", "RD8", "\(bill.from.compact)-\(bill.through.compact)")
    }
    out.segment("SE", String(out.count - before + 1), "0001")
    out.close(group, sets: 1)
    return out.bytes
  }
}

extension Submission {
  /// CLM02 in cents.
  var charge: Int { bill.charges.reduce(0) { $0 + $1.cents } }
}
