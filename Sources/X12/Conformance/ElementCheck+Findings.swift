// What is told about elements.
extension GuideTables {
  @inline(never)
  func report(
    extraComponent component: Int, of rule: GuideTables.Element, _ segment: borrowing Segment,
    _ position: ElementPosition,
    _ loop: Int32, _ sink: inout FindingSink
  ) {
    sink.add(
      .componentExtra, segment, loop: path(loop), element: position.element, component: component,
      "the composite has \(rule.componentCount) components, and here is one more. Leave it out.")
  }

  @inline(never)
  func report(
    separator one: UInt8, or other: UInt8?, _ segment: borrowing Segment, _ bounds: Range<Int>,
    _ rule: GuideTables.Element, _ position: ElementPosition, _ loop: Int32, _ sink: inout FindingSink
  ) {
    guard let separator = segment.buffer[bounds].first(where: { $0 == one || $0 == other }) else { return }
    let character = Character(Unicode.Scalar(separator))
    if separator == segment.delimiters.repetition {
      sink.add(
        .elementRepeat, segment, loop: path(loop), element: position.element,
        "\(title(segment, position.element, nil)) stands once, but here \"\(character)\" separates repetitions. Leave out what is "
          + "too much, or send with another separator (ISA11).")
    } else {
      sink.add(
        .componentExtra, segment, loop: path(loop), element: position.element,
        "\(title(segment, position.element, nil)) is one value, but here \"\(character)\" separates components. Correct the value, "
          + "or send with another separator (ISA16).")
    }
  }

  /// Tells of elements with characters that have no place in X12 unless sender and receiver agree on them.
  @inline(never)
  func checkCharacters(_ segment: borrowing Segment, _ rules: SegmentRules, _ loop: Int32, _ sink: inout FindingSink) {
    guard segment.elementCount > 0, rules.elementCount > 0 else { return }
    for element in 1...min(segment.elementCount, Int(rules.elementCount))
    where elements[Int(rules.firstElement) + element - 1].kind != .binary {
      let delimiters = segment.delimiters
      let isUnusual = segment.buffer[segment.bounds(element)].contains { byte in
        (byte < 0x20 || byte > 0x7E) && byte != delimiters.component && byte != delimiters.repetition
      }
      // What is wrong for another reason too is told once.
      let isTold = sink.findings.reversed().prefix { $0.problem.segment == segment.ordinal }.contains {
        $0.problem.element == element
      }
      guard isUnusual, !isTold else { continue }
      sink.add(
        .elementCharacters, segment, loop: path(loop), element: element,
        "\(title(segment, element, nil)) holds a character that is no plain letter, digit or sign, such as one with an accent or a tab. Write it "
          + "without, or agree with the receiver that such characters are sent.")
    }
  }

  @inline(never)
  func report(
    unusedComponent component: Int, at start: Int, _ segment: borrowing Segment, _ position: ElementPosition,
    _ loop: Int32, _ sink: inout FindingSink
  ) {
    sink.add(
      .elementNotUsed, segment, loop: path(loop), element: position.element, component: component,
      offset: segment.base + start, "the guide does not use this component, but it holds a value. Leave it out.")
  }

  @inline(never)
  func report(
    missingComponents missing: UInt64, at start: Int, _ segment: borrowing Segment, _ position: ElementPosition,
    _ loop: Int32, _ sink: inout FindingSink
  ) {
    for component in 1..<64 where missing & 1 << UInt64(component) != 0 {
      sink.add(
        .elementRequired, segment, loop: path(loop), element: position.element, component: component,
        offset: segment.base + start,
        "\(title(segment, position.element, component)) is missing. Ask the sender to add it.")
    }
  }

  /// What the dictionary calls an element or component.
  func title(_ segment: borrowing Segment, _ element: Int, _ component: Int?) -> String {
    guard let definition = dictionary[segment.id.uppercased()], element <= definition.elements.count else {
      return "a value"
    }
    let own = definition.elements[element - 1]
    guard let component, component >= 1, component <= own.components.count else { return own.title }
    return own.components[component - 1].title
  }

