/// Checks the elements of a segment against the guide: that those required are there, that others are not, and what they hold.
struct ElementCheck: Sendable {
  let tables: GuideTables

  /// Checks a segment that is `number` in the guide; codes to be looked up later are added to `codes`.
  func check(
    _ segment: borrowing Segment, _ number: Int, _ walk: borrowing GuideWalk, _ codes: inout CodeCheck,
    _ sink: inout FindingSink
  ) {
    let rules = tables.segments[number]
    let count = segment.elementCount
    let known = Int(rules.elementCount)
    var present: UInt64 = 0
    var element = 1
    while element <= min(count, known) {
      let bounds = segment.bounds(element)
      if !bounds.isEmpty, segment.buffer[bounds.lowerBound] == .space, segment.isBlank(bounds) {
        reportBlank(segment, bounds, Position(element: element, component: 0), rules, walk, &sink)
        if rules.required & 1 &<< UInt64(element) != 0 { present |= 1 &<< UInt64(element) }
      } else if !bounds.isEmpty {
        present |= 1 &<< UInt64(element)
        let rule = tables.elements[Int(rules.firstElement) &+ element &- 1]
        if rule.isUsed {
          check(segment, bounds, rule, Position(element: element, component: 0), rules, walk, &codes, &sink)
        }
      }
      element &+= 1
    }
    if count > known { checkExtra(segment, number, walk, &sink) }
    let missing = rules.required & ~present
    if missing != 0 { report(missing: missing, segment, number, walk, &sink) }
    let unused = present & ~rules.used
    if unused != 0 { report(unused: unused, segment, number, walk, &sink) }
    var relation = Int(rules.firstRelation)
    while relation < Int(rules.endRelation) {
      if !tables.relations[relation].holds(present) {
        report(tables.relations[relation].relation, segment, walk, &sink)
      }
      relation &+= 1
    }
    if rules.firstRule < rules.endRule {
      for rule in Int(rules.firstRule)..<Int(rules.endRule) {
        check(rule: rule, segment, walk, &sink)
      }
    }
  }

  struct Position {
    var element: Int
    var component: Int
  }

  /// Checks a value that is there; a repeated one, and a composite, part by part.
  private func check(
    _ segment: borrowing Segment, _ bounds: Range<Int>, _ rule: GuideTables.Element, _ position: Position,
    _ rules: GuideTables.SegmentRules, _ walk: borrowing GuideWalk, _ codes: inout CodeCheck, _ sink: inout FindingSink
  ) {
    guard rule.repeats == 1 else {
      checkRepeated(segment, bounds, rule, position, rules, walk, &codes, &sink)
      return
    }
    if rule.kind == .composite {
      checkComposite(segment, bounds, rule, position, rules, walk, &codes, &sink)
    } else {
      let fits = checkValue(segment, bounds, rule, position, walk, &sink)
      if fits, rule.table >= 0 || rule.tableBy > 0 {
        let qualifier = rule.tableBy > 0 ? segment.packed(Int(rule.tableBy), component: 0) : 0
        checkTable(segment, bounds, rule, position, qualifier, walk, &codes, &sink)
      }
    }
  }

  private func checkRepeated(
    _ segment: borrowing Segment, _ bounds: Range<Int>, _ rule: GuideTables.Element, _ position: Position,
    _ rules: GuideTables.SegmentRules, _ walk: borrowing GuideWalk, _ codes: inout CodeCheck, _ sink: inout FindingSink
  ) {
    var single = rule
    single.repeats = 1
    guard let separator = segment.delimiters.repetition else {
      check(segment, bounds, single, position, rules, walk, &codes, &sink)
      return
    }
    var start = bounds.lowerBound
    var count = 0
    while start <= bounds.upperBound {
      var end = start
      while end < bounds.upperBound, segment.buffer[end] != separator { end += 1 }
      count += 1
      if start < end { check(segment, start..<end, single, position, rules, walk, &codes, &sink) }
      start = end + 1
    }
    if count > Int(rule.repeats) {
      sink.add(
        .elementRepeat, segment, loop: walk.path, element: position.element,
        "the element is repeated \(count) times, \(rule.repeats) are allowed. Leave out what is too much.")
    }
  }

