/// Walks one transaction set along its guide: finds the place of each segment, and tells what is missing, too often or nowhere.
struct GuideWalk: Sendable {
  /// A loop that is open.
  private struct Frame {
    var loop: Int32
    /// The first part of the run of siblings reached so far.
    var group: Int32
    /// What the loop's rules remember.
    var bits: UInt64 = 0
    /// Where the loop began.
    var ordinal: Int
    var offset: Int
  }

  /// Where a segment belongs.
  private struct Match {
    var depth: Int
    var part: Int
    var isLate: Bool
  }

  let tables: GuideTables
  private var stack: [Frame] = []
  /// How often each part stands in its open loop.
  private var counts: [Int32]
  private var levels = LevelCheck()
  /// Whether the segment before had no place, although it begins a loop or is in one: those that follow it have none either.
  private var isInLostLoop = false
  /// Whether the level (HL) that began last had no place.
  private var isInLostLevel = false

  init(_ tables: GuideTables) {
    self.tables = tables
    counts = Array(repeating: 0, count: tables.parts.count)
  }

  /// Goes on from the head of a set, which another guide has read so far: both begin alike.
  init(_ tables: GuideTables, after other: GuideWalk?) {
    self.init(tables)
    guard let other else { return }
    // Only what stands in the set itself: the guides' loops are numbered otherwise.
    stack = Array(other.stack.prefix(1))
    for part in tables.parts.indices.prefix(other.counts.count) where part < Int(tables.loops[0].end) {
      counts[part] = other.counts[part]
    }
  }

  /// Names of the open loops, outermost first.
  var path: String { openLoops.map(\.name).joined(separator: "/") }

  /// Takes the set's next segment, ST and SE included.
  mutating func accept(
    _ segment: borrowing Segment, _ code: UInt32, _ codes: inout CodeCheck, _ sink: inout FindingSink
  ) {
    if let number = place(segment, code, &sink) {
      ElementCheck(tables: tables).check(segment, number, self, &codes, &sink)
    }
    if code == SegmentCode.se { finish(at: segment, &sink) }
  }

  /// Whether the segment found last began a loop.
  private(set) var beganLoop = false

  /// The open loops, outermost first, without the set itself.
  var openLoops: [(name: String, title: String)] { stack.dropFirst().map { tables.loopNames[Int($0.loop)] } }

  /// Finds the segment's place; gives the segment of the guide that it is, if any.
  mutating func place(_ segment: borrowing Segment, _ code: UInt32, _ sink: inout FindingSink) -> Int? {
    beganLoop = false
    if stack.isEmpty { open(0, segment) }
    // What stands in a level without a place is not looked at: the same identifiers stand in any level.
    if isInLostLevel, code != SegmentCode.hl, code != SegmentCode.se { return nil }
    isInLostLevel = false
    guard let match = find(segment, code) else {
      if code == SegmentCode.hl {
        levels.check(segment, loop: path, &sink)
        isInLostLevel = tables.known.contains(code)
      }
      reportLost(segment, code, &sink)
      return nil
    }
    isInLostLoop = false
    close(to: match.depth, before: segment, &sink)
    let part = tables.parts[match.part]
    if match.isLate {
      // What was told to be missing is not told to be late too.
      if counts[match.part] >= 0 {
        sink.add(
          .segmentOrder, segment, loop: path,
          "the segment stands after one that it must come before. Put it where the guide wants it.")
      }
    } else {
      if match.depth == 0 { tellPassed(by: part.group, segment, &sink) }
      stack[match.depth].group = part.group
    }
    counts[match.part] &+= 1
    if counts[match.part] == part.most &+ 1 { reportRepeat(part, segment, &sink) }
    if part.loop >= 0 {
      stack[match.depth].bits |= tables.loopBits[Int(part.loop)]
      open(Int(part.loop), segment)
      beganLoop = true
      counts[Int(tables.loops[Int(part.loop)].first)] = 1
    }
    let number = Int(part.segment)
    let own = tables.segments[number]
    if own.firstCondition < own.endCondition {
      let top = stack.count - 1
      for condition in Int(own.firstCondition)..<Int(own.endCondition) {
        let test = tables.conditions[condition]
        if tables.holds(test, segment) { stack[top].bits |= test.bit }
      }
    }
    if code == SegmentCode.hl { levels.check(segment, loop: path, &sink) }
    return number
  }

  /// Stands for how often a part came that was told to be missing.
  private static var toldMissing: Int32 { .min / 2 }

  /// Tells what the set itself requires before a part that has come: loops tell it when they end, but the set's end may be far away.
  private mutating func tellPassed(by group: Int32, _ segment: borrowing Segment, _ sink: inout FindingSink) {
    var index = Int(stack[0].group)
    while index < Int(group) {
      if counts[index] == 0, tables.parts[index].isRequired {
        reportMissing(index, before: segment, &sink)
        counts[index] = Self.toldMissing
      }
      index += 1
    }
  }

