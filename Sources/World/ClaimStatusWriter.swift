/// Writes what a payer's front end says about claims that it was sent (277CA): one set for each batch.
struct ClaimStatusWriter {
  private var out: SegmentWriter
  private let payer: Payer
  private var level = 0

  /// One batch as far as it went to the payer.
  struct Part {
    let reference: String
    let date: CalendarDate
    let claims: [Submission]
  }

  /// The payer's file about these batches; each was answered on the day after it was sent.
  static func bytes(_ parts: [Part], payer: Payer, control: Int) -> [UInt8] {
    let last = parts.map(\.date).max() ?? .firstDay
    let group = SegmentWriter.Group(
      code: "HN", version: "005010X214", sender: payer.id, receiver: Hospital.interchangeID, date: last + 1,
      control: control)
    var writer = ClaimStatusWriter(out: SegmentWriter(payer.delimiters, wrap: payer.wrap), payer: payer)
    writer.out.open(group)
    for (number, part) in zip(1..., parts) {
      writer.write(part, set: padded(number, 4), reference: "S\(control)-\(number)", version: group.version)
    }
    writer.out.close(group, sets: parts.count)
    return writer.out.bytes
  }

  private mutating func write(_ part: Part, set: String, reference: String, version: String) {
    let before = out.count
    level = 0
    let day = (part.date + 1).compact
    out.segment("ST", "277", set, version)
    out.segment("BHT", "0085", "08", reference, day, "0900", "TH")
    let source = openLevel("20", under: nil)
    out.segment("NM1", "PR", "2", payer.name, "", "", "", "", "PI", payer.id)
    out.segment("TRN", "1", reference)
    out.segment("DTP", "050", "D8", day)
    out.segment("DTP", "009", "D8", day)
    let receiver = openLevel("21", under: source)
    out.segment("NM1", "41", "2", Hospital.name, "", "", "", "", "46", Hospital.interchangeID)
    out.segment("TRN", "2", part.reference)
    writeTotals(of: part.claims, day, accepted: "90", rejected: "AA")
    for clinic in [false, true] {
      let own = part.claims.filter { $0.bill.clinic == clinic }
      guard !own.isEmpty else { continue }
      let provider = openLevel("19", under: receiver)
      out.segment(
        "NM1", "85", "2", clinic ? Hospital.clinicName : Hospital.name, "", "", "", "", "XX",
        clinic ? Hospital.clinicNPI : Hospital.npi)
      out.segment("TRN", "1", "\(reference)-\(clinic ? 2 : 1)")
      writeTotals(of: own, "", accepted: "QA", rejected: "QC")
      for claim in own { write(claim, under: provider, day) }
    }
    out.segment("SE", String(out.count - before + 1), set)
  }

  private mutating func openLevel(_ code: String, under parent: Int?) -> Int {
    level += 1
    out.segment("HL", String(level), parent.map { String($0) } ?? "", code, code == "PT" ? "" : "1")
    return level
  }

  /// How many claims of how much came in, and how many of them were taken.
  private mutating func writeTotals(
    of claims: [Submission], _ day: String, accepted: String, rejected: String
  ) {
    let (taken, returned) = (claims.filter { $0.fault == nil }, claims.filter { $0.fault != nil })
    func total(_ claims: [Submission]) -> String { payer.amounts.text(claims.reduce(0) { $0 + $1.charge }) }
    out.segment("STC", out.composite("A1", "19", "PR"), day, "WQ", total(claims))
    if !taken.isEmpty { out.segment("QTY", accepted, String(taken.count)) }
    if !returned.isEmpty { out.segment("QTY", rejected, String(returned.count)) }
    if !taken.isEmpty { out.segment("AMT", "YU", total(taken)) }
    if !returned.isEmpty { out.segment("AMT", "YY", total(returned)) }
  }

  private mutating func write(_ claim: Submission, under provider: Int, _ day: String) {
    let bill = claim.bill
    let patient = bill.patient
    _ = openLevel("PT", under: provider)
    out.segment(
      "NM1", "QC", "1", patient.last, patient.first, patient.middle, "", patient.suffix, "MI", patient.member)
    out.segment("TRN", "2", bill.account)
    let status = claim.fault.map { out.composite($0.category, $0.status, $0.entity(of: bill)) }
    out.segment(
      "STC", status ?? out.composite("A2", "20", "PR"), day, claim.fault == nil ? "WQ" : "U",
      payer.amounts.text(claim.charge))
    if claim.fault == nil { out.segment("REF", "1K", claim.claimNumber) }
    out.segment("DTP", "472", "RD8", "\(bill.from.compact)-\(bill.through.compact)")
  }
}
