import Desk
import Doors
import Foundation
import GRDB
import Testing
import Trail
import X12

@testable import Store

@Suite("A schedule opens, moves and cancels cases, and loses nothing", .serialized)
struct ScheduleIntakeTests {
  private func record(
    _ workplace: Workplace, _ id: CaseID, _ finding: ClearanceFinding, texts: [Sealed] = []
  ) async throws {
    _ = try await workplace.store.perform(
      CaseRequest(
        command: workplace.store.newCommandID(), id: id, expectedVersion: nil,
        what: .recordClearance(finding, note: texts.last?.digest), texts: texts, actor: .person(workplace.specialist)))
  }

  @Test("each scheduled service opens one case, with owner, clock and checklist")
  func opens() async throws {
    let workplace = try await Workplace()
    let report = try await workplace.take(
      SmallSchedule(SmallService(), SmallService(number: "A2", service: "99214", urgency: "urgent")))
    #expect(report.status == .accepted && report.cases == 2)
    #expect(report.schedule == IntakeReport.Schedule(services: 2, refused: 0))
    let states = try await workplace.states()
    #expect(states.map(\.opening.category) == ["imaging", "visit"])
    #expect(states.map(\.team) == [Team("Prior Auth"), Team("Patient Access")])
    #expect(states.flatMap(\.clocks).map(\.kind) == [.dayOfService, .dayOfService])
    let view = try await workplace.store.caseView(states[0].opening.number, for: workplace.specialist)
    #expect(view.patient?.name == "Quillfeather, Agnes" && view.payerName == "AETNA")
    let row = try #require(view.appointment?.rows.first)
    let bytes = try workplace.store.files.bytes(row.document, from: row.range.start, to: row.range.end)
    #expect(String(decoding: bytes, as: UTF8.self) == SmallService().line)
  }

  @Test("the same file again is a duplicate, the same rows in another file change nothing")
  func duplicates() async throws {
    let workplace = try await Workplace()
    var schedule = SmallSchedule(SmallService(), SmallService(number: "A2"))
    try await workplace.take(schedule)
    let before = try await workplace.dump()
    #expect(try await workplace.take(schedule).status == .duplicate)
    #expect(try await workplace.dump() == before)
    schedule.lineEnd = "\n"
    let report = try await workplace.take(schedule, name: "again.csv")
    #expect(report.status == .accepted && report.cases == 0 && report.moved == 0)
    #expect(try await workplace.cases().count == 2)
    #expect(try await workplace.number("SELECT COUNT(*) FROM appointment") == 2)
    #expect(try await workplace.number("SELECT added FROM schedule ORDER BY document DESC LIMIT 1") == 0)
  }

