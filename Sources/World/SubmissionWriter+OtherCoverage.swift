extension SubmissionWriter {
  /// Writes the patient's other plan (2320, 2330): who it is, and what it has said where it comes first.
  mutating func writeOtherCoverage(_ claim: Submission) {
    guard let other = claim.other else { return }
    let payer = book.tables.payers[other.payer]
    let isFirst = other.decision != nil
    out.segment(
      "SBR", isFirst ? "P" : "S", other.relationship, other.group, "", "", "", "", "", filingCode(payer))
    if let decision = other.decision {
      if !claim.bill.showsLines { out.write(decision.adjustments, .trimmed) }
      out.segment("AMT", "D", amount(decision.paid))
      if !claim.bill.showsLines { out.segment("AMT", "EAF", amount(decision.patientResponsibility)) }
    }
    out.segment("OI", "", "", "Y", "", "", "Y")
    writePerson("IL", other.insured, isMember: true)
    out.segment("NM1", "PR", "2", payer.name, "", "", "", "", "PI", payer.id)
    if let decided = other.decided, !claim.bill.showsLines { out.segment("DTP", "573", "D8", decided.compact) }
    if let decision = other.decision { out.segment("REF", "F8", decision.claimNumber) }
  }

  /// Writes what the first payer has decided about a line (2430), where it speaks of lines.
  mutating func writeDecision(about line: Line, at index: Int, _ claim: Submission) {
    guard claim.bill.showsLines, let other = claim.other, let decision = other.decision,
      decision.lines.indices.contains(index)
    else { return }
    let decided = decision.lines[index]
    out.segment(
      "SVD", book.tables.payers[other.payer].id, amount(decided.paid), code(of: line),
      isProfessional ? "" : line.revenue,
      String(line.units))
    out.write(decided.adjustments, .trimmed)
    if let date = other.decided { out.segment("DTP", "573", "D8", date.compact) }
    let open = decided.adjustments.reduce(0) { $0 + ($1.group == "PR" ? $1.cents : 0) }
    if open > 0 { out.segment("AMT", "EAF", amount(open)) }
  }
}
