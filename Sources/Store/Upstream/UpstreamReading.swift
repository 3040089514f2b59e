import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// The lists of all upstream teams in short; the reader's own teams first.
  package func upstream(for account: Account) async throws -> UpstreamOverview {
    let today = clock.today()
    let teams = Set(playbook.sops.flatMap(\.upstreamTeams))
    return try await read { db in
      let periods = Periods(today)
      var figures = Dictionary(uniqueKeysWithValues: teams.map { ($0, UpstreamFigures()) })
      for row in try Row.fetchAll(
        db.cachedStatement(
          sql: "SELECT team, \(Periods.sums) FROM upstream_denial WHERE closed_on BETWEEN ? AND ? GROUP BY team"),
        arguments: periods.arguments)
      { figures[Team(row[0])] = periods.figures(row, from: 1) }
      let rows = try figures.map { team, figures in
        UpstreamOverview.TeamRow(
          team: team, figures: figures, isMine: account.teams.contains(team),
          lastChange: try Store.changes(db, of: team).map(\.change.from).max())
      }
      return UpstreamOverview(
        today: today,
        teams: rows.sorted { left, right in
          if left.isMine != right.isMine { return left.isMine }
          if left.figures.now.denials != right.figures.now.denials {
            return left.figures.now.denials > right.figures.now.denials
          }
          return left.team < right.team
        })
    }
  }

  /// The list of one upstream team.
  ///
  /// - Throws: `StoreError.notFound` for a team that no root cause names.
  package func upstream(_ team: Team, for account: Account) async throws -> UpstreamView {
    let today = clock.today()
    let sops = playbook.sops
    return try await read { db in
      let known = try self.knownCauses(db, of: team, in: sops)
      guard !known.isEmpty else { throw StoreError.notFound("upstream team '\(team)'") }
      let titles = Dictionary(known.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
      let periods = Periods(today)
      let causes = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT cause, \(Periods.sums) FROM upstream_denial WHERE closed_on BETWEEN ? AND ? AND team = ? GROUP BY cause
            """), arguments: periods.arguments + [team.name]
      ).map { row in
        UpstreamView.CauseRow(
          id: row[0], title: titles[row[0]] ?? row[0], figures: periods.figures(row, from: 1))
      }.sorted {
        ($0.figures.now.denials, $0.figures.before.denials, $1.id)
          > ($1.figures.now.denials, $1.figures.before.denials, $0.id)
      }
      var names = Names(db)
      let changes = try Store.changes(db, of: team).reversed().map { entry, change in
        UpstreamView.ChangeView(
          from: change.from, cause: change.cause, causeTitle: change.cause.map { titles[$0] ?? $0 },
          text: try Store.sealedText(db, change.text), by: try names.actor(entry.actor),
          at: Instant(milliseconds: entry.recordedAt), effect: try Store.effect(db, of: change, team, on: today))
      }
      return UpstreamView(
        team: team, today: today, figures: causes.reduce(UpstreamFigures()) { $0 + $1.figures }, causes: causes,
        changes: changes, known: known)
    }
  }

  /// The closed denials behind a figure of an upstream list.
  package func rootCauses(_ filter: RootCauseFilter, for account: Account) async throws -> RootCauseList {
    try await read { db in
      let query = UpstreamQuery(filter)
      var names = Names(db)
      let size = RootCauseFilter.pageSize
      let rows = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT u.*, w.payer, w.claim FROM upstream_denial u JOIN work_case w ON w.number = u.number
            WHERE \(query.condition) ORDER BY u.closed_on DESC, u.number DESC LIMIT ? OFFSET ?
            """), arguments: query.arguments + [size, (max(1, filter.page) - 1) * size])
      return RootCauseList(
        filter: filter, total: try query.sum(db),
        rows: try rows.map { row in
          let claim = try (row["claim"] as Int64?).flatMap { try ClaimRecord(db, ClaimID($0)) }
          return RootCauseList.Row(
            id: CaseID(row["number"]), patient: claim.map { PatientIdentity($0, for: account) },
            payer: try names.payer(PayerID(row["payer"])), team: Team(row["team"]), cause: row["cause"],
            causeTitle: try self.causeTitle(db, row["cause"], sop: row["sop_digest"]),
            serviceDate: (row["service_date"] as Int32?).flatMap { CalendarDate(days: $0) },
            closedOn: CalendarDate(days: row["closed_on"]) ?? .epoch, denied: Cents(row["denied"]),
            recovered: Cents(row["recovered"]))
        })
    }
  }

  /// What a team said that it changed, oldest first.
  private static func changes(_ db: Database, of team: Team) throws -> [(entry: Entry, change: UpstreamChange)] {
    try entries(db, stream: UpstreamChange.stream(of: team)).map { ($0, try UpstreamChange($0.payload)) }
  }

  /// Counts what a change is about before and after, by date of service.
  private static func effect(
    _ db: Database, of change: UpstreamChange, _ team: Team, on today: CalendarDate
  ) throws -> ChangeEffect {
    func side(_ days: ClosedRange<CalendarDate>) throws -> ChangeEffect.Side {
      let hits = RootCauseFilter(team: team, cause: change.cause, axis: .service, days: days)
      return ChangeEffect.Side(
        days: days, hits: try UpstreamQuery(hits).sum(db),
        all: try UpstreamQuery(RootCauseFilter(axis: .service, days: days)).sum(db).denials)
    }
    let days = ChangeEffect.days(around: change.from, on: today)
    return ChangeEffect(before: try side(days.before), after: try days.after.map(side))
  }
}

