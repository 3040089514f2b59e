/// Reads along with a writer, and refuses what the guide forbids.
struct WriteCheck: Sendable {
  private let library: GuideLibrary
  private var reader: ConformanceReader

  init(_ library: GuideLibrary, level: SNIPLevel, codes: [CodeTableName: CodeTable]) {
    self.library = library
    reader = ConformanceReader(library, level: level, codes: codes)
  }

  /// Takes what was written next.
  mutating func take(_ bytes: [UInt8]) throws(WriteProblem) {
    try reader.read(bytes) { (finding) throws(WriteProblem) in try Self.judge(finding) }
  }

  /// Takes the end of the interchange.
  mutating func finish() throws(WriteProblem) {
    try reader.finish { (finding) throws(WriteProblem) in try Self.judge(finding) }
  }

  private static func judge(_ finding: Finding) throws(WriteProblem) {
    // Without a guide nothing would be checked, which is not what the caller asked for.
    let hasNoGuide = finding.problem.rule == ConformanceRule.guideNone.name
    guard finding.problem.severity == .error || hasNoGuide else { return }
    throw WriteProblem(finding)
  }

  /// Codes of levels (HL03) for which the guide of a set does not want HL04.
  func levelsWithoutAnswer(transaction: String, version: String) throws -> Set<String> {
    let uses = try library.guides(transaction: transaction, version: version).flatMap(\.segmentUses)
    let silent = uses.filter { use in
      use.id == "HL" && !use.elements.contains { $0.position == 4 && $0.isRequired }
    }
    return Set(silent.flatMap { $0.chooser?.codes ?? [] })
  }
}

extension WriteProblem {
  /// What a check found, in the words of somebody who writes.
  init(_ finding: Finding) {
    let problem = finding.problem
    var reason = problem.message
    // The place stands in fields of its own.
    if reason.hasPrefix("Segment \(problem.segment)"), let colon = reason.firstRange(of: ": ") {
      reason = String(reason[colon.upperBound...])
    }
    self.init(
      segment: problem.segmentID, element: problem.element, component: problem.component, ordinal: problem.segment,
      loop: finding.loop.split(separator: "/").last.map(String.init) ?? "", rule: problem.rule,
      reason: reason.replacing("Ask the sender to add", with: "Add").replacing("Ask the sender to fill", with: "Fill")
        .replacing("Ask the sender to leave", with: "Leave").replacing(" Ask the payer.", with: " Correct the amounts.")
    )
  }
}
