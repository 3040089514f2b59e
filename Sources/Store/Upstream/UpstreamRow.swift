import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// Puts a case on the list of the upstream team that its root cause names, or takes it off again: a function of the case's
  /// own events and of its claim.
  static func keepUpstream(_ db: Database, _ state: CaseState) throws {
    let number = state.opening.number.number
    guard let closing = state.closing, let cause = closing.rootCause else {
      try db.cachedStatement(sql: "DELETE FROM upstream_denial WHERE number = ?").run([number.databaseValue])
      return
    }
    var serviceDate: Int32?
    if case .claim(let claim) = state.opening.subject {
      serviceDate = try Int32.fetchOne(
        db.cachedStatement(sql: "SELECT service_date FROM claim WHERE id = ?"), arguments: [claim.value])
    }
    // What the upstream work cost is what was denied at first: later answers leave less, or something else, in question.
    let denied = state.opening.issues.reduce(Cents.zero) { $0 + $1.amount }
    try db.cachedStatement(sql: "REPLACE INTO upstream_denial VALUES (?, ?, ?, ?, ?, ?, ?, ?)").run([
      number.databaseValue, cause.team.name.databaseValue, cause.id.databaseValue,
      Data(state.sop.bytes).databaseValue, cause.on.days.databaseValue, serviceDate.databaseValue,
      denied.databaseValue, closing.recovered.databaseValue,
    ])
  }
}
