/// Looks codes up in their tables, on the day that counts: of the service for procedures and outpatient diagnoses, the last day of the
/// stay for inpatient ones. The days stand after the codes, so a claim's codes wait for its end.
struct CodeCheck: Sendable {
  /// A code that waits for its day.
  private struct Waiting: Sendable {
    var table: CodeTableName
    var code: UInt64
    var period: CodeTable.Period
    var ordinal: Int
    var id: String
    var element: Int
    var component: Int
    var offset: Int
    var loop: Int32
    var day: Int32?
    /// Whether the table can have a code of that form.
    var hasForm = true
  }

  /// How many codes of one claim wait; more are looked up by the days known so far, so that no claim fills the memory.
  private static var mostWaiting: Int { 20_000 }
  /// By the place of their names; empty ones stand for those that are not loaded.
  private let tables: [CodeTable]
  /// Tables that are loaded, one bit each.
  private let loadedBits: UInt32
  private var waiting: [Waiting] = []
  /// Where the codes of the open service line begin, and its day.
  private var lineStart = 0
  private var lineDay: Int32?
  /// The day that counts for codes of the claim as a whole.
  private var claimDay: Int32?
  private var isInClaim = false
  /// Classifications by which the open claim is coded, one bit each.
  private var classified: UInt32 = 0
  /// Whether the open claim is for a stay in a bed.
  private var isStay = false
  /// The day on which the group was sent (GS04).
  private var sent: Int32?
  /// The guide by whose numbers loops are called.
  private var guide: GuideTables?
  /// Tables that were asked for but are not loaded, one bit each.
  private var absentBits: UInt32 = 0

  init(_ tables: [CodeTableName: CodeTable]) {
    self.tables = CodeTableName.allCases.map { tables[$0] ?? CodeTable() }
    loadedBits = tables.keys.reduce(0) { $0 | 1 << UInt32($1.index) }
  }

  /// Tables that were asked for but are not loaded.
  var absent: [CodeTableName] { CodeTableName.allCases.filter { absentBits & 1 << UInt32($0.index) != 0 } }

  /// Takes a code of the table called `name`.
  mutating func note(
    _ named: CodeTableName, _ segment: borrowing Segment, _ bounds: Range<Int>, _ position: ElementPosition,
    _ loop: Int32, _ tables: GuideTables, _ sink: inout FindingSink
  ) {
    var name = named
    if name == .hcpcs {
      switch HCPCS.level(segment.buffer.span, bounds) {
      // A table of both levels is as good.
      case .one where !knowsService(segment.buffer.span, bounds): name = .cpt
      case .dental: return
      case .one, .two, .none: break
      }
    }
    // The status of a prescription drug's claim (RX) is a code of its own list.
    if name == .claimStatus, !segment.bounds(position.element, 4).isEmpty { return }
    let place = name.index
    let isLoaded = isLoaded(name)
    if !isLoaded { absentBits |= 1 &<< UInt32(place) }
    let code = PackedCode.of(segment.buffer.span, bounds.lowerBound, bounds.upperBound)
    let period =
      !isLoaded
      ? CodeTable.unknown
      : code == PackedCode.tooLong
        ? self.tables[place].period(of: String(decoding: segment.buffer[bounds], as: UTF8.self))
        : self.tables[place].period(packed: code)
    let hasForm = period != CodeTable.unknown || name.mayHold(segment.buffer.span.extracting(bounds))
    // Most codes are valid on all days of their table: only others need theirs. Reasons of payers have that of the group.
    let isKnownReason = period != CodeTable.unknown && !name.isOfService
    let isSound =
      isLoaded
      ? self.tables[place].isWhole(period)
        || isKnownReason && sent.map { self.tables[place].holds(period, on: $0) } ?? true
      : hasForm
    // Of each classification, the first code waits for the claim's day, whatever its table says.
    let isFirst = isInClaim && name.isClassification && classified & 1 &<< UInt32(place) == 0
    if isSound, !isFirst { return }
    if isFirst { classified |= 1 &<< UInt32(place) }
    if guide !== tables { guide = tables }
    let entry = Waiting(
      table: name, code: code, period: period, ordinal: segment.ordinal, id: segment.id, element: position.element,
      component: position.component, offset: segment.base + bounds.lowerBound,
      loop: loop, day: lineDay, hasForm: hasForm)
    if isInClaim, hasForm, name.isOfService,
      period != CodeTable.unknown || self.tables[place].covered != .all || isFirst
    {
      if waiting.count == Self.mostWaiting { lookUpWaiting(&sink) }
      waiting.append(entry)
    } else {
      look(up: entry, &sink)
    }
  }

  private func knowsService(_ bytes: borrowing Span<UInt8>, _ bounds: Range<Int>) -> Bool {
    let code = PackedCode.of(bytes, bounds.lowerBound, bounds.upperBound)
    return tables[CodeTableName.hcpcs.index].period(packed: code) != CodeTable.unknown
  }

  /// Takes the header of a group, which says when its sets were sent.
  mutating func open(group segment: borrowing Segment) {
    let bounds = segment.bounds(4)
    sent = bounds.count == 8 ? CalendarDate(d8: segment.buffer.span.extracting(bounds))?.days : nil
  }

