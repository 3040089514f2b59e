/// Checks that what a file of rules speaks of is in the guide, so that no rule is kept or broken for ever by a slip of the pen.
struct PartnerRulePlacing {
  let guide: Guide
  let dictionary: SegmentDictionary

  /// Checks that a partner can be told by a condition.
  func check(_ condition: PartnerCondition, _ line: GuideLine) throws(GuideError) {
    guard !condition.isOfEnvelope else { return }
    for loop in try loops(condition.loop, line) {
      let uses = loop.segments(condition.segment)
      guard let use = uses.first else { throw missing(condition.segment, [], loop, line) }
      guard uses.count == 1, use.most == 1 else {
        throw line.error(
          "\(condition.segment) stands more than once in \(words(loop)), so it cannot tell a partner; take a segment that stands once"
        )
      }
      try check(element: condition.element, condition.component, use, line)
    }
  }

  /// Checks that a rule stands where the partner is told: in the loop around the one that names it.
  func check(_ placed: PartnerRuleFile.PlacedRule, _ scope: [PartnerCondition]) throws(GuideError) {
    for condition in scope where !condition.loop.isEmpty {
      let around = ([guide.set] + guide.set.allLoops).filter { !$0.loops(condition.loop).isEmpty }
      let reached = around.map { ($0.name == placed.loop ? 1 : 0) + $0.deepLoops(placed.loop).count }.reduce(0, +)
      let wanted = placed.loop.isEmpty ? 1 : guide.set.deepLoops(placed.loop).count
      guard reached < wanted else { continue }
      throw placed.line.error(
        "the loop \(condition.loop) names the partner of what lies in \(around.map(words).joined(separator: " and in ")); this rule stands "
          + "elsewhere")
    }
  }

  /// Checks a rule where it stands.
  func check(_ placed: PartnerRuleFile.PlacedRule) throws(GuideError) {
    let line = placed.line
    for loop in try loops(placed.loop, line) {
      if let segment = placed.segment {
        let uses = loop.segments(segment.id).filter { $0.isMeant(by: segment) }
        if uses.isEmpty { throw missing(segment.id, segment.codes, loop, line) }
        for condition in placed.rule.when + placed.rule.then {
          guard case .element(let element, let component) = condition.subject else {
            throw line.error(
              "a rule under a segment speaks of its elements, like `5-1(21)`; a rule of a loop names the segment too")
          }
          try check(condition, element, component, uses, line)
        }
      } else {
        for condition in placed.rule.when + placed.rule.then { try check(condition, in: loop, line) }
      }
      try checkNeeds(placed, loop)
    }
  }

  private func check(_ condition: GuideRule.Condition, in loop: LoopUse, _ line: GuideLine) throws(GuideError) {
    switch condition.subject {
    case .element:
      throw line.error("a rule of a loop names the segment of its element, like `CLM.5-1(21)`")
    case .loop(let name):
      guard !loop.loops(name).isEmpty else { throw line.error("in \(words(loop)) lies no loop \(name)") }
    case .segment(let id, let codes):
      let uses = loop.segments(id)
      if uses.isEmpty { throw missing(id, codes, loop, line) }
      let known = Set(uses.flatMap { $0.chooser?.codes ?? $0.elements.first?.codes ?? [] })
      for code in codes {
        try check(length: code, line)
        if !known.isEmpty, !known.contains(code) { throw missing(id, [code], loop, line) }
      }
    case .segmentElement(let id, let element, let component):
      let uses = loop.segments(id)
      if uses.isEmpty { throw missing(id, [], loop, line) }
      try check(condition, element, component, uses, line)
    }
  }

  private func check(
    _ condition: GuideRule.Condition, _ element: Int, _ component: Int, _ uses: [SegmentUse], _ line: GuideLine
  ) throws(GuideError) {
    guard let first = uses.first else { return }
    try check(element: element, component, first, line)
    let known = uses.map { $0.element(element, component)?.codes ?? [] }
    for code in condition.codes {
      try check(length: code, line)
      if known.allSatisfy({ !$0.isEmpty && !$0.contains(code) }) {
        throw line.error(
          "the guide \(guide.name) does not allow \(code) in \(name(first.id, element, component)); it allows "
            + known.joined().prefix(12).joined(separator: ", "))
      }
    }
  }