  @Test("a later schedule moves or cancels the case of the same appointment, and never opens a second")
  func moves() async throws {
    let workplace = try await Workplace()
    try await workplace.take(SmallSchedule(SmallService(), SmallService(number: "A2")))
    let report = try await workplace.take(
      SmallSchedule(
        SmallService(on: "2026-11-16", status: "moved"), SmallService(number: "A2", status: "cancelled"),
        SmallService(number: "A3")), name: "later.csv")
    #expect(report.cases == 1 && report.moved == 2)
    let states = try await workplace.states()
    #expect(states.count == 3)
    #expect(states[0].clearance?.visit.on == CalendarDate(iso: "2026-11-16") && states[0].closing == nil)
    #expect(states[1].closing?.outcome == "cancelled")
    let board = try await workplace.store.clearance(
      ClearanceFilter(from: try #require(CalendarDate(iso: "2026-11-09")), scope: .all), for: workplace.specialist)
    #expect(board.days.map(\.total) == [1, 0, 0, 0, 0, 0, 0])
    let back = try await workplace.take(SmallSchedule(SmallService(number: "A2")), name: "back.csv")
    #expect(back.moved == 1)
    #expect(try await workplace.states()[1].closing == nil)
    let timeline = try await workplace.store.caseView(states[1].opening.number, for: workplace.specialist).timeline
    #expect(timeline.contains { $0.what.contains("a later schedule cancels it") })
  }

  @Test("rows with problems are kept in quarantine by name, the others are taken")
  func quarantine() async throws {
    let workplace = try await Workplace()
    let report = try await workplace.take(
      SmallSchedule(SmallService(), SmallService(number: "A2", on: "soon"), SmallService(number: "A3", urgency: "")))
    #expect(report.status == .partial && report.cases == 1 && report.schedule?.refused == 2)
    let view = try await workplace.store.documentView(report.digest, for: workplace.specialist)
    #expect(view.problems.map(\.problem.segment) == [3, 4])
    #expect(view.problems.map(\.problem.segmentID) == ["service_date", "urgency"])
    #expect(
      view.row.schedule
        == DocumentRow.Schedule(
          layout: "standard", services: 1, added: 1, refused: 2, on: workplace.store.clock.today()))
    #expect(try await workplace.store.documents(quarantined: true, page: 1, for: workplace.specialist).rows.count == 1)
  }

  @Test("a CSV file that is no schedule is quarantined with what to do; a remittance stays a remittance")
  func other() async throws {
    let workplace = try await Workplace()
    let report = try await workplace.take(Array("name,phone\nx,y\n".utf8), name: "phones.csv")
    #expect(report.status == .quarantined && report.schedule == nil)
    #expect(report.problems.first?.message.contains("schedule-columns.psv") == true)
    let remittance = try await workplace.take(SmallRemittance(claims: [.denied()]), name: "odd.csv")
    #expect(remittance.status == .accepted && remittance.posted == 1)
    let words = try await workplace.take(Array("hello, world\n".utf8), name: "letter.txt")
    #expect(words.problems.first?.rule == "ISA")
  }

  @Test("an emergency is on the board, and its case opens by itself the day after")
  func emergency() async throws {
    let workplace = try await Workplace()
    let report = try await workplace.take(SmallSchedule(SmallService(on: "2026-11-03", urgency: "emergency")))
    #expect(report.cases == 0)
    func row() async throws -> ClearanceView.ServiceRow {
      let day = try #require(CalendarDate(iso: "2026-11-03"))
      let view = try await workplace.store.clearance(
        ClearanceFilter(from: day, scope: .all), for: workplace.specialist)
      return try #require(view.rows.first)
    }
    let before = try await row()
    #expect(before.state == .emergency && before.id == nil && before.gaps.isEmpty)
    workplace.time.advance(days: 1)
    try await workplace.intake.openDueCases()
    #expect(try await workplace.cases().isEmpty)
    workplace.time.advance(days: 1)
    try await workplace.intake.openDueCases()
    try await workplace.intake.openDueCases()
    #expect(try await workplace.states().map(\.opening.category) == ["emergency_follow_up"])
    let after = try await row()
    #expect(after.state == .emergency && after.id != nil)
  }

  @Test("an SOP that comes later opens the cases of what lies ahead, each once")
  func laterSOP() async throws {
    let workplace = try await Workplace()
    let playbook = workplace.store.playbook
    var without = playbook
    without.sops.removeAll { $0.name == "clearance" }
    try await workplace.store.adopt(without, texts: [], by: .system("set-up"))
    let report = try await workplace.take(SmallSchedule((1...30).map { SmallService(number: "A\($0)") }))
    #expect(report.status == .accepted && report.cases == 0)
    let filter = ClearanceFilter(from: try #require(CalendarDate(iso: "2026-11-05")))
    let board = try await workplace.store.clearance(filter, for: workplace.specialist)
    #expect(board.withoutCase == 30 && board.total == 0)
    try await workplace.store.adopt(playbook, texts: [], by: .system("set-up"))
    try await workplace.intake.openDueCases()
    try await workplace.intake.openDueCases()
    #expect(try await workplace.store.clearance(filter, for: workplace.specialist).total == 30)
    #expect(try await workplace.cases().count == 30)
  }

  @Test("no entry of the trail holds a name, a number of a patient or of an authorization")
  func privacy() async throws {
    let workplace = try await Workplace()
    try await workplace.take(SmallSchedule(SmallService(number: "SECRET-APPT", patient: "SECRET-MRN")))
    let number = workplace.store.seal("SECRET-AUTH")
    let day = try #require(CalendarDate(iso: "2026-11-09"))
    try await record(
      workplace, CaseID(1),
      .authorization(.approved(.init(number: number.digest, from: day, through: day, units: 2))), texts: [number])
    let view = try await workplace.store.caseView(CaseID(1), for: workplace.specialist)
    #expect(view.appointment?.elements.first { $0.element == .authorization }?.approvalNumber == "SECRET-AUTH")
    let entries = try await workplace.store.pool.read { db in
      try Data.fetchAll(db, sql: "SELECT bytes FROM entry").map { String(decoding: $0, as: UTF8.self) }
    }
    try #require(entries.contains { $0.contains("case.clearance_recorded") })
    for word in ["SECRET", "Quillfeather", "Agnes", "W100200300", "1950", "Amari"] {
      #expect(!entries.contains { $0.contains(word) }, "\(word)")
    }
    let masked = try await workplace.store.caseView(CaseID(1), for: workplace.auditor).appointment
    #expect(masked?.patient.isMasked == true && masked?.service.birthDate == nil)
    #expect(masked?.elements.first { $0.element == .authorization }?.approvalNumber == "…UTH")
    let row = try #require(view.appointment?.rows.first)
    let cited = try await workplace.store.citation(row.document, row.range, for: workplace.specialist)
    #expect(cited.cited.contains("Quillfeather") && cited.segment == row.range)
    await #expect(throws: Refusal.self) {
      try await workplace.store.citation(row.document, row.range, for: workplace.auditor)
    }
    let beyond = ByteRange(start: row.range.start, end: row.range.end + 1)
    await #expect(throws: (any Error).self) {
      try await workplace.store.citation(row.document, beyond, for: workplace.specialist)
    }
  }

