import Desk
import Foundation
import GRDB
import Trail
import X12

/// The row of a case in the work queue: a function of the case's own events, and of nothing else.
struct CaseRow {
  var number: CaseID
  var isOpen: Bool
  var owner: Int64
  var team: String
  var payer: Int64
  var category: String
  var sop: String
  var denied: Int64
  var due: Int32
  var attentionOn: Int32
  var heldUntil: Int32
  var values: [DatabaseValue]

  /// The day that stands for "no deadline": after every real one.
  static let noDeadline = CalendarDate(year: 9999, month: 12, day: 31) ?? .epoch

  init(_ state: CaseState, controlNumber: String?) {
    let opening = state.opening
    let clock = state.firstClock
    number = opening.number
    isOpen = state.closing == nil
    owner = state.person?.value ?? 0
    team = state.team.name
    payer = opening.payer.value
    category = opening.category
    sop = opening.sop
    denied = state.denied.value
    due = (clock?.workBy ?? CaseRow.noDeadline).days
    attentionOn = state.attentionOn.days
    heldUntil = state.hold?.until.days ?? 0
    var claim: Int64?
    if case .claim(let id) = opening.subject { claim = id.value }
    let pending = state.writeOff.flatMap { $0.isApproved ? nil : $0 }
    values = [
      number.number.databaseValue, state.version.databaseValue, sop.databaseValue,
      Data(state.sop.bytes).databaseValue, opening.set.value.databaseValue, claim.databaseValue,
      controlNumber.databaseValue, payer.databaseValue, category.databaseValue, opening.group.databaseValue,
      opening.reason.databaseValue, team.databaseValue, owner.databaseValue, isOpen.databaseValue,
      denied.databaseValue, (opening.estimate?.expected.value).databaseValue,
      (opening.estimate?.claims).databaseValue, (opening.estimate?.paid.value).databaseValue,
      (opening.estimate?.charged.value).databaseValue, CaseRow.rate(opening, denied: denied).databaseValue,
      opening.openedOn.days.databaseValue, attentionOn.databaseValue, due.databaseValue,
      (clock?.kind.rawValue).databaseValue, (clock?.due.days).databaseValue, (clock?.isConfirmed).databaseValue,
      heldUntil.databaseValue, (state.nextItem ?? "").databaseValue,
      (state.proposal == nil ? 0 : 1).databaseValue, (pending?.amount.value ?? 0).databaseValue,
      (pending?.requestedBy?.value ?? 0).databaseValue, state.isEscalated.databaseValue,
      state.changedAt.milliseconds.databaseValue,
    ]
  }

  /// Cents per minute of work: the expected net where the payer has a history, else the denied amount; below the dollar
  /// floor nothing, so that those stand behind the others.
  private static func rate(_ opening: CaseOpening, denied: Int64) -> Int64 {
    guard !opening.isBelowFloor else { return 0 }
    return (opening.estimate?.expected.value ?? denied) / Int64(max(1, opening.minutes))
  }

  static let insertion =
    "INSERT OR REPLACE INTO work_case VALUES (\(Array(repeating: "?", count: 33).joined(separator: ", ")))"

  /// What the row adds to the counters: how many cases and how much money, by facet and by day.
  func tallyKeys() -> [TallyKey] {
    guard isOpen else { return [] }
    return TallyKey.all(
      owner: owner, team: team, payer: payer, category: category, sop: sop, due: due, attentionOn: attentionOn,
      heldUntil: heldUntil)
  }
}

/// One counter of open cases.
struct TallyKey: Hashable {
  enum Facet: String { case all, owner, team, payer, category, sop }
  /// `due` counts by work-by date, `attention` by the day from which the case stands at the front, `held` by the day on
  /// which a hold ends; it counts only cases that have one.
  enum Axis: String { case due, attention, held }

  var facet: Facet
  var value: String
  var axis: Axis
  var day: Int32

  /// The counters that a case counts in.
  static func all(
    owner: Int64, team: String, payer: Int64, category: String, sop: String, due: Int32, attentionOn: Int32,
    heldUntil: Int32
  ) -> [TallyKey] {
    let facets: [(Facet, String)] = [
      (.all, ""), (.owner, String(owner)), (.team, team), (.payer, String(payer)), (.category, category), (.sop, sop),
    ]
    var days: [(Axis, Int32)] = [(.due, due), (.attention, attentionOn)]
    if heldUntil > 0 { days.append((.held, heldUntil)) }
    return facets.flatMap { facet, value in
      days.map { axis, day in TallyKey(facet: facet, value: value, axis: axis, day: day) }
    }
  }
}

/// Collects what a transaction changes in the work queue, and writes each row and counter once.
struct QueueWriter {
  private var deltas: [TallyKey: (cases: Int, denied: Int64)] = [:]

  /// Puts a case in its place, taking back what its earlier row counted.
  mutating func put(_ db: Database, _ row: CaseRow, replacing isKnown: Bool) throws {
    if isKnown { try takeBack(db, row.number) }
    for key in row.tallyKeys() { add(key, 1, row.denied) }
    try db.cachedStatement(sql: CaseRow.insertion).run(row.values)
  }

  private mutating func takeBack(_ db: Database, _ number: CaseID) throws {
    let old = try Row.fetchOne(
      db.cachedStatement(
        sql:
          "SELECT is_open, owner, team, payer, category, sop, denied, due, attention_on, held_until FROM work_case WHERE number = ?"
      ),
      arguments: [number.number])
    guard let old, old["is_open"] as Bool else { return }
    let keys = TallyKey.all(
      owner: old["owner"], team: old["team"], payer: old["payer"], category: old["category"], sop: old["sop"],
      due: old["due"], attentionOn: old["attention_on"], heldUntil: old["held_until"])
    for key in keys { add(key, -1, -(old["denied"] as Int64)) }
  }

  private mutating func add(_ key: TallyKey, _ cases: Int, _ denied: Int64) {
    deltas[key, default: (0, 0)].cases += cases
    deltas[key, default: (0, 0)].denied += denied
  }

  /// Adds the collected changes to the counters; a counter of nothing goes.
  mutating func flush(_ db: Database) throws {
    let upsert = try db.cachedStatement(
      sql: """
        INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
          cases = cases + excluded.cases, denied = denied + excluded.denied
        """)
    for (key, delta) in deltas where delta != (0, 0) {
      try upsert.run([
        key.facet.rawValue.databaseValue, key.value.databaseValue, key.axis.rawValue.databaseValue,
        key.day.databaseValue, delta.cases.databaseValue, delta.denied.databaseValue,
      ])
      if delta.cases < 0 {
        try db.cachedStatement(
          sql: "DELETE FROM tally WHERE facet = ? AND value = ? AND axis = ? AND day = ? AND cases = 0"
        ).execute(arguments: [key.facet.rawValue, key.value, key.axis.rawValue, key.day])
      }
    }
    deltas.removeAll()
  }
}
