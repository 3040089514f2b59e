extension SubmissionAssembler {
  mutating func openLine(_ segment: borrowing Segment) {
    let line = SubmittedLine(
      range: segment.range, ordinal: (claim?.lines.count ?? 0) + 1, number: segment.text(1))
    claim?.lines.append(line)
    scope = .line
  }

  /// Reads a segment that belongs to the claim's last line.
  mutating func readLinePart(_ segment: borrowing Segment, _ name: SubmissionSegment, _ sink: inout EventSink) {
    switch name {
    case .sv1: readService(segment, code: 1, charge: 2, unit: 3, units: 4, place: 5, pointers: 7, &sink)
    case .sv2: readService(segment, revenue: 1, code: 2, charge: 3, unit: 4, units: 5, &sink)
    case .sv3: readService(segment, code: 1, charge: 2, units: 6, place: 3, pointers: 11, &sink)
    case .dtp:
      guard let period = period(segment, &sink) else { break }
      switch (period.qualifier, scope) {
      case ("573", .decision): claim?.changeLastLine { $0.changeLastDecision { $0.date = period.from } }
      case ("472", _):
        claim?.changeLastLine { line in
          line.serviceFrom = period.from
          line.serviceThrough = period.through
        }
      default: break
      }
    case .ref:
      guard scope == .line else { break }
      let reference = segment.reference
      claim?.changeLastLine { line in
        if reference.qualifier == "6R", line.controlNumber == nil { line.controlNumber = reference.value }
        line.references.append(reference)
      }
    case .lin:
      if segment.text(2) == "N4" {
        let drug = segment.text(3)
        claim?.changeLastLine { $0.drug = drug }
      }
    default: break
    }
    let end = segment.range.end
    claim?.changeLastLine { $0.range.end = end }
  }

  mutating func openDecision(_ segment: borrowing Segment, _ sink: inout EventSink) {
    let decision = LineDecision(
      payerID: segment.text(1), paid: sink.amount(segment, 2, "the amount paid") ?? .zero, range: segment.range)
    claim?.changeLastLine { line in
      line.decisions.append(decision)
      line.range.end = decision.range.end
    }
    scope = .decision
  }

  /// Reads SV1, SV2 or SV3; the numbers say at which element the parts stand.
  private mutating func readService(
    _ segment: borrowing Segment, revenue: Int? = nil, code: Int, charge: Int, unit: Int? = nil, units: Int,
    place: Int? = nil, pointers: Int? = nil, _ sink: inout EventSink
  ) {
    let amount = sink.amount(segment, charge, "the line's charge") ?? .zero
    let modifiers = segment.modifiers(code)
    let pointed = pointers.map { element in
      (1..<5).compactMap { Int(segment.text(element, component: $0)) }
    }
    let service = segment.range
    let texts = (
      qualifier: segment.text(code, component: 1), procedure: segment.text(code, component: 2),
      revenue: revenue.map { segment.text($0) } ?? "", unit: unit.map { segment.text($0) } ?? "",
      units: segment.text(units), place: place.map { segment.text($0, component: 1) } ?? ""
    )
    claim?.changeLastLine { line in
      line.service = service
      line.qualifier = texts.qualifier
      line.procedure = texts.procedure
      line.modifiers = modifiers
      line.revenueCode = texts.revenue
      line.charge = amount
      line.unit = texts.unit
      line.units = texts.units
      line.placeOfService = texts.place
      line.pointers = pointed ?? []
    }
  }
}
