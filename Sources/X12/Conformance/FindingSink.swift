/// Gathers findings: says where they lie, and lowers what the caller wants lowered.
struct FindingSink: Sendable {
  var findings: [Finding] = []
  let level: SNIPLevel
  /// Severities that the caller wants other than they are, by rule.
  let severities: [String: Problem.Severity]

  init(level: SNIPLevel, severities: [String: Problem.Severity]) {
    self.level = level
    self.severities = severities
  }

  mutating func add(_ finding: Finding) {
    guard finding.level <= level else { return }
    var finding = finding
    if let severity = severities[finding.problem.rule] { finding.problem.severity = severity }
    findings.append(finding)
  }

  /// Adds what is wrong with a segment, or with one of its elements; `offset` where it is not where the element begins.
  @inline(never)
  mutating func add(
    _ rule: ConformanceRule, _ segment: borrowing Segment, loop: String, element: Int? = nil, component: Int? = nil,
    offset: Int? = nil, missing: String = "", _ text: String
  ) {
    add(
      rule.name, rule.severity, rule.level, rule.code, segment, loop: loop, element: element, component: component,
      offset: offset, missing: missing, text)
  }

  mutating func add(
    _ rule: String, _ severity: Problem.Severity, _ level: SNIPLevel, _ code: Finding.Code,
    _ segment: borrowing Segment, loop: String, element: Int? = nil, component: Int? = nil, offset: Int? = nil,
    missing: String = "", _ text: String
  ) {
    guard level <= self.level else { return }
    let id = segment.name
    let range =
      switch (element, component) {
      case (let element?, let component?): segment.range(of: element, component: component)
      case (let element?, nil): segment.range(of: element)
      default: segment.range
      }
    var finding = Finding(
      Problem(
        rule: rule, severity: severity, segment: segment.ordinal, segmentID: id, element: element,
        component: component, offset: offset ?? range.start,
        message: Self.place(segment.ordinal, id, element, component, loop) + text), level: level, loop: loop,
      code: code, missing: missing)
    finding.quote(segment)
    add(finding)
  }

  /// `Segment 12 (NM1), element 9, in loop 2010BA: `.
  static func place(_ ordinal: Int, _ id: String, _ element: Int?, _ component: Int?, _ loop: String) -> String {
    var place = "Segment \(ordinal)" + (id.isEmpty ? "" : " (\(id))")
    if let element { place += ", element \(element)" }
    if let component { place += "-\(component)" }
    if let inner = loop.split(separator: "/").last { place += ", in loop \(inner)" }
    return place + ": "
  }
}
