/// Walks one transaction set along its guide: finds the place of each segment, and tells what is missing, too often or nowhere.
struct GuideWalk: Sendable {
  /// A loop that is open.
  private struct Frame {
    var loop: Int32
    /// Which of the loops that were opened it is.
    var serial: UInt32
    /// The first part of the run of siblings reached so far.
    var group: Int32
    /// What the loop's rules remember.
    var bits: UInt64 = 0
    /// Whether what came last in it came behind what it must come before.
    var isLate = false
    /// Where the loop began.
    var ordinal: Int
    var offset: Int
  }

  /// How often a part stands in the open loop that it was last seen in.
  private struct Count {
    var serial: UInt32 = 0
    var times: Int32 = 0
  }

  /// Where a segment belongs.
  private struct Match {
    var depth: Int
    var part: Int
    var isLate: Bool
  }

  let tables: GuideTables
  private var stack: [Frame] = []
  private var counts: [Count]
  private var serial: UInt32 = 0
  private var levels = LevelCheck()
  /// What ``SuccessorIndex`` calls the state after the segment found last; -1 where it cannot tell.
  private var state: Int32 = -1
  /// How many of the open loops are late.
  private var lateFrames = 0
  /// Whether the segment before had no place, although it begins a loop or is in one: those that follow it have none either.
  private var isInLostLoop = false
  /// Whether the level (HL) that began last had no place.
  private var isInLostLevel = false

  init(_ tables: GuideTables) {
    self.tables = tables
    counts = Array(repeating: Count(), count: tables.parts.count)
  }

  /// Goes on from the head of a set, which another guide has read so far: both begin alike.
  init(_ tables: GuideTables, after other: GuideWalk?) {
    self.init(tables)
    guard let other else { return }
    // Only what stands in the set itself: the guides' loops are numbered otherwise.
    stack = Array(other.stack.prefix(1))
    serial = other.serial
    for part in tables.parts.indices.prefix(other.counts.count) where part < Int(tables.loops[0].end) {
      counts[part] = other.counts[part]
    }
  }

  /// Names of the open loops, outermost first.
  var path: String { tables.path(stack.last?.loop ?? 0) }

  /// The number of the innermost open loop; 0 for the set itself.
  var innermost: Int { stack.last.map { Int($0.loop) } ?? 0 }

  /// Takes the set's next segment, ST and SE included.
  @inline(__always)
  mutating func accept(
    _ segment: borrowing Segment, _ code: UInt32, _ codes: inout CodeCheck, _ sink: inout FindingSink
  ) {
    if let number = place(segment, code, &sink) {
      tables.check(segment, number, stack[stack.count - 1].loop, &codes, &sink)
    }
    if code == SegmentCode.se { finish(at: segment, &sink) }
  }

  /// Whether the segment found last began a loop.
  private(set) var beganLoop = false

  /// The open loops, outermost first, without the set itself.
  var openLoops: [(name: String, title: String)] { tables.openLoops(stack.last?.loop ?? 0) }

