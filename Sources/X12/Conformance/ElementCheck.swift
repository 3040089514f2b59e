/// An element of a segment, or with a component above 0 a part of it.
struct ElementPosition: Sendable {
  var element: Int
  var component: Int
}

// Checks the elements of a segment against the guide: that those required are there, that others are not, and what they hold.
extension GuideTables {
  /// Checks a segment that is `number` in the guide; codes to be looked up later are added to `codes`.
  func check(
    _ segment: borrowing Segment, _ number: Int, _ loop: Int32, _ codes: inout CodeCheck, _ sink: inout FindingSink
  ) {
    let rules = segments[number]
    let bytes = segment.buffer.span
    let marks = segment.marks.positions.span
    let own = self.elements
    let elements = own.span
    let count = segment.elementCount
    let last = min(count, Int(rules.elementCount))
    let firstMark = segment.firstMark
    let separators = segment.separators
    var present: UInt64 = 0
    var start = count > 0 ? Int(marks[firstMark]) &+ 1 : 0
    var element = 1
    while element <= last {
      let end = Int(marks[firstMark &+ element])
      if start < end {
        present |= 1 &<< UInt64(element)
        let index = Int(rules.firstElement) &+ element &- 1
        if bytes[start] == .space, segment.isBlank(start..<end) {
          reportBlank(segment, start..<end, ElementPosition(element: element, component: 0), rules, loop, &sink)
          if rules.required & 1 &<< UInt64(element) == 0 { present &= ~(1 &<< UInt64(element)) }
        } else if !isPlainlyGood(bytes, start, end, elements, index, separators) {
          check(segment, start..<end, index, ElementPosition(element: element, component: 0), loop, &codes, &sink)
        }
      }
      start = end &+ 1
      element &+= 1
    }
    if segment.holdsUnusualCharacters { checkCharacters(segment, rules, loop, &sink) }
    if count > Int(rules.elementCount) { checkExtra(segment, number, loop, &sink) }
    if present | rules.required == 0 { reportBare(segment, loop, &sink) }
    if rules.required & ~present != 0 { report(missing: rules.required & ~present, segment, number, loop, &sink) }
    if present & ~rules.used != 0 { report(unused: present & ~rules.used, segment, number, loop, &sink) }
    var relation = Int(rules.firstRelation)
    while relation < Int(rules.endRelation) {
      if !relations[relation].holds(present) { report(relations[relation].relation, segment, loop, &sink) }
      relation &+= 1
    }
    var rule = Int(rules.firstRule)
    while rule < Int(rules.endRule) {
      check(rule: rule, segment, loop, &sink)
      rule &+= 1
    }
  }

  /// Whether a value is all that the guide asks, where that is soon seen.
  @inline(__always)
  private func isPlainlyGood(
    _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int, _ elements: borrowing Span<Element>, _ index: Int,
    _ separators: BytePair
  ) -> Bool {
    let shape = elements[index].shape
    if shape == .other { return false }
    let isFree = shape == .free
    let length =
      shape == .number
      ? Number.shortDigits(bytes, start, end, hasPoint: elements[index].kind == .decimal) : end &- start
    if length < Int(elements[index].shortest) { return false }
    if length > Int(elements[index].longest) { return false }
    if isFree { return !separators.stands(in: bytes, start, end) }
    return shape == .number || contains(elements[index].codes, PackedCode.of(bytes, start, end))
  }

  /// Checks a value that is there; a repeated one, and a composite, part by part.
  @inline(never)
  private func check(
    _ segment: borrowing Segment, _ bounds: Range<Int>, _ index: Int, _ position: ElementPosition,
    _ loop: Int32, _ codes: inout CodeCheck, _ sink: inout FindingSink
  ) {
    let rule = elements[index]
    guard rule.isUsed else { return }
    if rule.repeats == 1 {
      checkOne(segment, bounds, rule, position, loop, &codes, &sink)
    } else {
      checkRepeated(segment, bounds, rule, position, loop, &codes, &sink)
    }
  }

  @inline(__always)
  private func checkOne(
    _ segment: borrowing Segment, _ bounds: Range<Int>, _ rule: GuideTables.Element, _ position: ElementPosition,
    _ loop: Int32, _ codes: inout CodeCheck, _ sink: inout FindingSink
  ) {
    if segment.header == nil, holdsForeignSeparator(segment, bounds, rule, position, loop, &sink) { return }
    if rule.kind == .composite {
      checkComposite(segment, bounds, rule, position, loop, &codes, &sink)
    } else if checkValue(segment, bounds, rule, position, loop, &sink), rule.table >= 0 || rule.tableBy > 0 {
      let qualifier = rule.tableBy > 0 ? segment.packed(Int(rule.tableBy), component: 0) : 0
      checkTable(segment, bounds, rule, position, qualifier, loop, &codes, &sink)
    }
  }

