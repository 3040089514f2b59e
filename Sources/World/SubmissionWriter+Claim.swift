extension SubmissionWriter {
  /// Writes a claim loop (2300) with everything in it.
  mutating func writeClaim(_ claim: Submission) {
    let bill = claim.bill
    let place = out.composite(bill.facility, isProfessional ? "B" : "A", claim.frequency)
    out.segment(
      "CLM", bill.account, amount(claim.charge), "", "", place, isProfessional ? "Y" : "", "A", "Y", "Y")
    if isProfessional { writeProfessionalDates(bill) } else { writeInstitutionalDates(bill) }
    if !claim.details.attachment.isEmpty {
      out.segment("PWK", "OZ", "EL", "", "", "AC", claim.details.attachment)
    }
    if claim.details.patientPaid > 0, !claim.isSecondary { out.segment("AMT", "F5", amount(claim.details.patientPaid)) }
    if !claim.details.authorization.isEmpty { out.segment("REF", "G1", claim.details.authorization) }
    if let replaces = claim.replaces { out.segment("REF", "F8", replaces) }
    if isProfessional, bill.charges.contains(where: { Hospital.laboratory.contains($0.procedure.code) }) {
      out.segment("REF", "X4", Hospital.laboratoryNumber)
    }
    out.segment("REF", "EA", bill.record)
    if !claim.details.note.isEmpty { out.segment("NTE", "ADD", claim.details.note) }
    if isProfessional { writeDiagnoses(claim.details.diagnoses) } else { writeCodes(claim) }
    writeProviders(claim)
    writeOtherCoverage(claim)
    for (index, line) in lines(of: bill).enumerated() { write(line, at: index, claim) }
  }

  private mutating func writeProfessionalDates(_ bill: Bill) {
    if bill.facility == "21" { out.segment("DTP", "435", "D8", bill.from.compact) }
  }

  private mutating func writeInstitutionalDates(_ bill: Bill) {
    let isStay = bill.kind == .inpatient
    if isStay { out.segment("DTP", "096", "TM", "1100") }
    out.segment("DTP", "434", "RD8", "\(bill.from.compact)-\(bill.through.compact)")
    if isStay { out.segment("DTP", "435", "DT", bill.from.compact + "0800") }
    let isEmergency = isStay || bill.charges.contains { $0.procedure.revenue == "0450" }
    out.segment("CL1", isEmergency ? "1" : "3", "1", "01")
  }

  private mutating func writeDiagnoses(_ codes: [String]) {
    guard let principal = codes.first else { return }
    out.write(["HI", out.composite("ABK", principal)] + codes.dropFirst().map { out.composite("ABF", $0) })
  }

  /// Diagnoses, group, procedures, occurrences and values of an institutional claim.
  private mutating func writeCodes(_ claim: Submission) {
    let bill = claim.bill
    let isStay = bill.kind == .inpatient
    guard let principal = claim.details.diagnoses.first else { return }
    /// Conditions of a stay say whether they were there on admission.
    func diagnosis(_ qualifier: String, _ code: String) -> String {
      isStay ? out.composite(qualifier, code, "", "", "", "", "", "", "Y") : out.composite(qualifier, code)
    }
    out.segment("HI", diagnosis("ABK", principal))
    if isStay { out.segment("HI", out.composite("ABJ", principal)) }
    if bill.charges.contains(where: { $0.procedure.revenue == "0450" }) {
      out.segment("HI", out.composite("APR", principal))
    }
    if !bill.drg.isEmpty { out.segment("HI", out.composite("DR", bill.drg)) }
    let others = claim.details.diagnoses.dropFirst().map { diagnosis("ABF", $0) }
    if !others.isEmpty { out.write(["HI"] + others) }
    if bill.drg == "470" { out.segment("HI", out.composite("BBR", "0SRD0J9", "D8", bill.from.compact)) }
    if isStay {
      out.segment("HI", out.composite("BH", "11", "D8", bill.from.compact))
      out.segment("HI", out.composite("BE", "80", "", "", String(bill.nights)))
    }
  }

  private mutating func writeProviders(_ claim: Submission) {
    let (bill, referring) = (claim.bill, claim.details.referring)
    if isProfessional {
      if let referring { writeProvider("DN", referring) }
      writeProvider("82", bill.provider)
      out.segment("PRV", "PE", "PXC", Hospital.physicianTaxonomy)
      if bill.clinic, bill.facility != "11" {
        out.segment("NM1", "77", "2", Hospital.name, "", "", "", "", "XX", Hospital.npi)
        writeHospitalAddress()
      }
      return
    }
    writeProvider("71", bill.provider)
    out.segment("PRV", "AT", "PXC", Hospital.physicianTaxonomy)
    if let operating = claim.details.operating { writeProvider("72", operating) }
    if let referring { writeProvider("DN", referring) }
  }

  private mutating func writeProvider(_ entity: String, _ provider: Bill.Provider) {
    out.segment("NM1", entity, "1", provider.last, provider.first, "", "", "", "XX", provider.npi)
  }
}
