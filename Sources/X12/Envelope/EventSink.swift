/// Gathers the events of the segment being read, and counts the errors among them.
struct EventSink: Sendable {
  var events: [X12Event] = []
  private(set) var errors = 0

  mutating func send(_ event: X12Event) { events.append(event) }

  mutating func report(_ problem: Problem) {
    if problem.severity == .error { errors += 1 }
    events.append(.problem(problem))
  }

  /// Reports a problem of `segment`; the message begins with where it lies.
  mutating func report(
    _ rule: String, _ severity: Problem.Severity = .error, _ segment: borrowing Segment, element: Int? = nil,
    component: Int? = nil, _ text: String
  ) {
    let id = segment.name
    var place = "Segment \(segment.ordinal)" + (id.isEmpty ? "" : " (\(id))")
    if let element { place += ", element \(element)" }
    if let component { place += ", component \(component)" }
    let range =
      switch (element, component) {
      case (let element?, let component?): segment.range(of: element, component: component)
      case (let element?, nil): segment.range(of: element)
      default: segment.range
      }
    report(
      Problem(
        rule: rule, severity: severity, segment: segment.ordinal, segmentID: id, element: element,
        component: component, offset: range.start, message: "\(place): \(text)"))
  }
}

/// Where in the document something is missing: at a segment, or after the last one.
struct Place: Sendable {
  var ordinal: Int
  var id: String
  var offset: Int
}

extension EventSink {
  /// Reports that something is missing at `place`.
  mutating func reportMissing(_ rule: String, at place: Place, _ text: String) {
    report(
      Problem(
        rule: rule, severity: .error, segment: place.ordinal, segmentID: place.id, offset: place.offset,
        message: "Segment \(place.ordinal)" + (place.id.isEmpty ? "" : " (\(place.id))") + ": " + text))
  }
}

extension Segment {
  /// The beginning of the segment.
  var place: Place { Place(ordinal: ordinal, id: name, offset: range.start) }

  /// Whether the identifier is a letter followed by one or two letters or digits, all in upper case.
  var isWellFormed: Bool { Self.isWellFormed(code) }

  /// The identifier as it is read, in capital letters; empty where it is none.
  var name: String { uppercasedCode == 0 ? "" : id.uppercased() }

  static func isWellFormed(_ code: UInt32) -> Bool {
    let last = UInt8(truncatingIfNeeded: code)
    let middle = UInt8(truncatingIfNeeded: code >> 8)
    let first = UInt8(truncatingIfNeeded: code >> 16)
    guard last.isUppercase || last.isDigit else { return false }
    return first == 0 ? middle.isUppercase : first.isUppercase && (middle.isUppercase || middle.isDigit)
  }

  /// The identifier's code in upper case; 0 when even that is not well formed.
  var uppercasedCode: UInt32 {
    var result: UInt32 = 0
    for shift in [UInt32(16), 8, 0] {
      let byte = UInt8(truncatingIfNeeded: code >> shift)
      result = result << 8 | UInt32(byte.isLowercase ? byte - 32 : byte)
    }
    return Self.isWellFormed(result) ? result : 0
  }
}
