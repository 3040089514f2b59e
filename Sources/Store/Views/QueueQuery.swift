import Desk
import GRDB
import X12

/// The SQL of one work queue: which rows, in which order, and how many. Each shape walks an index in its order.
struct QueueQuery {
  let filter: QueueFilter
  let account: Account
  let today: CalendarDate

  /// The rows of the filter's page, in the order in which they are to be worked.
  func rows(_ db: Database) throws -> [Row] {
    let size = QueueFilter.pageSize
    let offset = (max(1, filter.page) - 1) * size
    switch filter.scope {
    case .held:
      return try fetch(
        db, [Branch("is_open = 1 AND held_until > 0 AND held_until > ?", [today.days.databaseValue])],
        order: "held_until, due, number", size, offset)
    case .closed:
      return try fetch(db, [Branch("is_open = 0", [])], order: "changed DESC, number", size, offset)
    case .all, .mine, .unassigned, .mineAndUnassigned: break
    }
    if filter.due != nil {
      return try fetch(db, open("", []), order: "due, value_rate DESC, number", size, offset)
    }
    let lanes = QueueLane.allCases.flatMap { lane in
      open("lane = \(lane.rawValue) AND attention_on <= ?", [today.days.databaseValue])
    }
    let front = try fetch(db, lanes, order: "lane, attention_on, value_rate DESC, number", size, offset)
    guard front.count < size else { return front }
    let before = offset == 0 ? front.count : try tally(db, axis: .attention, through: today).cases
    let back = try fetch(
      db, open("+attention_on > ?", [today.days.databaseValue]), order: "value_rate DESC, number", size - front.count,
      max(0, offset - before))
    return front + back
  }

  private struct Branch {
    var sql: String
    var arguments: [DatabaseValue]
    init(_ sql: String, _ arguments: [DatabaseValue]) {
      self.sql = sql
      self.arguments = arguments
    }
  }

  /// The open cases that are in the queue; mine and unassigned are two walks of one index, merged in order.
  private func open(_ condition: String, _ arguments: [DatabaseValue]) -> [Branch] {
    owners.map { owner in
      var branch = Branch("is_open = 1 AND held_until <= ?", [today.days.databaseValue])
      func add(_ sql: String, _ values: [DatabaseValue]) {
        branch.sql += " AND " + sql
        branch.arguments += values
      }
      // The index of a person's own cases leaves out those of nobody, and SQLite must see that none of them is wanted.
      if let owner {
        add(owner == 0 ? "owner = 0" : "owner = ? AND owner <> 0", owner == 0 ? [] : [owner.databaseValue])
      }
      if !condition.isEmpty { add(condition, arguments) }
      return branch
    }
  }

  private var owners: [Int64?] {
    switch filter.scope {
    case .mine: [account.id.value]
    case .unassigned: [0]
    case .mineAndUnassigned: [account.id.value, 0]
    case .all, .held, .closed: [nil]
    }
  }

  private var facets: Branch {
    var branch = Branch("", [])
    func add(_ sql: String, _ values: [DatabaseValue]) {
      branch.sql += " AND " + sql
      branch.arguments += values
    }
    if let sop = filter.sop {
      add("sop_mark = ? AND sop = ?", [CaseRow.mark(sop).databaseValue, sop.databaseValue])
    }
    if let team = filter.team {
      add("team_mark = ? AND team = ?", [CaseRow.mark(team.name).databaseValue, team.name.databaseValue])
    }
    if let payer = filter.payer { add("payer = ?", [payer.value.databaseValue]) }
    if let category = filter.category {
      add("category_mark = ? AND category = ?", [CaseRow.mark(category).databaseValue, category.databaseValue])
    }
    if let days = filter.due?.days(today) {
      add("due BETWEEN ? AND ?", [days.lowerBound.databaseValue, days.upperBound.databaseValue])
    }
    return branch
  }

  /// A payer of at most so many open cases is looked up by itself and put in order: a walk would pass over all others.
  static let fewCases = 500

  /// The table as a filter is to read it.
  private func source(_ db: Database) throws -> String {
    guard let payer = filter.payer, filter.scope != .held, filter.scope != .closed else { return "work_case" }
    let everyDay = Int32.min...Int32.max
    let cases = try counter(db, (.payer, [String(payer.value)]), .due, everyDay).cases
    return cases <= QueueQuery.fewCases ? "work_case INDEXED BY work_case_payer" : "work_case"
  }

