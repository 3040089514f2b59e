/// Follows the envelopes that are open, and tells of control numbers that come twice and of sets in a group of another kind.
struct ControlNumberCheck: Sendable {
  /// How many group control numbers of an interchange are remembered in the search for repeated ones.
  private static var rememberedGroups: Int { 100_000 }

  /// Interchanges that were read before.
  private(set) var known: KnownInterchanges
  private(set) var interchange: Interchange?
  private(set) var group: FunctionalGroup?
  /// Control numbers of the interchange's groups.
  private var groupNumbers: Set<String> = []

  init(_ known: KnownInterchanges, document: String) {
    self.known = known
    self.known.begin(document)
  }

  mutating func begin(_ header: Interchange, _ segment: borrowing Segment, _ sink: inout FindingSink) {
    groupNumbers.removeAll()
    interchange = header
    group = nil
    guard !header.controlNumber.isEmpty, let earlier = known.note(header) else { return }
    let document = earlier.isHere || earlier.document.isEmpty ? "" : " of \(earlier.document)"
    sink.add(
      earlier.isHere ? .interchangeRepeated : .interchangeKnown, segment, element: 13,
      "the interchange \(header.controlNumber) from \(header.sender) to \(header.receiver) was read already, at byte "
        + "\(earlier.offset)\(document). Check that it was not sent twice; a new one needs a number of its own.")
  }

  mutating func begin(_ header: FunctionalGroup, _ segment: borrowing Segment, _ sink: inout FindingSink) {
    group = header
    let number = String(header.controlNumber.drop { $0 == "0" })
    guard !header.controlNumber.isEmpty, groupNumbers.count < Self.rememberedGroups,
      !groupNumbers.insert(number).inserted
    else { return }
    sink.add(
      .groupRepeated, segment, element: 6,
      "another group of the same interchange has the control number \(header.controlNumber) too. Check that it was not "
        + "sent twice; a new one needs a number of its own.")
  }

  mutating func endGroup() { group = nil }

  /// Checks that a set stands in a group of its kind; `groups` are those that its guides name, if any is known.
  func check(
    _ set: TransactionSet, in groups: Set<String>?, _ segment: borrowing Segment, _ sink: inout FindingSink
  ) {
    guard let group, let groups, !groups.contains(group.functionalID) else { return }
    sink.add(
      .setGroup, segment, element: 1,
      "the set is a \(set.type), but its group says \(group.functionalID) in GS01, where \(set.type)s stand in "
        + "\(groups.sorted().joined(separator: " or ")). Ask the sender which is meant.")
  }
}

extension FindingSink {
  /// Adds what is wrong with an element of an envelope.
  fileprivate mutating func add(_ rule: EnvelopeRule, _ segment: borrowing Segment, element: Int, _ text: String) {
    add(rule.name, rule.severity, .syntax, rule.code, segment, loop: "", element: element, text)
  }

  /// Takes a problem of the envelope; what its rule says goes before what posting makes of it.
  mutating func add(_ problem: Problem) {
    guard let rule = EnvelopeRule(rawValue: problem.rule) else {
      add(Finding(problem, level: .syntax))
      return
    }
    var problem = problem
    problem.severity = rule.severity
    add(Finding(problem, level: rule.level, code: rule.code))
  }
}
