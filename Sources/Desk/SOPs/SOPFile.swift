import CEL
import Trail
import X12

extension SOP {
  /// Reads a file and checks all of it: names, references, conditions, and that no guardrail is loosened.
  ///
  /// - Throws: `FileProblem` with file and line.
  package init(text: String, file: String) throws(FileProblem) {
    let root = try YAMLReader(text: text, file: file)
    try root.allow([
      "sop", "title", "opens", "primary_reason", "front", "dollar_floor", "hold_buffer_days", "write_off", "exceptions",
      "escalates_to", "outcomes", "categories", "appeal",
    ])
    name = try root.required("sop").text()
    title = try root.required("title").text()
    digest = Digest(hashing: Array(text.utf8))
    let hasMoney = try root.required("opens").namesMoney()
    outcomes = []
    for reader in try root.required("outcomes").entriesOfList() {
      let outcome = try Outcome(reader, hasMoney: hasMoney)
      guard !outcomes.contains(where: { $0.id == outcome.id }) else {
        throw reader.problem("the outcome '\(outcome.id)' stands twice")
      }
      outcomes.append(outcome)
    }
    categories = []
    let categoryList = try root.required("categories")
    for reader in try categoryList.list() {
      let isScheduled = try root.required("opens").opensFromSchedule(try reader.required("id").text())
      let category = try Category(
        reader, outcomes: outcomes, known: categories.flatMap(\.rootCauses), isScheduled: isScheduled)
      guard !categories.contains(where: { $0.id == category.id }) else {
        throw reader.problem("the category '\(category.id)' stands twice")
      }
      categories.append(category)
    }
    guard !categories.isEmpty else { throw categoryList.problem("an SOP needs at least one category") }
    appeal = try root.optional("appeal").map { reader throws(FileProblem) in try AppealRules(reader) }
    if appeal == nil, let category = categories.first(where: { $0.appeal != nil }) {
      throw categoryList.problem(
        "'\(category.id)' has an appeal, and the SOP has no 'appeal' with the words of a letter")
    }
    let known = categories
    opens = try root.required("opens").each { reader throws(FileProblem) in try OpeningRule(reader, categories: known) }
    for reader in try categoryList.list() { try reader.refuseConditionsWithoutClaim(opens) }
    if opens.contains(where: { $0.category == nil }), !categories.contains(where: { $0.id == "other" }) {
      throw try root.required("categories").problem(
        "a category 'other' is needed for reasons that no other category names")
    }
    // Scheduled services have no denied money: what is said of money elsewhere may be left out.
    primaryReason =
      hasMoney || root.optional("primary_reason") != nil
      ? try root.required("primary_reason").each { reader throws(FileProblem) in
        try reader.choice(PrimaryReasonRule.self)
      } : [.firstInFile]
    if opens.contains(where: { $0.subject == .appointment }),
      !outcomes.contains(where: { $0.needs.contains(.cancelled) })
    {
      throw try root.required("outcomes").problem(
        "an outcome with needs: [cancelled] is needed for services that a later schedule cancels")
    }
    let front = try root.required("front")
    try front.allow(["days_before_deadline", "max_age_days"])
    frontDays = try front.required("days_before_deadline").number(0...365)
    maxAgeDays = try front.required("max_age_days").number(1...365)
    dollarFloor = .zero
    payerFloors = [:]
    if hasMoney || root.optional("dollar_floor") != nil {
      let floor = try root.required("dollar_floor")
      try floor.allow(["default", "payers"])
      dollarFloor = try floor.required("default").dollars()
      for (payer, reader) in try floor.optional("payers")?.entries() ?? [] { payerFloors[payer] = try reader.dollars() }
    }
    holdBufferDays = try root.required("hold_buffer_days").number(1...60)
    writeOffLimit = .zero
    if hasMoney || root.optional("write_off") != nil {
      let writeOff = try root.required("write_off")
      try writeOff.allow(["limit", "approver"])
      writeOffLimit = try writeOff.required("limit").dollars()
      try writeOff.required("approver").mustBeManager("guardrail G11: a write-off above the limit needs a manager")
    }
    let exceptions = try root.required("exceptions")
    try exceptions.allow(["granted_by"])
    try exceptions.required("granted_by").mustBeManager("guardrail G11: an exception is granted by a manager")
    escalatesTo = Team(try root.required("escalates_to").text())
  }
}