  private func checkComposite(
    _ segment: borrowing Segment, _ bounds: Range<Int>, _ rule: GuideTables.Element, _ position: Position,
    _ rules: GuideTables.SegmentRules, _ walk: borrowing GuideWalk, _ codes: inout CodeCheck, _ sink: inout FindingSink
  ) {
    let separator = segment.delimiters.component
    var component = 0
    var start = bounds.lowerBound
    var present: UInt64 = 0
    var qualifier: UInt64 = 0
    while start <= bounds.upperBound {
      var end = start
      while end < bounds.upperBound, segment.buffer[end] != separator { end &+= 1 }
      component &+= 1
      if component > Int(rule.componentCount) {
        if start < end {
          sink.add(
            .componentExtra, segment, loop: walk.path, element: position.element, component: component,
            "the composite has \(rule.componentCount) components, and here is one more. Leave it out.")
        }
      } else if start < end {
        present |= 1 &<< UInt64(component)
        let inner = tables.elements[Int(rule.firstComponent) &+ component &- 1]
        let place = Position(element: position.element, component: component)
        if component == 1 { qualifier = PackedCode.of(segment.buffer.span, start, end) }
        if inner.isUsed {
          let fits = checkValue(segment, start..<end, inner, place, walk, &sink)
          if fits, inner.table >= 0 || inner.tableBy > 0 {
            checkTable(segment, start..<end, inner, place, inner.tableBy == 1 ? qualifier : 0, walk, &codes, &sink)
          }
        } else {
          sink.add(
            .elementNotUsed, segment, loop: walk.path, element: position.element, component: component,
            offset: segment.base + start,
            "the guide does not use this component, but it holds a value. Leave it out.")
        }
      }
      start = end &+ 1
    }
    component = 1
    while component <= Int(rule.componentCount) {
      let inner = tables.elements[Int(rule.firstComponent) &+ component &- 1]
      if inner.isRequired, present & (1 &<< UInt64(component)) == 0 {
        sink.add(
          .elementRequired, segment, loop: walk.path, element: position.element, component: component,
          offset: segment.base + bounds.lowerBound,
          "\(title(segment, position.element, component)) is missing. Ask the sender to add it.")
      }
      component &+= 1
    }
  }

  /// Checks type, length and codes of one value; gives whether it keeps them, so that one value is told once.
  @inline(__always)
  private func checkValue(
    _ segment: borrowing Segment, _ bounds: Range<Int>, _ rule: GuideTables.Element, _ position: Position,
    _ walk: borrowing GuideWalk, _ sink: inout FindingSink
  ) -> Bool {
    var length = bounds.count
    switch rule.kind {
    case .text, .code, .binary, .composite: break
    case .decimal, .whole:
      let digits = Number.digits(segment.buffer.span, bounds, hasPoint: rule.kind == .decimal)
      if digits < 0 {
        reportNumber(segment, bounds, rule, position, walk, &sink)
        return false
      }
      length = digits
    case .date:
      if !CalendarText.isDate(segment.buffer.span, bounds) {
        report(
          .elementDate, "is no day of the calendar, which is written as CCYYMMDD", segment, bounds, position, walk,
          &sink)
        return false
      }
    case .time:
      if !CalendarText.isTime(segment.buffer.span, bounds) {
        report(
          .elementTime, "is no time of day, which is written as HHMM or HHMMSS", segment, bounds, position, walk, &sink)
        return false
      }
    }
    if length < Int(rule.shortest) {
      report(
        .elementShort, "is shorter than the \(rule.shortest) characters that it must have", segment, bounds, position,
        walk, &sink)
      return false
    }
    if length > Int(rule.longest) {
      report(
        .elementLong, "is longer than the \(rule.longest) characters that are allowed", segment, bounds, position, walk,
        &sink)
      return false
    }
    if rule.codes.count > 0 {
      let value = PackedCode.of(segment.buffer.span, bounds.lowerBound, bounds.upperBound)
      if !tables.contains(rule.codes, value) {
        reportCode(segment, bounds, rule, position, walk, &sink)
        return false
      }
    }
    return true
  }

