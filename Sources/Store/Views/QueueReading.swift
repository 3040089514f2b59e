import CodeSets
import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// One page of a work queue with its counts.
  package func queue(_ filter: QueueFilter, for account: Account) async throws -> QueueView {
    let today = clock.today()
    return try await read { db in
      let query = QueueQuery(filter: filter, account: account, today: today)
      // The counts on top are of the scope alone, so that each of them is a way out of a filter.
      let scope = QueueQuery(
        filter: QueueFilter(scope: filter.scope == .closed || filter.scope == .held ? .all : filter.scope),
        account: account, today: today)
      let free = QueueQuery(filter: QueueFilter(scope: .unassigned), account: account, today: today)
      var writer = RowReading(db: db, store: self, account: account, today: today)
      return QueueView(
        filter: filter, today: today, total: try query.tally(db, axis: .due),
        late: try scope.tally(db, axis: .due, through: today.adding(days: -1)),
        dueToday: try scope.tally(db, axis: .due, from: today, through: today),
        dueThisWeek: try scope.tally(db, axis: .due, from: today, through: today.adding(days: 7)),
        unassigned: try free.tally(db, axis: .due),
        teams: try Store.facets(db, .team, today) { $0 },
        payers: try Store.facets(db, .payer, today) { value in
          try String.fetchOne(db, sql: "SELECT name FROM payer WHERE id = ?", arguments: [value]) ?? value
        },
        categories: try Store.facets(db, .category, today) { value in
          self.playbook.sops.lazy.compactMap { $0.category(value)?.title }.first ?? value
        },
        rows: try query.rows(db).map { try writer.row($0) })
    }
  }

  /// The values of a facet with their open cases that are not on hold; the most cases first.
  private static func facets(
    _ db: Database, _ facet: QueueCounter.Facet, _ today: CalendarDate, title: (String) throws -> String
  ) throws -> [QueueView.Facet] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT value, SUM(IIF(axis = 'due', cases, -cases)) AS free, SUM(IIF(axis = 'due', denied, -denied)) FROM tally
          WHERE facet = ? AND (axis = 'due' OR axis = 'held' AND day > ?) GROUP BY value ORDER BY free DESC, value
          """), arguments: [facet.rawValue, today.days]
    ).map { row in
      QueueView.Facet(
        value: row[0], title: try title(row[0]), tally: Tally(cases: row[1], denied: Cents(row[2])))
    }
  }

  /// What a person needs to see first.
  package func home(for account: Account) async throws -> HomeView {
    let today = clock.today()
    return try await read { db in
      func tally(
        _ scope: QueueFilter.Scope, from: CalendarDate? = nil, through: CalendarDate? = nil
      ) throws -> Tally {
        try QueueQuery(filter: QueueFilter(scope: scope), account: account, today: today)
          .tally(db, axis: .due, from: from, through: through)
      }
      var reading = RowReading(db: db, store: self, account: account, today: today)
      let proposals = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT * FROM work_case WHERE is_open = 1 AND proposal = 1 AND owner IN (?, 0) ORDER BY owner DESC, number LIMIT 10
            """), arguments: [account.id.value])
      let approvals =
        account.role == .manager
        ? try Row.fetchAll(
          db.cachedStatement(
            sql: """
              SELECT * FROM work_case WHERE is_open = 1 AND pending_write_off > 0 AND write_off_requester <> ?
              ORDER BY number LIMIT 10
              """), arguments: [account.id.value]) : []
      let next = try QueueQuery(
        filter: QueueFilter(scope: .mineAndUnassigned), account: account, today: today
      ).rows(db).prefix(8)
      return HomeView(
        today: today, open: try tally(.all), dueToday: try tally(.all, from: today, through: today),
        late: try tally(.all, through: today.adding(days: -1)),
        dueThisWeek: try tally(.all, from: today, through: today.adding(days: 7)), mine: try tally(.mine),
        unassigned: try tally(.unassigned), proposals: try proposals.map { try reading.row($0) },
        approvals: try approvals.map { try reading.row($0) }, next: try next.map { try reading.row($0) },
        quarantinedDocuments: try Int.fetchOne(
          db, sql: "SELECT COUNT(*) FROM document WHERE kind = 'intake' AND status IN ('quarantined', 'partial')") ?? 0,
        heldRemittances: try Int.fetchOne(
          db, sql: "SELECT COUNT(*) FROM transaction_set WHERE disposition = 'held'") ?? 0,
        latestDocuments: try DocumentReading.rows(db, quarantined: false, limit: 5, offset: 0),
        clearance: try Store.unclear(db, today: today),
        openMatches: try Int.fetchOne(
          db.cachedStatement(sql: "SELECT COUNT(*) FROM claim_match WHERE state <> 'matched'")) ?? 0)
    }
  }
}

/// Turns rows of the queue table into rows of the page.
struct RowReading {
  let db: Database
  let store: Store
  let account: Account
  let today: CalendarDate
  private var names: Names

  init(db: Database, store: Store, account: Account, today: CalendarDate) {
    self.db = db
    self.store = store
    self.account = account
    self.today = today
    names = Names(db)
  }

