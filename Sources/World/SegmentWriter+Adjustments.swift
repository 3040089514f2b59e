extension SegmentWriter {
  /// Writes one CAS segment per group code, of up to six adjustments.
  mutating func write(_ adjustments: [Answer.Adjustment], _ amounts: AmountStyle) {
    var sums: [(group: String, reason: String, cents: Int)] = []
    for one in adjustments {
      if let index = sums.firstIndex(where: { $0.group == one.group && $0.reason == one.reason }) {
        sums[index].cents += one.cents
      } else {
        sums.append((one.group, one.reason, one.cents))
      }
    }
    for group in ["CO", "OA", "PI", "PR"] {
      var rest = sums.filter { $0.group == group }[...]
      while !rest.isEmpty {
        var elements = ["CAS", group]
        for one in rest.prefix(6) { elements += [one.reason, amounts.text(one.cents), ""] }
        write(elements)
        rest = rest.dropFirst(6)
      }
    }
  }
}