  /// Ends the set at its trailer, or at an empty segment where the trailer is missing.
  mutating func finish(at segment: borrowing Segment, _ sink: inout FindingSink) {
    while !stack.isEmpty { closeTop(before: segment, &sink) }
    levels.finish(&sink)
  }

  private mutating func open(_ loop: Int, _ segment: borrowing Segment) {
    let range = tables.loops[loop]
    for part in Int(range.first)..<Int(range.end) { counts[part] = 0 }
    stack.append(
      Frame(loop: Int32(loop), group: range.first, ordinal: segment.ordinal, offset: segment.range.start))
  }

  /// The innermost open loop that has a place for the segment, at the run reached or after it; else one before it.
  private func find(_ segment: borrowing Segment, _ code: UInt32) -> Match? {
    var depth = stack.count - 1
    while depth >= 0 {
      let frame = stack[depth]
      let loop = tables.loops[Int(frame.loop)]
      if let part = find(segment, code, from: Int(frame.group), to: Int(loop.end), loop, depth) {
        return Match(depth: depth, part: part, isLate: false)
      }
      depth -= 1
    }
    depth = stack.count - 1
    while depth >= 0 {
      let frame = stack[depth]
      let loop = tables.loops[Int(frame.loop)]
      if let part = find(segment, code, from: Int(loop.first), to: Int(frame.group), loop, depth) {
        return Match(depth: depth, part: part, isLate: true)
      }
      depth -= 1
    }
    return nil
  }

  @inline(__always)
  private func find(
    _ segment: borrowing Segment, _ code: UInt32, from: Int, to: Int, _ loop: GuideTables.Loop, _ depth: Int
  ) -> Int? {
    var index = from
    // The segment that begins a loop begins the next one, in the loop around it.
    if depth > 0, index == Int(loop.first) { index &+= 1 }
    while index < to {
      if tables.partCodes[index] == code, isChosen(index, segment) { return index }
      index &+= 1
    }
    return nil
  }

  private func isChosen(_ index: Int, _ segment: borrowing Segment) -> Bool {
    let part = tables.parts[index]
    guard part.chooser > 0 else { return true }
    let value = segment.packed(Int(part.chooser), component: Int(part.chooserComponent))
    return tables.contains(part.chooserCodes, value)
  }

  private mutating func close(to depth: Int, before segment: borrowing Segment, _ sink: inout FindingSink) {
    while stack.count - 1 > depth { closeTop(before: segment, &sink) }
  }

  /// Ends the innermost loop: what it requires must have come, and its rules must hold.
  private mutating func closeTop(before segment: borrowing Segment, _ sink: inout FindingSink) {
    let frame = stack[stack.count - 1]
    let loop = tables.loops[Int(frame.loop)]
    var index = Int(loop.first)
    while index < Int(loop.end) {
      if counts[index] == 0, tables.parts[index].isRequired { reportMissing(index, before: segment, &sink) }
      index &+= 1
    }
    if loop.firstRule < loop.endRule {
      for rule in Int(loop.firstRule)..<Int(loop.endRule) where !tables.loopRules[rule].holds(frame.bits) {
        report(broken: rule, frame, &sink)
      }
    }
    stack.removeLast()
  }

  private func report(broken index: Int, _ frame: Frame, _ sink: inout FindingSink) {
    let rule = tables.loopRuleTexts[index]
    let loop = path
    let id = tables.segmentUses[Int(tables.parts[Int(tables.loops[Int(frame.loop)].first)].segment)].id
    sink.add(
      Finding(
        Problem(
          rule: rule.id, severity: rule.severity, segment: frame.ordinal, segmentID: id, offset: frame.offset,
          message: FindingSink.place(frame.ordinal, id, nil, nil, loop) + rule.sentence), level: .situation,
        loop: loop, code: .segment(rule.forbids ? "I9" : "I6")))
  }
}

// What is told about segments that are missing, too often or in no place.
extension GuideWalk {
  private func reportMissing(_ index: Int, before segment: borrowing Segment, _ sink: inout FindingSink) {
    let part = tables.parts[index]
    let use = tables.segmentUses[Int(part.segment)]
    let isCutOff = segment.id.isEmpty
    // That the trailer is missing tells the envelope.
    if isCutOff, part.code == SegmentCode.se { return }
    let side = isCutOff ? "after" : "before"
    if part.loop >= 0 {
      let (name, title) = tables.loopNames[Int(part.loop)]
      sink.add(
        .loopRequired, segment, loop: path, missing: use.id,
        "\(side) this segment the loop \(name) (\(title)) is missing, which begins with \(use.id). Ask the sender to add it."
      )
    } else {
      sink.add(
        .segmentRequired, segment, loop: path, missing: use.id,
        "\(side) this segment \(use.id)\(Self.codes(use)) (\(use.title)) is missing. Ask the sender to add it.")
    }
  }

