import X12

extension SOP {
  /// How this desk appeals, whatever the category.
  package struct AppealRules: Sendable {
    /// More money in question than this needs a second person before a packet goes; nil: never.
    package var secondLookAbove: Cents?
    /// How a letter of each level begins and what it asks for.
    package var levels: [AppealLevel: LevelWords]
  }

  /// The paragraphs around the argument.
  package struct LevelWords: Sendable {
    package var opening: LetterTemplate
    package var request: LetterTemplate
  }

  /// What an appeal of one category argues, and with which exhibits.
  package struct Appeal: Sendable {
    package var argument: LetterTemplate
    /// In the order of their numbers; the payer's own decision stands before them as Exhibit 1.
    package var exhibits: [Exhibit]
  }

  /// A place for evidence.
  package struct Exhibit: Equatable, Sendable {
    package var id: String
    package var title: String
    /// Whether no packet is made without it.
    package var isRequired: Bool
    /// The checklist item whose evidence stands here without being attached again.
    package var item: String?

    /// What the payer decided, from its own file: Exhibit 1 of every packet.
    package static let decision = Exhibit(
      id: decisionExhibit, title: "The payer’s decision, as its remittance states it", isRequired: true, item: nil)
  }

  /// Guardrail G5: what was never decided is not appealed.
  package static func isNeverAppealed(_ category: String) -> Bool {
    category == "unprocessable" || category.hasPrefix("rejected")
  }

  /// The id of the exhibit that is always there: the payer's decision, from its own file.
  package static let decisionExhibit = "decision"

  /// The letter as the SOP proposes it, for a person to change.
  package func proposedLetter(
    _ level: AppealLevel, category: String, _ facts: AppealFacts, exhibitNumbers: [String: Int]
  ) -> String {
    guard let words = appeal?.levels[level], let argument = workingCategory(category).appeal?.argument else {
      return ""
    }
    return [words.opening, argument, words.request]
      .map { $0.text(facts, exhibitNumbers: exhibitNumbers) }.joined(separator: "\n\n")
  }
}

extension SOP.AppealRules {
  /// Reads the part of an SOP that holds for all categories.
  init(_ reader: YAMLReader) throws(FileProblem) {
    try reader.allow(["second_look_above", "levels"])
    secondLookAbove = try reader.optional("second_look_above")?.dollars()
    levels = [:]
    let list = try reader.required("levels")
    for entry in try list.list() {
      try entry.allow(["level", "opening", "request"])
      let choice = try entry.required("level")
      let level = try choice.choice(AppealLevel.self)
      guard levels[level] == nil else { throw choice.problem("the level '\(level.rawValue)' stands twice") }
      levels[level] = SOP.LevelWords(
        opening: try entry.required("opening").template(exhibits: []),
        request: try entry.required("request").template(exhibits: []))
    }
    for level in AppealLevel.allCases where levels[level] == nil {
      throw list.problem("the level '\(level.rawValue)' is missing here")
    }
  }
}

extension SOP.Appeal {
  /// A packet's entry in the trail has room for these and what people add.
  static let mostExhibits = 20

  /// Reads the part of a category.
  init(_ reader: YAMLReader, category: String, items: [SOP.Item]) throws(FileProblem) {
    try reader.allow(["argument", "exhibits"])
    if SOP.isNeverAppealed(category) {
      throw reader.problem("guardrail G5: what was never decided has no appeal; leave this part out")
    }
    exhibits = []
    for entry in try reader.required("exhibits").list() {
      let exhibit = try SOP.Exhibit(entry, items: items)
      guard !exhibits.contains(where: { $0.id == exhibit.id }) else {
        throw entry.problem("the exhibit '\(exhibit.id)' stands twice")
      }
      exhibits.append(exhibit)
      guard exhibits.count <= SOP.Appeal.mostExhibits else {
        throw entry.problem("an appeal has at most \(SOP.Appeal.mostExhibits) exhibits")
      }
    }
    argument = try reader.required("argument").template(exhibits: exhibits)
  }
}

extension SOP.Exhibit {
  fileprivate init(_ reader: YAMLReader, items: [SOP.Item]) throws(FileProblem) {
    try reader.allow(["id", "title", "needed", "item"])
    let name = try reader.required("id")
    id = try name.text()
    guard id != SOP.decisionExhibit else {
      throw name.problem("'\(SOP.decisionExhibit)' is the payer's own decision, which is Exhibit 1 by itself")
    }
    title = try reader.required("title").text()
    let need = try reader.required("needed")
    switch try need.text() {
    case "required": isRequired = true
    case "optional": isRequired = false
    default: throw need.problem("here must be required or optional")
    }
    item = try reader.optional("item")?.text()
    if let item, !items.contains(where: { $0.id == item }), let place = reader.optional("item") {
      throw place.problem("the checklist has no item '\(item)'")
    }
  }
}

extension YAMLReader {
  /// Words of a letter that name facts and, of the exhibits, only those that are always there.
  fileprivate func template(exhibits: [SOP.Exhibit]) throws(FileProblem) -> LetterTemplate {
    let words = try text()
    let template: LetterTemplate
    do throws(LetterTemplate.Fault) { template = try LetterTemplate(words) } catch { throw problem(error.what) }
    for id in template.exhibits where id != SOP.decisionExhibit {
      guard let exhibit = exhibits.first(where: { $0.id == id }) else {
        throw problem("there is no exhibit '\(id)' here")
      }
      guard exhibit.isRequired else {
        throw problem("the words rely on the exhibit '\(id)', which is optional; make it required, or leave it out")
      }
    }
    return template
  }
}
