import X12

/// Closed denials: how many, what was denied when their cases opened, and what came back by remittances.
package struct DenialSum: Hashable, Sendable {
  package var denials: Int
  package var denied: Cents
  package var recovered: Cents

  package init(denials: Int = 0, denied: Cents = .zero, recovered: Cents = .zero) {
    self.denials = denials
    self.denied = denied
    self.recovered = recovered
  }

  package static func + (left: DenialSum, right: DenialSum) -> DenialSum {
    DenialSum(
      denials: left.denials + right.denials, denied: left.denied + right.denied,
      recovered: left.recovered + right.recovered)
  }
}

/// What an upstream team is told: the denials closed with its causes in the last 30 days, beside the 30 days before.
///
/// They count by the day on which a person closed the case, so that a figure of yesterday is the same tomorrow.
package struct UpstreamFigures: Hashable, Sendable {
  package var now: DenialSum
  package var before: DenialSum

  package init(now: DenialSum = DenialSum(), before: DenialSum = DenialSum()) {
    self.now = now
    self.before = before
  }

  /// Whether there are more than before.
  package enum Trend: CaseIterable, Sendable {
    /// Fewer than `fewest` in both periods together.
    case tooFew
    /// No more apart than chance puts two such counts.
    case noClearChange
    case more
    case fewer
  }

  package static let days = 30
  /// Fewer denials than this in both periods together say nothing.
  package static let fewest = 10

  /// Two counts of rare events differ by chance by up to about twice the root of their sum.
  package var trend: Trend {
    let (sum, difference) = (now.denials + before.denials, now.denials - before.denials)
    if sum < UpstreamFigures.fewest { return .tooFew }
    if difference * difference <= 4 * sum { return .noClearChange }
    return difference > 0 ? .more : .fewer
  }

  /// The last 30 days, today included.
  package static func now(on today: CalendarDate) -> ClosedRange<CalendarDate> {
    today.adding(days: 1 - days)...today
  }

  /// The 30 days before those.
  package static func before(on today: CalendarDate) -> ClosedRange<CalendarDate> {
    today.adding(days: 1 - 2 * days)...today.adding(days: -days)
  }

  package static func + (left: UpstreamFigures, right: UpstreamFigures) -> UpstreamFigures {
    UpstreamFigures(now: left.now + right.now, before: left.before + right.before)
  }
}

extension UpstreamFigures.Trend {
  /// The trend in words.
  package var words: String {
    switch self {
    case .tooFew: "too few to tell"
    case .noClearChange: "no clear change"
    case .more: "more than before"
    case .fewer: "fewer than before"
    }
  }
}
