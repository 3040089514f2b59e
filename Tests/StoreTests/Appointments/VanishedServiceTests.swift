import Desk
import Doors
import GRDB
import Testing
import Trail
import X12

@testable import Store

@Suite("A service that a newer schedule for its day leaves out is shown as such", .serialized)
struct VanishedServiceTests {
  private static let monday = CalendarDate(iso: "2026-11-09")

  private func vanished(_ workplace: Workplace) async throws -> [String: NewerSchedule] {
    let from = try #require(VanishedServiceTests.monday)
    let rows = try await workplace.store.clearance(
      ClearanceFilter(from: from, scope: .all), for: workplace.specialist
    ).rows
    return rows.reduce(into: [:]) { found, row in found[row.service.number] = row.vanished }
  }

  /// A schedule with a column for its own day.
  private func dated(_ day: String, _ services: SmallService...) -> [UInt8] {
    let lines = SmallSchedule(services).text.split(separator: "\r\n").map(String.init)
    return Array(
      ([lines[0] + ",schedule_date"] + lines.dropFirst().map { "\($0),\(day)" }).joined(separator: "\r\n").utf8)
  }

  @Test(
    "what is left out of a day is shown, with the file and the day it was read; other days and present ones are not")
  func shown() async throws {
    let workplace = try await Workplace()
    try await workplace.take(
      SmallSchedule(SmallService(), SmallService(number: "A2"), SmallService(number: "A3", on: "2026-11-10")))
    #expect(try await vanished(workplace).isEmpty)
    workplace.time.advance(days: 1)
    try await workplace.take(SmallSchedule(SmallService(number: "A2"), SmallService(number: "A4")), name: "newer.csv")
    let found = try await vanished(workplace)
    #expect(found.map(\.key) == ["A1"])
    #expect(found["A1"]?.documentName == "newer.csv" && found["A1"]?.saysItsDay == false)
    #expect(
      found["A1"]?.on == workplace.store.clock.today() && found["A1"]?.words.contains("read on 2026-11-03") == true)
    let id = try await workplace.cases("imaging")[0]
    let view = try await workplace.store.caseView(id, for: workplace.specialist)
    #expect(view.appointment?.vanished?.documentName == "newer.csv" && view.state.closing == nil)
    let before = try await workplace.dump()
    _ = try await workplace.store.rebuild()
    #expect(try await workplace.dump() == before)
    try await workplace.take(SmallSchedule(SmallService(), SmallService(number: "A2")), name: "newest.csv")
    #expect(try await vanished(workplace).map(\.key) == ["A4"])
  }

  @Test("a schedule that says its own day counts by it, in whatever order the files are read")
  func ownDay() async throws {
    let workplace = try await Workplace()
    try await workplace.take(dated("2026-11-01", SmallService(number: "A2"), SmallService()), name: "new.csv")
    try await workplace.take(
      dated("2026-10-20", SmallService(number: "A2"), SmallService(number: "A9")), name: "old.csv")
    let found = try await vanished(workplace)
    #expect(found.map(\.key) == ["A9"])
    #expect(found["A9"]?.documentName == "new.csv" && found["A9"]?.saysItsDay == true)
    #expect(found["A9"]?.on == CalendarDate(iso: "2026-11-01"))
    let rows = try await workplace.store.documents(quarantined: false, page: 1, for: workplace.specialist).rows
    #expect(
      rows.compactMap(\.schedule).map(\.on) == [CalendarDate(iso: "2026-10-20"), CalendarDate(iso: "2026-11-01")])
    #expect(rows.compactMap(\.schedule).map(\.saysItsDay) == [true, true])
  }

  @Test("a day that cannot be read is told once, and keeps no service out")
  func unreadDay() async throws {
    let workplace = try await Workplace()
    let report = try await workplace.take(dated("soon", SmallService(), SmallService(number: "A2")), name: "odd.csv")
    #expect(report.cases == 2 && report.schedule?.refused == 0)
    #expect(report.problems.map(\.severity) == [.warning])
    #expect(report.problems.first?.message.contains("schedule_date") == true)
  }

  @Test("a presence that is gone is drift")
  func drift() async throws {
    let workplace = try await Workplace()
    try await workplace.take(SmallSchedule(SmallService(), SmallService(number: "A2")))
    try await workplace.tamper("DELETE FROM schedule_row WHERE appointment = 2")
    await #expect(throws: StoreError.self) { _ = try await workplace.store.rebuild() }
  }

  @Test("the day on which a schedule was read is recorded, and a changed one is drift")
  func readOn() async throws {
    let workplace = try await Workplace()
    try await workplace.take(SmallSchedule(SmallService()))
    let today = workplace.store.clock.today()
    let recorded = try await workplace.store.pool.read { db in
      try String.fetchAll(db, sql: "SELECT name FROM stream WHERE name LIKE 'document/%'").flatMap {
        try Store.entries(db, stream: $0)
      }.filter { $0.type == "schedule.posted" }.map {
        try PayloadReader($0.payload, type: $0.type).optionalDate("read_on")
      }
    }
    #expect(recorded == [today])
    _ = try await workplace.store.rebuild()
    try await workplace.tamper("UPDATE schedule SET read_on = read_on + 1")
    let error = await #expect(throws: StoreError.self) { _ = try await workplace.store.rebuild() }
    #expect(error?.description.contains("the day on which the schedule was read") == true)
  }
}
