/// Looks codes up in their tables, on the day that counts: of the service for procedures and outpatient diagnoses, the last day of the
/// stay for inpatient ones. The days stand after the codes, so a claim's codes wait for its end.
struct CodeCheck: Sendable {
  /// A code that waits for its day.
  private struct Waiting: Sendable {
    var table: CodeTableName
    var code: UInt64
    var ordinal: Int
    var id: String
    var element: Int
    var component: Int
    var offset: Int
    var loop: String
    var day: Int32?
  }

  /// How many codes of one claim wait; more are looked up by the days known so far, so that no claim fills the memory.
  private static var mostWaiting: Int { 20_000 }
  /// By the place of their names; `nil` for those that are not loaded.
  private let tables: [CodeTable?]
  private var waiting: [Waiting] = []
  /// Where the codes of the open service line begin, and its day.
  private var lineStart = 0
  private var lineDay: Int32?
  /// The day that counts for codes of the claim as a whole.
  private var claimDay: Int32?
  private var isInClaim = false
  /// Tables that were asked for but are not loaded, one bit each.
  private var absentBits: UInt32 = 0

  init(_ tables: [CodeTableName: CodeTable]) { self.tables = CodeTableName.allCases.map { tables[$0] } }

  /// Tables that were asked for but are not loaded.
  var absent: [CodeTableName] { CodeTableName.allCases.filter { absentBits & 1 << UInt32($0.index) != 0 } }

  /// Takes a code of the table called `name`.
  mutating func note(
    _ name: CodeTableName, _ segment: borrowing Segment, _ bounds: Range<Int>, _ position: ElementPosition,
    _ loop: Int32, _ tables: GuideTables, _ sink: inout FindingSink
  ) {
    // The status of a prescription drug's claim (RX) is a code of its own list.
    if name == .claimStatus, !segment.bounds(position.element, 4).isEmpty { return }
    guard let table = self.tables[name.index] else {
      absentBits |= 1 << UInt32(name.index)
      return
    }
    let code = PackedCode.of(segment.buffer.span, bounds.lowerBound, bounds.upperBound)
    // The code is in its table on any day, most times: only others need their day.
    let verdict =
      code == PackedCode.tooLong
      ? table.verdict(String(decoding: segment.buffer[bounds], as: UTF8.self)) : table.verdict(packed: code, on: nil)
    if verdict == .valid, !table.hasDays || !name.isOfService { return }
    if name == .hcpcs, !HCPCS.isLevelTwo(segment.buffer.span, bounds) { return }
    let entry = Waiting(
      table: name, code: code, ordinal: segment.ordinal, id: segment.id, element: position.element,
      component: position.component, offset: segment.base + bounds.lowerBound, loop: "", day: lineDay)
    if isInClaim, verdict == .valid {
      if waiting.count == Self.mostWaiting { lookUpWaiting(&sink) }
      waiting.append(entry)
    } else {
      var told = entry
      told.loop = tables.path(loop)
      look(up: told, &sink)
    }
  }

  /// Follows the segments that begin and end claims and lines and say their days.
  mutating func accept(_ segment: borrowing Segment, _ code: UInt32, _ sink: inout FindingSink) {
    switch code {
    case MoneySegment.clm, MoneySegment.clp:
      endClaim(&sink)
      isInClaim = true
    case SegmentCode.lx, MoneySegment.svc:
      lineStart = waiting.count
      lineDay = nil
    case CodeSegment.dtp:
      let qualifier = segment.packed(1, component: 0)
      if qualifier == CodeSegment.service || qualifier == CodeSegment.statement {
        note(day: segment, element: 3, qualifier)
      }
    case CodeSegment.dtm:
      let qualifier = segment.packed(1, component: 0)
      if qualifier == CodeSegment.service || qualifier == CodeSegment.serviceStart {
        note(day: segment, element: 2, qualifier)
      }
    case SegmentCode.hl, SegmentCode.se: endClaim(&sink)
    default: break
    }
  }

  /// Takes a day of service, or the last day of a stay.
  private mutating func note(day segment: borrowing Segment, element: Int, _ qualifier: UInt64) {
    let bounds = segment.bounds(element)
    guard bounds.count == 8 || bounds.count == 17 else { return }
    let isStay = qualifier == CodeSegment.statement
    // The last day of a stay, the first of a service.
    let start = isStay && bounds.count == 17 ? bounds.upperBound - 8 : bounds.lowerBound
    guard let day = CalendarDate(d8: segment.buffer.span.extracting(start..<start + 8))?.days else { return }
    if isStay {
      claimDay = day
    } else {
      for index in lineStart..<waiting.count { waiting[index].day = day }
      lineDay = day
      if claimDay == nil { claimDay = day }
    }
  }

  private mutating func endClaim(_ sink: inout FindingSink) {
    lookUpWaiting(&sink)
    claimDay = nil
    lineDay = nil
    isInClaim = false
  }

  private mutating func lookUpWaiting(_ sink: inout FindingSink) {
    if !waiting.isEmpty {
      for entry in waiting {
        var entry = entry
        entry.day = entry.day ?? claimDay
        look(up: entry, &sink)
      }
      waiting.removeAll(keepingCapacity: true)
    }
    lineStart = 0
  }

  private func look(up entry: Waiting, _ sink: inout FindingSink) {
    guard let table = tables[entry.table.index] else { return }
    let rule: ConformanceRule
    switch table.verdict(packed: entry.code, on: entry.day) {
    case .valid: return
    case .notOnThatDay: rule = .codeDay
    case .unknown: rule = .codeUnknown
    }
    let code = entry.code == PackedCode.tooLong ? "the value" : "\"\(PackedCode.text(entry.code))\""
    let day = entry.day.flatMap { CalendarDate(days: $0) }.map { " on \($0)" } ?? ""
    let component = entry.component > 0 ? entry.component : nil
    let text =
      rule == .codeDay
      ? "\(code) is an \(entry.table.title), but not valid\(day). Code by the edition in force on that day."
      : "\(code) is no \(entry.table.title). Correct it."
    sink.add(
      Finding(
        Problem(
          rule: rule.name, severity: rule.severity, segment: entry.ordinal, segmentID: entry.id, element: entry.element,
          component: component, offset: entry.offset,
          message: FindingSink.place(entry.ordinal, entry.id, entry.element, component, entry.loop) + text),
        level: rule.level, loop: entry.loop, code: rule.code))
  }
}

/// Codes that the checks of codes look out for.
private enum CodeSegment {
  static var dtp: UInt32 { 0x44_5450 }
  static var dtm: UInt32 { 0x44_544D }
  /// DTP*472, DTP*434, DTM*150.
  static var service: UInt64 { 0x34_3732 }
  static var statement: UInt64 { 0x34_3334 }
  static var serviceStart: UInt64 { 0x31_3530 }
}

/// HCPCS level II codes begin with a letter; level I (CPT) belongs to the American Medical Association and is loaded by its licensees.
enum HCPCS {
  static func isLevelTwo(_ bytes: borrowing Span<UInt8>, _ bounds: Range<Int>) -> Bool {
    bounds.count == 5 && bytes[bounds.lowerBound].isUppercase
  }
}