  private func checkTable(
    _ segment: borrowing Segment, _ bounds: Range<Int>, _ rule: GuideTables.Element, _ position: Position,
    _ qualifier: UInt64, _ walk: borrowing GuideWalk, _ codes: inout CodeCheck, _ sink: inout FindingSink
  ) {
    let table: ValueTable
    if rule.table >= 0 {
      table = tables.tables[Int(rule.table)]
    } else {
      guard let named = ValueTable.named(by: qualifier) else { return }
      table = named
    }
    let bytes = segment.buffer.span
    switch table {
    case .date:
      if !CalendarText.isDay(bytes, bounds) {
        report(
          .elementDate, "is no day of the calendar, which is written as CCYYMMDD", segment, bounds, position, walk,
          &sink)
      }
    case .dateRange:
      if !CalendarText.isPeriod(bytes, bounds) {
        report(
          .elementDate, "is no period of days, which is written as CCYYMMDD-CCYYMMDD", segment, bounds, position, walk,
          &sink
        )
      }
    case .dateTime:
      if !CalendarText.isMoment(bytes, bounds) {
        report(
          .elementDate, "is no day and time, which are written as CCYYMMDDHHMM", segment, bounds, position, walk, &sink)
      }
    case .time:
      if !CalendarText.isTime(bytes, bounds) {
        report(.elementTime, "is no time of day, which is written as HHMM", segment, bounds, position, walk, &sink)
      }
    case .npi:
      if !NPI.isValid(bytes, bounds) {
        report(
          .npiCheckDigit,
          "is no National Provider Identifier: it has ten digits, begins with 1 or 2, and its last digit checks the others",
          segment, bounds, position, walk, &sink)
      }
    case .codes(let name):
      codes.note(name, segment, bounds, position, walk, &sink)
    }
  }

  private func checkExtra(
    _ segment: borrowing Segment, _ number: Int, _ walk: borrowing GuideWalk, _ sink: inout FindingSink
  ) {
    let known = Int(tables.segments[number].elementCount)
    guard let first = (known + 1...segment.elementCount).first(where: { !segment.isEmpty($0) }) else { return }
    sink.add(
      .elementExtra, segment, loop: walk.path, element: first,
      "\(segment.id) has \(known) elements, and here is one more. A delimiter may stand inside a value; correct it.")
  }

  /// Checks a situational rule of the guide.
  private func check(
    rule index: Int, _ segment: borrowing Segment, _ walk: borrowing GuideWalk, _ sink: inout FindingSink
  ) {
    let rule = tables.segmentRules[index]
    for test in Int(rule.firstTest)..<Int(rule.firstNeed) where !tables.holds(tables.tests[test], segment) { return }
    var holds = 0
    var broken = Int(rule.firstNeed)
    for test in Int(rule.firstNeed)..<Int(rule.end) {
      let isHeld = tables.holds(tables.tests[test], segment)
      if isHeld { holds += 1 }
      if isHeld == rule.forbids { broken = test }
    }
    let count = Int(rule.end - rule.firstNeed)
    let isKept = rule.forbids ? holds == 0 : rule.needsAll ? holds == count : holds > 0
    guard !isKept else { return }
    let (said, place) = (tables.segmentRuleTexts[index], tables.tests[broken])
    sink.add(
      said.id, said.severity, .situation, .element(rule.forbids ? "I13" : "I9"), segment, loop: walk.path,
      element: place.element, component: place.component > 0 ? place.component : nil, said.sentence)
  }
}

// What is told about elements.
extension ElementCheck {
  /// What the dictionary calls an element or component.
  func title(_ segment: borrowing Segment, _ element: Int, _ component: Int?) -> String {
    guard let definition = tables.dictionary[segment.id.uppercased()], element <= definition.elements.count else {
      return "a value"
    }
    let own = definition.elements[element - 1]
    guard let component, component >= 1, component <= own.components.count else { return own.title }
    return own.components[component - 1].title
  }

