/// Turns the tree of a guide into flat tables.
struct GuideCompiling {
  typealias CodeList = GuideTables.CodeList
  typealias Element = GuideTables.Element
  typealias Loop = GuideTables.Loop
  typealias LoopRule = GuideTables.LoopRule
  typealias Part = GuideTables.Part
  typealias Relation = GuideTables.Relation
  typealias SegmentRule = GuideTables.SegmentRule
  typealias SegmentRules = GuideTables.SegmentRules
  typealias Test = GuideTables.Test

  private let guide: Guide
  private let dictionary: SegmentDictionary
  private(set) var parts: [Part] = []
  private(set) var loops: [Loop] = []
  private(set) var segments: [SegmentRules] = []
  private(set) var elements: [Element] = []
  private(set) var codes: [UInt64] = []
  private(set) var relations: [Relation] = []
  private(set) var segmentRules: [SegmentRule] = []
  private(set) var segmentRuleTexts: [GuideRule] = []
  private(set) var loopRuleTexts: [GuideRule] = []
  private(set) var tests: [Test] = []
  private(set) var loopRules: [LoopRule] = []
  /// What rules of loops ask of each segment.
  private var asked: [[Test]] = []
  private(set) var tables: [ValueTable] = []
  private(set) var loopBits: [UInt64] = []
  private(set) var loopNames: [(name: String, title: String)] = []
  private(set) var segmentUses: [SegmentUse] = []

  init(_ guide: Guide, dictionary: SegmentDictionary) {
    self.guide = guide
    self.dictionary = dictionary
  }

  private func failure(_ message: String) -> GuideError {
    GuideError(file: "\(guide.name).guide", line: nil, message: message)
  }

  /// Adds a loop with all that is in it; gives its number.
  mutating func addLoop(_ loop: LoopUse, parent: Int) throws(GuideError) -> Int {
    let own = loops.count
    loops.append(Loop(first: 0, end: 0, parent: Int32(parent), firstRule: 0, endRule: 0))
    loopBits.append(0)
    loopNames.append((loop.name, loop.title))
    // The parts of a loop stand side by side, so its loops are added after them.
    let first = parts.count
    for child in loop.children { parts.append(try part(child)) }
    let end = parts.count
    for index in first..<end {
      let isRun = index > first && parts[index].code == parts[index - 1].code
      parts[index].group = isRun ? parts[index - 1].group : Int32(index)
    }
    loops[own].first = Int32(first)
    loops[own].end = Int32(end)
    for (offset, child) in loop.children.enumerated() {
      guard case .loop(let inner) = child else { continue }
      let added = try addLoop(inner, parent: own)
      parts[first + offset].loop = Int32(added)
      // The loop's first part is the segment that begins it.
      parts[first + offset].segment = parts[Int(loops[added].first)].segment
    }
    try addRules(loop, own, first..<end)
    return own
  }

  private mutating func part(_ child: LoopUse.Part) throws(GuideError) -> Part {
    let (trigger, isRequired, most): (SegmentUse, Bool, Int)
    var segment: Int32 = -1
    switch child {
    case .segment(let use):
      (trigger, isRequired, most) = (use, use.isRequired, use.most)
      segment = Int32(try addSegment(use))
    case .loop(let loop):
      guard case .segment(let use)? = loop.children.first else {
        throw failure("the loop \(loop.name) does not begin with a segment")
      }
      (trigger, isRequired, most) = (use, loop.isRequired, loop.most)
    }
    let chooser = trigger.chooser
    return Part(
      code: Segment.pack(trigger.id), group: 0, most: Int32(clamping: most), loop: -1, segment: segment,
      chooser: chooser.map { .init(element: $0.element, component: $0.component) } ?? .init(),
      chooserCodes: add(chooser?.codes ?? []), isRequired: isRequired)
  }

  private mutating func add(_ list: [String]) -> CodeList {
    guard !list.isEmpty else { return CodeList() }
    let start = codes.count
    codes += list.map { PackedCode.of($0) }
    return CodeList(start: Int32(start), count: Int32(list.count))
  }