/// The last 30 days and the 30 before them, in one reading.
private struct Periods {
  private let now: Int32
  private let first: Int32
  private let last: Int32

  init(_ today: CalendarDate) {
    now = UpstreamFigures.now(on: today).lowerBound.days
    first = UpstreamFigures.before(on: today).lowerBound.days
    last = today.days
  }

  /// Six sums: denials, denied and recovered of each period.
  static let sums = ["closed_on >= ?", "closed_on < ?"].map { period in
    "SUM(\(period)), SUM(IIF(\(period), denied, 0)), SUM(IIF(\(period), recovered, 0))"
  }.joined(separator: ", ")

  var arguments: StatementArguments { [now, now, now, now, now, now, first, last] }

  func figures(_ row: Row, from column: Int) -> UpstreamFigures {
    func sum(_ at: Int) -> DenialSum {
      DenialSum(denials: row[at], denied: Cents(row[at + 1]), recovered: Cents(row[at + 2]))
    }
    return UpstreamFigures(now: sum(column), before: sum(column + 3))
  }
}

/// The SQL of a list of closed denials; each shape walks an index.
struct UpstreamQuery {
  let condition: String
  let arguments: StatementArguments

  init(_ filter: RootCauseFilter) {
    let date = filter.axis == .closed ? "u.closed_on" : "u.service_date"
    var condition = "\(date) BETWEEN ? AND ?"
    var arguments: StatementArguments = [filter.days.lowerBound.days, filter.days.upperBound.days]
    if let team = filter.team {
      condition += " AND u.team = ?"
      arguments += [team.name]
    }
    if let cause = filter.cause {
      condition += " AND u.cause = ?"
      arguments += [cause]
    }
    self.condition = condition
    self.arguments = arguments
  }

  func sum(_ db: Database) throws -> DenialSum {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT COUNT(*), COALESCE(SUM(u.denied), 0), COALESCE(SUM(u.recovered), 0) FROM upstream_denial u
          WHERE \(condition)
          """), arguments: arguments)
    return DenialSum(denials: row?[0] ?? 0, denied: Cents(row?[1] ?? 0), recovered: Cents(row?[2] ?? 0))
  }
}
