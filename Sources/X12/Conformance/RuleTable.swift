/// Every rule that a check knows, for people: its name, how deep it lies, how much it matters, how acknowledgements say it, and what it says.
public struct RuleTable: Sendable {
  /// One rule.
  public struct Row: Hashable, Sendable {
    /// The name that findings carry.
    public var id: String
    /// The SNIP level.
    public var level: SNIPLevel
    /// How much it matters unless the caller says otherwise.
    public var severity: Problem.Severity
    /// How a 999 or TA1 says it.
    public var code: Finding.Code
    /// What it says.
    public var sentence: String
  }

  /// Rules that belong together.
  public struct Section: Hashable, Sendable {
    /// What they are about.
    public var title: String
    /// The rules.
    public var rows: [Row]
  }

  /// The rules: of envelopes, of every guide, then of each guide.
  public let sections: [Section]

  /// The rules of the library's guides, and those of partners where there are any.
  public init(_ library: GuideLibrary, partners: PartnerRules? = nil) throws {
    var sections = [
      Section(title: "Envelopes and the text around them", rows: EnvelopeRule.allCases.map(Self.row)),
      Section(title: "Elements of envelopes", rows: Self.elements(library.envelope)),
      Section(title: "Any guide", rows: ConformanceRule.allCases.map(Self.row)),
    ]
    for tables in try library.all() {
      var known: Set<String> = []
      let rows = tables.guide.set.allRows.filter { known.insert($0.id).inserted }
      if !rows.isEmpty { sections.append(Section(title: "\(tables.guide.name) \(tables.guide.title)", rows: rows)) }
    }
    if let partners {
      let rows = partners.blocks.flatMap(\.rules).map { $0.rule.row(ofLoop: $0.segment == nil) }
      sections.append(Section(title: "\(partners.name) \(partners.title)", rows: rows))
    }
    self.sections = sections
  }

  private static func row(_ rule: EnvelopeRule) -> Row {
    Row(id: rule.name, level: rule.level, severity: rule.severity, code: rule.code, sentence: rule.meaning)
  }

  private static func row(_ rule: ConformanceRule) -> Row {
    Row(id: rule.name, level: rule.level, severity: rule.severity, code: rule.code, sentence: rule.meaning)
  }

  /// What single elements hold; those of which the reader speaks too stand with its rules.
  private static func elements(_ tables: GuideTables) -> [Row] {
    tables.segmentUses.flatMap { use in
      use.elements.compactMap { element -> Row? in
        let name = use.id + (element.position < 10 ? "0" : "") + String(element.position)
        guard EnvelopeRule(rawValue: name) == nil,
          let definition = tables.dictionary[use.id]?.elements[element.position - 1]
        else { return nil }
        return Row(
          id: name, level: .syntax, severity: .error, code: EnvelopeCheck.code(Segment.pack(use.id), element.position),
          sentence: "\(definition.title): \(definition.form(element.codes)).")
      }
    }
  }

  /// The table as a document in Markdown.
  public var markdown: String {
    var text = """
      # The rules of `portico x12 check`

      Made by `./portico x12 rules` from the code and the guides. Levels are those that the field calls SNIP types: 1 syntax and envelope, 2 the guide, 3 amounts
      that add up, 4 situations, 5 codes, 6 kinds of service, 7 partners. The code is what a 999 (IK304, IK403, IK502, AK905) or a TA1 (TA105) says; only levels 1
      and 2 decide one. `--warn RULE` makes a rule's findings warnings.

      """
    for section in sections {
      text += "\n## \(section.title)\n| Rule | Level | Severity | Code | What it says |\n|---|---|---|---|---|\n"
      for row in section.rows {
        let code = row.code.word.map { "\($0.element) \($0.code)" } ?? ""
        let sentence = row.sentence.replacing("|", with: "\\|")
        text += "| `\(row.id)` | \(row.level.rawValue) | \(row.severity.rawValue) | \(code) | \(sentence) |\n"
      }
    }
    return text
  }
}

extension GuideRule {
  fileprivate func row(ofLoop: Bool) -> RuleTable.Row {
    RuleTable.Row(
      id: id, level: level, severity: severity, code: ofLoop ? loopCode : elementCode, sentence: sentence)
  }
}

extension LoopUse {
  fileprivate var allRows: [RuleTable.Row] {
    rules.map { $0.row(ofLoop: true) }
      + children.flatMap { child in
        switch child {
        case .segment(let use): use.rules.map { $0.row(ofLoop: false) }
        case .loop(let inner): inner.allRows
        }
      }
  }
}

extension ElementDefinition {
  /// What a value looks like, in words.
  fileprivate func form(_ codes: [String]) -> String {
    if !codes.isEmpty { return "one of \(codes.joined(separator: ", "))" }
    let length = shortest == longest ? "\(longest)" : "\(shortest) to \(longest)"
    return switch kind {
    case .date: longest == 6 ? "a day as YYMMDD" : "a day as CCYYMMDD"
    case .time: "a time of day of \(length) digits"
    case .decimal, .whole: "a number of \(length) digits"
    case .text, .code, .binary, .composite: longest == 1 ? "one character" : "\(length) characters"
    }
  }
}