  /// Tells of a separator of components in what has none, and of one of repetitions in what is not repeated.
  @inline(__always)
  private func holdsForeignSeparator(
    _ segment: borrowing Segment, _ bounds: Range<Int>, _ rule: GuideTables.Element, _ position: ElementPosition,
    _ loop: Int32, _ sink: inout FindingSink
  ) -> Bool {
    guard rule.kind != .binary else { return false }
    let component = rule.kind == .composite ? nil : Optional(segment.delimiters.component)
    let repetition = rule.repeats == 1 ? segment.delimiters.repetition : nil
    guard let one = component ?? repetition else { return false }
    let pair = BytePair(one, repetition ?? one)
    guard pair.stands(in: segment.buffer.span, bounds.lowerBound, bounds.upperBound) else { return false }
    report(separator: one, or: repetition, segment, bounds, rule, position, loop, &sink)
    return true
  }

  @inline(never)
  private func checkRepeated(
    _ segment: borrowing Segment, _ bounds: Range<Int>, _ rule: GuideTables.Element, _ position: ElementPosition,
    _ loop: Int32, _ codes: inout CodeCheck, _ sink: inout FindingSink
  ) {
    guard let separator = segment.delimiters.repetition else {
      checkOne(segment, bounds, rule, position, loop, &codes, &sink)
      return
    }
    var start = bounds.lowerBound
    var count = 0
    while start <= bounds.upperBound {
      var end = start
      while end < bounds.upperBound, segment.buffer[end] != separator { end += 1 }
      count += 1
      if start < end { checkOne(segment, start..<end, rule, position, loop, &codes, &sink) }
      start = end + 1
    }
    if count > Int(rule.repeats) {
      sink.add(
        .elementRepeat, segment, loop: path(loop), element: position.element,
        "the element is repeated \(count) times, \(rule.repeats) are allowed. Leave out what is too much.")
    }
  }

  private func checkComposite(
    _ segment: borrowing Segment, _ bounds: Range<Int>, _ rule: GuideTables.Element, _ position: ElementPosition,
    _ loop: Int32, _ codes: inout CodeCheck, _ sink: inout FindingSink
  ) {
    let separator = segment.delimiters.component
    let separators = BytePair(separator, separator)
    let bytes = segment.buffer.span
    let own = self.elements
    let elements = own.span
    var component = 0
    var start = bounds.lowerBound
    var present: UInt64 = 0
    var qualifier: UInt64 = 0
    while start <= bounds.upperBound {
      var end = start
      while end < bounds.upperBound, bytes[end] != separator { end &+= 1 }
      component &+= 1
      if component > Int(rule.componentCount) {
        if start < end { report(extraComponent: component, of: rule, segment, position, loop, &sink) }
      } else if start < end {
        present |= 1 &<< UInt64(component)
        let index = Int(rule.firstComponent) &+ component &- 1
        let place = ElementPosition(element: position.element, component: component)
        if component == 1 { qualifier = PackedCode.of(bytes, start, end) }
        if isPlainlyGood(bytes, start, end, elements, index, separators) {
          // Nothing more is asked.
        } else if elements[index].isUsed {
          let inner = elements[index]
          let fits = checkValue(segment, start..<end, inner, place, loop, &sink)
          if fits, inner.table >= 0 || inner.tableBy > 0 {
            checkTable(segment, start..<end, inner, place, inner.tableBy == 1 ? qualifier : 0, loop, &codes, &sink)
          }
        } else {
          report(unusedComponent: component, at: start, segment, position, loop, &sink)
        }
      }
      start = end &+ 1
    }
    if rule.requiredComponents & ~present != 0 {
      report(
        missingComponents: rule.requiredComponents & ~present, at: bounds.lowerBound, segment, position, loop, &sink)
    }
  }

  /// Checks type, length and codes of one value; gives whether it keeps them, so that one value is told once.
  @inline(__always)
  private func checkValue(
    _ segment: borrowing Segment, _ bounds: Range<Int>, _ rule: GuideTables.Element, _ position: ElementPosition,
    _ loop: Int32, _ sink: inout FindingSink
  ) -> Bool {
    var length = bounds.count
    switch rule.kind {
    case .text, .code, .binary, .composite: break
    case .decimal, .whole:
      let digits = Number.digits(segment.buffer.span, bounds, hasPoint: rule.kind == .decimal)
      if digits < 0 {
        reportNumber(segment, bounds, rule, position, loop, &sink)
        return false
      }
      length = digits
    case .date:
      if !CalendarText.isDate(segment.buffer.span, bounds) {
        report(
          .elementDate, "is no day of the calendar, which is written as \(rule.longest == 6 ? "YYMMDD" : "CCYYMMDD")",
          segment, bounds, position, loop, &sink)
        return false
      }
    case .time:
      if !CalendarText.isTime(segment.buffer.span, bounds) {
        report(
          .elementTime, "is no time of day, which is written as HHMM or HHMMSS", segment, bounds, position, loop, &sink)
        return false
      }
    }
    if length < Int(rule.shortest) {
      report(
        .elementShort, "is shorter than the \(rule.shortest) characters that it must have", segment, bounds, position,
        loop, &sink)
      return false
    }
    if length > Int(rule.longest) {
      report(
        .elementLong, "is longer than the \(rule.longest) characters that are allowed", segment, bounds, position, loop,
        &sink)
      return false
    }
    if rule.codes.count > 0 {
      let value = PackedCode.of(segment.buffer.span, bounds.lowerBound, bounds.upperBound)
      if !contains(rule.codes, value) {
        reportCode(segment, bounds, rule, position, loop, &sink)
        return false
      }
    }
    return true
  }