  /// Finds the segment's place; gives the segment of the guide that it is, if any.
  mutating func place(_ segment: borrowing Segment, _ code: UInt32, _ sink: inout FindingSink) -> Int? {
    beganLoop = false
    if stack.isEmpty { open(0, segment) }
    // What stands in a level without a place is not looked at: the same identifiers stand in any level.
    if isInLostLevel, code != SegmentCode.hl, code != SegmentCode.se { return nil }
    isInLostLevel = false
    let identifier = tables.places.number(code)
    guard identifier >= 0, let match = find(segment, identifier) else {
      if code == SegmentCode.hl {
        levels.check(segment, loop: stack[stack.count - 1].loop, isPlaced: false, tables, &sink)
        isInLostLevel = identifier >= 0
      }
      reportLost(segment, code, &sink)
      return nil
    }
    isInLostLoop = false
    while stack.count - 1 > match.depth { closeTop(before: segment, &sink) }
    let part = tables.parts[match.part]
    if stack[match.depth].isLate != match.isLate {
      stack[match.depth].isLate = match.isLate
      lateFrames += match.isLate ? 1 : -1
    }
    state = lateFrames == 0 ? tables.successors.states[match.part] : -1
    let frame = stack[match.depth].serial
    var count = counts[match.part]
    if count.serial != frame { count = Count(serial: frame) }
    if match.isLate {
      // What was told to be missing is not told to be late too.
      if count.times >= 0 { reportLate(segment, &sink) }
    } else {
      // Within a loop segments may be swapped, which is told as such; what an inner loop comes before is missing.
      if part.group > stack[match.depth].group {
        if part.loop >= 0 { tellPassed(at: match.depth, by: part.group, segment, &sink) }
        stack[match.depth].group = part.group
      }
    }
    count.times &+= 1
    counts[match.part] = count
    if count.times == part.most &+ 1 { reportRepeat(part, segment, &sink) }
    if part.loop >= 0 {
      let bits = tables.loopBits[Int(part.loop)]
      if bits != 0 { stack[match.depth].bits |= bits }
      open(part.loop, segment)
      beganLoop = true
    }
    let number = Int(part.segment)
    if tables.segments[number].hasConditions {
      let own = tables.segments[number]
      let top = stack.count - 1
      for condition in Int(own.firstCondition)..<Int(own.endCondition) {
        let test = tables.conditions[condition]
        if tables.holds(test, segment) { stack[top - test.up].bits |= test.bit }
      }
    }
    if code == SegmentCode.hl { levels.check(segment, loop: stack[stack.count - 1].loop, tables, &sink) }
    return number
  }

  /// Stands for how often a part came that was told to be missing.
  private static var toldMissing: Int32 { .min / 2 }

  /// Tells what an open loop, or the set itself, requires before a loop in it that has come: its end may be far away.
  private mutating func tellPassed(
    at depth: Int, by group: Int32, _ segment: borrowing Segment, _ sink: inout FindingSink
  ) {
    let loop = tables.loops[Int(stack[depth].loop)]
    for required in Int(loop.firstRequired)..<Int(loop.endRequired) {
      let part = Int(tables.requiredParts[required])
      guard part < Int(group) else { return }
      if isAbsent(part, stack[depth]) {
        reportMissing(part, before: segment, &sink)
        counts[part] = Count(serial: stack[depth].serial, times: Self.toldMissing)
      }
    }
  }

  /// Ends the set at its trailer, or at an empty segment where the trailer is missing.
  mutating func finish(at segment: borrowing Segment, _ sink: inout FindingSink) {
    while !stack.isEmpty { closeTop(before: segment, &sink) }
    levels.finish(tables, &sink)
  }

  private mutating func open(_ loop: Int32, _ segment: borrowing Segment) {
    serial &+= 1
    let first = tables.loops[Int(loop)].first
    stack.append(
      Frame(loop: loop, serial: serial, group: first, ordinal: segment.ordinal, offset: segment.base &+ segment.start))
    // The segment that begins it stands in it once; the set itself counts its own.
    if loop > 0 { counts[Int(first)] = Count(serial: serial, times: 1) }
  }

  @inline(__always)
  private func isAbsent(_ part: Int, _ frame: Frame) -> Bool {
    counts[part].serial != frame.serial || counts[part].times == 0
  }

  /// The value by which parts of the guide are told apart, read once for all parts that look at the same element.
  private struct Choice {
    private var chooser = GuideTables.Chooser()
    private var value: UInt64 = 0

    /// Whether the segment has a value that chooses the part, or the part asks for none.
    @inline(__always)
    mutating func allows(_ part: GuideTables.Part, _ segment: borrowing Segment, _ tables: GuideTables) -> Bool {
      let own = part.chooser
      guard own.place > 0 else { return true }
      if chooser != own {
        chooser = own
        value = segment.packed(own.element, component: own.component)
      }
      return tables.contains(part.chooserCodes, value)
    }
  }

