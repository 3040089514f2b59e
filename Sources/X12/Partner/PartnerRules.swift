/// Rules that partners have beyond the guides (SNIP levels 6 and 7), from a file that people write.
///
/// ```
/// rules PLAN Companion guide of Example Plan
/// for 837P where loop 2010BB NM1.9(PLAN1)
///   loop 2300
///     rule PLAN-AUTH error when CLM.5-1(21) need REF(G1) : "Example Plan wants the authorisation number (REF*G1) of a stay."
/// ```
/// The rules are added to the guides and compiled with them, so that a segment of which no rule speaks costs what it did before.
/// The grammar stands in `docs/partner-rules.md`.
public final class PartnerRules: Sendable {
  /// One rule, for lists of them.
  public struct Rule: Hashable, Sendable {
    /// The name that findings carry.
    public var id: String
    /// 6 or 7.
    public var level: SNIPLevel
    /// How much it matters.
    public var severity: Problem.Severity
    /// The sentence that findings carry.
    public var sentence: String
  }

  /// What the file calls itself.
  public let name: String
  /// What it is about.
  public let title: String
  /// All rules, in the order of the file.
  public let rules: [Rule]
  let blocks: [PartnerRuleFile.Block]
  private let blockByRule: [String: Int]
  private let overlays: [String: GuideTables]
  private let scopes: [String: [[PartnerScope]]]

  /// Reads the text of a file.
  ///
  /// - Parameters:
  ///   - text: the rules, as docs/partner-rules.md says.
  ///   - file: what errors call the file.
  ///   - library: the guides that the rules are added to.
  /// - Throws: `GuideError` where a line cannot be understood, or speaks of what its guide does not know.
  public init(text: String, file: String, library: GuideLibrary) throws {
    let read = try PartnerRuleFile(text: text, file: file)
    (name, title, blocks) = (read.name, read.title, read.blocks)
    blockByRule = try Self.blocksByRule(read.blocks, library)
    rules = read.blocks.flatMap(\.rules).map {
      Rule(id: $0.rule.id, level: $0.rule.level, severity: $0.rule.severity, sentence: $0.rule.sentence)
    }
    var guides: [String: Guide] = [:]
    for block in read.blocks {
      for name in block.guides {
        guard let tables = try library.guide(named: name) else {
          throw block.line.error(
            "there is no guide \(name); the guides are \(library.guideNames.joined(separator: ", "))")
        }
        let placing = PartnerRulePlacing(guide: tables.guide, dictionary: tables.dictionary)
        for condition in block.scope { try placing.check(condition, block.line) }
        for rule in block.rules {
          try placing.check(rule)
          try placing.check(rule, block.scope)
        }
        var guide = guides[name] ?? tables.guide
        for rule in block.rules { guide.set.add(rule) }
        guides[name] = guide
      }
    }
    var overlays: [String: GuideTables] = [:]
    for (name, guide) in guides {
      guard let dictionary = try library.guide(named: name)?.dictionary else { continue }
      do {
        overlays[name] = try GuideTables(guide, dictionary: dictionary)
      } catch {
        throw GuideError(file: file, line: nil, message: "for \(name): \(error.message)")
      }
    }
    self.overlays = overlays
    scopes = overlays.mapValues { tables in
      read.blocks.map { block in block.scope.map { PartnerScope($0, tables) } }
    }
  }

  /// A guide with the rules of this file; the guide itself where there are none for it.
  func tables(over tables: GuideTables) -> GuideTables { overlays[tables.guide.name] ?? tables }

  /// Where the segments stand that tell the partners of each block, in a guide with rules.
  func scopes(of guide: String) -> [[PartnerScope]]? { scopes[guide] }

  /// The block that a rule stands in; `nil` for a rule that is none of this file.
  func block(ofRule id: String) -> Int? { blockByRule[id] }

  /// A rule's name is its own, also among the rules that the library brings along.
  private static func blocksByRule(_ blocks: [PartnerRuleFile.Block], _ library: GuideLibrary) throws -> [String: Int] {
    var taken = Set(ConformanceRule.allCases.map(\.name)).union(EnvelopeRule.allCases.map(\.name))
    for tables in try library.all() { taken.formUnion(tables.guide.set.allRules.map(\.id)) }
    var found: [String: Int] = [:]
    for (index, block) in blocks.enumerated() {
      for placed in block.rules {
        guard !taken.contains(placed.rule.id) else {
          throw placed.line.error("the name \(placed.rule.id) belongs to a rule of the product; take another")
        }
        guard found[placed.rule.id] == nil else {
          throw placed.line.error("the name \(placed.rule.id) stands twice; each rule has a name of its own")
        }
        found[placed.rule.id] = index
      }
    }
    return found
  }
}

/// Where the segment stands that tells a partner, in the tables of a guide.
struct PartnerScope: Sendable {
  /// The identifier of the segment; 0 for what the envelope tells.
  var code: UInt32 = 0
  /// The loops that it stands in, and those around them: where one of these begins, the partner is told anew.
  var loops: Set<Int> = []
  var parents: Set<Int> = []
  /// Whether the segment begins its loop.
  var beginsLoop = false

  init(_ condition: PartnerCondition, _ tables: GuideTables) {
    guard !condition.isOfEnvelope else { return }
    code = Segment.pack(condition.segment)
    for index in tables.loops.indices where tables.loopNames[index].name == condition.loop {
      loops.insert(index)
      if tables.loops[index].parent >= 0 { parents.insert(Int(tables.loops[index].parent)) }
      if tables.parts[Int(tables.loops[index].first)].code == code { beginsLoop = index > 0 }
    }
  }
}

extension LoopUse {
  /// The rules of the loop, of its segments, and of the loops in it.
  var allRules: [GuideRule] {
    rules
      + children.flatMap { child in
        switch child {
        case .segment(let use): use.rules
        case .loop(let inner): inner.allRules
        }
      }
  }

  /// Adds a rule wherever it is meant, in the loop and in those in it.
  mutating func add(_ placed: PartnerRuleFile.PlacedRule) {
    let isMeant = name == placed.loop
    if isMeant, placed.segment == nil { rules.append(placed.rule) }
    for index in children.indices {
      switch children[index] {
      case .segment(var use):
        guard isMeant, let segment = placed.segment, use.isMeant(by: segment) else { continue }
        use.rules.append(placed.rule)
        children[index] = .segment(use)
      case .loop(var inner):
        inner.add(placed)
        children[index] = .loop(inner)
      }
    }
  }
}

extension SegmentUse {
  /// Whether an identifier, with the codes that choose the use if there are any, means this use.
  func isMeant(by segment: (id: String, codes: [String])) -> Bool {
    guard id == segment.id else { return false }
    return segment.codes.isEmpty || chooser.map { !Set($0.codes).isDisjoint(with: segment.codes) } ?? false
  }
}