  private func report(
    missing: UInt64, _ segment: borrowing Segment, _ number: Int, _ walk: borrowing GuideWalk, _ sink: inout FindingSink
  ) {
    for element in 1...Int(tables.segments[number].elementCount) where missing & (1 << UInt64(element)) != 0 {
      sink.add(
        .elementRequired, segment, loop: walk.path, element: element,
        "\(title(segment, element, nil)) is missing. Ask the sender to add it.")
    }
  }

  private func report(
    unused: UInt64, _ segment: borrowing Segment, _ number: Int, _ walk: borrowing GuideWalk, _ sink: inout FindingSink
  ) {
    for element in 1...Int(tables.segments[number].elementCount) where unused & (1 << UInt64(element)) != 0 {
      sink.add(
        .elementNotUsed, segment, loop: walk.path, element: element,
        "\(title(segment, element, nil)) is not used by the guide here, but holds \"\(segment.text(element).prefix(40))\". Leave it "
          + "out.")
    }
  }

  private func report(
    _ relation: ElementRelation, _ segment: borrowing Segment, _ walk: borrowing GuideWalk, _ sink: inout FindingSink
  ) {
    let isExclusion = relation.kind == .exclusive
    let missing = relation.elements.first { segment.isEmpty($0) != isExclusion }
    sink.add(
      isExclusion ? .elementExclusion : .elementRelation, segment, loop: walk.path, element: missing,
      "\(relation.sentence) (\(relation.description)).")
  }

  private func reportBlank(
    _ segment: borrowing Segment, _ bounds: Range<Int>, _ position: Position, _ rules: GuideTables.SegmentRules,
    _ walk: borrowing GuideWalk, _ sink: inout FindingSink
  ) {
    let rule = ConformanceRule.elementBlank
    // Blanks where a value may be absent lose nothing.
    let isRequired = rules.required & 1 << UInt64(position.element) != 0
    sink.add(
      rule.name, isRequired ? rule.severity : .warning, rule.level, rule.code, segment, loop: walk.path,
      element: position.element, offset: segment.base + bounds.lowerBound,
      "\(title(segment, position.element, nil)) is nothing but blanks, which are no value. "
        + (isRequired ? "Ask the sender to fill it." : "Leave it empty."))
  }

  private func reportNumber(
    _ segment: borrowing Segment, _ bounds: Range<Int>, _ rule: GuideTables.Element, _ position: Position,
    _ walk: borrowing GuideWalk, _ sink: inout FindingSink
  ) {
    report(
      .elementNumber, rule.kind == .decimal ? "is no number" : "is no whole number", segment, bounds, position, walk,
      &sink)
  }

  private func reportCode(
    _ segment: borrowing Segment, _ bounds: Range<Int>, _ rule: GuideTables.Element, _ position: Position,
    _ walk: borrowing GuideWalk, _ sink: inout FindingSink
  ) {
    let range = Int(rule.codes.start)..<Int(rule.codes.start) + Int(min(rule.codes.count, 12))
    let codes = tables.codes[range].map(PackedCode.text)
    let more = rule.codes.count > 12 ? " …" : ""
    report(
      .elementCode, "is none of the codes that the guide allows here (\(codes.joined(separator: ", "))\(more))",
      segment,
      bounds, position, walk, &sink)
  }

  private func report(
    _ rule: ConformanceRule, _ text: String, _ segment: borrowing Segment, _ bounds: Range<Int>, _ position: Position,
    _ walk: borrowing GuideWalk, _ sink: inout FindingSink
  ) {
    let component = position.component > 0 ? position.component : nil
    let value = String(decoding: segment.buffer[bounds].prefix(40), as: UTF8.self)
    sink.add(
      rule, segment, loop: walk.path, element: position.element, component: component,
      offset: segment.base + bounds.lowerBound,
      "\(title(segment, position.element, component)) \"\(value)\" \(text). Correct it.")
  }
}

extension Segment {
  /// Whether nothing but blanks stands there.
  fileprivate func isBlank(_ bounds: Range<Int>) -> Bool { buffer[bounds].allSatisfy { $0 == .space } }
}
