/// Writes the acknowledgements of documents that were checked: for each interchange a TA1, and where that accepts it a 999 for each
/// of its groups.
///
/// Findings of SNIP levels 1 and 2 decide: a set with an error is rejected, one with warnings alone is accepted with errors noted.
/// Deeper findings are not the business of a 999. What only answers (TA1, 999) is not answered, or two systems would never stop.
/// The answer is cut by the delimiters of the interchange that it answers.
public struct Acknowledger: Sendable {
  /// What the answer says of an interchange, a group or a set.
  public enum Outcome: String, Hashable, Sendable {
    /// Accepted.
    case accepted = "A"
    /// Accepted, with errors noted.
    case acceptedWithErrors = "E"
    /// Some sets of the group accepted, others not.
    case partlyAccepted = "P"
    /// Rejected.
    case rejected = "R"
  }

  /// When the answer is written, and where its control numbers begin: the caller alone knows which were used before.
  public struct Stamp: Hashable, Sendable {
    /// The day.
    public var date: CalendarDate
    /// Minutes after midnight.
    public var minute: Int
    /// ISA13 of the first answer; the next ones count up.
    public var controlNumber: Int

    /// Makes a stamp.
    public init(date: CalendarDate, minute: Int, controlNumber: Int) {
      self.date = date
      self.minute = minute
      self.controlNumber = controlNumber
    }
  }

  private struct AnsweredSet: Sendable {
    var set: TransactionSet
    var findings: [Finding] = []
    var errors = 0
    var warnings = 0
  }

  private struct AnsweredGroup: Sendable {
    var group: FunctionalGroup
    var sets: [AnsweredSet] = []
    var codes: [String] = []
    var said = 0
  }

  private struct AnsweredInterchange: Sendable {
    var interchange: Interchange
    var groups: [AnsweredGroup] = []
    var code = "000"
    var holdsReplies = false

    /// Groups that want an answer: acknowledgements do not.
    var asking: [AnsweredGroup] { groups.filter { !["FA", "TA"].contains($0.group.functionalID) } }
    var isReplyOnly: Bool { asking.isEmpty && (holdsReplies || !groups.isEmpty) }
  }

  /// Findings of a set that its 999 names; further ones only count.
  private static var mostNamed: Int { 500 }

  private let stamp: Stamp
  private let copiesValues: Bool
  private var interchange: AnsweredInterchange?
  private var isInGroup = false
  private var isInSet = false
  private var written: [[UInt8]] = []

  /// Makes an acknowledger at the beginning of a document.
  ///
  /// - Parameters:
  ///   - stamp: sender, time and control numbers of the answers.
  ///   - copiesValues: whether a 999 repeats wrong values (IK404), which may be a patient's.
  public init(_ stamp: Stamp, copiesValues: Bool = true) {
    self.stamp = stamp
    self.copiesValues = copiesValues
  }

  /// Takes what the check of the document tells.
  public mutating func take(_ event: ConformanceEvent) {
    switch event {
    case .interchangeOpened(let header): interchange = AnsweredInterchange(interchange: header)
    case .groupOpened(let group):
      isInGroup = true
      interchange?.groups.append(AnsweredGroup(group: group))
    case .setOpened(let set):
      isInSet = true
      lastGroup { $0.sets.append(AnsweredSet(set: set)) }
    case .finding(let finding): take(finding)
    case .setClosed: isInSet = false
    case .groupClosed(let sets):
      isInGroup = false
      lastGroup { $0.said = sets }
    case .acknowledgement: interchange?.holdsReplies = true
    case .interchangeClosed: close()
    }
  }

  /// The answers, an interchange for each that was read and wants one.
  public var answers: [[UInt8]] { written }
  /// Why an interchange could not be answered: its own header says what cannot be written.
  public private(set) var problems: [WriteProblem] = []

  private mutating func lastGroup(_ change: (inout AnsweredGroup) -> Void) {
    guard var open = interchange, let last = open.groups.indices.last else { return }
    interchange = nil
    change(&open.groups[last])
    interchange = open
  }

  private mutating func take(_ finding: Finding) {
    // That no guide is known says nothing of the document.
    guard finding.level <= .guide, finding.problem.rule != ConformanceRule.guideNone.name else { return }
    let isError = finding.problem.severity == .error
    switch finding.code {
    case .interchange(let code):
      if isError, interchange?.code == "000" { interchange?.code = code }
    case .group(let code):
      if isError { lastGroup { $0.codes.append(code) } }
    default:
      guard isInGroup || isInSet else { return }
      lastGroup { group in
        guard let last = group.sets.indices.last else { return }
        if isError { group.sets[last].errors += 1 } else { group.sets[last].warnings += 1 }
        if group.sets[last].findings.count < Self.mostNamed { group.sets[last].findings.append(finding) }
      }
    }
  }

  /// Writes the answer to the interchange that has ended.
  private mutating func close() {
    guard let answered = interchange else { return }
    interchange = nil
    guard !answered.isReplyOnly else { return }
    do {
      written.append(try answer(to: answered))
    } catch let problem as WriteProblem {
      problems.append(problem)
    } catch {
      problems.append(WriteProblem(segment: "ISA", reason: "\(error)"))
    }
  }