  /// Follows the segments that begin and end claims and lines and say their days.
  mutating func accept(_ segment: borrowing Segment, _ code: UInt32, _ sink: inout FindingSink) {
    switch code {
    case MoneySegment.clm, MoneySegment.clp:
      endClaim(&sink)
      isInClaim = true
      isStay = code == MoneySegment.clm && CodeSegment.stays.contains(segment.packed(5, component: 1))
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

  /// Takes a day of service, or the days of a statement: the last day of a stay counts, the first of anything else.
  private mutating func note(day segment: borrowing Segment, element: Int, _ qualifier: UInt64) {
    let bounds = segment.bounds(element)
    guard bounds.count == 8 || bounds.count == 17 else { return }
    let isStatement = qualifier == CodeSegment.statement
    let start = isStatement && isStay && bounds.count == 17 ? bounds.upperBound - 8 : bounds.lowerBound
    guard let day = CalendarDate(d8: segment.buffer.span.extracting(start..<start + 8))?.days else { return }
    if isStatement {
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
    classified = 0
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

  private func isLoaded(_ name: CodeTableName) -> Bool { loadedBits & 1 &<< UInt32(name.index) != 0 }

  private func look(up entry: Waiting, _ sink: inout FindingSink) {
    // Words are made where something is told: nearly all codes are valid.
    var name: String { entry.table.title }
    var code: String { entry.code == PackedCode.tooLong ? "the value" : "\"\(PackedCode.text(entry.code))\"" }
    var day: String { entry.day.flatMap { CalendarDate(days: $0) }.map { " on \($0)" } ?? "" }
    if entry.table.isClassification, let own = entry.day, !entry.table.daysInForce.contains(own) {
      tell(
        .codeDay,
        "\(code) is marked as an \(name), which is for services \(entry.table.daysInForce), and this one was\(day). Code by the "
          + "classification of that day.", entry, &sink)
      return
    }
    guard isLoaded(entry.table) || !entry.hasForm else { return }
    if !entry.table.isOfService, entry.period != CodeTable.unknown {
      let day = sent.flatMap { CalendarDate(days: $0) }.map { " on \($0), when the group was sent (GS04)" } ?? ""
      tell(
        .codeDay,
        "\(code) is a \(name), but was not in use\(day). Only corrections of older payments repeat such a one.",
        entry, &sink)
      return
    }
    let table = tables[entry.table.index]
    switch table.verdict(entry.period, on: entry.day, sent: sent) {
    case .valid: break
    case .notOnThatDay:
      tell(
        .codeDay, "\(code) is an \(name), but not valid\(day). Code by the edition in force on that day.", entry, &sink)
    case .notCovered where entry.hasForm:
      tell(
        .codeEdition,
        "whether \(code) is valid\(day) is not known: the table that is loaded (\(name), \(table.covered)) speaks of other days. "
          + "Load the edition of that day.", entry, &sink)
    case .unknown, .notCovered: tell(.codeUnknown, "\(code) is no \(name). Correct it.", entry, &sink)
    }
  }

  private func tell(_ rule: ConformanceRule, _ text: String, _ entry: Waiting, _ sink: inout FindingSink) {
    // By a wrong address a letter may go astray, and an ended reason is still understood, but nothing is paid by them.
    let isEnded = rule == .codeDay && !entry.table.isOfService
    let severity: Problem.Severity = entry.table.isOfAddress || isEnded ? .warning : rule.severity
    let component = entry.component > 0 ? entry.component : nil
    let loop = guide?.path(entry.loop) ?? ""
    sink.add(
      Finding(
        Problem(
          rule: rule.name, severity: severity, segment: entry.ordinal, segmentID: entry.id, element: entry.element,
          component: component, offset: entry.offset,
          message: FindingSink.place(entry.ordinal, entry.id, entry.element, component, loop) + text),
        level: rule.level, loop: loop, code: rule.code))
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
  /// Types of bill whose last day decides which codes hold: hospital inpatient, swing bed, nursing home inpatient, home health,
  /// religious institution, intermediate care.
  static let stays: [UInt64] = ["11", "18", "21", "32", "41", "65", "66"].map { PackedCode.of($0) }
}

/// Codes of services. Those of level II begin with a letter; level I (CPT) belongs to the American Medical Association and is loaded by its
/// licensees, and so do those of dentists (CDT), which begin with D.
enum HCPCS {
  enum Level {
    case one, two, dental
    /// No code looks so.
    case none
  }

  static func level(_ bytes: borrowing Span<UInt8>, _ bounds: Range<Int>) -> Level {
    guard bounds.count == 5 else { return .none }
    let start = bounds.lowerBound
    for index in start + 1..<start + 4 where !bytes[index].isDigit { return .none }
    let (first, last) = (bytes[start], bytes[start + 4])
    if first.isDigit { return last.isDigit || last.isUppercase ? .one : .none }
    guard first.isUppercase, last.isDigit else { return .none }
    return first == UInt8(ascii: "D") ? .dental : .two
  }
}
