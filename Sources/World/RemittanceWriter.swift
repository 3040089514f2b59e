/// Writes remittances as 835 transaction sets (005010X221A1).
struct RemittanceWriter {
  var out: SegmentWriter
  let payers: [Payer]
  let payer: Payer

  /// The bytes of a file; `control` and `wrap` differ from the file's own where it is sent again.
  static func bytes(of file: RemittanceFile, payers: [Payer], control: Int, wrap: Payer.Wrap) -> [UInt8] {
    let payer = payers[file.payer]
    let group = SegmentWriter.Group(
      code: "HP", version: "005010X221A1", sender: payer.id, receiver: Hospital.interchangeID, date: file.production,
      control: control)
    var writer = RemittanceWriter(
      out: SegmentWriter(payer.delimiters, wrap: wrap), payers: payers, payer: payer)
    writer.out.open(group)
    for remittance in file.remittances { writer.write(remittance) }
    writer.out.close(group, sets: file.remittances.count)
    return writer.out.bytes
  }

  private mutating func write(_ remittance: Remittance) {
    let before = out.count
    out.segment("ST", "835", remittance.control)
    writeHeader(remittance)
    for (index, claim) in remittance.claims.enumerated() {
      if index.isMultiple(of: 100) { out.segment("LX", String(index / 100 + 1)) }
      var difference = 0
      if let planted = remittance.claimDifference, planted.claim == index { difference = planted.cents }
      write(claim, difference: difference)
    }
    writeAdjustments(remittance)
    out.segment("SE", String(out.count - before + 1 + remittance.segmentDifference), remittance.control)
  }

  private mutating func writeHeader(_ remittance: Remittance) {
    let total = remittance.total
    let trace = "1" + payer.taxNumber
    let date = remittance.production.businessDay.compact
    let method = total == 0 ? "NON" : payer.method
    let bank = method == "ACH"
    out.segment(
      "BPR", total == 0 ? "H" : "I", amount(total), "C", method, bank ? "CCP" : "", bank ? "01" : "",
      bank ? "999999992" : "", bank ? "DA" : "", bank ? "1" + payer.id + "77" : "", bank ? trace : "", "",
      bank ? "01" : "", bank ? "999988880" : "", bank ? "DA" : "", bank ? "40017002" : "", date)
    out.segment("TRN", "1", remittance.trace, trace)
    out.segment("REF", "EV", Hospital.interchangeID)
    out.segment("DTM", "405", remittance.production.compact)
    out.segment("N1", "PR", payer.name)
    out.segment("N3", "PO BOX \(payer.id)")
    out.segment("N4", "NORTHMERE", "VA", "232190000")
    out.segment("REF", "2U", payer.id)
    out.segment("PER", "CX", "PROVIDER SERVICES", "TE", "80055501\(payer.id.suffix(2))")
    out.segment("PER", "BL", "EDI SUPPORT", "TE", "80055502\(payer.id.suffix(2))")
    out.segment(
      "N1", "PE", remittance.clinic ? Hospital.clinicName : Hospital.name, "XX",
      remittance.clinic ? Hospital.clinicNPI : Hospital.npi)
    out.segment("N3", "1 HARBOR VIEW ROAD")
    out.segment("N4", "NORTHMERE", "VA", "232190001")
    out.segment("REF", "TJ", Hospital.taxNumber)
  }

  /// PLB holds up to six adjustments.
  private mutating func writeAdjustments(_ remittance: Remittance) {
    let npi = remittance.clinic ? Hospital.clinicNPI : Hospital.npi
    var rest = remittance.adjustments[...]
    while !rest.isEmpty {
      var elements = ["PLB", npi, "\(remittance.production.year)1231"]
      for adjustment in rest.prefix(6) {
        elements += [out.composite(adjustment.code, adjustment.reference), amount(adjustment.cents)]
      }
      out.write(elements)
      rest = rest.dropFirst(6)
    }
  }

  /// An amount in the payer's style.
  func amount(_ cents: Int) -> String { payer.amounts.text(cents) }
}