  private mutating func addSegment(_ use: SegmentUse) throws(GuideError) -> Int {
    guard let definition = dictionary[use.id] else { throw failure("the dictionary has no segment \(use.id)") }
    var segment = SegmentRules(firstElement: 0, elementCount: Int32(definition.elements.count))
    var own: [Element] = []
    for (index, element) in definition.elements.enumerated() {
      own.append(
        try add(element, use.elements.first { $0.position == index + 1 }, "\(use.id)\(index + 1)"))
      if own[index].isUsed { segment.used |= 1 << UInt64(index + 1) }
      if own[index].isRequired { segment.required |= 1 << UInt64(index + 1) }
    }
    if let last = use.elements.last, last.position > definition.elements.count {
      throw failure("\(use.id) has no element \(last.position)")
    }
    segment.firstElement = Int32(elements.count)
    elements += own
    segment.firstRelation = Int32(relations.count)
    for relation in definition.relations {
      let bits = relation.elements.map { UInt64(1) << UInt64($0) }
      relations.append(
        Relation(
          relation: relation, mask: bits.reduce(0, |), others: bits.dropFirst().reduce(0, |), first: bits.first ?? 0))
    }
    segment.endRelation = Int32(relations.count)
    segment.firstRule = Int32(segmentRules.count)
    for rule in use.rules {
      let first = tests.count
      for condition in rule.when { tests.append(try elementTest(condition)) }
      let need = tests.count
      for condition in rule.then { tests.append(try elementTest(condition)) }
      segmentRules.append(
        SegmentRule(
          firstTest: Int32(first), firstNeed: Int32(need), end: Int32(tests.count), needsAll: rule.needsAll,
          forbids: rule.forbids))
      segmentRuleTexts.append(rule)
    }
    segment.endRule = Int32(segmentRules.count)
    segments.append(segment)
    segmentUses.append(use)
    asked.append([])
    return segments.count - 1
  }

  private mutating func add(_ definition: ElementDefinition, _ use: ElementUse?, _ place: String) throws(GuideError)
    -> Element
  {
    var components: [Element] = []
    for (index, component) in definition.components.enumerated() {
      // A composite that is used without saying how may hold all of its components.
      let named = use?.components.first { $0.position == index + 1 }
      let isOpen = use != nil && use?.components.isEmpty == true
      components.append(
        try add(
          component, named ?? (isOpen ? ElementUse(position: index + 1, isRequired: false) : nil),
          "\(place)-\(index + 1)"))
    }
    if let last = use?.components.last, last.position > definition.components.count {
      throw failure("\(place) has no component \(last.position)")
    }
    var element = Element(
      kind: Self.kind(definition.kind), isUsed: use != nil, isRequired: use?.isRequired == true,
      shortest: Int32(use?.lengths?.lowerBound ?? definition.shortest),
      longest: Int32(clamping: use?.lengths?.upperBound ?? definition.longest),
      repeats: Int32(clamping: use?.repeats ?? definition.repeats))
    element.codes = add(use?.codes ?? [])
    switch use?.table {
    case .named(let name):
      guard let table = ValueTable(name: name) else { throw failure("\(place): nothing is called @\(name)") }
      element.table = add(table)
    case .by(let position): element.tableBy = UInt8(clamping: position)
    case nil: break
    }
    element.firstComponent = Int32(elements.count)
    element.componentCount = Int32(components.count)
    for (index, component) in components.enumerated() where component.isRequired {
      element.requiredComponents |= 1 << UInt64(index + 1)
    }
    if element.isUsed, element.repeats == 1, element.table < 0, element.tableBy == 0 {
      switch element.kind {
      case .text, .code, .binary: element.shape = element.codes.count == 0 ? .free : .listed
      case .decimal, .whole: element.shape = element.codes.count == 0 ? .number : .other
      case .date, .time, .composite: break
      }
    }
    elements += components
    return element
  }

  private mutating func add(_ table: ValueTable) -> Int16 {
    if let known = tables.firstIndex(of: table) { return Int16(known) }
    tables.append(table)
    return Int16(tables.count - 1)
  }

  private static func kind(_ kind: ElementDefinition.Kind) -> Element.Kind {
    switch kind {
    case .text: .text
    case .code: .code
    case .date: .date
    case .time: .time
    case .decimal: .decimal
    case .whole: .whole
    case .binary: .binary
    case .composite: .composite
    }
  }

  private mutating func elementTest(_ condition: GuideRule.Condition) throws(GuideError) -> Test {
    guard case .element(let element, let component) = condition.subject, condition.inner == nil else {
      throw failure("a rule under a segment speaks of its elements only")
    }
    return test(condition, element, component, isNegated: condition.isNegated)
  }

  private mutating func test(
    _ condition: GuideRule.Condition, _ element: Int, _ component: Int, isNegated: Bool
  ) -> Test {
    Test(
      element: element, component: component, codes: add(condition.codes), isNegated: isNegated,
      shortest: condition.lengths?.lowerBound ?? 1, longest: condition.lengths?.upperBound ?? .max)
  }

