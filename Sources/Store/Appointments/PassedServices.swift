import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// Tells the cases of services whose day has passed: they no longer stand before others, and propose to be closed. What happened,
  /// a person says.
  func passServices() async throws -> Opened {
    var moved = Opened()
    var last: Int64 = 0
    while let numbers = try await passedServices(after: last), let end = numbers.last {
      moved.moved += try await pass(numbers)
      last = end
    }
    return moved
  }

  /// The next open cases of services before today that do not know of it; emergencies are worked after their day.
  private func passedServices(after last: Int64) async throws -> [Int64]? {
    let today = clock.today()
    return try await read { db in
      try Int64.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT w.number FROM work_case w INDEXED BY work_case_service JOIN clearance c ON c.number = w.number
            WHERE w.is_open = 1 AND w.set_id = 0 AND w.proposal = 0 AND w.value_rate > ? AND w.number > ?
              AND c.state NOT IN ('', 'emergency') ORDER BY w.number LIMIT 25
            """), arguments: [-Int64(today.days), last])
    }
  }

  private func pass(_ numbers: [Int64]) async throws -> Int {
    let today = clock.today()
    return try await write { db, trail in
      var queue = QueueWriter()
      var moved = 0
      for number in numbers {
        guard var state = try Store.caseState(db, CaseID(number)), let event = state.passed(today: today),
          let visit = state.clearance?.visit
        else { continue }
        let command = CommandID(derivedIn: "service passed", from: [Array("\(number) \(visit.on)".utf8)])
        guard try !trail.isKnown(command, request: state.sop.bytes) else { continue }
        let first = trail.position
        try trail.append(
          stream: state.opening.number.stream, type: event.type, payload: event.payload,
          deed: Deed(
            command: command, actor: .sop(name: state.opening.sop), cause: "appointment/\(visit.row)", sop: state.sop))
        try trail.record(command, request: RequestSeal(state.sop.bytes, salt: []), first: first)
        state.apply(event, actor: nil, at: trail.now)
        try queue.put(db, CaseRow(state, controlNumber: nil), replacing: true)
        moved += 1
      }
      try queue.flush(db)
      return moved
    }
  }
}
