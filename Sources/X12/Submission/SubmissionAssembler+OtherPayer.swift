extension SubmissionAssembler {
  /// An SBR inside a claim begins another coverage of the patient.
  mutating func openOtherPayer(_ segment: borrowing Segment) {
    claim?.otherPayers.append(
      OtherPayer(
        sequence: segment.text(1), relationship: segment.text(2), group: segment.text(3), filingCode: segment.text(9),
        sbr: segment.range))
    scope = .otherPayer
  }

  /// A CAS belongs to the last decision about a line, or else to the last other payer.
  mutating func readAdjustments(_ segment: borrowing Segment, _ sink: inout EventSink) {
    let found = sink.adjustments(segment)
    switch scope {
    case .decision: claim?.changeLastLine { $0.changeLastDecision { $0.adjustments += found } }
    case .otherPayer, .otherParty: claim?.changeLastOtherPayer { $0.adjustments += found }
    default:
      sink.report(
        "CAS-PLACE", .error, segment,
        "an adjustment stands here without the payer (SBR) or the decision about a line (SVD) that it belongs to; it was "
          + "left out. Ask whoever made the file to correct it.")
    }
  }

  mutating func readOtherPayerPart(
    _ segment: borrowing Segment, _ name: SubmissionSegment, _ sink: inout EventSink
  ) {
    switch name {
    case .ref:
      let reference = segment.reference
      claim?.changeLastOtherPayer { $0.references.append(reference) }
    case .amt:
      guard let amount = sink.amount(segment, 2, "the amount") else { return }
      let found = SupplementalAmount(qualifier: segment.text(1), amount: amount, range: segment.range)
      claim?.changeLastOtherPayer { $0.amounts.append(found) }
    case .dtp:
      guard segment.text(1) == "573", let period = period(segment, &sink) else { return }
      claim?.changeLastOtherPayer { $0.decided = period.from }
    default: break
    }
  }
}

extension SubmittedClaim {
  /// Changes the last other payer in place; does nothing when there is none.
  mutating func changeLastOtherPayer(_ change: (inout OtherPayer) -> Void) {
    guard !otherPayers.isEmpty else { return }
    change(&otherPayers[otherPayers.count - 1])
  }

  /// Changes the last line in place; does nothing when there is none.
  mutating func changeLastLine(_ change: (inout SubmittedLine) -> Void) {
    guard !lines.isEmpty else { return }
    change(&lines[lines.count - 1])
  }
}

extension SubmittedLine {
  /// Changes the last decision in place; does nothing when there is none.
  mutating func changeLastDecision(_ change: (inout LineDecision) -> Void) {
    guard !decisions.isEmpty else { return }
    change(&decisions[decisions.count - 1])
  }
}
