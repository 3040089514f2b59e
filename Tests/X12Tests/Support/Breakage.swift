import Testing

@testable import X12

/// A document in which one rule is broken, and what is told of it.
struct Breakage: Sendable, CustomTestStringConvertible {
  /// The rule that the document is about.
  var rule: String
  /// What was done to the sample.
  var means: String
  var text: String
  var told: [Told]
  var codes: [CodeTableName: CodeTable] = [:]

  var testDescription: String { "\(rule): \(means)" }

  init(_ rule: ConformanceRule, _ means: String, _ sample: SampleSet, _ told: Told...) {
    self.init(rule: rule.name, means: means, text: sample.text, told: told)
  }

  init(_ rule: String, _ means: String, _ segments: [String], _ told: Told...) {
    self.init(rule: rule, means: means, text: SampleSet.text(segments), told: told)
  }

  init(rule: String, means: String, text: String, told: [Told], codes: [CodeTableName: CodeTable] = [:]) {
    (self.rule, self.means, self.text, self.told, self.codes) = (rule, means, text, told, codes)
  }

  /// The findings as lines: rule, severity, segment, offset, element.
  static func lines(_ findings: [Finding]) -> [String] {
    findings.map {
      line(
        $0.problem.rule, $0.problem.severity, $0.problem.segment, $0.problem.offset, $0.problem.element,
        $0.problem.component)
    }
  }

  /// What is told as lines, with places counted in the text without the reader.
  var lines: [String] { told.map { $0.line(in: text) } }

  fileprivate static func line(
    _ rule: String, _ severity: Problem.Severity, _ segment: Int, _ offset: Int, _ element: Int?, _ component: Int?
  ) -> String {
    let place = element.map { " element \($0)" + (component.map { "-\($0)" } ?? "") } ?? ""
    return "\(severity) \(rule) segment \(segment) at \(offset)\(place)"
  }
}

/// A finding that is expected, and the beginning of the segment where it lies.
struct Told: Sendable {
  var rule: String
  var segment: String
  var element: Int?
  var component: Int?
  var severity = Problem.Severity.error
  /// Whether it lies behind the segment rather than at it.
  var isAfter = false

  init(
    _ rule: String, at segment: String, _ element: Int? = nil, _ component: Int? = nil,
    _ severity: Problem.Severity = .error
  ) {
    (self.rule, self.segment, self.element, self.component, self.severity) =
      (rule, segment, element, component, severity)
  }

  init(_ rule: ConformanceRule, at segment: String, _ element: Int? = nil, _ component: Int? = nil) {
    self.init(rule.name, at: segment, element, component, rule.severity)
  }

  init(_ rule: ConformanceRule, after segment: String) { self.init(rule.name, after: segment) }

  init(_ rule: String, after segment: String) {
    self.init(rule, at: segment)
    isAfter = true
  }

  fileprivate func line(in text: String) -> String {
    let segments = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
    let found = segments.indices.filter { segments[$0].hasPrefix(segment) }
    precondition(found.count == 1, "the document has \(found.count) segments \(segment)")
    let start = segments[..<found[0]].reduce(0) { $0 + $1.utf8.count + 1 }
    var offset = isAfter ? start + segments[found[0]].utf8.count : start
    if let element { offset = start + Self.offset(of: element, component, in: segments[found[0]]) }
    return Breakage.line(rule, severity, found[0] + 1, offset, element, component)
  }

  /// Where an element begins; one that is not there lies at the end of its segment, a component at its composite's beginning.
  private static func offset(of element: Int, _ component: Int?, in segment: String) -> Int {
    let elements = segment.split(separator: "*", omittingEmptySubsequences: false)
    guard element < elements.count else { return segment.utf8.count }
    let start = elements[..<element].reduce(0) { $0 + $1.utf8.count + 1 }
    let components = elements[element].split(separator: ":", omittingEmptySubsequences: false)
    guard let component, component <= components.count, !components[component - 1].isEmpty else { return start }
    return start + components[..<(component - 1)].reduce(0) { $0 + $1.utf8.count + 1 }
  }
}