  /// The codes that choose a use of a segment, as `*G1 or 9F`.
  static func codes(_ use: SegmentUse) -> String {
    guard let codes = use.chooser?.codes, !codes.isEmpty else { return "" }
    return " with " + codes.prefix(6).joined(separator: ", ") + (codes.count > 6 ? " …" : "")
  }

  private func reportRepeat(_ part: GuideTables.Part, _ segment: borrowing Segment, _ sink: inout FindingSink) {
    if part.loop >= 0 {
      let (name, title) = tables.loopNames[Int(part.loop)]
      sink.add(
        .loopRepeat, segment, loop: path,
        "the loop \(name) (\(title)) stands here more than \(Self.times(Int(part.most))). Split what is sent, or leave out what is "
          + "too much.")
    } else {
      let use = tables.segmentUses[Int(part.segment)]
      sink.add(
        .segmentRepeat, segment, loop: path,
        "\(use.id)\(Self.codes(use)) (\(use.title)) stands here more than \(Self.times(Int(part.most))). Leave out what is too much."
      )
    }
  }

  private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

  /// Says why a segment has no place.
  private mutating func reportLost(_ segment: borrowing Segment, _ code: UInt32, _ sink: inout FindingSink) {
    let id = segment.id
    if tables.dictionary[id.uppercased()] == nil {
      sink.add(
        .segmentUnknown, segment, loop: path,
        "the standard has no segment \(id). It was passed over; a terminator may be missing before it.")
    } else if !tables.known.contains(code) {
      sink.add(
        .segmentNotInGuide, segment, loop: path,
        "the guide \(tables.guide.name) uses no segment \(id). Ask the sender to leave it out.")
    } else if isInLostLoop {
      // What belongs to a segment without a place has none either, and was told with it.
    } else if let other = otherUse(code) {
      isInLostLoop = tables.parts[other].loop >= 0
      let use = tables.segmentUses[Int(tables.parts[other].segment)]
      let chooser = use.chooser.map { ($0.element, $0.component) } ?? (1, 0)
      let value = segment.text(chooser.0, component: max(1, chooser.1))
      sink.add(
        .segmentQualifier, segment, loop: path, element: chooser.0, component: chooser.1 > 0 ? chooser.1 : nil,
        "\"\(value)\" is none of the codes with which \(id) is used here (\(codesHere(code).joined(separator: ", "))). Correct it, or leave "
          + "the segment out.")
    } else {
      isInLostLoop = true
      sink.add(
        .segmentUnexpected, segment, loop: path,
        "the guide does not use \(id) here. Move it to where it belongs, or leave it out.")
    }
  }

  /// A part with the same identifier in an open loop, at the run reached or after it.
  private func otherUse(_ code: UInt32) -> Int? { partsHere(code).first }

  private func partsHere(_ code: UInt32) -> [Int] {
    stack.reversed().lazy.map { frame in
      (Int(frame.group)..<Int(tables.loops[Int(frame.loop)].end)).filter {
        tables.parts[$0].code == code && tables.parts[$0].chooser > 0
      }
    }.first { !$0.isEmpty } ?? []
  }

  private func codesHere(_ code: UInt32) -> [String] {
    let codes = partsHere(code).flatMap { tables.segmentUses[Int(tables.parts[$0].segment)].chooser?.codes ?? [] }
    return codes.count > 12 ? Array(codes.prefix(12)) + ["…"] : codes
  }
}

extension GuideTables {
  /// Whether a segment passes a test of one of its elements; element 0 is always there.
  func holds(_ test: Test, _ segment: borrowing Segment) -> Bool {
    let holds: Bool
    if test.element == 0 {
      holds = true
    } else if test.codes.count == 0 {
      holds =
        !(test.component == 0
        ? segment.bounds(test.element) : segment.bounds(test.element, test.component)).isEmpty
    } else {
      holds = contains(test.codes, segment.packed(test.element, component: test.component))
    }
    return holds != test.isNegated
  }

  @inline(__always)
  func contains(_ list: CodeList, _ value: UInt64) -> Bool {
    var index = Int(list.start)
    let end = index &+ Int(list.count)
    while index < end {
      if codes[index] == value { return true }
      index &+= 1
    }
    return false
  }
}

extension Segment {
  /// A short value as one number; component 0 is the whole element.
  @inline(__always)
  func packed(_ element: Int, component: Int) -> UInt64 {
    let bounds = component == 0 ? bounds(element) : bounds(element, component)
    return PackedCode.of(buffer.span, bounds.lowerBound, bounds.upperBound)
  }
}