  private func check(length code: String, _ line: GuideLine) throws(GuideError) {
    if code.utf8.count > 8 { throw line.error("\(code) is too long: codes in rules have at most eight characters") }
  }

  private func check(element: Int, _ component: Int, _ use: SegmentUse, _ line: GuideLine) throws(GuideError) {
    let elements = dictionary[use.id]?.elements ?? []
    guard element >= 1, element <= elements.count else {
      throw line.error("\(use.id) has \(elements.count) elements, not \(element)")
    }
    let components = elements[element - 1].components
    guard component == 0 || component <= components.count else {
      throw line.error("\(name(use.id, element, 0)) has \(components.count) components, not \(component)")
    }
  }

  /// What a rule needs the guide must have a use for.
  private func checkNeeds(_ placed: PartnerRuleFile.PlacedRule, _ loop: LoopUse) throws(GuideError) {
    guard !placed.rule.forbids else { return }
    for condition in placed.rule.then where !condition.isNegated {
      let (id, element, component): (String, Int, Int)
      switch condition.subject {
      case .element(let own, let part): (id, element, component) = (placed.segment?.id ?? "", own, part)
      case .segmentElement(let segment, let own, let part): (id, element, component) = (segment, own, part)
      default: continue
      }
      let uses = loop.segments(id).filter { use in placed.segment.map { use.isMeant(by: $0) } ?? true }
      if uses.allSatisfy({ $0.element(element, component) == nil }) {
        throw placed.line.error(
          "the guide \(guide.name) does not use \(name(id, element, component)) here, so it cannot be needed")
      }
    }
  }

  private func loops(_ name: String, _ line: GuideLine) throws(GuideError) -> [LoopUse] {
    if name.isEmpty { return [guide.set] }
    let found = guide.set.deepLoops(name)
    guard !found.isEmpty else { throw line.error("the guide \(guide.name) has no loop \(name)") }
    return found
  }

  private func missing(_ id: String, _ codes: [String], _ loop: LoopUse, _ line: GuideLine) -> GuideError {
    let known = loop.segments(id).flatMap { $0.chooser?.codes ?? [] }
    let with = codes.isEmpty ? "" : " with \(codes.joined(separator: " "))"
    let hint = known.isEmpty ? "" : "; its codes there are \(known.joined(separator: ", "))"
    return line.error("the guide \(guide.name) has no \(id)\(with) in \(words(loop))\(hint)")
  }

  private func words(_ loop: LoopUse) -> String { loop.name.isEmpty ? "the set itself" : "the loop \(loop.name)" }

  private func name(_ id: String, _ element: Int, _ component: Int) -> String {
    id + (element < 10 ? "0" : "") + "\(element)" + (component > 0 ? "-\(component)" : "")
  }
}

extension LoopUse {
  /// The segments of the loop itself with an identifier.
  fileprivate func segments(_ id: String) -> [SegmentUse] {
    children.compactMap { if case .segment(let use) = $0, use.id == id { use } else { nil } }
  }

  /// The loops right in this one with a name.
  fileprivate func loops(_ name: String) -> [LoopUse] {
    children.compactMap { if case .loop(let loop) = $0, loop.name == name { loop } else { nil } }
  }

  /// The loops anywhere in this one.
  fileprivate var allLoops: [LoopUse] {
    children.flatMap { child in
      guard case .loop(let loop) = child else { return [LoopUse]() }
      return [loop] + loop.allLoops
    }
  }

  /// The loops anywhere in this one with a name.
  fileprivate func deepLoops(_ name: String) -> [LoopUse] { allLoops.filter { $0.name == name } }
}

extension SegmentUse {
  /// The element, or component, of the use; `nil` where it is not used. What is used without naming components may have them all.
  fileprivate func element(_ position: Int, _ component: Int) -> ElementUse? {
    guard let own = elements.first(where: { $0.position == position }) else { return nil }
    if component == 0 || own.components.isEmpty {
      return component == 0 ? own : ElementUse(position: component, isRequired: false)
    }
    return own.components.first { $0.position == component }
  }
}
