import Desk
import Doors
import Foundation
import Testing
import X12

@testable import Store

@Suite(
  "A real export of appointments is read by naming its columns", .serialized,
  .enabled(if: SharedSchedule.text != nil, "the folder data/intake/appointments of shared files is missing"))
struct SharedScheduleTests {
  /// The export has no name, payer, service or urgency; what it lacks is left out or fixed.
  private static let columns = """
    layout|field|column|values
    clinic|appointment|appointment_id|
    clinic|patient|patient_id|
    clinic|sex|sex|Female=F; Male=M
    clinic|service_date|appointment_date|
    clinic|start_time|appointment_time|
    clinic|urgency|=elective|
    clinic|status|status|attended=scheduled; did not attend=scheduled; unknown=scheduled
    """

  @Test("every row is taken, and the open ones that lie ahead are on the board on their days")
  func wholeYear() async throws {
    let text = try #require(SharedSchedule.text)
    let columns = try ScheduleColumns(text: SharedScheduleTests.columns, file: "schedule-columns.psv")
    let schedule = try ScheduleFile(Array(text.utf8), columns: columns)
    #expect(schedule.problems.prefix(5).map(\.message) == [])
    let lines = text.split(separator: "\n").dropFirst()
    #expect(schedule.rows.count == lines.count && lines.count > 10_000)
    // The figures, found another way: by cutting the lines.
    let cells = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let cancelled = cells.count { $0[6] == "cancelled" }
    #expect(schedule.rows.count { $0.service.status == .cancelled } == cancelled && cancelled > 0)
    for (row, cell) in zip(schedule.rows, cells)
    where row.service.number != cell[0] || row.service.on.description != cell[3] {
      Issue.record("line \(row.line): \(row.service.number) on \(row.service.on), not \(cell[0]) on \(cell[3])")
      break
    }
  }

  @Test("a month of it opens a case for each service that lies ahead")
  func month() async throws {
    let text = try #require(SharedSchedule.text)
    let lines = text.split(separator: "\n")
    let june = lines.dropFirst().filter { $0.split(separator: ",")[3].hasPrefix("2025-06-") }
    try #require(june.count > 500)
    let noon = try #require(CalendarDate(iso: "2025-06-02"))
    let workplace = try await Workplace(
      time: MovingTime(milliseconds: (Int64(noon.days) * 24 + 17) * 3_600_000))
    var playbook = workplace.store.playbook
    playbook.scheduleColumns = try ScheduleColumns(text: SharedScheduleTests.columns, file: "schedule-columns.psv")
    try await workplace.store.adopt(
      playbook, texts: [("schedule-columns", SharedScheduleTests.columns)], by: .system("set-up"))
    let bytes = Array(([lines[0]] + june).joined(separator: "\n").utf8)
    let report = try await workplace.take(bytes, name: "june.csv")
    #expect(report.status == .accepted && report.schedule?.services == june.count)
    let ahead = june.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      .filter { $0[6] != "cancelled" && $0[3] >= "2025-06-02" }
    #expect(report.cases == ahead.count)
    let board = try await workplace.store.clearance(ClearanceFilter(from: noon), for: workplace.specialist)
    for day in board.days {
      #expect(day.total == ahead.count { $0[3] == day.date.description }, "\(day.date)")
    }
    let before = try await workplace.dump()
    _ = try await workplace.store.rebuild()
    #expect(try await workplace.dump() == before)
  }
}

/// The export of appointments that lies beside a checkout and is no part of it.
enum SharedSchedule {
  static let text: String? = {
    let file = SharedX12.folder.deletingLastPathComponent().appending(path: "intake/appointments/appointments.csv.gz")
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    let unpack = Process()
    unpack.executableURL = URL(filePath: "/usr/bin/env")
    unpack.arguments = ["gzip", "-dc", file.path]
    let pipe = Pipe()
    unpack.standardOutput = pipe
    guard (try? unpack.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    unpack.waitUntilExit()
    return unpack.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }()
}
