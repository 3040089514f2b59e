extension SubmissionAssembler {
  /// Begins a level of the hierarchy (HL): what stood below it before is over.
  mutating func openLevel(_ segment: borrowing Segment, _ sink: inout EventSink) {
    closeClaim(&sink)
    tellHeader(&sink)
    var depth = levels.count
    switch segment.text(3) {
    case "20":
      (billing, subscriber, dependent) = (BillingProvider(), Subscriber(), nil)
      (scope, depth) = (.billing, 0)
    case "22":
      (subscriber, dependent) = (Subscriber(), nil)
      (scope, depth) = (.subscriber, 1)
    case "23":
      dependent = Dependent()
      (scope, depth) = (.dependent, 2)
    default:
      sink.report(
        segment, 3,
        "a claim file has levels for the billing provider (20), the subscriber (22) and the patient (23) only. Ask whoever "
          + "made the file to correct it.")
    }
    levels.removeLast(max(0, levels.count - depth))
    levels.append(segment.range)
  }

  /// Reads a segment above the claims.
  mutating func readLevelPart(_ segment: borrowing Segment, _ name: SubmissionSegment, _ sink: inout EventSink) {
    if scope == .header {
      header.range = ByteRange(start: header.range?.start ?? segment.range.start, end: segment.range.end)
    } else if !levels.isEmpty {
      levels[levels.count - 1].end = segment.range.end
    }
    switch name {
    case .bht: readBeginning(segment, &sink)
    case .nm1: readName(segment)
    case .prv: if scope == .billing, segment.text(1) == "BI" { billing.taxonomy = segment.text(3) }
    case .ref: readReference(segment)
    case .sbr:
      subscriber.sequence = segment.text(1)
      subscriber.relationship = segment.text(2)
      subscriber.group = segment.text(3)
      subscriber.filingCode = segment.text(9)
      subscriber.sbr = segment.range
    case .pat: if scope == .dependent { dependent?.relationship = segment.text(1) }
    case .dmg: readBirth(segment, &sink)
    case .lx, .sv1, .sv2, .sv3, .svd, .cas, .hi:
      sink.report(
        "\(segment.id.uppercased())-PLACE", .error, segment,
        "this segment stands outside any claim (CLM) and was left out. Ask whoever made the file to correct it.")
    default: break
    }
  }

  private mutating func readBeginning(_ segment: borrowing Segment, _ sink: inout EventSink) {
    header.bht = segment.range
    header.purpose = segment.text(2)
    header.reference = segment.text(3)
    header.created = sink.date(segment, 4, "the date of the file")
    header.use = segment.text(6)
  }

  private mutating func readName(_ segment: borrowing Segment) {
    switch (segment.text(1), scope) {
    case ("41", .header): header.submitter = segment.party
    case ("40", .header): header.receiver = segment.party
    case ("85", _):
      billing.name = segment.party
      scope = .billing
    case ("IL", _):
      subscriber.name = segment.party
      scope = .subscriber
    case ("PR", _):
      subscriber.payer = segment.party
      scope = .payer
    case ("QC", _):
      if dependent == nil { dependent = Dependent() }
      dependent?.name = segment.party
      scope = .dependent
    default: if scope != .header { scope = .otherProvider }
    }
  }

  private mutating func readReference(_ segment: borrowing Segment) {
    guard scope == .billing, billing.taxID == nil, ["EI", "SY"].contains(segment.text(1)) else { return }
    billing.taxID = segment.reference
  }

  private mutating func readBirth(_ segment: borrowing Segment, _ sink: inout EventSink) {
    let birth = Birth(date: sink.date(segment, 2, "the date of birth"), sex: segment.text(3), range: segment.range)
    if scope == .dependent { dependent?.birth = birth } else if scope == .subscriber { subscriber.birth = birth }
  }
}
