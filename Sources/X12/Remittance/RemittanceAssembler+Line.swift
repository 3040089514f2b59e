extension RemittanceAssembler {
  mutating func openLine(_ segment: borrowing Segment, _ sink: inout EventSink) {
    if segment.isEmpty(1) {
      sink.report(
        "SVC01", .warning, segment, element: 1,
        "the procedure is missing, so the line cannot be matched by it. Match it by the line number or by hand.")
    }
    lineOrdinals.append(segment.ordinal)
    let line = ServiceLine(
      range: segment.range, svc: segment.range, ordinal: (claim?.lines.count ?? 0) + 1,
      qualifier: segment.text(1, component: 1), procedure: segment.text(1, component: 2),
      modifiers: segment.modifiers(1),
      revenueCode: segment.text(4), charge: sink.amount(segment, 2, "the charge") ?? .zero,
      paid: sink.amount(segment, 3, "the amount paid") ?? .zero, units: segment.text(5),
      originalProcedure: segment.text(6))
    claim?.lines.append(line)
  }

  /// Reads a segment that belongs to the claim's last line.
  mutating func readLinePart(
    _ segment: borrowing Segment, _ name: RemittanceSegment, _ sink: inout EventSink
  ) {
    var date: CalendarDate?
    if name == .dtm { date = sink.date(segment, 2, "the date of service") }
    if name == .amt { _ = sink.amount(segment, 2, "the amount") }
    if name == .nm1 || name == .mia || name == .moa {
      sink.report(
        "\(segment.id.uppercased())-PLACE", .error, segment,
        "this segment belongs to the claim but stands after its first service line (SVC); it was left out. Ask the payer "
          + "for a corrected file.")
    }
    claim?.changeLastLine { line in
      line.range.end = segment.range.end
      switch name {
      case .dtm:
        guard let date else { return }
        let qualifier = segment.text(1)
        if qualifier == "472" || qualifier == "150" { line.serviceFrom = date }
        if qualifier == "472" || qualifier == "151" { line.serviceThrough = date }
      case .ref:
        if line.lineControlNumber == nil, segment.text(1) == "6R" { line.lineControlNumber = segment.text(2) }
      case .lq:
        if segment.text(1) == "HE", !segment.isEmpty(2) {
          line.remarks.append(Remark(code: segment.text(2), segment: segment.range, element: 2))
        }
      default: break
      }
    }
  }
}

extension RemittedClaim {
  /// Changes the last line in place; does nothing when there is none.
  mutating func changeLastLine(_ change: (inout ServiceLine) -> Void) {
    guard !lines.isEmpty else { return }
    change(&lines[lines.count - 1])
  }
}