  private func checkTable(
    _ segment: borrowing Segment, _ bounds: Range<Int>, _ rule: GuideTables.Element, _ position: ElementPosition,
    _ qualifier: UInt64, _ loop: Int32, _ codes: inout CodeCheck, _ sink: inout FindingSink
  ) {
    let table: ValueTable
    if rule.table >= 0 {
      table = tables[Int(rule.table)]
    } else {
      guard let named = ValueTable.named(by: qualifier) else { return }
      table = named
    }
    let bytes = segment.buffer.span
    switch table {
    case .date:
      if !CalendarText.isDay(bytes, bounds) {
        report(
          .elementDate, "is no day of the calendar, which is written as CCYYMMDD", segment, bounds, position, loop,
          &sink)
      }
    case .dateRange:
      if !CalendarText.isPeriod(bytes, bounds) {
        report(
          .elementDate, "is no period of days, which is written as CCYYMMDD-CCYYMMDD, the first day not after the last",
          segment, bounds, position, loop, &sink)
      }
    case .dateTime:
      if !CalendarText.isMoment(bytes, bounds) {
        report(
          .elementDate, "is no day and time, which are written as CCYYMMDDHHMM", segment, bounds, position, loop, &sink)
      }
    case .time:
      if !CalendarText.isTime(bytes, bounds) {
        report(.elementTime, "is no time of day, which is written as HHMM", segment, bounds, position, loop, &sink)
      }
    case .npi:
      if !NPI.isValid(bytes, bounds) {
        report(
          .npiCheckDigit,
          "is no National Provider Identifier: it has ten digits, begins with 1 or 2, and its last digit checks the others",
          segment, bounds, position, loop, &sink)
      }
    case .codes(let name):
      codes.note(name, segment, bounds, position, loop, self, &sink)
    }
  }

  /// A segment that requires no element in particular must hold one all the same.
  @inline(never)
  private func reportBare(_ segment: borrowing Segment, _ loop: Int32, _ sink: inout FindingSink) {
    guard (1...max(1, segment.elementCount)).allSatisfy({ segment.isEmpty($0) }) else { return }
    sink.add(
      .segmentBare, segment, loop: path(loop),
      "the segment holds nothing. Leave it out, or ask the sender what it was to say.")
  }

  @inline(never)
  private func checkExtra(
    _ segment: borrowing Segment, _ number: Int, _ loop: Int32, _ sink: inout FindingSink
  ) {
    let known = Int(segments[number].elementCount)
    guard let first = (known + 1...segment.elementCount).first(where: { !segment.isEmpty($0) }) else { return }
    sink.add(
      .elementExtra, segment, loop: path(loop), element: first,
      "\(segment.id) has \(known) elements, and here is one more. A delimiter may stand inside a value; correct it.")
  }

  /// Checks a situational rule of the guide.
  private func check(
    rule index: Int, _ segment: borrowing Segment, _ loop: Int32, _ sink: inout FindingSink
  ) {
    let rule = segmentRules[index]
    for test in Int(rule.firstTest)..<Int(rule.firstNeed) where !holds(tests[test], segment) { return }
    var held = 0
    var broken = Int(rule.firstNeed)
    for test in Int(rule.firstNeed)..<Int(rule.end) {
      let isHeld = holds(tests[test], segment)
      if isHeld { held += 1 }
      if isHeld == rule.forbids { broken = test }
    }
    let count = Int(rule.end - rule.firstNeed)
    let isKept = rule.forbids ? held == 0 : rule.needsAll ? held == count : held > 0
    guard !isKept else { return }
    report(broken: index, at: tests[broken], segment, loop, &sink)
  }

  @inline(never)
  private func report(
    broken index: Int, at place: Test, _ segment: borrowing Segment, _ loop: Int32, _ sink: inout FindingSink
  ) {
    let said = segmentRuleTexts[index]
    sink.add(
      said.id, said.severity, said.level, said.elementCode, segment, loop: path(loop),
      element: place.element, component: place.component > 0 ? place.component : nil, said.sentence)
  }
}

extension Segment {
  /// Whether nothing but blanks stands there.
  fileprivate func isBlank(_ bounds: Range<Int>) -> Bool { buffer[bounds].allSatisfy { $0 == .space } }
}

extension Segment {
  /// The separators that plain values must not hold; where there are none for repetitions, that of components alone. A header
  /// declares them.
  @inline(__always)
  fileprivate var separators: BytePair {
    BytePair(delimiters.component, delimiters.repetition ?? delimiters.component)
  }
}
