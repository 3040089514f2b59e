extension RemittanceAssembler {
  /// Reads a CAS segment: the last line's, or the claim's when it has no line yet.
  mutating func readAdjustments(_ segment: borrowing Segment, _ sink: inout EventSink) {
    let group = segment.text(1)
    if group.isEmpty {
      report(
        segment, 1, "the group code, which says who carries the money, is missing. Ask the payer for a corrected file.",
        &sink)
    }
    var found: [Adjustment] = []
    for triple in 0..<6 {
      let element = 2 + 3 * triple
      if element > segment.elementCount { break }
      if segment.isEmpty(element), segment.isEmpty(element + 1), triple > 0 { continue }
      if segment.isEmpty(element) {
        report(segment, element, "the adjustment's reason code is missing. Ask the payer for a corrected file.", &sink)
      }
      guard let amount = amount(segment, element + 1, "the adjustment's amount", &sink) else { continue }
      found.append(
        Adjustment(
          group: group, reason: segment.text(element), amount: amount,
          quantity: segment.isEmpty(element + 2) ? nil : segment.text(element + 2), segment: segment.range,
          triple: triple))
    }
    checkExcess(segment, last: 19, &sink)
    if claim?.lines.isEmpty == false {
      claim?.changeLastLine { line in
        line.range.end = segment.range.end
        line.adjustments += found
      }
    } else {
      claim?.adjustments += found
    }
  }

  mutating func readProviderAdjustment(_ segment: borrowing Segment, _ sink: inout EventSink) {
    providerAdjustments += 1
    if segment.isEmpty(1) {
      report(segment, 1, "the provider is missing. Ask the payer for a corrected file.", &sink)
    }
    var items: [ProviderAdjustment.Item] = []
    for pair in 0..<6 {
      let element = 3 + 2 * pair
      if pair > 0, segment.isEmpty(element), segment.isEmpty(element + 1) { continue }
      if segment.isEmpty(element) {
        report(segment, element, "the adjustment's reason code is missing. Ask the payer for a corrected file.", &sink)
      }
      guard let amount = amount(segment, element + 1, "the adjustment's amount", &sink) else { continue }
      items.append(
        ProviderAdjustment.Item(
          reason: segment.text(element, component: 1), reference: segment.text(element, component: 2),
          amount: amount, element: element + 1))
    }
    checkExcess(segment, last: 14, &sink)
    sink.send(
      .providerAdjustment(
        ProviderAdjustment(
          range: segment.range, provider: segment.text(1),
          fiscalDate: date(segment, 2, "the fiscal date", &sink), items: items)))
  }

  /// Reports elements after the last one that the segment may have: money may stand in them.
  private func checkExcess(_ segment: borrowing Segment, last: Int, _ sink: inout EventSink) {
    var element = segment.elementCount
    while element > last, segment.isEmpty(element) { element -= 1 }
    guard element > last else { return }
    report(
      segment, last + 1,
      "the segment has more elements than the \(last) that it may have; the rest was left out. Ask the "
        + "payer for a corrected file.", &sink)
  }
}
