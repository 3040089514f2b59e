import X12

/// What happened after an upstream team changed something, as far as the closed denials tell.
///
/// The date of service decides before or after: that is when the upstream work was done, the denial comes weeks later. Both
/// sides are equally long. What is compared is the team's share of all closed denials of those days, because of recent
/// services fewer are denied and closed yet, whatever their cause.
package struct ChangeEffect: Equatable, Sendable {
  package var before: Side
  /// Nil while the change is still to come.
  package var after: Side?

  /// The closed denials of services in some days.
  package struct Side: Equatable, Sendable {
    package var days: ClosedRange<CalendarDate>
    /// Those that the change is about.
    package var hits: DenialSum
    /// All that were closed with a root cause, of whatever team.
    package var all: Int

    package init(days: ClosedRange<CalendarDate>, hits: DenialSum, all: Int) {
      self.days = days
      self.hits = hits
      self.all = all
    }

    /// The share in whole percent; nil where there are too few to say.
    package var percent: Int? {
      all < ChangeEffect.fewest ? nil : Int((Double(hits.denials) / Double(all) * 100).rounded())
    }
  }

  package init(before: Side, after: Side?) {
    self.before = before
    self.after = after
  }

  /// A share of fewer closed denials than this says nothing.
  package static let fewest = 20
  /// The longest time that is looked at on either side.
  package static let mostDays = 90

  /// The days on both sides of a change: as many before as have passed since, at most 90.
  package static func days(
    around change: CalendarDate, on today: CalendarDate
  ) -> (before: ClosedRange<CalendarDate>, after: ClosedRange<CalendarDate>?) {
    let passed = min(mostDays, today - change + 1)
    guard passed > 0 else {
      return (change.adding(days: -mostDays)...change.adding(days: -1), nil)
    }
    return (
      change.adding(days: -passed)...change.adding(days: -1), change...change.adding(days: passed - 1)
    )
  }

  /// Both shares with their counts, in words.
  package var words: String {
    guard let after else { return "The change is still to come." }
    guard let was = before.percent, let now = after.percent else {
      return "Too few closed denials to compare: at least \(ChangeEffect.fewest) are needed on each side."
    }
    return "\(was)% of the closed denials before, \(now)% after."
  }
}