  /// Gives each condition of the loop's rules a bit, and lets the segments that it speaks of set it.
  private mutating func addRules(_ loop: LoopUse, _ own: Int, _ range: Range<Int>) throws(GuideError) {
    var bits: [GuideRule.Condition: UInt64] = [:]
    func plain(_ condition: GuideRule.Condition) -> GuideRule.Condition {
      var condition = condition
      condition.isNegated = false
      return condition
    }
    for rule in loop.rules {
      for condition in rule.when + rule.then where bits[plain(condition)] == nil {
        guard bits.count < 64 else { throw failure("the rules of the loop \(loop.name) have more than 64 conditions") }
        bits[plain(condition)] = 1 << UInt64(bits.count)
      }
    }
    for (condition, bit) in bits {
      guard try attach(bit, to: condition, in: own, range) else {
        throw failure("a rule of the loop \(loop.name) speaks of what is not in it: \(condition.subject)")
      }
    }
    loops[own].firstRule = Int32(loopRules.count)
    for rule in loop.rules {
      func mask(_ conditions: [GuideRule.Condition], isNegated: Bool) -> UInt64 {
        conditions.filter { $0.isNegated == isNegated }.reduce(0) { $0 | (bits[plain($1)] ?? 0) }
      }
      loopRules.append(
        LoopRule(
          all: mask(rule.when, isNegated: false), none: mask(rule.when, isNegated: true),
          set: mask(rule.then, isNegated: false), unset: mask(rule.then, isNegated: true), needsAll: rule.needsAll,
          forbids: rule.forbids))
      loopRuleTexts.append(rule)
    }
    loops[own].endRule = Int32(loopRules.count)
  }

  /// Has what the condition speaks of set the bit, in the loop or in one in it; gives whether anything can.
  private mutating func attach(
    _ bit: UInt64, to condition: GuideRule.Condition, in own: Int, _ range: Range<Int>
  ) throws(GuideError) -> Bool {
    guard let inner = condition.inner else { return try attach(bit, to: condition, in: range, up: 0) }
    var isAttached = false
    // All loops in a loop were added right after it.
    for loop in own + 1..<loops.count where loopNames[loop].name == inner {
      let parts = Int(loops[loop].first)..<Int(loops[loop].end)
      let up = depth(of: loop) - depth(of: own)
      isAttached = try attach(bit, to: condition, in: parts, up: up) || isAttached
    }
    return isAttached
  }

  private func depth(of loop: Int) -> Int { loops[loop].parent < 0 ? 0 : depth(of: Int(loops[loop].parent)) + 1 }

  /// Has the parts of a loop that the condition speaks of set the bit, which the loop so many levels up remembers.
  private mutating func attach(
    _ bit: UInt64, to condition: GuideRule.Condition, in range: Range<Int>, up: Int
  ) throws(GuideError) -> Bool {
    let id: String
    switch condition.subject {
    case .element: throw failure("a rule of a loop names the segment of its element, like CLM.5-1(21)")
    case .loop(let name):
      guard up == 0 else {
        throw failure("a rule names a segment in the loop \(condition.inner ?? ""), like in 2110C EQ")
      }
      let loops = range.map { Int(parts[$0].loop) }.filter { $0 >= 0 && loopNames[$0].name == name }
      for loop in loops { loopBits[loop] |= bit }
      return !loops.isEmpty
    case .segment(let own, _), .segmentElement(let own, _, _): id = own
    }
    let uses = range.filter { parts[$0].loop < 0 }.map { Int(parts[$0].segment) }.filter { segmentUses[$0].id == id }
    for number in uses {
      var asked = test(condition, of: segmentUses[number])
      (asked.bit, asked.up) = (bit, up)
      self.asked[number].append(asked)
    }
    return !uses.isEmpty
  }

  /// What a segment is asked by a rule of a loop.
  private mutating func test(_ condition: GuideRule.Condition, of use: SegmentUse) -> Test {
    switch condition.subject {
    case .segment(_, let wanted) where !wanted.isEmpty:
      // Where another element chooses, the codes are looked for in the first.
      let chooser = use.chooser.map { ($0.element, $0.component) } ?? (1, 0)
      return Test(element: chooser.0, component: chooser.1, codes: add(wanted), isNegated: false)
    case .segmentElement(_, let element, let component), .element(let element, let component):
      return test(condition, element, component, isNegated: false)
    case .segment, .loop: return Test(element: 0, component: 0, codes: CodeList(), isNegated: false)
    }
  }

  /// Lays out what is asked of each segment, when all loops are added.
  mutating func conditions() -> [Test] {
    var conditions: [Test] = []
    for number in segments.indices {
      segments[number].firstCondition = Int32(conditions.count)
      conditions += asked[number]
      segments[number].endCondition = Int32(conditions.count)
    }
    return conditions
  }
}
