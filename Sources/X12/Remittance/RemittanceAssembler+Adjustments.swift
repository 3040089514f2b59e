extension RemittanceAssembler {
  /// Reads a CAS segment: the last line's, or the claim's when it has no line yet.
  mutating func readAdjustments(_ segment: borrowing Segment, _ sink: inout EventSink) {
    let found = sink.adjustments(segment)
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
      sink.report(segment, 1, "the provider is missing. Ask the payer for a corrected file.")
    }
    var items: [ProviderAdjustment.Item] = []
    for pair in 0..<6 {
      let element = 3 + 2 * pair
      if pair > 0, segment.isEmpty(element), segment.isEmpty(element + 1) { continue }
      if segment.isEmpty(element) {
        sink.report(segment, element, "the adjustment's reason code is missing. Ask the payer for a corrected file.")
      }
      guard let amount = sink.amount(segment, element + 1, "the adjustment's amount") else { continue }
      items.append(
        ProviderAdjustment.Item(
          reason: segment.text(element, component: 1), reference: segment.text(element, component: 2),
          amount: amount, element: element + 1))
    }
    sink.checkExcess(segment, last: 14)
    let adjustment = ProviderAdjustment(
      range: segment.range, provider: segment.text(1), fiscalDate: sink.date(segment, 2, "the fiscal date"),
      items: items)
    balance.add(adjustment)
    sink.send(.providerAdjustment(adjustment))
  }
}
