/// Checks the levels of a set (HL): their numbers, their parents, and what they say of levels below them.
struct LevelCheck: Sendable {
  /// How deep levels may lie in one another; guides have at most six.
  private static var mostOpen: Int { 64 }
  /// HL03 of an information source, 20.
  private static var source: UInt64 { 0x3230 }
  private var last = 0
  private var count = 0
  private var isAstray = false
  /// The levels that the open one lies in, outermost first.
  private var open: [Level] = []

  private struct Level {
    var number: Int
    var saysChildren: Bool?
    var hasChildren = false
    var ordinal: Int
    var offset: Int
    var loop: Int32
  }

  /// Takes the next level, which begins the loop; where it has no place in the guide, `loop` is the one that is open.
  mutating func check(
    _ segment: borrowing Segment, loop: Int32, isPlaced: Bool = true, _ tables: GuideTables, _ sink: inout FindingSink
  ) {
    let number = segment.count(1).flatMap { $0 < Int32.max ? $0 : nil }
    count += 1
    // After a wrong number the count may go on from it or from how many levels there were.
    if number != last + 1, number != count || !isAstray {
      isAstray = true
      sink.add(
        .levelSequence, segment, loop: tables.path(loop), element: 1,
        "the level is numbered \"\(segment.text(1))\", but \(last + 1) comes next. Number the levels of the set from 1, without gaps."
      )
    }
    last = number ?? last + 1
    let parent = segment.isEmpty(2) ? nil : segment.count(2)
    var above = parent.flatMap { parent in open.lastIndex { $0.number == parent } }
    if !segment.isEmpty(2), above == nil {
      sink.add(
        .levelParent, segment, loop: tables.path(loop), element: 2,
        "the level says that it lies below level \"\(segment.text(2))\", which is not open here. Name the level that it belongs to."
      )
    }
    if let named = above, isPlaced, open[named].loop != tables.loops[Int(loop)].parent {
      // It is taken for what it is, so that the levels after it are not blamed.
      let right = open.lastIndex { $0.loop == tables.loops[Int(loop)].parent }
      report(segment, below: open[named], insteadOf: right.map { open[$0] }, loop, tables, &sink)
      above = right ?? above
    }
    // Only a source begins anew; a level whose parent is not known closes none.
    let kept = above.map { $0 + 1 } ?? (segment.packed(3, component: 0) == Self.source ? 0 : open.count)
    while open.count > kept, let top = open.popLast() { close(top, tables, &sink) }
    if let above { open[above].hasChildren = true }
    if open.count == Self.mostOpen { open.removeFirst() }
    let says: Bool? =
      switch segment.packed(4, component: 0) {
      case UInt64(UInt8(ascii: "1")): true
      case UInt64(UInt8(ascii: "0")): false
      default: nil
      }
    open.append(
      Level(
        number: last, saysChildren: says, ordinal: segment.ordinal, offset: segment.range(of: 4).start, loop: loop))
  }

  @inline(never)
  private func report(
    _ segment: borrowing Segment, below named: Level, insteadOf right: Level?, _ loop: Int32, _ tables: GuideTables,
    _ sink: inout FindingSink
  ) {
    func title(_ loop: Int32) -> String { "\(tables.loopNames[Int(loop)].name) (\(tables.loopNames[Int(loop)].title))" }
    let advice =
      right.map { "Level \($0.number) is the \(title($0.loop)) here." } ?? "Name the level that it belongs to."
    sink.add(
      .levelParent, segment, loop: tables.path(loop), element: 2,
      "the level says that it lies below level \(named.number), the \(title(named.loop)), but a \(title(loop)) does not. \(advice)"
    )
  }

  mutating func finish(_ tables: GuideTables, _ sink: inout FindingSink) {
    while let top = open.popLast() { close(top, tables, &sink) }
  }

  private func close(_ level: Level, _ tables: GuideTables, _ sink: inout FindingSink) {
    guard let says = level.saysChildren, says != level.hasChildren else { return }
    let rule = ConformanceRule.levelChildren
    // A level that promises children may have claims or requests instead, so only the other way is told.
    guard !says else { return }
    sink.add(
      Finding(
        Problem(
          rule: rule.name, severity: rule.severity, segment: level.ordinal, segmentID: "HL", element: 4,
          offset: level.offset,
          message: FindingSink.place(level.ordinal, "HL", 4, nil, tables.path(level.loop))
            + "the level says that no level lies below it (0), but one does. Say 1."), level: rule.level,
        loop: tables.path(level.loop), code: rule.code))
  }
}
