extension SubmissionAssembler {
  mutating func openClaim(_ segment: borrowing Segment, _ sink: inout EventSink) {
    closeClaim(&sink)
    tellHeader(&sink)
    claims += 1
    claimSegments = 1
    clmOrdinal = segment.ordinal
    scope = .claim
    if segment.isEmpty(1) {
      sink.report(segment, 1, "the claim's own number is missing, so no answer to it can be matched. Give it one.")
    }
    let frequency = segment.text(5, component: 3)
    claim = SubmittedClaim(
      range: segment.range, clm: segment.range, levels: levels, ordinal: claims, controlNumber: segment.text(1),
      charge: sink.amount(segment, 2, "the charge") ?? .zero, facilityCode: segment.text(5, component: 1),
      frequency: frequency.isEmpty ? "1" : frequency, billing: billing, subscriber: subscriber, dependent: dependent)
  }

  mutating func closeClaim(_ sink: inout EventSink) {
    guard let claim = claim.take() else { return }
    let lines = claim.lines.reduce(Cents.zero) { $0 + $1.charge }
    if !claim.lines.isEmpty, lines != claim.charge {
      sink.report(
        Problem(
          rule: "CLM02", severity: .warning, segment: clmOrdinal, segmentID: "CLM", element: 2, offset: claim.clm.start,
          message:
            "Segment \(clmOrdinal) (CLM): the claim charges \(claim.charge), but its lines charge \(lines). It was "
            + "recorded as it is; the payer may refuse it."))
    }
    sink.send(.submittedClaim(claim))
  }

  /// Reads a segment inside a claim, whether of the claim itself, of one of its lines, or of another payer.
  mutating func readClaimPart(_ segment: borrowing Segment, _ name: SubmissionSegment, _ sink: inout EventSink) {
    claimSegments += 1
    guard !sink.isTooLong(claimSegments, limits, segment) else { return }
    claim?.range.end = segment.range.end
    switch name {
    case .lx: openLine(segment)
    case .sbr: openOtherPayer(segment)
    case .svd: openDecision(segment, &sink)
    case .cas: readAdjustments(segment, &sink)
    case .nm1: readClaimName(segment)
    default:
      switch scope {
      case .line, .lineProvider, .decision: readLinePart(segment, name, &sink)
      case .otherPayer, .otherParty: readOtherPayerPart(segment, name, &sink)
      default: readClaimInformation(segment, name, &sink)
      }
    }
  }

  private mutating func readClaimName(_ segment: borrowing Segment) {
    let named = NamedParty(role: segment.text(1), party: segment.party)
    switch scope {
    case .line, .lineProvider, .decision:
      claim?.changeLastLine { $0.providers.append(named) }
      scope = .lineProvider
    case .otherPayer, .otherParty:
      claim?.changeLastOtherPayer { other in
        switch named.role {
        case "IL": other.insured = named.party
        case "PR": other.payer = named.party
        default: break
        }
      }
      scope = .otherParty
    default:
      claim?.providers.append(named)
      scope = .claimProvider
    }
  }

  private mutating func readClaimInformation(
    _ segment: borrowing Segment, _ name: SubmissionSegment, _ sink: inout EventSink
  ) {
    switch name {
    case .ref: if scope == .claim { claim?.references.append(segment.reference) }
    case .dtp: if let period = period(segment, &sink) { claim?.dates.append(period) }
    case .hi: claim?.codes += Self.codes(segment)
    case .amt:
      if let amount = sink.amount(segment, 2, "the amount") {
        claim?.amounts.append(SupplementalAmount(qualifier: segment.text(1), amount: amount, range: segment.range))
      }
    case .nte: claim?.notes.append(Note(kind: segment.text(1), text: segment.text(2), range: segment.range))
    case .k3: claim?.notes.append(Note(kind: "K3", text: segment.text(1), range: segment.range))
    case .pwk:
      claim?.attachments.append(
        Attachment(
          kind: segment.text(1), transmission: segment.text(2), controlNumber: segment.text(6), range: segment.range))
    default: break
    }
  }

  /// The composites of an HI segment.
  private static func codes(_ segment: borrowing Segment) -> [HealthCode] {
    var codes: [HealthCode] = []
    for element in 1..<max(2, segment.elementCount + 1) where !segment.isEmpty(element) {
      let value = segment.text(element, component: 4)
      codes.append(
        HealthCode(
          qualifier: segment.text(element, component: 1), code: segment.text(element, component: 2),
          value: value.isEmpty ? segment.text(element, component: 5) : value,
          presentOnAdmission: segment.text(element, component: 9), range: segment.range(of: element)))
    }
    return codes
  }

  /// The day or period of a DTP segment; `nil` for a time of day, and for what is no date, which is reported.
  func period(_ segment: borrowing Segment, _ sink: inout EventSink) -> DatePeriod? {
    if segment.text(2) == "TM" { return nil }
    guard let period = segment.period else {
      // Only a warning: the claim was sent like this, and nothing of its money hangs on the date.
      sink.report(
        "DTP03", .warning, segment, element: 3,
        "this is no date of the form CCYYMMDD and no period CCYYMMDD-CCYYMMDD; it was left out.")
      return nil
    }
    return period
  }
}
