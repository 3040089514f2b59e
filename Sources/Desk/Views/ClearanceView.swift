import X12

/// Which scheduled services the clearance board lists.
package struct ClearanceFilter: Equatable, Sendable {
  package enum Scope: Equatable, Sendable {
    /// What still has to be cleared.
    case open
    case all
    case state(ClearanceState)

    package init?(_ text: String) {
      switch text {
      case "open": self = .open
      case "all": self = .all
      default:
        guard let state = ClearanceState(rawValue: text) else { return nil }
        self = .state(state)
      }
    }

    package var name: String {
      switch self {
      case .open: "open"
      case .all: "all"
      case .state(let state): state.rawValue
      }
    }

    package var states: [ClearanceState] {
      switch self {
      case .open: [.notCleared, .undetermined, .inWork]
      case .all: ClearanceState.allCases
      case .state(let state): [state]
      }
    }
  }

  /// The first of the seven days.
  package var from: CalendarDate
  /// One day of them; nil for all seven.
  package var day: CalendarDate?
  /// The last day that is listed; nil for the last of the seven.
  package var until: CalendarDate?
  package var scope: Scope
  /// 1-based.
  package var page: Int

  package static let days = 7
  package static let pageSize = 50

  package init(
    from: CalendarDate, day: CalendarDate? = nil, until: CalendarDate? = nil, scope: Scope = .open, page: Int = 1
  ) {
    self.until = until
    self.from = from
    self.day = day
    self.scope = scope
    self.page = page
  }

  /// Days from today, today included, within which a service is near.
  package static let nearDays = 2

  /// Whether a day of the board is listed.
  package func lists(_ date: CalendarDate) -> Bool { (day ?? date) == date && date <= until ?? date }

  /// The last of the seven days.
  package var through: CalendarDate { from.adding(days: ClearanceFilter.days - 1) }
}

/// The clearance board: seven days, the state of each scheduled service, and a page of them.
package struct ClearanceView: Sendable {
  package var filter: ClearanceFilter
  package var today: CalendarDate
  package var days: [Day]
  /// Services that the filter lists.
  package var total: Int
  package var rows: [ServiceRow]
  /// Services of the seven days, no emergencies, that no rule of an SOP opens a case for.
  package var withoutCase: Int

  package init(
    filter: ClearanceFilter, today: CalendarDate, days: [Day], total: Int, rows: [ServiceRow], withoutCase: Int
  ) {
    self.filter = filter
    self.today = today
    self.days = days
    self.total = total
    self.rows = rows
    self.withoutCase = withoutCase
  }

  /// At least 1.
  package var pageCount: Int { max(1, (total + ClearanceFilter.pageSize - 1) / ClearanceFilter.pageSize) }

  /// One day of the board.
  package struct Day: Equatable, Sendable {
    package var date: CalendarDate
    package var counts: [ClearanceState: Int]

    package init(date: CalendarDate, counts: [ClearanceState: Int]) {
      self.date = date
      self.counts = counts
    }

    package func count(_ state: ClearanceState) -> Int { counts[state] ?? 0 }
    package var total: Int { counts.values.reduce(0, +) }
  }

  /// One scheduled service.
  package struct ServiceRow: Sendable {
    /// Nil for an emergency whose visit is not over: there is nothing to work.
    package var id: CaseID?
    package var state: ClearanceState
    package var service: ScheduledService
    package var patient: PatientIdentity
    package var gaps: [ClearanceGap]
    package var team: Team?
    package var owner: String?
    package var isMine: Bool
    /// Days until the day of service; negative when it has passed.
    package var daysLeft: Int
    package var isClosed: Bool
    /// The newest schedule for its day, where the service is not on it.
    package var vanished: NewerSchedule?

    package init(
      id: CaseID?, state: ClearanceState, service: ScheduledService, patient: PatientIdentity, gaps: [ClearanceGap],
      team: Team?, owner: String?, isMine: Bool, daysLeft: Int, isClosed: Bool,
      vanished: NewerSchedule? = nil
    ) {
      self.vanished = vanished
      self.id = id
      self.state = state
      self.service = service
      self.patient = patient
      self.gaps = gaps
      self.team = team
      self.owner = owner
      self.isMine = isMine
      self.daysLeft = daysLeft
      self.isClosed = isClosed
    }
  }
}