  @Test("a status that is sent twice is recorded once, and another one under the same id is refused")
  func retries() async throws {
    let workplace = try await Workplace()
    try await workplace.take(SmallSchedule(SmallService()))
    let command = workplace.store.newCommandID()
    func send(_ finding: ClearanceFinding) async throws -> CommandResult {
      try await workplace.store.perform(
        CaseRequest(
          command: command, id: CaseID(1), expectedVersion: nil, what: .recordClearance(finding, note: nil),
          actor: .person(workplace.specialist)))
    }
    #expect(try await !send(.coverage(.undetermined)).wasRepeated)
    #expect(try await send(.coverage(.undetermined)).wasRepeated)
    await #expect(throws: StoreError.commandReused) { try await send(.coverage(.active)) }
    #expect(try await workplace.state(CaseID(1))?.version == 2)
  }

  @Test("a stop between two steps of a schedule opens nothing twice and loses nothing")
  func interrupted() async throws {
    let services = (1...60).map { SmallService(number: "A\($0)") }
    let whole = try await Workplace()
    try await whole.take(SmallSchedule(services))
    let workplace = try await Workplace()
    let schedule = try ScheduleFile(
      SmallSchedule(services).bytes, columns: workplace.store.playbook.scheduleColumns)
    var sent = false
    let kept = try workplace.store.files.keep {
      defer { sent = true }
      return sent ? nil : Data(SmallSchedule(services).bytes)
    }
    let document = try #require(
      try await workplace.store.beginDocument(
        kept.digest, name: "schedule.csv", bytes: kept.bytes, by: .person(workplace.specialist)))
    try await workplace.store.record(
      schedule, columns: workplace.store.playbook.scheduleColumns, document: document, digest: kept.digest,
      actor: .person(workplace.specialist))
    let recovered = try await workplace.afterCrash()
    try await recovered.intake.recover()
    #expect(try await recovered.cases().count == 60)
    #expect(try await recovered.number("SELECT COUNT(*) FROM appointment") == 60)
    func rows(_ workplace: Workplace) async throws -> [String] {
      try await workplace.dump().filter { $0.hasPrefix("appointment\t") || $0.hasPrefix("clearance\t") }
    }
    #expect(try await rows(recovered) == rows(whole))
    #expect(try await recovered.take(SmallSchedule(services)).status == .duplicate)
  }

  @Test("a rebuild makes the board anew, and finds rows that were changed by hand")
  func rebuild() async throws {
    let workplace = try await Workplace()
    try await workplace.take(SmallSchedule((1...40).map { SmallService(number: "A\($0)") }))
    try await workplace.take(
      SmallSchedule(SmallService(on: "2026-11-20"), SmallService(number: "A2", status: "cancelled")), name: "later.csv")
    try await record(workplace, CaseID(3), .coverage(.undetermined))
    let before = try await workplace.dump()
    try await workplace.tamper("DELETE FROM clearance WHERE number % 2 = 0")
    try await workplace.tamper("UPDATE scheduled SET service_on = service_on + 1")
    _ = try await workplace.store.rebuild()
    #expect(try await workplace.dump() == before)
    for damage in [
      "UPDATE appointment SET last_name = last_name || 'X' WHERE id = 1",
      "UPDATE appointment SET start = start + 1 WHERE id = 2", "DELETE FROM appointment WHERE id = 40",
    ] {
      let copy = try await workplace.afterCrash()
      try await copy.tamper(damage)
      let error = await #expect(throws: StoreError.self, "\(damage)") { _ = try await copy.store.rebuild() }
      #expect(error?.description.contains("schedule.csv") == true, "\(String(describing: error))")
    }
  }
}