  private func fetch(_ db: Database, _ branches: [Branch], order: String, _ limit: Int, _ offset: Int) throws -> [Row] {
    let facets = facets
    let source = try source(db)
    // Only what the order needs, so that the index answers as far as it can.
    let keys = order.replacing(" DESC", with: "")
    let selects = branches.map { "SELECT \(keys) FROM \(source) WHERE \($0.sql)\(facets.sql)" }
    let arguments = branches.flatMap { $0.arguments + facets.arguments } + [limit.databaseValue, offset.databaseValue]
    let sql = """
      SELECT w.* FROM (\(selects.joined(separator: " UNION ALL ")) ORDER BY \(order) LIMIT ? OFFSET ?) AS page
      JOIN work_case w ON w.number = page.number
      ORDER BY \(order.split(separator: ", ").map { "page.\($0)" }.joined(separator: ", "))
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
  }

  /// How many cases of the queue have their day in a range: from the counters where at most one facet is asked for, else
  /// by counting. Held cases are out of the queue and are taken away.
  func tally(
    _ db: Database, axis: QueueCounter.Axis, from: CalendarDate? = nil, through: CalendarDate? = nil
  ) throws -> Tally {
    let afterToday = (today.days + 1)...Int32.max
    switch filter.scope {
    case .closed: return try counted(db, "is_open = 0", [])
    case .held:
      if let facet = singleFacet, filter.due == nil { return try counter(db, facet, .held, afterToday) }
      return try counted(db, "is_open = 1 AND held_until > 0 AND held_until > ?", [today.days.databaseValue])
    case .all, .mine, .unassigned, .mineAndUnassigned: break
    }
    let first = from?.days ?? Int32.min
    let last = through?.days ?? Int32.max
    // The counters know one day of a case: where the filter asks for the other one, they cannot answer.
    guard let facet = singleFacet, filter.due == nil || axis == .due else {
      return try counted(
        db, "is_open = 1 AND held_until <= ? AND \(axis.column) BETWEEN ? AND ?",
        [today.days.databaseValue, first.databaseValue, last.databaseValue])
    }
    let asked = filter.due?.days(today) ?? first...last
    guard asked.overlaps(first...last) else { return Tally() }
    let days = asked.clamped(to: first...last)
    let all = try counter(db, facet, axis, days)
    let held =
      days == Int32.min...Int32.max
      ? try counter(db, facet, .held, afterToday)
      : try counted(
        db, "is_open = 1 AND held_until > 0 AND held_until > ? AND \(axis.column) BETWEEN ? AND ?",
        [today.days.databaseValue, days.lowerBound.databaseValue, days.upperBound.databaseValue])
    return Tally(cases: all.cases - held.cases, denied: all.denied - held.denied)
  }

  /// What the counters of one facet say of some days.
  private func counter(
    _ db: Database, _ facet: (name: QueueCounter.Facet, values: [String]), _ axis: QueueCounter.Axis,
    _ days: ClosedRange<Int32>
  ) throws -> Tally {
    let marks = Array(repeating: "?", count: facet.values.count).joined(separator: ", ")
    let arguments =
      [facet.name.rawValue.databaseValue] + facet.values.map(\.databaseValue)
      + [axis.rawValue.databaseValue, days.lowerBound.databaseValue, days.upperBound.databaseValue]
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT COALESCE(SUM(cases), 0), COALESCE(SUM(denied), 0) FROM tally
          WHERE facet = ? AND value IN (\(marks)) AND axis = ? AND day BETWEEN ? AND ?
          """), arguments: StatementArguments(arguments))
    return Tally(cases: row?[0] ?? 0, denied: Cents(row?[1] ?? 0))
  }

  /// The cases that meet a condition and the filter, counted one by one.
  private func counted(_ db: Database, _ condition: String, _ arguments: [DatabaseValue]) throws -> Tally {
    let facets = facets
    let owner = ownerCondition
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT COUNT(*), COALESCE(SUM(denied), 0) FROM work_case WHERE \(condition)\(owner.sql)\(facets.sql)"),
      arguments: StatementArguments(arguments + owner.arguments + facets.arguments))
    return Tally(cases: row?[0] ?? 0, denied: Cents(row?[1] ?? 0))
  }

  /// The one facet that the filter asks for, with the values of the counters; nil when it asks for two.
  private var singleFacet: (name: QueueCounter.Facet, values: [String])? {
    var found: [(QueueCounter.Facet, [String])] = []
    if [.mine, .unassigned, .mineAndUnassigned].contains(filter.scope) {
      found.append((.owner, owners.compactMap { $0.map(String.init) }))
    }
    if let sop = filter.sop { found.append((.sop, [sop])) }
    if let team = filter.team { found.append((.team, [team.name])) }
    if let payer = filter.payer { found.append((.payer, [String(payer.value)])) }
    if let category = filter.category { found.append((.category, [category])) }
    return found.count > 1 ? nil : found.first ?? (.all, [""])
  }

  private var ownerCondition: Branch {
    let owners = owners.compactMap { $0 }
    guard !owners.isEmpty else { return Branch("", []) }
    return Branch(
      " AND owner IN (\(Array(repeating: "?", count: owners.count).joined(separator: ", ")))",
      owners.map(\.databaseValue))
  }
}

extension QueueFilter.Due {
  /// The work-by dates that it stands for.
  fileprivate func days(_ today: CalendarDate) -> ClosedRange<Int32> {
    switch self {
    case .late: Int32.min...(today.days - 1)
    case .today: today.days...today.days
    case .week: today.days...(today.days + 7)
    }
  }
}

extension QueueCounter.Axis {
  /// The column of the queue that holds the day.
  fileprivate var column: String {
    switch self {
    case .due: "due"
    case .attention: "attention_on"
    case .held: "held_until"
    }
  }
}
