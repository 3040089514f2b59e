/// Writes the acknowledgements of documents that were checked: for each interchange a TA1, and where that accepts it a 999 for each
/// of its groups.
///
/// Findings of SNIP levels 1 and 2 decide: a set with an error is rejected, one with warnings alone is accepted with errors noted.
/// Deeper findings are not the business of a 999, nor are warnings that it has no word for. What only answers (TA1, 999) is not
/// answered, or two systems would never stop. The answer is cut by the delimiters of the interchange that it answers.
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
    /// Findings that a 999 names; further ones only count.
    private static var mostNamed: Int { 500 }

    var set: TransactionSet
    var findings: [Finding] = []
    /// IK502.
    var codes: [String] = []
    var errors = 0
    var warnings = 0

    var outcome: Outcome { errors > 0 ? .rejected : warnings > 0 ? .acceptedWithErrors : .accepted }

    /// The first findings in the order of the document; some are told later than others that lie behind them.
    var named: [Finding] {
      Array(findings.sorted { $0.problem.segment < $1.problem.segment }.prefix(Self.mostNamed))
    }

    mutating func take(_ finding: Finding) {
      if finding.problem.severity == .error { errors += 1 } else { warnings += 1 }
      if case .set(let code) = finding.code {
        if !codes.contains(code) { codes.append(code) }
        return
      }
      findings.append(finding)
      if findings.count >= 2 * Self.mostNamed { findings = named }
    }
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
    /// Elements of the header that are wrong.
    var wrong: Set<Int> = []
    var holdsReplies = false

    /// Groups that want an answer: acknowledgements do not.
    var asking: [AnsweredGroup] { groups.filter { !["FA", "TA"].contains($0.group.functionalID) } }
    var isReplyOnly: Bool { asking.isEmpty && (holdsReplies || !groups.isEmpty) }

    /// A kind of identifier as an answer may repeat it.
    func qualifier(_ own: String, element: Int) -> String {
      wrong.contains(element) || own.utf8.count != 2 ? "ZZ" : own
    }

    /// Of several reasons to refuse it, the first is told.
    mutating func refuse(_ reason: String) {
      if code == "000" { code = reason }
    }
  }

  private let stamp: Stamp
  private let copiesValues: Bool
  private var interchange: AnsweredInterchange?
  private var isInSet = false
  /// What was told of a segment outside of sets, which may be the header of one.
  private var outside: [Finding] = []
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
    case .interchangeOpened(let header):
      outside.removeAll { $0.problem.offset != header.range.start }
      interchange = AnsweredInterchange(interchange: header)
    case .groupOpened(let group): interchange?.groups.append(AnsweredGroup(group: group))
    case .setOpened(let set): open(set)
    case .finding(let finding): take(finding)
    case .setClosed: isInSet = false
    case .groupClosed(let sets): lastGroup { $0.said = sets }
    case .acknowledgement: interchange?.holdsReplies = true
    case .interchangeClosed: close()
    }
  }

  /// The answers: an interchange with a TA1 for each that was read, also where it asks for none (ISA14), and a 999 for each group of
  /// one that is not refused. What holds nothing but answers gets none.
  public var answers: [[UInt8]] { written }
  /// Why an interchange could not be answered: its own header says what cannot be written.
  public private(set) var problems: [WriteProblem] = []

  private mutating func lastGroup(_ change: (inout AnsweredGroup) -> Void) {
    guard var open = interchange, let last = open.groups.indices.last else { return }
    interchange = nil
    change(&open.groups[last])
    interchange = open
  }

  private mutating func open(_ set: TransactionSet) {
    let ofHeader = outside.filter { $0.problem.segment == set.segment }
    outside.removeAll { $0.problem.segment == set.segment }
    settleOutside()
    isInSet = true
    lastGroup { $0.sets.append(AnsweredSet(set: set)) }
    for finding in ofHeader { take(finding) }
  }

  private mutating func take(_ finding: Finding) {
    let isError = finding.problem.severity == .error
    guard finding.level <= .guide, isError || finding.code != .none else { return }
    switch finding.code {
    case .interchange(let code):
      guard isError else { return }
      interchange?.refuse(code)
      if finding.problem.segmentID == "ISA", let element = finding.problem.element {
        interchange?.wrong.insert(element)
      }
    case .group(let code):
      if isError { lastGroup { if !$0.codes.contains(code) { $0.codes.append(code) } } }
    case .segment, .element, .set, .none:
      if isInSet {
        lastGroup { group in
          if let last = group.sets.indices.last { group.sets[last].take(finding) }
        }
      } else if finding.code != .none {
        if finding.problem.segment != outside.last?.problem.segment { settleOutside() }
        outside.append(finding)
      }
    }
  }

  /// What is wrong with a segment between the sets is wrong with the interchange.
  private mutating func settleOutside() {
    if outside.contains(where: { $0.problem.severity == .error }) { interchange?.refuse("024") }
    outside.removeAll()
  }

  /// Writes the answer to the interchange that has ended.
  private mutating func close() {
    settleOutside()
    guard var answered = interchange else { return }
    interchange = nil
    guard !answered.isReplyOnly else { return }
    // A group without a number cannot be named, so that its interchange is refused.
    if answered.asking.contains(where: { !Self.isNumber($0.group.controlNumber, 1...9) }) { answered.refuse("024") }
    do {
      written.append(try answer(to: answered))
    } catch let problem as WriteProblem {
      problems.append(problem)
    } catch {
      problems.append(WriteProblem(segment: "ISA", reason: "\(error)"))
    }
  }

  /// The interchange's number as a TA1 repeats it. A header that no answer can repeat, or that names nobody to answer, has none.
  private static func number(_ answered: AnsweredInterchange) throws(WriteProblem) -> String {
    let asked = answered.interchange
    let missing: (element: Int, what: String)? =
      if !isNumber(asked.controlNumber, 1...9) {
        (13, "the control number is not one of at most nine digits")
      } else if !isNumber(asked.date, 6...6) {
        (9, "the date is not of six digits")
      } else if !isNumber(asked.time, 4...4) {
        (10, "the time is not of four digits")
      } else if !(1...15 ~= asked.sender.utf8.count) || answered.wrong.contains(6) {
        (6, "the sender is not named in 1 to 15 characters")
      } else if !(1...15 ~= asked.receiver.utf8.count) || answered.wrong.contains(8) {
        (8, "the receiver is not named in 1 to 15 characters")
      } else {
        nil
      }
    guard let missing else { return String(repeating: "0", count: 9 - asked.controlNumber.count) + asked.controlNumber }
    throw WriteProblem(
      segment: "ISA", element: missing.element,
      reason: "\(missing.what), so that no acknowledgement can repeat it. Tell the sender yourself what is wrong.")
  }

  private static func isNumber(_ text: String, _ length: ClosedRange<Int>) -> Bool {
    length.contains(text.utf8.count) && text.utf8.allSatisfy(\.isDigit)
  }

  private func answer(to answered: AnsweredInterchange) throws -> [UInt8] {
    let asked = answered.interchange
    let number = try Self.number(answered)
    // A kind of identifier that does not exist is not repeated; that partners agreed on one is always true.
    let header = InterchangeWriter.Header(
      sender: (answered.qualifier(asked.receiverQualifier, element: 7), asked.receiver),
      receiver: (answered.qualifier(asked.senderQualifier, element: 5), asked.sender),
      date: stamp.date, minute: stamp.minute, controlNumber: stamp.controlNumber + written.count,
      isTest: asked.usage == "T")
    let delimiters = asked.delimiters.withRepetition
    var writer = try InterchangeWriter(header, delimiters: delimiters, breaksLines: !delimiters.segment.isLineBreak)
    // Of an interchange that is refused nothing was taken in, so its groups get no answer of their own.
    let isRefused = answered.code != "000"
    try writer.write(
      SegmentText(
        "TA1", ElementText(number), ElementText(asked.date), ElementText(asked.time),
        ElementText(isRefused ? Outcome.rejected.rawValue : Outcome.accepted.rawValue), ElementText(answered.code)))
    let copy = ValueCopy(delimiters: delimiters, isWanted: copiesValues)
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
      let outcome = group.codes.isEmpty ? set.outcome : .rejected
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
    // What cannot be the count of a group is not repeated.
    let said = group.said > 999_999 ? group.sets.count : group.said
    let counts = [said, group.sets.count, accepted].map { ElementText(String($0)) }
    try writer.write(SegmentText("AK9", [ElementText(outcome.rawValue)] + counts + codes))
  }

  private static func write(
    _ set: AnsweredSet, _ outcome: Outcome, _ copy: ValueCopy, to writer: inout InterchangeWriter
  ) throws {
    let header = set.set
    try writer.segment(
      "AK2", ElementText(copy.name(header.type, 3...3)), ElementText(copy.name(header.controlNumber, 4...9)),
      ElementText(copy.name(header.ownVersion, 0...35)))
    var codes = set.codes
    var namesSegments = false
    for findings in bySegment(set.named) {
      if try write(findings, of: header, copy, to: &writer) { namesSegments = true }
    }
    if namesSegments || codes.isEmpty && set.outcome != .accepted { codes.append("5") }
    try writer.write(
      SegmentText("IK5", [ElementText(outcome.rawValue)] + codes.prefix(5).map { ElementText($0) }))
  }

  /// Writes what is wrong with one segment, and says whether it could be named.
  private static func write(
    _ findings: [Finding], of set: TransactionSet, _ copy: ValueCopy, to writer: inout InterchangeWriter
  ) throws -> Bool {
    let position = ElementText(String(max(1, findings[0].problem.segment - set.segment + 1)))
    let loop = ElementText(loop(findings))
    let elements = findings.filter { if case .element = $0.code { true } else { false } }
    var told: Set<String> = []
    var isNamed = false
    // A segment that is missing is told by its own name, at the place where it should have come.
    for finding in findings {
      guard case .segment(let code) = finding.code, let name = name(of: finding) else { continue }
      isNamed = true
      if finding.missing.isEmpty {
        // That elements are wrong is told below, with the elements.
        guard told.insert(code).inserted, code != "8" || elements.isEmpty else { continue }
      }
      try writer.segment("IK3", ElementText(name), position, loop, ElementText(code))
      try writeContext(finding, of: set, copy, to: &writer)
    }
    guard let first = elements.first, let name = name(of: first) else { return isNamed }
    try writer.segment("IK3", ElementText(name), position, loop, "8")
    try writeContext(first, of: set, copy, to: &writer)
    for finding in elements {
      guard case .element(let code) = finding.code, let element = finding.problem.element else { continue }
      let place = [element, finding.problem.component, finding.repetition].map { $0.map { String($0) } ?? "" }
      try writer.segment(
        "IK4", ElementText(components: place), "", ElementText(code), ElementText(copy.text(of: finding)))
    }
    return true
  }

  /// IK301: the segment that is missing or wrong, of a name that is none what an identifier can hold; `nil` where that is nothing.
  private static func name(of finding: Finding) -> String? {
    let written = [finding.missing, finding.problem.segmentID, finding.value].first { !$0.isEmpty } ?? ""
    let name = written.uppercased().utf8.filter { $0.isUppercase || $0.isDigit }.prefix(3)
    return name.count < 2 ? nil : String(decoding: Array(name), as: UTF8.self)
  }

  /// CTX: the claim that the segment of an 837 belongs to, so that the sender finds it in a batch.
  private static func writeContext(
    _ finding: Finding, of set: TransactionSet, _ copy: ValueCopy, to writer: inout InterchangeWriter
  ) throws {
    guard set.type == "837", !finding.claim.isEmpty, copy.isWhole(finding.claim) else { return }
    try writer.segment("CTX", ElementText(components: ["CLM01", String(finding.claim.prefix(35))]))
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

extension Delimiters {
  /// The same with a repetition separator, which version 00501 wants: the usual one, or another that is free.
  fileprivate var withRepetition: Delimiters {
    var whole = self
    if repetition == nil { whole.repetition = "^|!\\`".utf8.first { ![element, component, segment].contains($0) } }
    return whole
  }
}
