/// Puts the segments of one 277CA together.
struct ClaimStatusAssembler: Sendable {
  private var source: Party?
  private var notice: ClaimStatusNotice?
  private(set) var notices = 0
  /// Where the open notice begins among the segments of the document.
  private var hlOrdinal = 0
  /// HL03 of the level that is being read.
  private var level = ""

  /// Whether a notice is open, so that a lost segment may be a piece of it.
  var isInNotice: Bool { if case .some = notice { true } else { false } }

  /// Takes the next segment of the body.
  mutating func accept(_ segment: borrowing Segment, _ sink: inout EventSink) {
    notice?.range.end = segment.range.end
    switch segment.id {
    case "HL":
      close(&sink)
      level = segment.text(3)
      if level == "PT" {
        notices += 1
        hlOrdinal = segment.ordinal
        notice = ClaimStatusNotice(range: segment.range, ordinal: notices)
      }
    case "NM1":
      if level == "20" { source = segment.party }
      if segment.text(1) == "QC" { notice?.patient = segment.party }
    case "TRN":
      if notice?.controlNumber.isEmpty == true, segment.text(1) == "2" { notice?.controlNumber = segment.text(2) }
    case "STC": readStatus(segment, &sink)
    case "REF": readReference(segment)
    case "DTP": readDate(segment)
    case "SVC":
      let line = NoticedLine(
        procedure: segment.text(1, component: 2), charge: sink.amount(segment, 2, required: false, "the line's charge"),
        range: segment.range)
      notice?.lines.append(line)
    case "BHT", "QTY", "AMT", "PER", "DMG", "N3", "N4": break
    default:
      sink.report(
        "SEGMENT-UNKNOWN", .warning, segment,
        "unrecognised segment: a 277CA has no segment of this name. It was left out.")
    }
  }

  /// Ends the set.
  mutating func finish(at place: Place, _ sink: inout EventSink) {
    close(&sink)
  }

  private mutating func close(_ sink: inout EventSink) {
    guard var notice = notice.take() else { return }
    notice.source = source
    if notice.controlNumber.isEmpty {
      sink.report(
        Problem(
          rule: "TRN02", severity: .error, segment: hlOrdinal, segmentID: "TRN", element: 2, offset: notice.range.start,
          message:
            "Segment \(hlOrdinal) (HL): a notice about a claim does not say which (TRN*2 is missing). Ask the payer for a corrected file."
        ))
    }
    sink.send(.claimStatus(notice))
  }

  private mutating func readStatus(_ segment: borrowing Segment, _ sink: inout EventSink) {
    guard isInNotice else { return }
    let date = segment.date(2)
    let charge = sink.amount(segment, 4, required: false, "the charge")
    var found: [NoticedStatus] = []
    for element in [1, 10, 11] where !segment.isEmpty(element) {
      found.append(
        NoticedStatus(
          category: segment.text(element, component: 1), code: segment.text(element, component: 2),
          entity: segment.text(element, component: 3), date: date, action: segment.text(3), charge: charge,
          range: segment.range))
    }
    changeLine({ $0.statuses += found }, else: { $0.statuses += found })
  }

  private mutating func readReference(_ segment: borrowing Segment) {
    let reference = segment.reference
    changeLine(
      { if reference.qualifier == "FJ" { $0.controlNumber = reference.value } },
      else: {
        if reference.qualifier == "1K" { $0.payerClaimNumber = reference }
        $0.references.append(reference)
      })
  }

  private mutating func readDate(_ segment: borrowing Segment) {
    guard segment.text(1) == "472", let period = segment.period else { return }
    changeLine({ _ in }, else: { $0.service = period })
  }

  /// Changes the notice's last line, or the notice itself while it has none.
  private mutating func changeLine(
    _ line: (inout NoticedLine) -> Void, else claim: (inout ClaimStatusNotice) -> Void
  ) {
    guard var open = notice.take() else { return }
    if open.lines.isEmpty { claim(&open) } else { line(&open.lines[open.lines.count - 1]) }
    notice = open
  }
}
