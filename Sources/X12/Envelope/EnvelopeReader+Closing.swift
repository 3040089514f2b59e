extension EnvelopeReader {
  mutating func closeSet(_ segment: borrowing Segment) {
    guard let open = set else {
      fail("SE-STRAY", segment, "a set ends here that never began (no ST). Ask the sender for the file again.")
      return
    }
    assembler.finish(at: segment.place, &sink)
    let count = segment.ordinal - open.firstSegment + 1
    if segment.count(1) != count {
      fail(
        "SE01", segment, element: 1,
        Self.miscounted("set", count, "segment", segment)
      )
    }
    if segment.trimmedText(2) != open.transaction.controlNumber {
      fail(
        "SE02", segment, element: 2,
        Self.misnumbered(segment, "ST02", open.transaction.controlNumber, ", so this may be another set's trailer"))
    }
    endSet(lastSegment: segment.ordinal, end: segment.range.end)
  }

  mutating func closeGroup(_ segment: borrowing Segment) {
    abandonSet()
    guard let open = group else {
      fail("GE-STRAY", segment, "a group ends here that never began (no GS). Ask the sender for the file again.")
      return
    }
    group?.said = segment.count(1)
    if segment.count(1) != open.sets {
      fail(
        "GE01", segment, element: 1,
        Self.miscounted("group", open.sets, "set", segment))
    }
    if !Self.isSameNumber(segment.trimmedText(2), open.header.controlNumber) {
      fail(
        "GE02", segment, element: 2,
        Self.misnumbered(segment, "GS06", open.header.controlNumber))
    }
    endGroup(end: segment.range.end)
  }

  mutating func closeInterchange(_ segment: borrowing Segment) {
    abandonGroup()
    guard let open = interchange else {
      fail("IEA-STRAY", segment, "an interchange ends here that never began. Ask the sender for the file again.")
      return
    }
    if segment.count(1) != open.groups {
      fail(
        "IEA01", segment, element: 1,
        Self.miscounted("interchange", open.groups, "group", segment))
    }
    if !Self.isSameNumber(segment.trimmedText(2), open.header.controlNumber) {
      fail(
        "IEA02", segment, element: 2,
        Self.misnumbered(segment, "ISA13", open.header.controlNumber))
    }
    endInterchange(end: segment.range.end)
  }

  /// What is told where a trailer counts other than what was read.
  private static func miscounted(
    _ envelope: String, _ count: Int, _ noun: String, _ trailer: borrowing Segment
  ) -> String {
    let said = trailer.isEmpty(1) ? "has no count" : "says \"\(trailer.text(1).prefix(40))\""
    return
      "the \(envelope) has \(count) \(noun)\(count == 1 ? "" : "s") but its trailer \(said); some may be lost. Ask the sender "
      + "for the file again."
  }

  private static func misnumbered(
    _ trailer: borrowing Segment, _ element: String, _ number: String, _ guess: String = ""
  ) -> String {
    "the control number \"\(trailer.trimmedText(2).prefix(40))\" differs from the one in \(element), \"\(number.prefix(40))\"\(guess). Ask "
      + "the sender for the file again."
  }

  /// Whether two control numbers are the same apart from leading zeros.
  private static func isSameNumber(_ left: String, _ right: String) -> Bool {
    !left.isEmpty && left.drop { $0 == "0" } == right.drop { $0 == "0" }
  }

  /// Ends an open set that has no trailer.
  mutating func abandonSet() {
    guard isInSet else { return }
    assembler.finish(at: last, &sink)
    failMissing("SE", "a set (ST) is open here but its trailer (SE) is missing. Ask the sender for the file again.")
    endSet(lastSegment: last.ordinal, end: last.offset)
  }

  /// Ends an open group that has no trailer.
  mutating func abandonGroup() {
    abandonSet()
    guard isInGroup else { return }
    failMissing("GE", "a group (GS) is open here but its trailer (GE) is missing. Ask the sender for the file again.")
    endGroup(end: last.offset)
  }

  /// Ends an open interchange that has no trailer.
  mutating func abandonInterchange() {
    abandonGroup()
    guard interchange != nil else { return }
    failMissing(
      "IEA",
      "an interchange (ISA) is open here but its trailer (IEA) is missing; the file may be cut off. Ask the sender for "
        + "the file again.")
    endInterchange(end: last.offset)
  }

  private mutating func endSet(lastSegment: Int, end: Int) {
    guard let open = set else { return }
    sink.send(
      .setClosed(
        SetSummary(
          transaction: open.transaction, range: ByteRange(start: open.transaction.start, end: end),
          segments: lastSegment - open.firstSegment + 1, claims: open.claims,
          providerAdjustments: open.transaction.type == "835" ? open.providerAdjustments : 0,
          intact: sink.errors == open.errorsBefore, delimiters: open.delimiters)))
    set = nil
    assembler = .none
  }

  private mutating func endGroup(end: Int) {
    guard let open = group else { return }
    sink.send(
      .groupClosed(
        intact: open.intact, sets: open.said ?? open.sets, range: ByteRange(start: open.header.range.start, end: end)))
    group = nil
  }

  private mutating func endInterchange(end: Int) {
    guard let open = interchange else { return }
    sink.send(
      .interchangeClosed(
        intact: open.intact, groups: open.groups, range: ByteRange(start: open.header.range.start, end: end)))
    interchange = nil
  }
}