  private func answer(to answered: AnsweredInterchange) throws -> [UInt8] {
    let asked = answered.interchange
    let header = InterchangeWriter.Header(
      sender: (asked.receiverQualifier, asked.receiver), receiver: (asked.senderQualifier, asked.sender),
      date: stamp.date, minute: stamp.minute, controlNumber: stamp.controlNumber + written.count,
      isTest: asked.usage == "T")
    var writer = try InterchangeWriter(
      header, delimiters: asked.delimiters, breaksLines: !asked.delimiters.segment.isLineBreak)
    // Of an interchange that is refused nothing was taken in, so its groups get no answer of their own.
    let isRefused = answered.code != "000"
    try writer.write(
      SegmentText(
        "TA1", ElementText(asked.controlNumber), ElementText(asked.date), ElementText(asked.time),
        ElementText(isRefused ? Outcome.rejected.rawValue : Outcome.accepted.rawValue), ElementText(answered.code)))
    let copy = ValueCopy(delimiters: asked.delimiters, isWanted: copiesValues)
    for (index, group) in answered.asking.enumerated() where !isRefused {
      try writer.group(
        "FA", version: "005010X231A1", controlNumber: header.controlNumber + index, sender: group.group.receiver,
        receiver: group.group.sender
      ) { writer in
        try writer.set("999", version: "005010X231A1", controlNumber: "0001") { try Self.write(group, copy, to: &$0) }
      }
    }
    return try writer.finish()
  }

  private static func write(_ group: AnsweredGroup, _ copy: ValueCopy, to writer: inout InterchangeWriter) throws {
    let header = group.group
    try writer.segment(
      "AK1", ElementText(header.functionalID), ElementText(header.controlNumber), ElementText(header.version))
    var (accepted, flawed) = (0, 0)
    for set in group.sets {
      // What is wrong with the group is wrong with each of its sets.
      let outcome = group.codes.isEmpty ? outcome(set) : .rejected
      if outcome != .rejected { accepted += 1 }
      if outcome == .acceptedWithErrors { flawed += 1 }
      try write(set, outcome, copy, to: &writer)
    }
    let outcome: Outcome =
      if !group.codes.isEmpty || accepted == 0 && !group.sets.isEmpty {
        .rejected
      } else if accepted < group.sets.count {
        .partlyAccepted
      } else {
        flawed > 0 ? .acceptedWithErrors : .accepted
      }
    let codes = group.codes.prefix(5).map { ElementText($0) }
    let counts = [group.said, group.sets.count, accepted].map { ElementText(String($0)) }
    try writer.write(SegmentText("AK9", [ElementText(outcome.rawValue)] + counts + codes))
  }

  private static func outcome(_ set: AnsweredSet) -> Outcome {
    set.errors > 0 ? .rejected : set.warnings > 0 ? .acceptedWithErrors : .accepted
  }

  private static func write(
    _ set: AnsweredSet, _ outcome: Outcome, _ copy: ValueCopy, to writer: inout InterchangeWriter
  ) throws {
    let header = set.set
    try writer.segment(
      "AK2", ElementText(header.type), ElementText(header.controlNumber), ElementText(header.ownVersion))
    var codes: [String] = []
    for group in bySegment(set.findings) {
      guard let first = group.first else { continue }
      let position = first.problem.segment - header.segment + 1
      let loop = loop(group)
      let elements = group.filter { if case .element = $0.code { true } else { false } }
      for case .set(let code) in group.map(\.code) where !codes.contains(code) { codes.append(code) }
      // A segment that is missing is told by its own name, at the place where it should have come.
      for finding in group {
        guard case .segment(let code) = finding.code, !(finding.missing + finding.problem.segmentID).isEmpty else {
          continue
        }
        try writer.segment(
          "IK3", ElementText(finding.missing.isEmpty ? finding.problem.segmentID : finding.missing),
          ElementText(String(max(1, position))), ElementText(loop), ElementText(code))
        try writeContext(finding, of: header, to: &writer)
      }
      guard !elements.isEmpty, !first.problem.segmentID.isEmpty else { continue }
      try writer.segment(
        "IK3", ElementText(first.problem.segmentID), ElementText(String(max(1, position))), ElementText(loop), "8")
      try writeContext(first, of: header, to: &writer)
      for finding in elements {
        guard case .element(let code) = finding.code, let element = finding.problem.element else { continue }
        let place = [element, finding.problem.component, finding.repetition].map { $0.map { String($0) } ?? "" }
        try writer.segment(
          "IK4", ElementText(components: place), "", ElementText(code), ElementText(copy.text(of: finding)))
      }
    }
    if set.findings.contains(where: { $0.problem.severity == .error }), !codes.contains("5") { codes.append("5") }
    try writer.write(
      SegmentText("IK5", [ElementText(outcome.rawValue)] + codes.prefix(5).map { ElementText($0) }))
  }

  /// CTX: the claim that the segment of an 837 belongs to, so that the sender finds it in a batch.
  private static func writeContext(
    _ finding: Finding, of set: TransactionSet, to writer: inout InterchangeWriter
  ) throws {
    if set.type == "837", !finding.claim.isEmpty {
      try writer.segment("CTX", ElementText(components: ["CLM01", finding.claim]))
    }
  }

  /// The loop of a segment's findings as IK303 can name it: in four characters, `2010` for 2010AA.
  private static func loop(_ findings: [Finding]) -> String {
    let path = findings.first { !$0.loop.isEmpty }?.loop ?? ""
    return path.split(separator: "/").last.map { String($0.prefix(4)) } ?? ""
  }

  /// Findings of one segment side by side, in the order of the segments.
  private static func bySegment(_ findings: [Finding]) -> [[Finding]] {
    Dictionary(grouping: findings, by: \.problem.segment).sorted { $0.key < $1.key }.map(\.value)
  }
}