  mutating func row(_ row: Row) throws -> QueueRow {
    guard let digest = Digest(bytes: row["sop_digest"] as Data) else { throw StoreError.drift("a case without an SOP") }
    let sop = try store.sops.sop(db, digest)
    let category: String = row["category"]
    let work = sop.workingCategory(category)
    let reason: String = row["reason"]
    let group: String = row["cas_group"]
    let owner = AccountID(row["owner"])
    var patient: PatientIdentity?
    if let claim = row["claim"] as Int64? {
      if let record = try ClaimRecord(db, ClaimID(claim)) {
        patient = PatientIdentity(record, for: account)
      } else if let notice = try NoticeRecord(db, AnswerID(claim)) {
        patient = PatientIdentity(notice, for: account)
      }
    }
    var visit: Visit?
    if (row["set_id"] as Int64) == 0, let scheduled = try AppointmentRecord(db, of: CaseID(row["number"])) {
      patient = PatientIdentity(scheduled.facts.service, for: account)
      visit = Visit(scheduled.facts)
    }
    var estimate: NetEstimate?
    if let expected = row["expected"] as Int64? {
      estimate = NetEstimate(
        expected: Cents(expected), claims: row["history_claims"], paid: Cents(row["history_paid"]),
        charged: Cents(row["history_charged"]))
    }
    let opened = CalendarDate(days: row["opened_on"]) ?? .epoch
    let heldUntil = (row["held_until"] as Int32) > today.days ? CalendarDate(days: row["held_until"]) : nil
    let deadline = deadline(row)
    let (isPaid, isExplained, isOver) = (row["proposal"] == 1, row["proposal"] == 2, row["proposal"] == 3)
    let next: String = row["next_item"]
    return QueueRow(
      id: CaseID(row["number"]), version: row["version"], sop: row["sop"],
      payer: try names.payer(PayerID(row["payer"])),
      patient: patient, denied: Cents(row["denied"]), estimate: estimate,
      reason: reason.isEmpty || group.isEmpty ? reason : "\(group)-\(reason)", category: category,
      categoryTitle: work.title,
      reasonMeaning: store.codes.reason(reason, in: group).meaning ?? work.title, openedOn: opened,
      ageDays: today - opened,
      deadline: deadline, team: Team(row["team"]),
      owner: owner.value == 0 ? nil : try names.account(owner)?.name ?? "account \(owner)",
      isMine: owner == account.id,
      nextAction: !(row["is_open"] as Bool)
        ? "Nothing: the case is closed"
        : isPaid
          ? "Review the payment and close"
          : isExplained
            ? "Look at what explains it and close"
            : isOver
              ? "Say what happened and close"
              : sop.item(next, in: category)?.text ?? (next.isEmpty ? "Close with an outcome" : next),
      why: try visit.flatMap { try why(row, visit: $0) } ?? why(row, deadline: deadline, isPaid: isPaid),
      heldUntil: heldUntil,
      isEscalated: row["escalated"], isClosed: !(row["is_open"] as Bool), isPaid: isPaid, isExplained: isExplained,
      isOver: isOver,
      visit: visit)
  }

  private func deadline(_ row: Row) -> QueueRow.Deadline? {
    guard let kind = (row["clock"] as String?).flatMap(ClockKind.init), let due = CalendarDate(days: row["clock_due"]),
      let workBy = CalendarDate(days: row["due"])
    else { return nil }
    return QueueRow.Deadline(
      kind: kind, due: due, workBy: workBy, daysLeft: workBy - today, isConfirmed: row["clock_confirmed"])
  }

  /// Why a scheduled service stands where it stands; nil where the general rules say it.
  private func why(_ row: Row, visit: Visit) throws -> String? {
    guard row["is_open"] as Bool, !(row["escalated"] as Bool) else { return nil }
    if row["proposal"] == 3 {
      let gaps = try String.fetchOne(
        db.cachedStatement(sql: "SELECT gaps FROM clearance WHERE number = ?"), arguments: [row["number"] as Int64])
      return "\(ClearanceGap.afterDay(visit.on, ClearanceRow.gaps(gaps ?? "")))."
    }
    let attention = CalendarDate(days: row["attention_on"]) ?? .epoch
    if visit.urgency == .emergency { return "The emergency visit of \(visit.on) is over: what it left is worked now." }
    switch QueueLane(rawValue: row["lane"]) {
    case .urgent: return "Urgent service on \(visit.on): the patient’s time comes before deadlines and money."
    case .soon where attention <= today:
      return "Service on \(visit.on), not clear yet: the patient’s time comes before deadlines and money."
    case .soon: return "Service on \(visit.on): from \(attention) it stands before deadlines and money."
    case .usual, .none: return "Everything is clear for \(visit.on): close it."
    }
  }

  /// Why the row stands where it stands: the rule that put it there, with its numbers.
  private func why(_ row: Row, deadline: QueueRow.Deadline?, isPaid: Bool) -> String {
    guard row["is_open"] as Bool else { return "Closed." }
    let attention = CalendarDate(days: row["attention_on"]) ?? .epoch
    if attention <= today {
      if isPaid { return "A later remittance paid: closing is proposed." }
      if row["proposal"] == 2 { return "A later remittance explains it: closing is proposed." }
      if row["escalated"] as Bool { return "Escalated: at the front since \(attention)." }
      if let deadline, deadline.daysLeft <= 7 {
        let left =
          switch deadline.daysLeft {
          case ..<0: "\(-deadline.daysLeft) days late"
          case 0: "due today"
          default: "\(deadline.daysLeft) days left"
          }
        return "\(deadline.kind.title) must be worked by \(deadline.workBy), \(left): deadlines come before money."
      }
      return "Waiting since \(attention): old cases come first, so that small ones get their turn."
    }
    let rate = Cents(row["value_rate"])
    if rate.value <= 0 { return "Little money is in it: behind the others until \(attention), never hidden." }
    let basis = (row["expected"] as Int64?) == nil ? "denied (no history of this payer)" : "expected"
    return "$\(rate) \(basis) per minute of work; its deadline puts it at the front from \(attention)."
  }
}
