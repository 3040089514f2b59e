import X12

/// The lists of all upstream teams.
package struct UpstreamOverview: Sendable {
  package var today: CalendarDate
  /// The reader's own teams first, then those with the most denials.
  package var teams: [TeamRow]

  package struct TeamRow: Sendable {
    package var team: Team
    package var figures: UpstreamFigures
    /// Whether the reader is of the team.
    package var isMine: Bool
    /// The day from which its last change holds.
    package var lastChange: CalendarDate?

    package init(team: Team, figures: UpstreamFigures, isMine: Bool, lastChange: CalendarDate?) {
      self.team = team
      self.figures = figures
      self.isMine = isMine
      self.lastChange = lastChange
    }
  }

  package init(today: CalendarDate, teams: [TeamRow]) {
    self.today = today
    self.teams = teams
  }
}

/// The list of one upstream team: what was denied because of its work, and what it changed.
package struct UpstreamView: Sendable {
  package var team: Team
  package var today: CalendarDate
  package var figures: UpstreamFigures
  /// The causes with denials in either period, those with the most first.
  package var causes: [CauseRow]
  /// The newest first.
  package var changes: [ChangeView]
  /// Every cause that the team may say it changed something about.
  package var known: [SOP.RootCause]

  package struct CauseRow: Sendable {
    package var id: String
    package var title: String
    package var figures: UpstreamFigures

    package init(id: String, title: String, figures: UpstreamFigures) {
      self.id = id
      self.title = title
      self.figures = figures
    }
  }

  package struct ChangeView: Sendable {
    package var from: CalendarDate
    package var cause: String?
    package var causeTitle: String?
    /// The words of the team; nil when they were erased.
    package var text: String?
    package var by: String
    package var at: Instant
    package var effect: ChangeEffect

    package init(
      from: CalendarDate, cause: String?, causeTitle: String?, text: String?, by: String, at: Instant,
      effect: ChangeEffect
    ) {
      self.from = from
      self.cause = cause
      self.causeTitle = causeTitle
      self.text = text
      self.by = by
      self.at = at
      self.effect = effect
    }
  }

  package init(
    team: Team, today: CalendarDate, figures: UpstreamFigures, causes: [CauseRow], changes: [ChangeView],
    known: [SOP.RootCause]
  ) {
    self.team = team
    self.today = today
    self.figures = figures
    self.causes = causes
    self.changes = changes
    self.known = known
  }
}

/// Which closed denials: those behind a figure of an upstream list.
package struct RootCauseFilter: Hashable, Sendable {
  /// The date that decides.
  package enum Axis: String, CaseIterable, Sendable {
    case closed
    case service

    package var title: String {
      switch self {
      case .closed: "closed"
      case .service: "of services"
      }
    }
  }

  package var team: Team?
  package var cause: String?
  package var axis: Axis
  package var days: ClosedRange<CalendarDate>
  package var page: Int

  package static let pageSize = 50

  package init(
    team: Team? = nil, cause: String? = nil, axis: Axis = .closed, days: ClosedRange<CalendarDate>, page: Int = 1
  ) {
    self.team = team
    self.cause = cause
    self.axis = axis
    self.days = days
    self.page = page
  }
}

/// A page of closed denials with their root causes.
package struct RootCauseList: Sendable {
  package var filter: RootCauseFilter
  package var total: DenialSum
  package var rows: [Row]

  package var pageCount: Int {
    max(1, (total.denials + RootCauseFilter.pageSize - 1) / RootCauseFilter.pageSize)
  }

  package struct Row: Sendable {
    package var id: CaseID
    package var patient: PatientIdentity?
    package var payer: String
    package var team: Team
    package var cause: String
    package var causeTitle: String
    package var serviceDate: CalendarDate?
    package var closedOn: CalendarDate
    package var denied: Cents
    package var recovered: Cents

    package init(
      id: CaseID, patient: PatientIdentity?, payer: String, team: Team, cause: String, causeTitle: String,
      serviceDate: CalendarDate?, closedOn: CalendarDate, denied: Cents, recovered: Cents
    ) {
      self.id = id
      self.patient = patient
      self.payer = payer
      self.team = team
      self.cause = cause
      self.causeTitle = causeTitle
      self.serviceDate = serviceDate
      self.closedOn = closedOn
      self.denied = denied
      self.recovered = recovered
    }
  }

  package init(filter: RootCauseFilter, total: DenialSum, rows: [Row]) {
    self.filter = filter
    self.total = total
    self.rows = rows
  }
}
