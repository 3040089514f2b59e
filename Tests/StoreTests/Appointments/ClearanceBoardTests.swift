import Desk
import Foundation
import Seeded
import Testing
import X12

@testable import Store

@Suite("The clearance board counts seven days, and every count opens to its services", .serialized)
struct ClearanceBoardTests {
  private func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

  /// Noon in New York on a day.
  private func time(_ iso: String) throws -> MovingTime {
    MovingTime(milliseconds: (Int64(try day(iso).days) * 24 + 17) * 3_600_000)
  }

  @Test(
    "seven days run on across the ends of months, years and summer time",
    arguments: [
      ("2026-10-30", "2026-11-05"), ("2027-03-11", "2027-03-17"), ("2026-12-29", "2027-01-04"),
      ("2028-02-26", "2028-03-03"),
    ])
  func sevenDays(from: String, through: String) async throws {
    let workplace = try await Workplace(time: try time(from))
    let first = try day(from)
    let services = (-1...7).map { offset in
      SmallService(number: "A\(offset + 10)", on: first.adding(days: offset).description)
    }
    try await workplace.take(SmallSchedule(services))
    let board = try await workplace.store.clearance(ClearanceFilter(from: first), for: workplace.specialist)
    #expect(board.today == first)
    #expect(board.days.map(\.date).first == first && board.days.map(\.date).last?.description == through)
    #expect(board.days.map(\.total) == Array(repeating: 1, count: 7))
    #expect(board.rows.map(\.daysLeft) == Array(0...6))
  }

  @Test("each count is the number of services that it lists, by brute force over the cases")
  func counts() async throws {
    let workplace = try await Workplace()
    var dice = SeededGenerator(seed: 11)
    let services = (1...120).map { number in
      SmallService(
        number: "A\(number)", payer: Bool.random(using: &dice) ? "60054" : "",
        service: ["70553", "29881", "99214"].randomElement(using: &dice) ?? "",
        on: "2026-11-0\(Int.random(in: 2...9, using: &dice))",
        urgency: ["elective", "elective", "urgent", "emergency"].randomElement(using: &dice) ?? "",
        status: Int.random(in: 0..<8, using: &dice) == 0 ? "cancelled" : "scheduled")
    }
    try await workplace.take(SmallSchedule(services))
    for id in try await workplace.cases() {
      guard let state = try await workplace.state(id) else { continue }
      for element in state.elements where Int.random(in: 0..<3, using: &dice) > 0 {
        let status = element.statuses.filter { $0 != "approved" }.randomElement(using: &dice) ?? ""
        _ = try await workplace.store.perform(
          CaseRequest(
            command: workplace.store.newCommandID(), id: id, expectedVersion: nil,
            what: .recordClearance(try ClearanceFinding(element, status, approval: nil), note: nil),
            actor: .person(workplace.specialist)))
      }
    }
    let from = try day("2026-11-02")
    let board = try await workplace.store.clearance(ClearanceFilter(from: from), for: workplace.specialist)
    let states = try await workplace.states()
    var seen: Set<ClearanceState> = []
    for day in board.days {
      for state in ClearanceState.allCases {
        let expected =
          state == .emergency
          ? services.count { $0.on == day.date.description && $0.urgency == "emergency" && $0.status != "cancelled" }
          : states.count { $0.clearanceState == state && $0.clearance?.visit.on == day.date }
        #expect(day.count(state) == expected, "\(day.date) \(state)")
        if expected > 0 { seen.insert(state) }
        let listed = try await workplace.store.clearance(
          ClearanceFilter(from: from, day: day.date, scope: .state(state)), for: workplace.specialist)
        #expect(listed.total == expected && listed.rows.count == expected)
        #expect(listed.rows.allSatisfy { $0.state == state && $0.service.on == day.date })
      }
    }
    #expect(seen == Set(ClearanceState.allCases))
    #expect(board.withoutCase == 0)
  }

  @Test("a page of the list is fifty services, by day, urgent ones first, then by time")
  func order() async throws {
    let workplace = try await Workplace()
    var dice = SeededGenerator(seed: 3)
    let services = (1...130).map { number in
      SmallService(
        number: "A\(number)", on: "2026-11-0\(Int.random(in: 3...8, using: &dice))",
        at: "\(Int.random(in: 10...17, using: &dice)):00",
        urgency: ["elective", "urgent", "emergency"].randomElement(using: &dice) ?? "")
    }
    try await workplace.take(SmallSchedule(services.shuffled(using: &dice)))
    var rows: [ClearanceView.ServiceRow] = []
    for page in 1...3 {
      let view = try await workplace.store.clearance(
        ClearanceFilter(from: try day("2026-11-02"), scope: .all, page: page), for: workplace.specialist)
      #expect(view.total == 130 && view.pageCount == 3 && view.rows.count == [50, 50, 30][page - 1])
      rows += view.rows
    }
    let rank: [Urgency: Int] = [.emergency: 0, .urgent: 1, .elective: 2]
    let keys = rows.map { [Int($0.service.on.days), rank[$0.service.urgency] ?? 9, $0.service.at?.minutes ?? -1] }
    #expect(zip(keys, keys.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) })
    #expect(Set(rows.map(\.service.number)).count == 130)
  }

  @Test("patients before dollars: an urgent service and a near one stand before the most urgent money (guardrail G3)")
  func queue() async throws {
    let workplace = try await Workplace()
    try await workplace.take(
      SmallRemittance(claims: (1...60).map { .denied(account: "ACCT\(100_000 + $0)", charge: 900_000 + $0) }))
    workplace.time.advance(days: 200)  // every denial is late
    let today = workplace.store.clock.today()
    try await workplace.take(
      SmallSchedule(
        SmallService(number: "near", on: today.adding(days: 2).description),
        SmallService(number: "far", on: today.adding(days: 12).description),
        SmallService(number: "urgent", on: today.adding(days: 9).description, urgency: "urgent"),
        SmallService(number: "urgent-sooner", on: today.adding(days: 4).description, urgency: "urgent")))
    let queue = try await workplace.store.queue(QueueFilter(), for: workplace.specialist)
    #expect(
      queue.rows.prefix(3).map { $0.visit?.on } == [
        today.adding(days: 4), today.adding(days: 9), today.adding(days: 2),
      ])
    #expect(queue.rows.prefix(3).allSatisfy { $0.why.contains("patient’s time comes before") })
    #expect(queue.rows.dropFirst(3).prefix(40).allSatisfy { $0.visit == nil })
    for scope in [QueueFilter.Scope.all, .unassigned, .mineAndUnassigned] {
      let oracle = QueueOracle(states: try await workplace.states(), today: today)
      for page in 1...2 {
        let filter = QueueFilter(scope: scope, page: page)
        let expected = oracle.ordered(filter, for: workplace.specialist).dropFirst((page - 1) * 50).prefix(50)
        let rows = try await workplace.store.queue(filter, for: workplace.specialist).rows
        #expect(rows.map(\.id) == Array(expected), "\(scope) \(page)")
      }
    }
  }
}
