@testable import X12

/// Writes a document from a guide: what the guide requires, and what a situational rule speaks of, so that the rule applies.
struct GuideSample {
  /// What one segment is to hold, by element and component; the empty text leaves a required one out.
  typealias Values = [SIMD2<Int>: String]

  let tables: GuideTables
  /// Names of the loops around the rule, outermost first, without the set.
  let path: [String]
  /// The segment that the rule stands under; `nil` for a rule of the loop.
  let target: SegmentUse?
  let rule: GuideRule
  /// Whether the rule is to be kept.
  let isKept: Bool

  /// A rule, and where it stands.
  struct Site: Sendable, CustomStringConvertible {
    var guide: String
    var path: [String]
    var segment: SegmentUse?
    var rule: GuideRule
    var description: String { "\(guide) \(path.joined(separator: "/")) \(segment?.id ?? "") \(rule.id)" }
  }

  /// All situational rules of a guide.
  static func sites(_ guide: Guide) -> [Site] { sites(guide.set, guide.name, []) }

  private static func sites(_ loop: LoopUse, _ guide: String, _ path: [String]) -> [Site] {
    // What lies in other loops is written by hand too.
    loop.rules.filter { ($0.when + $0.then).allSatisfy { $0.inner == nil } }.map {
      Site(guide: guide, path: path, segment: nil, rule: $0)
    }
      + loop.children.flatMap { child in
        switch child {
        case .segment(let use):
          // A value of the wrong length is written by hand, see `SituationBreakages`.
          use.rules.filter { $0.then.allSatisfy { $0.lengths == nil } }.map {
            Site(guide: guide, path: path, segment: use, rule: $0)
          }
        case .loop(let inner): sites(inner, guide, path + [inner.name])
        }
      }
  }

  /// The document.
  var text: String {
    var levels: [Int] = []
    var count = 0
    let guide = tables.guide
    var body = segments(of: guide.set, path, &levels, &count)
    body.removeFirst()
    body.removeLast()
    return SampleSet(
      guide: guide.name, group: guide.group, transaction: guide.transaction, version: guide.versions[0], body: body
    ).text
  }

  /// The segments of a loop; `rest` is the way from it to the rule, `nil` off that way.
  private func segments(of loop: LoopUse, _ rest: [String]?, _ levels: inout [Int], _ count: inout Int) -> [String] {
    let depth = levels.count
    defer { levels.removeLast(levels.count - depth) }
    let isHome = rest?.isEmpty == true
    var written: [String] = []
    for child in loop.children {
      switch child {
      case .segment(let use):
        var values: Values?
        if isHome { values = wanted(use) }
        guard values != nil || use.isRequired, !(isHome && isBanned(use)) else { continue }
        if use.id == "HL" {
          count += 1
          values = (values ?? [:]).merging([SIMD2(1, 0): "\(count)", SIMD2(2, 0): levels.last.map { "\($0)" } ?? ""]) {
            $1
          }
          if holdsLevel(loop, rest), values?[SIMD2(4, 0)] == nil { values?[SIMD2(4, 0)] = "1" }
          levels.append(count)
        }
        written.append(text(of: use, values ?? [:]))
      case .loop(let inner):
        let isOnWay = rest?.first == inner.name
        let asked = isHome ? conditions.first { $0.subject == .loop(inner.name) } : nil
        guard isOnWay || asked.map({ !$0.isNegated }) ?? inner.isRequired else { continue }
        written += segments(of: inner, isOnWay ? rest.map { Array($0.dropFirst()) } : nil, &levels, &count)
      }
    }
    return written
  }

  /// Whether a level below the loop's own is written.
  private func holdsLevel(_ loop: LoopUse, _ rest: [String]?) -> Bool {
    loop.children.contains { child in
      guard case .loop(let inner) = child, inner.trigger?.id == "HL" else { return false }
      return rest?.first == inner.name
        || rest?.isEmpty == true && conditions.contains { $0.subject == .loop(inner.name) && !$0.isNegated }
    }
  }

  /// What is to hold: what the rule applies to, and what it needs or forbids, turned round where it is to be broken.
  private var conditions: [GuideRule.Condition] {
    let needs = rule.then.map { condition in
      var condition = condition
      if isKept == rule.forbids { condition.isNegated.toggle() }
      return condition
    }
    // What is needed goes before what it is needed for, as in `when not 9 need 9`.
    return needs + rule.when
  }

  /// What the conditions want a segment to hold; `nil` when they do not speak of it.
  private func wanted(_ use: SegmentUse) -> Values? {
    var values: Values?
    for condition in conditions.reversed() {
      switch condition.subject {
      case .element(let element, let component) where use.title == target?.title && use.id == target?.id:
        values = values ?? [:]
        values?[SIMD2(element, component)] = value(condition, use, element, component)
      case .segmentElement(use.id, let element, let component):
        // A value that must not be there wants no segment to be there.
        if condition.isNegated, !use.isRequired { continue }
        values = values ?? [:]
        values?[SIMD2(element, component)] = value(condition, use, element, component)
      case .segment(use.id, let codes) where !condition.isNegated:
        guard let chooser = use.chooser ?? use.elements.first.map({ ($0.position, 0, $0.codes) }) else { continue }
        if codes.isEmpty { values = values ?? [:] }
        guard let code = codes.first(where: { chooser.codes.contains($0) }) else { continue }
        values = values ?? [:]
        values?[SIMD2(chooser.element, chooser.component)] = code
      default: break
      }
    }
    return target.map { $0.id == use.id && $0.title == use.title } == true ? values ?? [:] : values
  }

