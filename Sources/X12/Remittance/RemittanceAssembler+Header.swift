extension RemittanceAssembler {
  /// Reads a segment that stands outside any claim.
  mutating func readHeader(
    _ segment: borrowing Segment, _ name: RemittanceSegment, _ sink: inout EventSink
  ) {
    switch name {
    case .bpr: readPayment(segment, &sink)
    case .trn: readTrace(segment, &sink)
    case .n1: readParty(segment)
    case .dtm:
      let date = sink.date(segment, 2, "the date")
      if segment.text(1) == "405" {
        header.productionDate = date
        header.production = segment.range
      }
    case .ref:
      if segment.text(1) == "2U", payerReference.isEmpty { payerReference = segment.text(2) }
    case .svc, .cas, .nm1, .mia, .moa, .amt, .lq:
      sink.report(
        "\(segment.id.uppercased())-PLACE", .error, segment,
        "this segment stands outside any claim (CLP) and was left out. Ask the payer for a corrected file.")
    default: break
    }
  }

  private mutating func readPayment(_ segment: borrowing Segment, _ sink: inout EventSink) {
    guard checkFirst(header.bpr == nil, segment, &sink) else { return }
    header.bpr = segment.range
    bprOrdinal = segment.ordinal
    header.handling = segment.text(1)
    header.amount = sink.amount(segment, 2, "the amount paid")
    header.creditOrDebit = segment.text(3)
    header.method = segment.text(4)
    header.paymentDate = segment.date(16)
    if header.paymentDate == nil, !segment.isEmpty(16) {
      // Only a warning: the money is right, and the bank's record has the day.
      sink.report(
        "BPR16", .warning, segment, element: 16,
        "the payment date is no date of the form CCYYMMDD and was left out. Take it from the bank's record.")
    }
  }

  private mutating func readTrace(_ segment: borrowing Segment, _ sink: inout EventSink) {
    guard checkFirst(header.trn == nil, segment, &sink) else { return }
    header.trn = segment.range
    header.trace = segment.text(2)
    header.originator = segment.text(3)
    if segment.isEmpty(2) {
      sink.report(
        segment, 2, "the trace number, by which the payment is found, is missing. Ask the payer for a corrected file.")
    }
  }

  /// Whether the segment is the only one of its kind and stands before the first claim.
  private func checkFirst(_ isFirst: Bool, _ segment: borrowing Segment, _ sink: inout EventSink) -> Bool {
    if isFirst, !isHeaderTold { return true }
    sink.report(
      "\(segment.id.uppercased())-PLACE", .error, segment,
      "this segment may stand once only, before the first claim; it was left out. Ask the payer for a corrected file.")
    return false
  }

  private mutating func readParty(_ segment: borrowing Segment) {
    guard !isHeaderTold else { return }
    switch segment.text(1) {
    case "PR" where header.payer == nil:
      header.payer = segment.range
      header.payerName = segment.text(2)
      header.payerID = segment.text(4)
    case "PE" where header.payee == nil:
      header.payee = segment.range
      header.payeeName = segment.text(2)
      header.payeeIDQualifier = segment.text(3)
      header.payeeID = segment.text(4)
    default: break
    }
  }

  /// Tells the header once, before what follows it at `place`.
  mutating func tellHeader(at place: @autoclosure () -> Place, _ sink: inout EventSink) {
    guard !isHeaderTold else { return }
    isHeaderTold = true
    if header.payerID.isEmpty { header.payerID = payerReference.isEmpty ? header.originator : payerReference }
    if header.bpr == nil {
      sink.reportMissing(
        "BPR-MISSING", at: place(),
        "no payment segment (BPR) stands before this one, so what was paid is not known. Ask the payer for a corrected file."
      )
    }
    if header.trn == nil {
      sink.reportMissing(
        "TRN-MISSING", at: place(),
        "no trace segment (TRN) stands before this one, so the payment cannot be found. Ask the payer for a corrected file."
      )
    }
    sink.send(.remittance(header))
  }
}
