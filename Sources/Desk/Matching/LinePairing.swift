import X12

/// What tells one service line of a claim from another, in the claim that was sent and in its answer.
package struct LineTraits: Hashable, Sendable {
  package var procedure: String
  package var modifiers: [String]
  package var revenueCode: String
  package var charge: Cents
  package var day: CalendarDate?

  package init(procedure: String, modifiers: [String], revenueCode: String, charge: Cents, day: CalendarDate?) {
    self.procedure = procedure
    self.modifiers = modifiers
    self.revenueCode = revenueCode
    self.charge = charge
    self.day = day
  }
}

/// The lines of a sent claim beside those of its answer. Each line stands in one pair alone; a line that nothing fits stands
/// without a partner, so that no money is hidden.
package struct LinePairing: Equatable, Sendable {
  /// Positions in the two lists, in the order of the sent lines; lines that only the payer knows come last.
  package struct Pair: Equatable, Sendable {
    package var sent: Int?
    package var answered: Int?

    package init(sent: Int?, answered: Int?) {
      self.sent = sent
      self.answered = answered
    }
  }

  package var pairs: [Pair]

  /// Pairs what agrees in most first: payers reorder, split and bundle lines.
  package init(sent: [LineTraits], answered: [LineTraits]) {
    var free = Set(answered.indices)
    var partner: [Int: Int] = [:]
    for agree in LinePairing.agreements {
      for (index, line) in sent.enumerated() where partner[index] == nil {
        guard let match = free.sorted().first(where: { agree(line, answered[$0]) }) else { continue }
        partner[index] = match
        free.remove(match)
      }
    }
    pairs =
      sent.indices.map { Pair(sent: $0, answered: partner[$0]) } + free.sorted().map { Pair(sent: nil, answered: $0) }
  }

  private static let agreements: [@Sendable (LineTraits, LineTraits) -> Bool] = [
    { $0 == $1 },
    { isSameService($0, $1) && $0.charge == $1.charge && isSameDay($0, $1) },
    { isSameService($0, $1) && $0.charge == $1.charge },
    { isSameService($0, $1) && isSameDay($0, $1) },
    { isSameService($0, $1) },
    { $0.charge == $1.charge && isSameDay($0, $1) && $0.revenueCode == $1.revenueCode && !$0.revenueCode.isEmpty },
  ]

  private static func isSameService(_ left: LineTraits, _ right: LineTraits) -> Bool {
    left.procedure.isEmpty && right.procedure.isEmpty
      ? left.revenueCode == right.revenueCode : left.procedure == right.procedure
  }

  private static func isSameDay(_ left: LineTraits, _ right: LineTraits) -> Bool {
    left.day == nil || right.day == nil || left.day == right.day
  }
}
