/// Knows which partners' rules hold at each place of a set.
///
/// A payer may be named after segments that its rules speak of (the subscriber stands before the payer), so what is told of them waits until
/// the payer is known.
struct PartnerCheck: Sendable {
  private enum Standing {
    case open
    case held
    case failed
  }

  /// How many findings may wait; a set that tells more before its partner is known is beyond help by a partner's rules.
  private static var mostWaiting: Int { 10_000 }

  let rules: PartnerRules
  /// How each condition of each block stands.
  private var standings: [[Standing]] = []
  private var scopes: [[PartnerScope]] = []
  private var followsSegments = false
  private var waiting: [(block: Int, finding: Finding)] = []

  init(_ rules: PartnerRules) { self.rules = rules }

  /// Begins a set that follows a guide.
  mutating func begin(_ guide: String, _ interchange: Interchange?, _ group: FunctionalGroup?) {
    waiting.removeAll()
    scopes = rules.scopes(of: guide) ?? []
    standings = rules.blocks.map { block in
      guard block.guides.contains(guide) else { return [.failed] }
      return block.scope.map { condition in
        guard condition.isOfEnvelope else { return .open }
        return condition.holds(condition.value(in: interchange, group) ?? "") ? .held : .failed
      }
    }
    followsSegments = scopes.joined().contains { $0.code != 0 }
  }

  /// Takes a segment that was checked; what was told of it lies in `sink` from `first` on.
  mutating func accept(
    _ segment: borrowing Segment, _ code: UInt32, _ walk: borrowing GuideWalk, _ sink: inout FindingSink,
    from first: Int
  ) {
    let ordinal = segment.ordinal
    // What is told of segments before belongs to the partner before.
    judge(&sink, from: first) { $0.problem.segment < ordinal }
    if followsSegments { follow(segment, code, walk, &sink) }
    judge(&sink, from: first) { $0.problem.segment >= ordinal }
  }

  /// Ends the set: whom it did not name, it does not concern.
  mutating func finish(_ sink: inout FindingSink, from first: Int) {
    judge(&sink, from: first) { _ in true }
    waiting.removeAll()
    standings = []
    scopes = []
    followsSegments = false
  }

  /// Notes what the segment says of the partner.
  private mutating func follow(
    _ segment: borrowing Segment, _ code: UInt32, _ walk: borrowing GuideWalk, _ sink: inout FindingSink
  ) {
    let (innermost, beganLoop) = (walk.innermost, walk.beganLoop)
    var isDecided = false
    for block in scopes.indices {
      for index in scopes[block].indices where scopes[block][index].code != 0 {
        let scope = scopes[block][index]
        if beganLoop, scope.parents.contains(innermost) {
          standings[block][index] = .open
          waiting.removeAll { $0.block == block }
        }
        if code == scope.code, scope.loops.contains(innermost), beganLoop || !scope.beginsLoop {
          let condition = rules.blocks[block].scope[index]
          let value =
            condition.component == 0
            ? segment.trimmedText(condition.element) : segment.text(condition.element, component: condition.component)
          standings[block][index] = condition.holds(value) ? .held : .failed
          isDecided = true
        }
      }
    }
    guard isDecided, !waiting.isEmpty else { return }
    for (block, finding) in waiting where standing(block) == .held { sink.add(finding) }
    let decided = standings.indices.map(standing)
    waiting.removeAll { decided[$0.block] != .open }
  }

  private func standing(_ block: Int) -> Standing {
    guard block < standings.count else { return .failed }
    if standings[block].contains(.failed) { return .failed }
    return standings[block].contains(.open) ? .open : .held
  }

  /// Takes away what no rule of a partner at hand says; what depends on a partner still to be named waits.
  private mutating func judge(_ sink: inout FindingSink, from first: Int, _ isMeant: (Finding) -> Bool) {
    guard sink.findings.count > first else { return }
    var kept = first
    for index in first..<sink.findings.count {
      let finding = sink.findings[index]
      if isMeant(finding), let block = rules.block(ofRule: finding.problem.rule) {
        let standing = standing(block)
        if standing == .open, waiting.count < Self.mostWaiting { waiting.append((block, finding)) }
        if standing != .held { continue }
      }
      sink.findings[kept] = finding
      kept += 1
    }
    sink.findings.removeLast(sink.findings.count - kept)
  }
}
