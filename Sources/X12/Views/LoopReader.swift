/// Reads a document and gives its transaction sets, or the claims and other items in them, one by one as ``LoopTree``s.
///
/// By items, memory holds one item with what stands around it: the head of its set and the levels that it lies in. After an error is
/// thrown, discard the reader.
public struct LoopReader: Sendable {
  /// What one tree is to hold.
  public enum Part: Hashable, Sendable {
    /// A whole transaction set.
    case set
    /// One item of a set with what stands around it: a claim (837, 835, 276, 277), a patient of a receipt for claims (277CA), a subscriber
    /// with dependents (270, 271), an event of care (278), a member (834), an organisation or person (820). A level without any
    /// comes as an item too. After the items comes what is left of the set; a set of another kind comes whole.
    case item
  }

  /// A part of the document is larger than the caller allows.
  public struct TooLarge: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where in the document the set begins.
    public var offset: Int
    /// What is allowed, in bytes.
    public var most: Int

    /// Where it lies and what to do.
    public var description: String {
      "the set at byte \(offset) holds a part of more than \(most) bytes; read it item by item, or allow more"
    }
  }

  private let library: GuideLibrary
  private let part: Part
  private let mostBytes: Int
  private var segments: SegmentReader
  private var choice = GuideChoice()
  private var walk: GuideWalk?
  private var unwatched = FindingSink(level: .syntax, severities: [:])
  private var version = ""
  private var isInSet = false
  private var setOffset = 0
  private var delimiters = Delimiters()
  private var content = LoopTree.Content()
  /// The open loops, by their place in the content, each with how many parts were given when it began; the first is the set.
  private var open: [(loop: Int, given: Int)] = []
  private var given = 0
  /// Names of the loops that are items, and of those that hold items.
  private var items: (own: Set<String>, around: Set<String>) = ([], [])

  /// Makes a reader at the beginning of a document.
  ///
  /// - Parameters:
  ///   - library: the guides.
  ///   - part: what one tree is to hold.
  ///   - mostBytes: the largest part that may be held in memory; a larger one throws ``TooLarge``.
  ///   - limits: what a single segment may make the reader hold in memory.
  public init(
    _ library: GuideLibrary, each part: Part, mostBytes: Int = 16 << 20, limits: Limits = Limits()
  ) {
    self.library = library
    self.part = part
    self.mostBytes = mostBytes
    segments = SegmentReader(limits: limits)
  }

  /// Reads the next bytes of the document and hands on the parts that they complete.
  public mutating func read(_ chunk: [UInt8], _ receive: (LoopTree) throws -> Void) throws {
    var start = 0
    while start < chunk.count {
      let end = min(chunk.count, start + (64 << 10))
      segments.append(chunk.span.extracting(start..<end))
      try drain(receive)
      start = end
    }
  }

  /// Ends the document; a set that is cut off is handed on as far as it goes.
  public mutating func finish(_ receive: (LoopTree) throws -> Void) throws {
    segments.end()
    try drain(receive)
    try endSet(receive)
  }

  private mutating func drain(_ receive: (LoopTree) throws -> Void) throws {
    while let token = segments.next() {
      if case .segment = token { try accept(receive) }
    }
  }

  private mutating func accept(_ receive: (LoopTree) throws -> Void) throws {
    let original = segments.segment.code
    let code = Segment.isWellFormed(original) ? original : segments.segment.uppercasedCode
    switch code {
    case SegmentCode.isa where segments.segment.isInterchangeHeader, SegmentCode.ge,
      SegmentCode.iea:
      try endSet(receive)
      return
    case SegmentCode.gs:
      try endSet(receive)
      version = segments.segment.trimmedText(8)
      return
    case SegmentCode.st:
      try endSet(receive)
      try beginSet()
    default: break
    }
    guard isInSet else { return }
    if let other = choice.walk(at: segments.segment, code, after: walk) { follow(other) }
    _ = walk?.place(segments.segment, code, &unwatched)
    unwatched.findings.removeAll(keepingCapacity: true)
    let loops = walk?.openLoops ?? []
    let begins = walk?.beganLoop == true
    try close(to: begins ? loops.count - 1 : loops.count, receive)
    if begins, let loop = loops.last {
      open.append((content.loops.count, given))
      content.loops.append(
        LoopTree.LoopNode(
          name: loop.name, title: loop.title, first: content.nodes.count, end: content.nodes.count,
          next: content.loops.count + 1))
    }
    try append(code)
    if code == SegmentCode.se { try endSet(receive) }
  }

  private mutating func beginSet() throws {
    isInSet = true
    setOffset = segments.segment.range.start
    delimiters = segments.segment.delimiters
    choice = try GuideChoice(
      library, transaction: segments.segment.trimmedText(1), own: segments.segment.trimmedText(3),
      group: version)
    walk = nil
    items = ([], [])
    if let guide = choice.first { follow(GuideWalk(guide)) }
    content = LoopTree.Content(loops: [
      LoopTree.LoopNode(name: "", title: "", first: 0, end: 0, next: 1)
    ])
    open = [(0, given)]
  }

  private mutating func follow(_ other: GuideWalk) {
    walk = other
    let own = part == .item ? Self.items[other.tables.guide.name] ?? [] : []
    var around: Set<String> = []
    _ = Self.holds(own, other.tables.guide.set, &around)
    items = (own, around)
  }

  private mutating func append(_ code: UInt32) throws {
    let start = content.bytes.count
    content.bytes += segments.segment.buffer[segments.segment.start..<segments.segment.end]
    guard content.bytes.count <= mostBytes else {
      throw TooLarge(offset: setOffset, most: mostBytes)
    }
    content.nodes.append(
      LoopTree.Node(
        code: code, start: start, end: content.bytes.count, ordinal: segments.segment.ordinal,
        offset: segments.segment.range.start))
  }

  /// Ends loops until so many are open in the set. An item is handed on; it and what held it are forgotten.
  private mutating func close(to depth: Int, _ receive: (LoopTree) throws -> Void) throws {
    while open.count - 1 > depth, let (loop, givenBefore) = open.popLast() {
      content.loops[loop].end = content.nodes.count
      content.loops[loop].next = content.loops.count
      let name = content.loops[loop].name
      guard items.own.contains(name) || items.around.contains(name) else { continue }
      if items.own.contains(name) || given == givenBefore {
        given += 1
        try receive(tree(item: loop))
      }
      forget(loop)
    }
  }

  private mutating func forget(_ loop: Int) {
    let first = content.loops[loop].first
    if first < content.nodes.count {
      content.bytes.removeLast(content.bytes.count - content.nodes[first].start)
      content.nodes.removeLast(content.nodes.count - first)
    }
    content.loops.removeLast(content.loops.count - loop)
  }

  private mutating func endSet(_ receive: (LoopTree) throws -> Void) throws {
    guard isInSet else { return }
    isInSet = false
    try close(to: 0, receive)
    open = []
    try receive(tree(item: nil))
    content = LoopTree.Content()
    walk = nil
    choice = GuideChoice()
  }

  private func tree(item: Int?) -> LoopTree {
    var whole = content
    // What is still open ends here, as far as the tree goes.
    for loop in open.map(\.loop) + [0] {
      whole.loops[loop].end = whole.nodes.count
      whole.loops[loop].next = whole.loops.count
    }
    return LoopTree(
      guide: walk?.tables.guide.name ?? "", delimiters: delimiters, content: whole, item: item)
  }

  /// Adds the loops around items; gives whether the loop holds one.
  private static func holds(_ items: Set<String>, _ loop: LoopUse, _ around: inout Set<String>)
    -> Bool
  {
    var holdsOne = false
    for case .loop(let inner) in loop.children where !items.contains(inner.name) {
      if holds(items, inner, &around) {
        around.insert(inner.name)
        holdsOne = true
      }
    }
    return holdsOne
      || loop.children.contains {
        if case .loop(let inner) = $0 { items.contains(inner.name) } else { false }
      }
  }

  /// The loops that are items, by guide.
  private static let items: [String: Set<String>] = [
    "837P": ["2300"], "837I": ["2300"], "837D": ["2300"], "835": ["2100"],
    "276": ["2200D", "2200E"],
    "277": ["2200D", "2200E"], "277CA": ["2000D"], "270": ["2000C"], "271": ["2000C"],
    "278-request": ["2000E"],
    "278-response": ["2000E"], "834": ["2000"], "820": ["2000A", "2000B"],
  ]
}
