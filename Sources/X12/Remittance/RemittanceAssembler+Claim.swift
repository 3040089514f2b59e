extension RemittanceAssembler {
  mutating func openClaim(_ segment: borrowing Segment, _ sink: inout EventSink) {
    claims += 1
    claimSegments = 1
    clpOrdinal = segment.ordinal
    lineOrdinals.removeAll(keepingCapacity: true)
    if segment.isEmpty(1) {
      sink.report(segment, 1, "the provider's claim number is missing. Ask the payer for a corrected file.")
    }
    if segment.isEmpty(2) {
      sink.report(segment, 2, "the claim status is missing. Ask the payer for a corrected file.")
    }
    claim = RemittedClaim(
      range: segment.range, clp: segment.range, ordinal: claims, controlNumber: segment.text(1),
      status: segment.text(2), charge: sink.amount(segment, 3, "the charge") ?? .zero,
      paid: sink.amount(segment, 4, "the amount paid") ?? .zero,
      patientResponsibility: sink.amount(segment, 5, required: false, "the patient's share"),
      filingCode: segment.text(6), payerClaimNumber: segment.text(7), facilityCode: segment.text(8),
      frequency: segment.text(9), diagnosisRelatedGroup: segment.text(11))
  }

  mutating func closeClaim(_ sink: inout EventSink) {
    guard let claim = claim.take() else { return }
    weigh(claim, &sink)
    sink.send(.claim(claim))
  }

  /// Reads a segment inside a claim, whether of the claim itself or of its last line.
  mutating func readClaimPart(
    _ segment: borrowing Segment, _ name: RemittanceSegment, _ sink: inout EventSink
  ) {
    claimSegments += 1
    guard !sink.isTooLong(claimSegments, limits, segment) else { return }
    claim?.range.end = segment.range.end
    switch name {
    case .svc: openLine(segment, &sink)
    case .cas: readAdjustments(segment, &sink)
    case .bpr, .trn, .n1: readHeader(segment, name, &sink)
    default:
      if claim?.lines.isEmpty == false {
        readLinePart(segment, name, &sink)
      } else {
        readClaimInformation(segment, name, &sink)
      }
    }
  }

  private mutating func readClaimInformation(
    _ segment: borrowing Segment, _ name: RemittanceSegment, _ sink: inout EventSink
  ) {
    switch name {
    case .nm1: readName(segment)
    case .ref:
      claim?.references.append(
        Reference(qualifier: segment.text(1), value: segment.text(2), range: segment.range))
    case .dtm:
      if let date = sink.date(segment, 2, "the date") {
        claim?.dates.append(DateReference(qualifier: segment.text(1), date: date, range: segment.range))
      }
    case .amt:
      if let amount = sink.amount(segment, 2, "the amount") {
        claim?.amounts.append(
          SupplementalAmount(qualifier: segment.text(1), amount: amount, range: segment.range))
      }
    case .moa:
      for element in 3...7 { readRemark(segment, element) }
    case .mia:
      readRemark(segment, 5)
      for element in 20...23 { readRemark(segment, element) }
    case .lq:
      sink.report(
        "LQ-PLACE", .error, segment,
        "a remark code stands before the claim's first service line (SVC) and was left out. Ask the payer for a corrected "
          + "file.")
    default: break
    }
  }

  private mutating func readRemark(_ segment: borrowing Segment, _ element: Int) {
    guard !segment.isEmpty(element) else { return }
    claim?.remarks.append(Remark(code: segment.text(element), segment: segment.range, element: element))
  }

  private mutating func readName(_ segment: borrowing Segment) {
    let party = Party(
      last: segment.text(3), first: segment.text(4), middle: segment.text(5), suffix: segment.text(7),
      idQualifier: segment.text(8), id: segment.text(9), range: segment.range)
    switch segment.text(1) {
    case "QC" where claim?.patient == nil: claim?.patient = party
    case "IL" where claim?.insured == nil: claim?.insured = party
    case "74" where claim?.corrected == nil: claim?.corrected = party
    case "82" where claim?.renderingProvider == nil: claim?.renderingProvider = party
    case "TT" where claim?.crossoverCarrier == nil: claim?.crossoverCarrier = party
    default: break
    }
  }
}
