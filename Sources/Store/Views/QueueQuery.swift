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
    let front = try fetch(
      db, open("attention_on <= ?", [today.days.databaseValue]), order: "attention_on, value_rate DESC, number", size,
      offset)
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
      if let owner { add("owner = ?", [owner.databaseValue]) }
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
    if let sop = filter.sop { add("sop = ?", [sop.databaseValue]) }
    if let team = filter.team { add("team = ?", [team.name.databaseValue]) }
    if let payer = filter.payer { add("payer = ?", [payer.value.databaseValue]) }
    if let category = filter.category { add("category = ?", [category.databaseValue]) }
    if let days = filter.due?.days(today) {
      add("due BETWEEN ? AND ?", [days.lowerBound.databaseValue, days.upperBound.databaseValue])
    }
    return branch
  }

  private func fetch(_ db: Database, _ branches: [Branch], order: String, _ limit: Int, _ offset: Int) throws -> [Row] {
    let facets = facets
    // Only what the order needs, so that the index alone answers.
    let keys = order.replacing(" DESC", with: "")
    let selects = branches.map { "SELECT \(keys) FROM work_case WHERE \($0.sql)\(facets.sql)" }
    let arguments = branches.flatMap { $0.arguments + facets.arguments } + [limit.databaseValue, offset.databaseValue]
    let sql = """
      SELECT w.* FROM (\(selects.joined(separator: " UNION ALL ")) ORDER BY \(order) LIMIT ? OFFSET ?) AS page
      JOIN work_case w ON w.number = page.number
      ORDER BY \(order.split(separator: ", ").map { "page.\($0)" }.joined(separator: ", "))
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
  }

  /// The day that a counter counts by.
  enum Axis: String { case due, attention }

  /// How many cases of the queue have their day in a range: from the counters where at most one facet is asked for, else
  /// by counting. Held cases are out of the queue and are taken away.
  func tally(_ db: Database, axis: Axis, from: CalendarDate? = nil, through: CalendarDate? = nil) throws -> Tally {
    switch filter.scope {
    case .held, .closed: return try counted(db, axis: nil, nil, nil)
    case .all, .mine, .unassigned, .mineAndUnassigned: break
    }
    // The counters know one day of a case: where the filter asks for the other one, they cannot answer.
    guard let (facet, values) = singleFacet, filter.due == nil || axis == .due else {
      return try counted(db, axis: axis, from, through)
    }
    let marks = Array(repeating: "?", count: values.count).joined(separator: ", ")
    let first = max(from?.days ?? Int32.min, filter.due?.days(today).lowerBound ?? Int32.min)
    let last = min(through?.days ?? Int32.max, filter.due?.days(today).upperBound ?? Int32.max)
    let arguments =
      [facet.databaseValue] + values.map(\.databaseValue)
      + [axis.rawValue.databaseValue, first.databaseValue, last.databaseValue]
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT COALESCE(SUM(cases), 0), COALESCE(SUM(denied), 0) FROM tally
          WHERE facet = ? AND value IN (\(marks)) AND axis = ? AND day BETWEEN ? AND ?
          """), arguments: StatementArguments(arguments))
    let all = Tally(cases: row?[0] ?? 0, denied: Cents(row?[1] ?? 0))
    let held = try heldTally(db, axis: axis, first, last)
    return Tally(cases: all.cases - held.cases, denied: all.denied - held.denied)
  }

  /// The one facet that the filter asks for, with the values of the counters; nil when it asks for two.
  private var singleFacet: (String, [String])? {
    var found: [(String, [String])] = []
    if filter.scope != .all { found.append(("owner", owners.compactMap { $0.map(String.init) })) }
    if let sop = filter.sop { found.append(("sop", [sop])) }
    if let team = filter.team { found.append(("team", [team.name])) }
    if let payer = filter.payer { found.append(("payer", [String(payer.value)])) }
    if let category = filter.category { found.append(("category", [category])) }
    return found.count > 1 ? nil : found.first ?? ("all", [""])
  }

  private var ownerCondition: Branch {
    let owners = owners.compactMap { $0 }
    guard !owners.isEmpty else { return Branch("", []) }
    return Branch(
      " AND owner IN (\(Array(repeating: "?", count: owners.count).joined(separator: ", ")))",
      owners.map(\.databaseValue))
  }

  private func heldTally(_ db: Database, axis: Axis, _ first: Int32, _ last: Int32) throws -> Tally {
    let facets = facets
    let owner = ownerCondition
    let column = axis == .due ? "due" : "attention_on"
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT COUNT(*), COALESCE(SUM(denied), 0) FROM work_case
          WHERE is_open = 1 AND held_until > 0 AND held_until > ? AND \(column) BETWEEN ? AND ?\(owner.sql)\(facets.sql)
          """),
      arguments: StatementArguments(
        [today.days.databaseValue, first.databaseValue, last.databaseValue] + owner.arguments + facets.arguments))
    return Tally(cases: row?[0] ?? 0, denied: Cents(row?[1] ?? 0))
  }

  private func counted(_ db: Database, axis: Axis?, _ from: CalendarDate?, _ through: CalendarDate?) throws -> Tally {
    let facets = facets
    let owner = ownerCondition
    let state: Branch =
      switch filter.scope {
      case .held: Branch("is_open = 1 AND held_until > 0 AND held_until > ?", [today.days.databaseValue])
      case .closed: Branch("is_open = 0", [])
      case .all, .mine, .unassigned, .mineAndUnassigned:
        Branch("is_open = 1 AND held_until <= ?", [today.days.databaseValue])
      }
    var sql = "SELECT COUNT(*), COALESCE(SUM(denied), 0) FROM work_case WHERE \(state.sql)\(owner.sql)\(facets.sql)"
    var arguments = state.arguments + owner.arguments + facets.arguments
    if let axis {
      sql += " AND \(axis == .due ? "due" : "attention_on") BETWEEN ? AND ?"
      arguments += [(from?.days ?? Int32.min).databaseValue, (through?.days ?? Int32.max).databaseValue]
    }
    let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    return Tally(cases: row?[0] ?? 0, denied: Cents(row?[1] ?? 0))
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