  @inline(never)
  func report(
    missing: UInt64, _ segment: borrowing Segment, _ number: Int, _ loop: Int32, _ sink: inout FindingSink
  ) {
    for element in 1...Int(segments[number].elementCount) where missing & (1 << UInt64(element)) != 0 {
      sink.add(
        .elementRequired, segment, loop: path(loop), element: element,
        "\(title(segment, element, nil)) is missing. Ask the sender to add it.")
    }
  }

  @inline(never)
  func report(
    unused: UInt64, _ segment: borrowing Segment, _ number: Int, _ loop: Int32, _ sink: inout FindingSink
  ) {
    for element in 1...Int(segments[number].elementCount) where unused & (1 << UInt64(element)) != 0 {
      sink.add(
        .elementNotUsed, segment, loop: path(loop), element: element,
        "\(title(segment, element, nil)) is not used by the guide here, but holds \"\(segment.text(element).prefix(40))\". Leave it "
          + "out.")
    }
  }

  @inline(never)
  func report(
    _ relation: ElementRelation, _ segment: borrowing Segment, _ loop: Int32, _ sink: inout FindingSink
  ) {
    let isExclusion = relation.kind == .exclusive
    let missing = relation.elements.first { segment.isEmpty($0) != isExclusion }
    sink.add(
      isExclusion ? .elementExclusion : .elementRelation, segment, loop: path(loop), element: missing,
      "\(relation.sentence) (\(relation.description)).")
  }

  @inline(never)
  func reportBlank(
    _ segment: borrowing Segment, _ bounds: Range<Int>, _ position: ElementPosition, _ rules: GuideTables.SegmentRules,
    _ loop: Int32, _ sink: inout FindingSink
  ) {
    let rule = ConformanceRule.elementBlank
    // Blanks where a value may be absent lose nothing.
    let isRequired = rules.required & 1 << UInt64(position.element) != 0
    sink.add(
      rule.name, isRequired ? rule.severity : .warning, rule.level, rule.code, segment, loop: path(loop),
      element: position.element, offset: segment.base + bounds.lowerBound,
      "\(title(segment, position.element, nil)) is nothing but blanks, which are no value. "
        + (isRequired ? "Ask the sender to fill it." : "Leave it empty."))
  }

  @inline(never)
  func reportNumber(
    _ segment: borrowing Segment, _ bounds: Range<Int>, _ rule: GuideTables.Element, _ position: ElementPosition,
    _ loop: Int32, _ sink: inout FindingSink
  ) {
    report(
      .elementNumber, rule.kind == .decimal ? "is no number" : "is no whole number", segment, bounds, position, loop,
      &sink)
  }

  @inline(never)
  func reportCode(
    _ segment: borrowing Segment, _ bounds: Range<Int>, _ rule: GuideTables.Element, _ position: ElementPosition,
    _ loop: Int32, _ sink: inout FindingSink
  ) {
    let range = Int(rule.codes.start)..<Int(rule.codes.start) + Int(min(rule.codes.count, 12))
    let codes = codes[range].map(PackedCode.text)
    let more = rule.codes.count > 12 ? " …" : ""
    report(
      .elementCode, "is none of the codes that the guide allows here (\(codes.joined(separator: ", "))\(more))",
      segment,
      bounds, position, loop, &sink)
  }

  @inline(never)
  func report(
    _ rule: ConformanceRule, _ text: String, _ segment: borrowing Segment, _ bounds: Range<Int>,
    _ position: ElementPosition,
    _ loop: Int32, _ sink: inout FindingSink
  ) {
    let component = position.component > 0 ? position.component : nil
    let value = String(decoding: segment.buffer[bounds].prefix(40), as: UTF8.self)
    sink.add(
      rule, segment, loop: path(loop), element: position.element, component: component,
      offset: segment.base + bounds.lowerBound,
      "\(title(segment, position.element, component)) \"\(value)\" \(text). Correct it.")
  }
}