  /// The innermost open loop that has a place for the segment, at the run reached or after it; else one before it.
  private mutating func find(_ segment: borrowing Segment, _ identifier: Int) -> Match? {
    let tables = tables
    let (allParts, allCandidates) = (tables.parts, tables.places.parts)
    let parts = allParts.span
    let candidates = allCandidates.span
    var choice = Choice()
    if state >= 0 {
      let successors = tables.successors
      let range = successors.range(state: state, identifier: identifier)
      let following = successors.parts.span
      var index = range.lowerBound
      while index < range.upperBound {
        let part = Int(following[index])
        index &+= 1
        guard choice.allows(parts[part], segment, tables) else { continue }
        return Match(depth: Int(successors.depths[part]), part: part, isLate: false)
      }
    }
    var isLate = false
    while true {
      var depth = stack.count
      while depth > 0 {
        depth &-= 1
        let group = stack[depth].group
        let range = tables.places.range(loop: stack[depth].loop, identifier: identifier)
        var index = range.lowerBound
        while index < range.upperBound {
          let part = Int(candidates[index])
          index &+= 1
          guard (part < Int(group)) == isLate, choice.allows(parts[part], segment, tables) else { continue }
          return Match(depth: depth, part: part, isLate: isLate)
        }
      }
      if isLate { return nil }
      isLate = true
    }
  }

  /// Ends the innermost loop: what it requires must have come, and its rules must hold.
  private mutating func closeTop(before segment: borrowing Segment, _ sink: inout FindingSink) {
    let frame = stack[stack.count - 1]
    let loop = tables.loops[Int(frame.loop)]
    var index = Int(loop.firstRequired)
    while index < Int(loop.endRequired) {
      let part = Int(tables.requiredParts[index])
      if isAbsent(part, frame) { reportMissing(part, before: segment, &sink) }
      index &+= 1
    }
    if loop.firstRule < loop.endRule {
      for rule in Int(loop.firstRule)..<Int(loop.endRule) where !tables.loopRules[rule].holds(frame.bits) {
        report(broken: rule, frame, &sink)
      }
    }
    if frame.isLate { lateFrames -= 1 }
    stack.removeLast()
  }

  @inline(never)
  private func report(broken index: Int, _ frame: Frame, _ sink: inout FindingSink) {
    let rule = tables.loopRuleTexts[index]
    let loop = path
    let id = tables.segmentUses[Int(tables.parts[Int(tables.loops[Int(frame.loop)].first)].segment)].id
    sink.add(
      Finding(
        Problem(
          rule: rule.id, severity: rule.severity, segment: frame.ordinal, segmentID: id, offset: frame.offset,
          message: FindingSink.place(frame.ordinal, id, nil, nil, loop) + rule.sentence), level: rule.level,
        loop: loop, code: rule.loopCode))
  }
}

// What is told about segments that are missing, too often or in no place.
extension GuideWalk {
  @inline(never)
  private func reportLate(_ segment: borrowing Segment, _ sink: inout FindingSink) {
    sink.add(
      .segmentOrder, segment, loop: path,
      "the segment stands after one that it must come before. Put it where the guide wants it.")
  }

  @inline(never)
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

  @inline(never)
  private func reportRepeat(_ part: GuideTables.Part, _ segment: borrowing Segment, _ sink: inout FindingSink) {
    if part.loop >= 0 {
      let (name, title) = tables.loopNames[Int(part.loop)]
      sink.add(
        .loopRepeat, segment, loop: tables.path(part.loop),
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
  @inline(never)
  private mutating func reportLost(_ segment: borrowing Segment, _ code: UInt32, _ sink: inout FindingSink) {
    let id = segment.id
    if tables.dictionary[id.uppercased()] == nil {
      sink.add(
        .segmentUnknown, segment, loop: path,
        "the standard has no segment \(id). It was passed over; a terminator may be missing before it.")
    } else if tables.places.number(code) < 0 {
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
        tables.parts[$0].code == code && tables.parts[$0].chooser.place > 0
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
      let length =
        (test.component == 0 ? segment.bounds(test.element) : segment.bounds(test.element, test.component)).count
      holds = length >= test.shortest && length <= test.longest
    } else {
      holds = contains(test.codes, segment.packed(test.element, component: test.component))
    }
    return holds != test.isNegated
  }

  @inline(__always)
  func contains(_ list: CodeList, _ value: UInt64) -> Bool {
    let codes = codes
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
