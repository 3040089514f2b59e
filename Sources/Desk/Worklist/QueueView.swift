import X12

/// One page of a work queue.
package struct QueueView: Sendable {
  package var filter: QueueFilter
  package var today: CalendarDate
  /// Everything that the filter matches.
  package var total: Tally
  /// Of the whole scope, whatever the other filters say.
  package var late: Tally
  package var dueToday: Tally
  package var dueThisWeek: Tally
  package var unassigned: Tally
  package var teams: [Facet]
  package var payers: [Facet]
  package var categories: [Facet]
  package var rows: [QueueRow]

  package init(
    filter: QueueFilter, today: CalendarDate, total: Tally, late: Tally, dueToday: Tally, dueThisWeek: Tally,
    unassigned: Tally, teams: [Facet], payers: [Facet], categories: [Facet], rows: [QueueRow]
  ) {
    self.filter = filter
    self.today = today
    self.total = total
    self.late = late
    self.dueToday = dueToday
    self.dueThisWeek = dueThisWeek
    self.unassigned = unassigned
    self.teams = teams
    self.payers = payers
    self.categories = categories
    self.rows = rows
  }

  /// At least 1.
  package var pageCount: Int { max(1, (total.cases + QueueFilter.pageSize - 1) / QueueFilter.pageSize) }

  /// A value to filter by, with what it would show.
  package struct Facet: Equatable, Sendable {
    package var value: String
    package var title: String
    package var tally: Tally
    package init(value: String, title: String, tally: Tally) {
      self.value = value
      self.title = title
      self.tally = tally
    }
  }
}

/// One row of a work queue.
package struct QueueRow: Equatable, Sendable {
  package var id: CaseID
  package var version: Int
  package var sop: String
  package var payer: String
  /// Nil for a case about a whole remittance.
  package var patient: PatientIdentity?
  package var denied: Cents
  package var estimate: NetEstimate?
  /// `CO-197`, or empty.
  package var reason: String
  package var category: String
  package var categoryTitle: String
  package var reasonMeaning: String
  package var openedOn: CalendarDate
  package var ageDays: Int
  package var deadline: Deadline?
  package var team: Team
  package var owner: String?
  package var isMine: Bool
  package var nextAction: String
  /// Why the row stands where it stands, in one sentence.
  package var why: String
  package var heldUntil: CalendarDate?
  package var isEscalated: Bool
  package var isClosed: Bool
  /// Whether the payer's last answer paid, so that closing is proposed.
  package var isPaid: Bool
  /// Whether the payer's later file explains what it took, so that closing is proposed.
  package var isExplained: Bool
  /// Whether the day of the scheduled service has passed, so that closing is proposed.
  package var isOver: Bool
  /// The scheduled service that the case clears; it has a day instead of money.
  package var visit: Visit?

  /// The clock that ends first, counted from today.
  package struct Deadline: Equatable, Sendable {
    package var kind: ClockKind
    package var due: CalendarDate
    package var workBy: CalendarDate
    /// Days until `workBy`; negative when it has passed.
    package var daysLeft: Int
    package var isConfirmed: Bool
    package init(kind: ClockKind, due: CalendarDate, workBy: CalendarDate, daysLeft: Int, isConfirmed: Bool) {
      self.kind = kind
      self.due = due
      self.workBy = workBy
      self.daysLeft = daysLeft
      self.isConfirmed = isConfirmed
    }
  }

  package init(
    id: CaseID, version: Int, sop: String, payer: String, patient: PatientIdentity?, denied: Cents,
    estimate: NetEstimate?, reason: String, category: String, categoryTitle: String, reasonMeaning: String,
    openedOn: CalendarDate, ageDays: Int, deadline: Deadline?, team: Team, owner: String?, isMine: Bool,
    nextAction: String, why: String, heldUntil: CalendarDate?, isEscalated: Bool, isClosed: Bool,
    isPaid: Bool, isExplained: Bool = false, isOver: Bool = false, visit: Visit? = nil
  ) {
    self.id = id
    self.version = version
    self.sop = sop
    self.payer = payer
    self.patient = patient
    self.denied = denied
    self.estimate = estimate
    self.reason = reason
    self.category = category
    self.categoryTitle = categoryTitle
    self.reasonMeaning = reasonMeaning
    self.openedOn = openedOn
    self.ageDays = ageDays
    self.deadline = deadline
    self.team = team
    self.owner = owner
    self.isMine = isMine
    self.nextAction = nextAction
    self.why = why
    self.heldUntil = heldUntil
    self.isEscalated = isEscalated
    self.isClosed = isClosed
    self.isPaid = isPaid
    self.isExplained = isExplained
    self.isOver = isOver
    self.visit = visit
  }
}