  private func value(_ condition: GuideRule.Condition, _ use: SegmentUse, _ element: Int, _ component: Int) -> String {
    guard condition.isNegated else { return condition.codes.first ?? filling(use, element, component) }
    guard !condition.codes.isEmpty else { return "" }
    // Another code, where the guide has one; what it requires is there in any case.
    let others =
      codes(use, element, component) + (isRequired(use, element, component) ? [filling(use, element, component)] : [])
    return others.first { !condition.codes.contains($0) } ?? ""
  }

  private func codes(_ use: SegmentUse, _ element: Int, _ component: Int) -> [String] {
    let own = use.elements.first { $0.position == element }
    return component == 0 ? own?.codes ?? [] : own?.components.first { $0.position == component }?.codes ?? []
  }

  private func isRequired(_ use: SegmentUse, _ element: Int, _ component: Int) -> Bool {
    let own = use.elements.first { $0.position == element }
    return (component == 0 ? own?.isRequired : own?.components.first { $0.position == component }?.isRequired) == true
  }

  private func isBanned(_ use: SegmentUse) -> Bool {
    conditions.contains { condition in
      guard condition.isNegated, case .segment(use.id, let codes) = condition.subject else { return false }
      return codes.isEmpty || use.chooser.map { $0.codes.contains { codes.contains($0) } } == true
    }
  }

  /// A value for an element that is not yet there.
  private func filling(_ use: SegmentUse, _ element: Int, _ component: Int) -> String {
    let definition = tables.dictionary[use.id]?.elements[element - 1]
    let inner = component == 0 ? definition : definition?.components[component - 1]
    let own = use.elements.first { $0.position == element }
    if component == 0, let own, let definition, definition.kind == .composite {
      return composed(own, definition, [:], [])
    }
    let part = component == 0 ? own : own?.components.first { $0.position == component }
    return Self.value(inner, part, qualifier: "")
  }

  private func text(of use: SegmentUse, _ values: Values) -> String {
    guard let definition = tables.dictionary[use.id] else { return use.id }
    var elements = Array(repeating: "", count: definition.elements.count)
    for element in use.elements {
      let index = element.position - 1
      let asked = values.contains { $0.key.x == element.position && !$0.value.isEmpty }
      guard element.isRequired || asked, values[SIMD2(element.position, 0)] != "" else { continue }
      elements[index] =
        values[SIMD2(element.position, 0)] ?? composed(element, definition.elements[index], values, elements)
    }
    // A segment holds something.
    if elements.allSatisfy(\.isEmpty), let first = use.elements.first(where: { values[SIMD2($0.position, 0)] != "" }) {
      elements[first.position - 1] = composed(first, definition.elements[first.position - 1], values, elements)
    }
    // What the standard wants beside what is there.
    for relation in definition.relations where !relation.holds({ !elements[$0 - 1].isEmpty }) {
      for position in relation.elements where elements[position - 1].isEmpty && values[SIMD2(position, 0)] != "" {
        guard let element = use.elements.first(where: { $0.position == position }) else { continue }
        elements[position - 1] = composed(element, definition.elements[position - 1], values, elements)
      }
    }
    while elements.last == "" { elements.removeLast() }
    return ([use.id] + elements).joined(separator: "*")
  }

  private func composed(
    _ element: ElementUse, _ definition: ElementDefinition, _ values: Values, _ elements: [String]
  ) -> String {
    guard definition.kind == .composite else {
      var qualifier = ""
      if case .by(let position)? = element.table { qualifier = elements[position - 1] }
      return Self.value(definition, element, qualifier: qualifier)
    }
    var components = Array(repeating: "", count: definition.components.count)
    for component in element.components {
      let value = values[SIMD2(element.position, component.position)]
      guard component.isRequired || value != nil else { continue }
      let inner = definition.components[component.position - 1]
      components[component.position - 1] = value ?? Self.value(inner, component, qualifier: components[0])
    }
    if components.allSatisfy(\.isEmpty) {
      components[0] = Self.value(definition.components[0], element.components.first, qualifier: "")
    }
    while components.last == "" { components.removeLast() }
    return components.joined(separator: ":")
  }

  private static func value(_ definition: ElementDefinition?, _ use: ElementUse?, qualifier: String) -> String {
    if let code = use?.codes.first { return code }
    let table: ValueTable? =
      switch use?.table {
      case .named(let name): ValueTable(name: name)
      case .by: ValueTable.named(by: PackedCode.of(qualifier))
      case nil: nil
      }
    switch table {
    case .date: return "20261102"
    case .dateRange: return "20261101-20261102"
    case .dateTime: return "202611020800"
    case .time: return "0800"
    case .npi: return "1234567893"
    case .codes, nil: break
    }
    let length = max(use?.lengths?.lowerBound ?? definition?.shortest ?? 1, 1)
    switch definition?.kind {
    case .date: return length == 6 ? "261102" : "20261102"
    case .time: return "0800"
    case .decimal, .whole: return String(repeating: "1", count: length)
    default: return String(repeating: "A", count: length)
    }
  }
}
