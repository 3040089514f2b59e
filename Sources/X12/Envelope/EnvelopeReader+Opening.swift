extension EnvelopeReader {
  mutating func openInterchange(_ segment: borrowing Segment) {
    abandonInterchange()
    reportedStray = false
    let version = segment.text(12)
    interchange = OpenInterchange(
      header: Interchange(
        controlNumber: segment.trimmedText(13), senderQualifier: segment.trimmedText(5),
        sender: segment.trimmedText(6), receiverQualifier: segment.trimmedText(7), receiver: segment.trimmedText(8),
        version: version, usage: segment.text(15), delimiters: segment.delimiters, range: segment.range))
    interchange?.header.date = segment.trimmedText(9)
    interchange?.header.time = segment.trimmedText(10)
    interchange?.reportedWrapping = segment.lineBreaks == .wrapped
    interchange?.intact = segment.lineBreaks != .irregular
    if let interchange { sink.send(.interchangeOpened(interchange.header)) }
    if segment.header?.hasFixedWidths == false {
      fail(
        "ISA-WIDTH", segment,
        "the elements of the interchange header do not have their fixed widths, so other readers may refuse the file. "
          + "It was read all the same; ask the sender to pad them.")
    }
    if version >= "00501", segment.delimiters.repetition == nil {
      sink.report(
        "ISA11", .warning, segment, element: 11,
        "version \(version) wants the repetition separator here, which cannot be a letter or digit or another delimiter; "
          + "repetitions were not looked for.")
    }
  }

  mutating func openGroup(_ segment: borrowing Segment) {
    abandonGroup()
    reportedStray = false
    interchange?.groups += 1
    group = OpenGroup(
      header: FunctionalGroup(
        functionalID: segment.trimmedText(1), sender: segment.trimmedText(2), receiver: segment.trimmedText(3),
        controlNumber: segment.trimmedText(6), version: segment.trimmedText(8), range: segment.range))
    if let group { sink.send(.groupOpened(group.header)) }
    if segment.isEmpty(6) {
      fail("GS06", segment, element: 6, "the group control number is missing. Ask the sender for the file again.")
    }
  }

  mutating func openSet(_ segment: borrowing Segment) {
    abandonSet()
    reportedStray = false
    let number = segment.trimmedText(2)
    let version = group?.header.version ?? ""
    let ownVersion = segment.trimmedText(3)
    var transaction = TransactionSet(
      type: segment.trimmedText(1), version: version.isEmpty ? ownVersion : version,
      interchangeControlNumber: interchange?.header.controlNumber ?? "",
      groupControlNumber: group?.header.controlNumber ?? "", controlNumber: number, start: segment.range.start,
      segment: segment.ordinal)
    transaction.ownVersion = ownVersion
    set = OpenSet(
      transaction: transaction, firstSegment: segment.ordinal, errorsBefore: sink.errors,
      claimCode: OpenSet.claimCode(ofType: transaction.type), delimiters: segment.delimiters)
    if assembles { assembler = SetAssembler(transaction.support, limits: limits) }
    sink.send(.setOpened(transaction))
    if !isInGroup {
      fail(
        "GS-MISSING", segment,
        "this transaction set stands outside any group (GS to GE). Ask the sender for the file again."
      )
    }
    if number.isEmpty {
      fail("ST02", segment, element: 2, "the set control number is missing. Ask the sender for the file again.")
    }
    if !version.isEmpty, !ownVersion.isEmpty, version != ownVersion {
      fail(
        "ST03", segment, element: 3,
        "the set names another implementation guide than its group does in GS08. Ask the sender which is meant.")
    }
    group?.sets += 1
    noteSetNumber(number, segment)
  }

  /// How many set control numbers of a group are remembered in the search for repeated ones.
  private static var rememberedSets: Int { 100_000 }

  private mutating func noteSetNumber(_ number: String, _ segment: borrowing Segment) {
    guard let known = group?.setNumbers.count, known < Self.rememberedSets else { return }
    if group?.setNumbers.insert(number).inserted == false {
      sink.report(
        "ST02-REPEATED", .warning, segment, element: 2,
        "another set of the same group has this control number too. Check that it is not the same set sent twice.")
    }
  }

  mutating func acknowledge(_ segment: borrowing Segment) {
    sink.send(
      .acknowledgement(
        InterchangeAcknowledgement(
          controlNumber: segment.trimmedText(1), date: segment.trimmedText(2), time: segment.trimmedText(3),
          code: segment.trimmedText(4), note: segment.trimmedText(5),
          range: segment.range)))
    if isInGroup {
      sink.report(
        "TA1-PLACE", .warning, segment,
        "an interchange acknowledgement stands inside a group; it was read all the same.")
    }
  }
}