extension YAMLReader {
  fileprivate func each<Value>(_ read: (YAMLReader) throws(FileProblem) -> Value) throws(FileProblem) -> [Value] {
    var values: [Value] = []
    for reader in try entriesOfList() { values.append(try read(reader)) }
    return values
  }

  /// The entries of a list that has some.
  func entriesOfList() throws(FileProblem) -> [YAMLReader] {
    let readers = try list()
    guard !readers.isEmpty else { throw problem("this list needs at least one entry") }
    return readers
  }

  /// A condition looks at a remitted claim: in a category that something else opens it would be silently without effect.
  fileprivate func refuseConditionsWithoutClaim(_ opens: [SOP.OpeningRule]) throws(FileProblem) {
    let id = try required("id").text()
    guard let subject = opens.first(where: { !$0.subject.hasConditions && $0.category == id })?.subject else { return }
    for item in try required("checklist").list() {
      if let when = item.optional("when") {
        throw when.problem(
          "this category is opened by \(subject.rawValue): there is no claim for this condition to look at")
      }
    }
  }

  /// What a rule of `opens` is about.
  fileprivate func subject() throws(FileProblem) -> SOP.OpeningRule.Subject {
    try required("subject").choice(SOP.OpeningRule.Subject.self)
  }

  /// Whether the rules are about denied or paid money too, and not about scheduled services alone.
  fileprivate func namesMoney() throws(FileProblem) -> Bool {
    for rule in try list() where try rule.subject() != .appointment { return true }
    return false
  }

  /// Whether a rule about scheduled services, and no other, opens cases of the category: its conditions look at those.
  fileprivate func opensFromSchedule(_ category: String) throws(FileProblem) -> Bool {
    var subjects: Set<SOP.OpeningRule.Subject> = []
    for rule in try list() where try rule.optional("category")?.text() == category {
      subjects.insert(try rule.subject())
    }
    guard subjects.contains(.appointment), subjects.count > 1 else { return subjects.contains(.appointment) }
    throw problem(
      "the category '\(category)' is opened by schedules and by remittances; give each a category of its own")
  }

  fileprivate func mustBeManager(_ why: String) throws(FileProblem) {
    guard try text() == Role.manager.rawValue else { throw problem("here must be manager (\(why))") }
  }

  fileprivate func condition(in environment: Environment) throws(FileProblem) -> Condition {
    let source = try text()
    do {
      return Condition(source: source, program: try Program(source, in: environment))
    } catch {
      throw problem("the condition is wrong at column \(error.column): \(error.message)")
    }
  }
}

extension SOP.OpeningRule {
  fileprivate init(_ reader: YAMLReader, categories: [SOP.Category]) throws(FileProblem) {
    try reader.allow(["subject", "when", "category"])
    subject = try reader.subject()
    when = try reader.required("when").condition(in: subject.environment)
    let choice = try reader.required("category")
    let text = try choice.text()
    if text == "primary_reason" {
      guard subject == .claim else { throw choice.problem("only a claim has a primary reason") }
      category = nil
    } else {
      guard categories.contains(where: { $0.id == text }) else {
        throw choice.problem("there is no category '\(text)'")
      }
      category = text
    }
  }
}

