import Desk
import GRDB
import X12

/// Finds the claim file that a receiver's acknowledgement speaks of.
///
/// It names the file by control numbers, and those come back after a while. What is meant is a file that went the other way between the same
/// two partners and was made before the acknowledgement; of several, the newest. That there were several is told, never hidden.
struct AcknowledgedFiles {
  let db: Database

  init(_ db: Database) { self.db = db }

  /// What an acknowledgement speaks of.
  struct Found {
    /// The sets of the file, in their order; none when no file fits.
    var sets: [SetID] = []
    fileprivate var search: Search?
    /// The last day on which a file that is meant may have been made.
    fileprivate var last: Int32 = 0
  }

  /// Which files may be meant: those that are here, or those that were here when the acknowledgement came.
  enum Scope { case all, readBefore }

  /// The files with an acknowledgement's control numbers that went the other way.
  fileprivate struct Search {
    /// What the acknowledgement names: a condition on `envelope`, with its values.
    var named: String
    var values: [String]
    /// The column that tells two files, or two groups of a file, apart.
    var place: String
    var answering: Envelope
    var before: Int64
  }

  /// The sets of a group that a 999 names, or one of them by its control number.
  func group(_ control: String, set number: String?, by answer: SetID, _ scope: Scope) throws -> Found {
    try newest(
      Search(
        named: "group_control = ?" + (number == nil ? "" : " AND set_control = ?"),
        values: [control] + (number.map { [$0] } ?? []), place: "gs_start", answering: try envelope(of: answer),
        before: scope == .all ? .max : answer.value))
  }

  /// The sets of the interchange that a TA1 names.
  func interchange(_ reply: InterchangeReply, _ scope: Scope) throws -> Found {
    let isDated = !reply.date.isEmpty
    return try newest(
      Search(
        named: "interchange_control = ?" + (isDated ? " AND date = ? AND time = ?" : ""),
        values: [reply.control] + (isDated ? [reply.date, reply.time] : []), place: "isa_start",
        answering: try envelope(of: reply.set), before: scope == .all ? .max : reply.set.value))
  }

  /// How many files fit, as far as it matters to say so.
  func fittingCount(_ found: Found) throws -> Int {
    guard let search = found.search else { return 0 }
    return try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT COUNT(*) FROM (
            SELECT DISTINCT document, \(search.place) FROM envelope WHERE \(search.condition)
            LIMIT \(AcknowledgedFiles.mostCounted))
          """), arguments: search.arguments(through: found.last)) ?? 0
  }

  /// More files than these are "or more".
  static let mostCounted = 100

  /// The day of an acknowledgement by its own envelope; nil where that says none.
  func day(of answer: SetID) throws -> CalendarDate? { try envelope(of: answer).on }

  /// The days of the 999s that may speak of a set: from its own on, until a newer file has its control numbers.
  func answeringDays(_ set: SetID) throws -> ClosedRange<Int32> {
    let own = try row(of: set)
    let sent = Envelope(own)
    let next = try Int32.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT made_on FROM envelope WHERE is_sent = 1 AND group_control = ? AND set_control = ?
            AND sender = ? AND receiver = ? AND group_sender = ? AND group_receiver = ?
            AND (made_on, made_at, set_id) > (?, ?, ?) ORDER BY made_on, made_at, set_id LIMIT 1
          """),
      arguments: [
        own["group_control"] as String, own["set_control"] as String, sent.sender, sent.receiver, sent.groupSender,
        sent.groupReceiver, own["made_on"] as Int32, sent.at, set.value,
      ])
    // Partners in two time zones may stand in two days at once.
    let first = (own["made_on"] as Int32) - 1
    return first...max(first, next.map { $0 - 1 } ?? .max)
  }

  /// The newest file; where none was made by the day of the acknowledgement, one of the next day.
  private func newest(_ search: Search) throws -> Found {
    let days = search.answering.on.map { [$0.days, $0.days + 1] } ?? [.max]
    for last in days {
      let file = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT document, \(search.place) FROM envelope WHERE \(search.condition)
            ORDER BY made_on DESC, made_at DESC, set_id DESC LIMIT 1
            """), arguments: search.arguments(through: last))
      guard let file else { continue }
      let sets = try Int64.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT set_id FROM envelope WHERE is_sent = 1 AND document = ? AND \(search.place) = ? AND set_id < ?
              AND \(search.named) ORDER BY set_id
            """),
        arguments: [file[0] as Int64, file[1] as Int, search.before] + StatementArguments(search.values))
      return Found(sets: sets.map { SetID($0) }, search: search, last: last)
    }
    return Found()
  }

  private func envelope(of set: SetID) throws -> Envelope { Envelope(try row(of: set)) }

  private func row(of set: SetID) throws -> Row {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM envelope WHERE set_id = ?"), arguments: [set.value])
    guard let row else { throw StoreError.notFound("set \(set)") }
    return row
  }
}

extension AcknowledgedFiles.Search {
  /// Two files went the same way, one there and the other back, by the interchange's partners or by the group's.
  var condition: String {
    """
    is_sent = 1 AND \(named) AND set_id < ? AND made_on <= ?
      AND ((sender = ? AND receiver = ?) OR (? <> '' AND group_sender = ? AND group_receiver = ?))
    """
  }

  func arguments(through last: Int32) -> StatementArguments {
    StatementArguments(values) + [before, last]
      + [
        answering.receiver, answering.sender, answering.groupSender, answering.groupReceiver, answering.groupSender,
      ]
  }
}
