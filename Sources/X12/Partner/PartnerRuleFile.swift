/// Reads a file of rules that partners have beyond the guides, like a payer's companion guide.
struct PartnerRuleFile: Sendable {
  /// One `for`: for whom its rules are, and the rules.
  struct Block: Sendable {
    var line: GuideLine
    /// Names of guides, like `837P`.
    var guides: [String]
    var level: SNIPLevel
    /// What tells the partner; all of them must hold, and without any the rules are for everybody.
    var scope: [PartnerCondition] = []
    var rules: [PlacedRule] = []
  }

  /// A rule, and the loop or segment that it stands under.
  struct PlacedRule: Sendable {
    var line: GuideLine
    /// The loop; empty for the set itself.
    var loop: String
    /// The segment with the codes that choose it; `nil` for a rule of the loop.
    var segment: (id: String, codes: [String])?
    var rule: GuideRule
  }

  private(set) var name = ""
  private(set) var title = ""
  private(set) var blocks: [Block] = []
  private var loop: (name: String, indent: Int)?
  private var segment: (use: (id: String, codes: [String]), indent: Int)?
  private let file: String

  /// Reads the text of a file; where it goes wrong, the error says in which line.
  init(text: String, file: String) throws(GuideError) {
    self.file = file
    for line in GuideLine.lines(of: text, file: file) { try read(line) }
    guard !name.isEmpty else {
      throw GuideError(
        file: file, line: nil, message: "the file begins with a line like `rules PLAN Rules of the plan`")
    }
    guard let last = blocks.last else {
      throw GuideError(file: file, line: nil, message: "no line says for which guide its rules are, like `for 837P`")
    }
    if last.rules.isEmpty { throw last.line.error("no rule stands under this line") }
  }

  private mutating func read(_ line: GuideLine) throws(GuideError) {
    let words = line.words
    if words[0] == "rules" {
      guard name.isEmpty, blocks.isEmpty, words.count > 1 else {
        throw line.error("only the first line names the file, like `rules PLAN Rules of the plan`")
      }
      name = String(words[1])
      title = words.dropFirst(2).joined(separator: " ")
    } else if words[0] == "for" {
      if let last = blocks.last, last.rules.isEmpty { throw last.line.error("no rule stands under this line") }
      blocks.append(try Self.block(line))
      (loop, segment) = (nil, nil)
    } else {
      guard !blocks.isEmpty, line.indent > 0 else {
        throw line.error("the line belongs to no `for`: put it under a line like `for 837P`, and indent it")
      }
      try readPlace(line)
    }
  }

  /// Takes a loop, a segment, or a rule that stands under one of them.
  private mutating func readPlace(_ line: GuideLine) throws(GuideError) {
    if let open = segment, line.indent <= open.indent { segment = nil }
    if let open = loop, line.indent <= open.indent { loop = nil }
    switch line.words[0] {
    case "loop":
      guard line.words.count == 2, segment == nil else {
        throw line.error("a loop is named like `loop 2300`, and stands under no segment")
      }
      loop = (String(line.words[1]), line.indent)
    case "segment":
      var scan = TokenScan(line.text.dropFirst("segment".count), line)
      let condition = try scan.condition()
      guard case .segment(let id, let codes) = condition.subject, !condition.isNegated, scan.isAtEnd, segment == nil
      else { throw line.error("a segment is named like `segment CLM` or `segment REF(G1)`") }
      segment = ((id, codes), line.indent)
    case "rule":
      var rule = try GuideFile.rule(line)
      rule.level = blocks[blocks.count - 1].level
      blocks[blocks.count - 1].rules.append(
        PlacedRule(line: line, loop: loop?.name ?? "", segment: segment?.use, rule: rule))
    default:
      throw line.error("under `for` stand loops, segments and rules, not \(line.words[0])")
    }
  }

  /// `for 837P 837I level 6 where loop 2010BB NM1.9(PLAN1) & GS.3(PLAN)`.
  private static func block(_ line: GuideLine) throws(GuideError) -> Block {
    guard line.indent == 0 else { throw line.error("a line with `for` is not indented") }
    var words = line.words.dropFirst()
    let guides = words.prefix { $0 != "level" && $0 != "where" }
    words = words.dropFirst(guides.count)
    guard !guides.isEmpty, Set(guides).count == guides.count else {
      throw line.error("`for` names the guides, each once, like `for 837P 837I`")
    }
    var block = Block(line: line, guides: guides.map(String.init), level: .partner)
    if words.first == "level" {
      words = words.dropFirst()
      switch words.popFirst() {
      case "6": block.level = .lineOfService
      case "7": block.level = .partner
      default: throw line.error("the level is 6 (kind of service) or 7 (partner)")
      }
    }
    guard let word = words.popFirst() else { return block }
    guard word == "where" else { throw line.error("\(word) means nothing here; a partner is told by `where`") }
    var scan = TokenScan(line.text[word.endIndex...], line)
    repeat { block.scope.append(try PartnerCondition(&scan, line)) } while scan.skip("&")
    guard scan.isAtEnd else { throw line.error("conditions after `where` are joined by &") }
    return block
  }
}
