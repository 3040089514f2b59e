extension RemittanceWriter {
  /// Writes a claim payment loop; `difference` is planted damage to CLP04 in cents.
  mutating func write(_ claim: Adjudication, difference: Int) {
    let bill = claim.bill
    let patient = claim.patientResponsibility
    out.segment(
      "CLP", bill.account, claim.status, amount(claim.charge), amount(claim.paid + difference),
      patient == 0 ? "" : amount(patient),
      bill.kind == .professional ? payer.professionalLine : payer.institutionalLine,
      claim.claimNumber, bill.facility, claim.frequency, "", bill.drg)
    if !bill.showsLines { out.write(claim.adjustments, payer.amounts) }
    writeNames(claim)
    writeRemarks(claim)
    out.segment("REF", "EA", bill.record)
    if bill.subscriber != nil || bill.kind != .professional { out.segment("REF", "1L", bill.group) }
    out.segment("DTM", "232", bill.from.compact)
    out.segment("DTM", "233", bill.through.compact)
    out.segment("DTM", "050", bill.received.compact)
    if claim.status == payer.deniedStatus, claim.denies { out.segment("PER", "CX", "CLAIM REVIEW", "TE", "8005550199") }
    let allowed = claim.lines.reduce(0) { $0 + $1.allowed }
    if allowed > 0 { out.segment("AMT", "AU", amount(allowed)) }
    guard bill.showsLines else { return }
    for (index, line) in claim.lines.enumerated() { write(line, bill, index) }
  }

  private mutating func writeNames(_ claim: Adjudication) {
    let bill = claim.bill
    writePerson("QC", bill.patient)
    if let subscriber = bill.subscriber, claim.role != .secondary { writePerson("IL", subscriber) }
    if let corrected = bill.correctedPatient, claim.role != .secondary { writePerson("74", corrected, qualifier: "C") }
    out.segment("NM1", "82", "1", bill.provider.last, bill.provider.first, "", "", "", "XX", bill.provider.npi)
    if let other = claim.otherPayer {
      // TT: forwarded to that payer; PR: that payer should have been asked first.
      let entity = claim.status == "19" ? "TT" : "PR"
      out.segment("NM1", entity, "2", payers[other].name, "", "", "", "", "PI", payers[other].id)
    }
  }

  private mutating func writePerson(_ entity: String, _ person: Bill.Person, qualifier: String = "MI") {
    out.segment(
      "NM1", entity, "1", person.last, person.first, person.middle, "", person.suffix, qualifier, person.member)
  }

  /// Remarks on the claim: MIA for inpatient stays, MOA for all else.
  private mutating func writeRemarks(_ claim: Adjudication) {
    guard !claim.remarks.isEmpty else { return }
    let remarks = Array(claim.remarks.prefix(5))
    if claim.bill.kind == .inpatient {
      let empty = Array(repeating: "", count: 14)
      out.write(["MIA", "0", "", "", "", remarks[0]] + empty + remarks.dropFirst())
    } else {
      out.write(["MOA", "", ""] + remarks)
    }
  }

  private mutating func write(_ line: Adjudication.Line, _ bill: Bill, _ index: Int) {
    let charge = bill.charges[index]
    let procedure = charge.procedure
    let revenue = procedure.qualifier == "HC" ? procedure.revenue : ""
    out.segment(
      "SVC", out.composite(procedure.qualifier, procedure.code, charge.modifier), amount(line.charge),
      amount(line.paid), revenue, String(charge.units))
    out.segment("DTM", "472", bill.from.compact)
    out.write(line.adjustments, payer.amounts)
    out.segment("REF", "6R", "\(bill.index)L\(index + 1)")
    if line.allowed > 0 { out.segment("AMT", "B6", amount(line.allowed)) }
    for remark in line.remarks { out.segment("LQ", "HE", remark) }
  }
}

extension Adjudication.Line {
  /// What the payer takes as its price, in cents: nothing where the line is refused or reversed.
  fileprivate var allowed: Int {
    guard charge > 0, paid > 0 || adjustments.contains(where: { $0.group == "PR" && !$0.denies }) else { return 0 }
    return charge
      - adjustments.reduce(0) { $0 + ($1.group == "CO" && ["45", "94"].contains($1.reason) ? $1.cents : 0) }
  }
}