extension SOP.Outcome {
  fileprivate init(_ reader: YAMLReader, hasMoney: Bool) throws(FileProblem) {
    try reader.allow(["id", "title", "needs", "bills_patient", "skips_checklist"])
    id = try reader.required("id").text()
    title = try reader.required("title").text()
    needs = try reader.required("needs").each { need throws(FileProblem) in try need.choice(Need.self) }
    billsPatient = try reader.optional("bills_patient")?.flag() ?? false
    let skip = reader.optional("skips_checklist")
    skipsChecklist = try skip?.flag() ?? false
    if hasMoney, skipsChecklist, !needs.contains(.payment), !needs.contains(.explanation), let skip {
      throw skip.problem(
        "only an outcome that needs a payment or an explanation may skip the checklist: the payer's file proves it")
    }
    if !billsPatient, id.contains("patient") {
      throw reader.problem(
        "guardrail G4: an outcome that puts money on the patient says bills_patient: true; name it otherwise if it does not"
      )
    }
  }
}

extension SOP.Category {
  fileprivate init(
    _ reader: YAMLReader, outcomes: [SOP.Outcome], known causes: [SOP.RootCause], isScheduled: Bool
  ) throws(FileProblem) {
    try reader.allow([
      "id", "title", "team", "minutes", "clocks", "guidance", "checklist", "outcomes", "root_causes", "appeal",
    ])
    id = try reader.required("id").text()
    title = try reader.required("title").text()
    team = Team(try reader.required("team").text())
    minutes = try reader.required("minutes").number(1...600)
    let clockList = try reader.required("clocks")
    clocks = []
    for clock in try clockList.list() {
      let kind = try clock.choice(ClockKind.self)
      guard (kind == .dayOfService) == isScheduled else {
        throw clock.problem(
          isScheduled
            ? "a scheduled service has one clock, day_of_service" : "only a scheduled service has a day_of_service")
      }
      clocks.append(kind)
    }
    if SOP.isNeverAppealed(id), clocks.contains(where: \.isOfAppeal) {
      throw clockList.problem(
        "guardrail G5: an unprocessable or rejected claim has no appeal; its clock is timely_filing")
    }
    guidance = try reader.required("guidance").text()
    checklist = []
    for itemReader in try reader.required("checklist").entriesOfList() {
      let item = try SOP.Item(itemReader, isScheduled: isScheduled)
      guard !checklist.contains(where: { $0.id == item.id }) else {
        throw itemReader.problem("the checklist item '\(item.id)' stands twice")
      }
      checklist.append(item)
    }
    self.outcomes = []
    for outcome in try reader.optional("outcomes")?.list() ?? [] {
      let id = try outcome.text()
      guard outcomes.contains(where: { $0.id == id }) else { throw outcome.problem("there is no outcome '\(id)'") }
      self.outcomes.append(id)
    }
    rootCauses = try [SOP.RootCause](reader.optional("root_causes"), known: causes)
    if let part = reader.optional("appeal") { appeal = try SOP.Appeal(part, category: id, items: checklist) }
  }
}

extension SOP.Item {
  fileprivate init(_ reader: YAMLReader, isScheduled: Bool) throws(FileProblem) {
    try reader.allow(["id", "do", "evidence", "when", "element"])
    element = try reader.optional("element")?.choice(ClearanceElement.self)
    if let element {
      guard isScheduled, reader.optional("id") == nil, reader.optional("evidence") == nil else {
        throw reader.problem(
          "an element is the whole name of a step before a scheduled service; it has no id and no evidence")
      }
      id = element.rawValue
    } else {
      id = try reader.required("id").text()
      if isScheduled, ClearanceElement(rawValue: id) != nil {
        throw reader.problem("'\(id)' is the name of an element; write element: \(id) instead of id")
      }
    }
    text = try reader.required("do").text()
    if let evidence = reader.optional("evidence") {
      guard try evidence.text() == "required" else { throw evidence.problem("here must be required, or no such key") }
      needsEvidence = true
    } else {
      needsEvidence = false
    }
    when = try reader.optional("when")?.condition(in: isScheduled ? SOPFacts.appointment : SOPFacts.claim)
  }
}
