import Foundation
import GRDB

extension Store {
  /// Everything that the store holds, as sorted lines of text: two stores with the same content give the same lines.
  ///
  /// Left out are sessions, passwords and SQLite's own state.
  package func dump(to write: @Sendable (String) throws -> Void) async throws {
    try await pool.read { db in
      for (table, columns) in Store.dumped {
        let key = try db.primaryKey(table).columns.map { "\"\($0)\"" }.joined(separator: ", ")
        let rows = try Row.fetchCursor(db, sql: "SELECT \(columns) FROM \(table) ORDER BY \(key)")
        while let row = try rows.next() {
          let cells = row.databaseValues.map { value in
            switch value.storage {
            case .null: "-"
            case .int64(let number): String(number)
            case .double(let number): String(number)
            case .string(let text):
              "'" + text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\t", with: "\\t") + "'"
            case .blob(let data): "x" + data.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            }
          }
          try write(table + "\t" + cells.joined(separator: "\t"))
        }
      }
    }
  }

  private static let dumped: [(table: String, columns: String)] =
    [("account", "id, login, name, role, teams, active, uid")]
    + [
      "adjustment",
      "appointment",
      "claim",
      "claim_match",
      "clearance",
      "command",
      "document",
      "entry",
      "envelope",
      "family_member",
      "group_answer",
      "interchange_answer",
      "interchange_reply",
      "notice",
      "notice_status",
      "payer",
      "payer_history",
      "problem",
      "provider_adjustment",
      "remark",
      "remittance",
      "resubmission",
      "schedule",
      "schedule_day",
      "schedule_row",
      "scheduled",
      "sealed",
      "sent_claim",
      "sent_code",
      "sent_coverage",
      "sent_detail",
      "sent_line",
      "service_line",
      "set_answer",
      "set_error",
      "setting",
      "sop_version",
      "stream",
      "submission",
      "tally",
      "transaction_set",
      "upstream_denial",
      "work_case",
    ].map { ($0, "*") }
}
