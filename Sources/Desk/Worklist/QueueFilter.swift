import X12

/// Which cases a work queue shows.
package struct QueueFilter: Equatable, Sendable {
  package enum Scope: String, CaseIterable, Sendable {
    /// Every open case.
    case all
    /// Mine and those that nobody has taken: what a person starts the day with.
    case mineAndUnassigned = "mine_and_unassigned"
    case mine
    case unassigned
    /// Out of the queue until a date.
    case held
    case closed

    package var title: String {
      switch self {
      case .all: "All open"
      case .mineAndUnassigned: "Mine + unassigned"
      case .mine: "Mine"
      case .unassigned: "Unassigned"
      case .held: "On hold"
      case .closed: "Closed"
      }
    }
  }

  package enum Due: String, CaseIterable, Sendable {
    /// The work-by date has passed.
    case late
    case today
    /// Within seven days, today included.
    case week

    package var title: String {
      switch self {
      case .late: "Late"
      case .today: "Due today"
      case .week: "Due in 7 days"
      }
    }
  }

  package var scope: Scope
  package var sop: String?
  package var team: Team?
  package var payer: PayerID?
  package var category: String?
  package var due: Due?
  /// 1-based.
  package var page: Int

  /// Rows on one page of the queue.
  package static let pageSize = 50

  package init(
    scope: Scope = .all, sop: String? = nil, team: Team? = nil, payer: PayerID? = nil, category: String? = nil,
    due: Due? = nil, page: Int = 1
  ) {
    self.scope = scope
    self.sop = sop
    self.team = team
    self.payer = payer
    self.category = category
    self.due = due
    self.page = page
  }
}

/// How many cases, and how much money is in question in them.
package struct Tally: Equatable, Sendable {
  package var cases: Int
  package var denied: Cents

  package init(cases: Int = 0, denied: Cents = Cents(0)) {
    self.cases = cases
    self.denied = denied
  }

  package static func + (left: Tally, right: Tally) -> Tally {
    Tally(cases: left.cases + right.cases, denied: left.denied + right.denied)
  }
}
