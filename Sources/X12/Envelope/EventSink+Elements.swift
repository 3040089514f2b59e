extension EventSink {
  /// Reports an error of an element under the element's own name, like `CLP03`.
  mutating func report(_ segment: borrowing Segment, _ element: Int, _ text: String) {
    report(Self.rule(segment, element), .error, segment, element: element, text)
  }

  /// The name of an element, like `CLP03`.
  static func rule(_ segment: borrowing Segment, _ element: Int) -> String {
    segment.id.uppercased() + (element < 10 ? "0" : "") + String(element)
  }

  /// Reads an amount; reports one that is missing although it is required, and one that is none.
  mutating func amount(
    _ segment: borrowing Segment, _ element: Int, required: Bool = true, _ what: String
  ) -> Cents? {
    if let cents = segment.cents(element) { return cents }
    if segment.isEmpty(element) {
      if required { report(segment, element, "\(what) is missing. Ask the sender for a corrected file.") }
    } else {
      report(
        segment, element,
        "\(what) is no amount of money with at most two decimals, up to ten billion. Ask the sender for a corrected file."
      )
    }
    return nil
  }

  /// Reads a date and reports one that the calendar does not have; an absent one is `nil`.
  mutating func date(_ segment: borrowing Segment, _ element: Int, _ what: String) -> CalendarDate? {
    if let date = segment.date(element) { return date }
    if !segment.isEmpty(element) {
      report(segment, element, "\(what) is no date of the form CCYYMMDD. Ask the sender for a corrected file.")
    }
    return nil
  }

  /// Reads the triples of a CAS segment.
  mutating func adjustments(_ segment: borrowing Segment) -> [Adjustment] {
    let group = segment.text(1)
    if group.isEmpty {
      report(
        segment, 1, "the group code, which says who carries the money, is missing. Ask the sender for a corrected file."
      )
    }
    var found: [Adjustment] = []
    for triple in 0..<6 {
      let element = 2 + 3 * triple
      if element > segment.elementCount { break }
      if segment.isEmpty(element), segment.isEmpty(element + 1), triple > 0 { continue }
      if segment.isEmpty(element) {
        report(segment, element, "the adjustment's reason code is missing. Ask the sender for a corrected file.")
      }
      guard let amount = amount(segment, element + 1, "the adjustment's amount") else { continue }
      found.append(
        Adjustment(
          group: group, reason: segment.text(element), amount: amount,
          quantity: segment.isEmpty(element + 2) ? nil : segment.text(element + 2), segment: segment.range,
          triple: triple))
    }
    checkExcess(segment, last: 19)
    return found
  }

  /// Whether a claim has gathered more segments than it may; the first one beyond is reported.
  mutating func isTooLong(_ claimSegments: Int, _ limits: Limits, _ segment: borrowing Segment) -> Bool {
    if claimSegments == limits.claimSegments + 1 {
      report(
        "CLAIM-LONG", .error, segment,
        "the claim has more than \(limits.claimSegments) segments; this one and those that follow up to the next claim "
          + "were left out. Ask the sender whether the file is damaged.")
    }
    return claimSegments > limits.claimSegments
  }

  /// Reports elements after the last one that the segment may have: money may stand in them.
  mutating func checkExcess(_ segment: borrowing Segment, last: Int) {
    var element = segment.elementCount
    while element > last, segment.isEmpty(element) { element -= 1 }
    guard element > last else { return }
    report(
      segment, last + 1,
      "the segment has more elements than the \(last) that it may have; the rest was left out. Ask the sender for a "
        + "corrected file.")
  }
}
