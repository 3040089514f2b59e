extension RemittanceAssembler {
  /// How many claims and lines of a set are told that do not balance; all of them are recorded as they came.
  private static var toldImbalances: Int { 20 }

  /// Tells which lines of a claim, and whether the claim itself, do not add up. Nothing is invented to make them.
  mutating func weigh(_ claim: RemittedClaim, _ sink: inout EventSink) {
    balance.add(claim)
    for (line, ordinal) in zip(claim.lines, lineOrdinals) where line.imbalance != .zero {
      tell(
        "SVC03-BALANCE", "SVC", ordinal, at: line.svc.start,
        "the line's charge less its adjustments is \(line.paid + line.imbalance), but it says that \(line.paid) was paid.",
        &sink)
    }
    if claim.imbalance != .zero {
      tell(
        "CLP04-BALANCE", "CLP", clpOrdinal, at: claim.clp.start,
        "the claim's charge less all adjustments is \(claim.paid + claim.imbalance), but it says that \(claim.paid) was paid.",
        &sink)
    }
  }

  /// Tells whether the payment is what claims and provider adjustments come to.
  mutating func weighSet(_ sink: inout EventSink) {
    guard let bpr = header.bpr, let amount = header.amount, balance.imbalance(paid: amount) != .zero else { return }
    tell(
      "BPR02-BALANCE", "BPR", bprOrdinal, at: bpr.start,
      "the claims were paid \(balance.claims), the provider adjustments take \(balance.providerAdjustments), so the payment "
        + "should be \(amount + balance.imbalance(paid: amount)); it says \(amount).", &sink)
  }

  private mutating func tell(
    _ rule: String, _ segment: String, _ ordinal: Int, at offset: Int, _ text: String, _ sink: inout EventSink
  ) {
    imbalances += 1
    guard imbalances <= Self.toldImbalances || segment == "BPR" else { return }
    let more = imbalances == Self.toldImbalances ? " Further ones in this set are not told." : ""
    sink.report(
      Problem(
        rule: rule, severity: .warning, segment: ordinal, segmentID: segment, offset: offset,
        message: "Segment \(ordinal) (\(segment)): \(text) It was recorded as it came; ask the payer.\(more)"))
  }
}
