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
    check lists those. Ends with 65 when anything but blanks and filling was left out, or when a file holds no X12, with 66 when one \
    cannot be read.
    """

  private let scope: Scope
  private var reader: ConformanceReader
  private var errors = 0
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
    return kinds.isEmpty ? ExitStatus.success : ExitStatus.dataError
  }

  private mutating func take(_ event: ConformanceEvent) {
    switch event {
    case .finding(let finding):
      let problem = finding.problem
      if problem.severity == .error { errors += 1 }
      if isLoss(problem.rule) { note(problem.rule, problem.offset, problem.message) }
    case .acknowledgement(let reply) where scope == .sets:
      note("TA1", reply.range.start, "An acknowledgement (TA1) stands outside any transaction set; it was left out.")
    default: break
    }
  }

  private mutating func note(_ kind: String, _ offset: Int, _ message: String) {
    kinds[kind, default: (offset, message, 0)].count += 1
  }

  /// Whether something that may have meant something stays behind; blanks, filling and byte order marks mean nothing.
  private func isLoss(_ rule: String) -> Bool {
    switch EnvelopeRule(rawValue: rule) {
    case .headerUnusable, .segmentsOutside, .textOutside, .segmentLong: true
    case .segmentStray, .setTrailerStray: scope == .sets
    default: false
    }
  }
}
