/// Puts the segments of one 999 together.
struct FunctionalAssembler: Sendable {
  private var open: FunctionalAcknowledgement?
  private var told = 0
  /// Whether the last error is one of the segment itself, which an IK4 then says more about.
  private var isSegmentError = false

  /// Takes the next segment of the body.
  mutating func accept(_ segment: borrowing Segment, _ sink: inout EventSink) {
    open?.range.end = segment.range.end
    switch segment.id {
    case "AK1":
      close(&sink)
      open = FunctionalAcknowledgement(
        functionalID: segment.text(1), groupControlNumber: segment.trimmedText(2), version: segment.text(3),
        range: segment.range)
    case "AK2":
      open?.sets.append(
        AcknowledgedSet(type: segment.text(1), controlNumber: segment.trimmedText(2), range: segment.range))
    case "IK3":
      let error = AcknowledgedError(
        segment: segment.text(1), position: segment.count(2), loop: segment.text(3), code: segment.text(4),
        range: segment.range)
      isSegmentError = true
      change(segment.range) { $0.errors.append(error) }
    case "IK4": readElement(segment)
    case "CTX":
      let context = Reference(
        qualifier: segment.text(1, component: 1), value: segment.text(1, component: 2), range: segment.range)
      change(segment.range) { set in
        if !set.errors.isEmpty { set.errors[set.errors.count - 1].context.append(context) }
      }
    case "IK5":
      let outcome = AcknowledgedOutcome(code: segment.text(1))
      change(segment.range) { $0.outcome = outcome }
    case "AK9":
      open?.outcome = AcknowledgedOutcome(code: segment.text(1))
      open?.setsIncluded = segment.count(2)
      open?.setsReceived = segment.count(3)
      open?.setsAccepted = segment.count(4)
      close(&sink)
    default:
      sink.report(
        "SEGMENT-UNKNOWN", .warning, segment,
        "unrecognised segment: a 999 has no segment of this name. It was left out.")
    }
  }

  /// Ends the set.
  mutating func finish(at place: Place, _ sink: inout EventSink) {
    close(&sink)
    if told == 0 {
      sink.reportMissing(
        "999-EMPTY", at: place,
        "an acknowledgement that names no group (AK1) says nothing. Ask the sender for the file again.")
    }
  }

  private mutating func close(_ sink: inout EventSink) {
    guard let acknowledgement = open.take() else { return }
    told += 1
    sink.send(.functionalAcknowledgement(acknowledgement))
  }

  /// An IK4 refines the IK3 before it; a second one is an error of its own in the same segment.
  private mutating func readElement(_ segment: borrowing Segment) {
    let element = Int(segment.text(1, component: 1))
    let component = Int(segment.text(1, component: 2))
    let (code, value, range) = (segment.text(3), segment.text(4), segment.range)
    let refines = isSegmentError
    isSegmentError = false
    change(range) { set in
      guard var error = set.errors.last else { return }
      error.element = element
      error.component = component
      error.code = code
      error.value = value
      error.range = range
      if refines { set.errors.removeLast() }
      set.errors.append(error)
    }
  }

  private mutating func change(_ range: ByteRange, _ change: (inout AcknowledgedSet) -> Void) {
    guard var acknowledgement = open.take() else { return }
    if let last = acknowledgement.sets.indices.last {
      acknowledgement.sets[last].range.end = range.end
      change(&acknowledgement.sets[last])
    }
    open = acknowledgement
  }
}
