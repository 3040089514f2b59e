import Desk
import Foundation
import GRDB
import X12

/// Finds the claim file that a receiver's acknowledgement speaks of.
///
/// It names the file by control numbers, and those come back after a while. What is meant is a file that went the other way between the same
/// two partners and was made before the acknowledgement; of several, the newest. That there were several is told, never hidden.
struct AcknowledgedFiles {
  private let db: Database
  private let files: DocumentFiles
  private var envelopes: [String: Envelope] = [:]

  init(_ db: Database, _ files: DocumentFiles) {
    self.db = db
    self.files = files
  }

  /// What an acknowledgement speaks of.
  struct Found {
    /// The sets of the file, in their order; none when no file fits.
    var sets: [SetID] = []
    /// How many files fit.
    var fitting = 0
  }

  /// Which files may be meant: those that are here, or those that were here when the acknowledgement came.
  enum Scope { case all, readBefore }

  /// The sets of a group that a 999 names, or one of them by its control number.
  mutating func group(
    _ control: String, set number: String?, by answer: SetID, _ scope: Scope
  ) throws -> Found {
    let rows = try candidates(
      "t.group_control = ?" + (number == nil ? "" : " AND t.set_control = ?"),
      [control] + (number.map { [$0] } ?? []), answer, scope)
    return try newest(of: rows, by: answer) { "\($0["document"] as Int64)/\($0["gs_start"] as Int)" }
  }

  /// The sets of the interchange that a TA1 names.
  mutating func interchange(_ reply: InterchangeReply, _ scope: Scope) throws -> Found {
    var rows: [Row] = []
    for row in try candidates("t.interchange_control = ?", [reply.control], reply.set, scope) {
      let sent = try envelope(row)
      if reply.date.isEmpty || (sent.date, sent.time) == (reply.date, reply.time) { rows.append(row) }
    }
    return try newest(of: rows, by: reply.set) { "\($0["document"] as Int64)/\($0["isa_start"] as Int)" }
  }

  /// The day of an acknowledgement by its own envelope; nil where that says none.
  mutating func day(of answer: SetID) throws -> CalendarDate? { try envelope(of: answer).on }

  private func candidates(
    _ condition: String, _ arguments: [String], _ answer: SetID, _ scope: Scope
  ) throws -> [Row] {
    let last = scope == .all ? Int64.max : answer.value
    return try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT t.*, d.digest FROM transaction_set t JOIN document d ON d.id = t.document
          WHERE t.type = '837' AND \(condition) AND t.disposition = 'recorded' AND t.id < ? ORDER BY t.id
          """), arguments: StatementArguments(arguments) + [last])
  }

  /// The newest file among sets, those of one file having one key.
  private mutating func newest(of rows: [Row], by answer: SetID, key: (Row) -> String) throws -> Found {
    guard !rows.isEmpty else { return Found() }
    let answering = try envelope(of: answer)
    var fitting: [(key: String, set: SetID, sent: Envelope)] = []
    for row in rows {
      let sent = try envelope(row)
      if answering.answers(sent) { fitting.append((key(row), SetID(row["id"]), sent)) }
    }
    if let day = answering.on {
      let before = fitting.filter { ($0.sent.on ?? day) <= day }
      // Partners in two time zones may stand in two days at once.
      fitting = before.isEmpty ? fitting.filter { ($0.sent.on ?? day) <= day.adding(days: 1) } : before
    }
    let newest = fitting.max {
      ($0.sent.on ?? .epoch, $0.sent.at, $0.set) < ($1.sent.on ?? .epoch, $1.sent.at, $1.set)
    }
    guard let newest else { return Found() }
    return Found(
      sets: fitting.filter { $0.key == newest.key }.map(\.set), fitting: Set(fitting.map(\.key)).count)
  }

  private mutating func envelope(of set: SetID) throws -> Envelope {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT t.*, d.digest FROM transaction_set t JOIN document d ON d.id = t.document WHERE t.id = ?"),
      arguments: [set.value])
    guard let row else { throw StoreError.notFound("set \(set)") }
    return try envelope(row)
  }

  private mutating func envelope(_ row: Row) throws -> Envelope {
    let place = "\(row["document"] as Int64)/\(row["isa_start"] as Int)/\(row["gs_start"] as Int)"
    if let known = envelopes[place] { return known }
    let read = try Envelope(row, files)
    envelopes[place] = read
    return read
  }
}
