import Desk
import X12

/// What a verb that converts a file cannot take along. It reads the file beside the verb, no deeper than its envelopes.
struct LeftOut {
  /// What the verb takes of a file.
  enum Scope {
    /// Every segment of an interchange.
    case segments
    /// Transaction sets: what stands outside them stays behind.
    case sets
  }

  /// What the help of verbs says of it.
  static let help = """
    What a file holds and is not printed is named on standard error, with how many errors of syntax or envelope it has; portico x12 \
    check lists those. Ends with 65 when segments were left out, or when a file holds no X12, with 66 when one cannot be read; text \
    between interchanges is named and is no loss.
    """

  private let scope: Scope
  private var reader: ConformanceReader
  private var errors = 0
  private var hasLoss = false
  /// The first of each kind, with how many there are.
  private var kinds: [String: (offset: Int, message: String, count: Int)] = [:]

  /// Whether an interchange was read.
  var isX12: Bool { reader.totals.interchanges > 0 }

  init(_ scope: Scope) throws {
    self.scope = scope
    reader = ConformanceReader(try GuideLibrary.shipped(), level: .syntax)
  }

  mutating func read(_ piece: [UInt8]) {
    var events: [ConformanceEvent] = []
    reader.readEvents(piece.span) { events.append($0) }
    for event in events { take(event) }
  }

  /// Ends the file, tells what stayed behind and whether something is wrong with it, and gives the exit code.
  mutating func finish(_ file: X12File, _ beginning: FileBeginning, _ out: Output) throws -> Int32 {
    var events: [ConformanceEvent] = []
    reader.finishEvents { events.append($0) }
    for event in events { take(event) }
    guard isX12 else {
      try out.note(beginning.noX12(in: file.path))
      return ExitStatus.dataError
    }
    for kind in kinds.values.sorted(by: { $0.offset < $1.offset }) {
      let more = kind.count > 1 ? " (and \(grouped(kind.count - 1)) more of this kind)" : ""
      try out.note("\(file.path): byte \(kind.offset): \(kind.message)\(more)")
    }
    if errors > 0 {
      let verb = errors == 1 ? "it" : "them"
      try out.note(
        "\(file.path): \(counted(errors, "error")) of syntax or envelope; portico x12 check \(file.path) lists \(verb)")
    }
    return hasLoss ? ExitStatus.dataError : ExitStatus.success
  }

  private mutating func take(_ event: ConformanceEvent) {
    switch event {
    case .finding(let finding):
      let problem = finding.problem
      if problem.severity == .error { errors += 1 }
      let isLoss = isLoss(problem.rule)
      if isLoss || problem.rule == EnvelopeRule.textOutside.name { note(problem.rule, problem.offset, problem.message) }
      if isLoss { hasLoss = true }
    case .acknowledgement(let reply) where scope == .sets:
      hasLoss = true
      note("TA1", reply.range.start, "An acknowledgement (TA1) stands outside any transaction set; it was left out.")
    default: break
    }
  }

  private mutating func note(_ kind: String, _ offset: Int, _ message: String) {
    kinds[kind, default: (offset, message, 0)].count += 1
  }

  /// Whether segments stay behind; blanks, filling and byte order marks mean nothing.
  private func isLoss(_ rule: String) -> Bool {
    switch EnvelopeRule(rawValue: rule) {
    case .headerUnusable, .segmentsOutside, .segmentLong, .binaryLong: true
    case .segmentStray, .setTrailerStray: scope == .sets
    default: false
    }
  }
}
