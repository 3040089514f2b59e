import Foundation
import Testing
import X12

@testable import Desk

@Suite("A schedule is read by the layout that its headers fit, row by row")
struct ScheduleFileTests {
  private static let header =
    "appointment_id,patient_id,last_name,first_name,birth_date,sex,member_id,payer_id,payer_name,service_code,service_name,"
    + "service_date,start_time,location,urgency,ordering_provider,authorization_number,status"
  private static let row =
    "A1,P1,Quillfeather,Agnes,1950-06-30,F,W1,60054,AETNA,70553,\"MRI, brain\",2026-11-09,08:30,East,elective,Amari,AUTH-1,scheduled"

  private func read(_ text: String, _ columns: ScheduleColumns? = nil) throws -> ScheduleFile {
    try ScheduleFile(Array(text.utf8), columns: try columns ?? ScheduleColumns.shipped())
  }

  @Test("the shipped columns take the agreed headers as they are")
  func standard() throws {
    let text = "\u{FEFF}\(Self.header)\r\n\(Self.row)\r\n"
    let schedule = try read(text)
    #expect(schedule.problems.isEmpty && schedule.refused == 0 && schedule.layout == "standard")
    let row = try #require(schedule.rows.first)
    var expected = ScheduledService.sample()
    expected.serviceName = "MRI, brain"
    expected.authorizationNumber = "AUTH-1"
    #expect(row.service == expected)
    let bytes = Array(text.utf8)
    #expect(String(decoding: bytes[row.range.start..<row.range.end], as: UTF8.self) == Self.row)
  }

  @Test("separator, case and order of the headers do not matter; other columns are passed over")
  func otherShape() throws {
    let names = Self.header.split(separator: ",").map { $0.uppercased() }
    let cells = Self.row.replacing("\"MRI, brain\"", with: "MRI brain").split(separator: ",").map(String.init)
    let order = Array(names.indices.reversed())
    for separator in [";", "\t", ","] {
      let text = [["note"] + order.map { names[$0] }, ["x"] + order.map { cells[$0] }]
        .map { $0.joined(separator: separator) }.joined(separator: "\n")
      #expect(try read(text).rows.first?.service.last == "Quillfeather")
    }
  }

  @Test(
    "a row with something wrong is named with line and column, and the others are taken",
    arguments: [
      ("A1,", ",", "appointment_id", "empty"), ("P1", "", "patient_id", "empty"),
      ("Quillfeather", "", "last_name", "empty"), ("1950-06-30", "30.06.1950", "birth_date", "no date"),
      ("1950-06-30", "2027-01-01", "birth_date", "after the day of service"),
      ("2026-11-09", "2026-02-30", "service_date", "“2026-02-30” is no date"),
      ("08:30", "8.30", "start_time", "like 14:05"),
      ("08:30", "24:00", "start_time", "like 14:05"), ("elective", "soonish", "urgency", "“soonish” is none of"),
      ("elective", "", "urgency", "empty"), ("scheduled", "maybe", "status", "“maybe” is none of"),
      (",F,", ",X,", "sex", "none of F, M, U"),
      ("AETNA", String(repeating: "x", count: 201), "payer_name", "200 characters"),
    ])
  func problems(old: String, new: String, column: String, words: String) throws {
    let other = Self.row.replacing("A1,", with: "A2,")
    let schedule = try read("\(Self.header)\n\(Self.row.replacing(old, with: new))\n\(other)\n")
    #expect(schedule.rows.map(\.service.number) == ["A2"])
    #expect(schedule.refused == 1)
    let problem = try #require(schedule.problems.first)
    #expect(problem.segment == 2 && problem.segmentID == column && problem.isOfSchedule)
    #expect(
      problem.message.contains("Line 2, column \(column)") && problem.message.contains(words), "\(problem.message)")
    #expect(problem.offset == Self.header.utf8.count + 1)
    // A patient's own values do not stand in messages.
    for value in ["Quillfeather", "Agnes", "1950", "W1,"] { #expect(!problem.message.contains(value)) }
  }

  @Test("a row of another length, a broken quote and an appointment that stands twice are named")
  func shapes() throws {
    let schedule = try read(
      "\(Self.header)\n\(Self.row)\n\(Self.row),extra\n\"A9,open\n\(Self.row)\n\(Self.row.replacing("A1,", with: "A3,"))"
    )
    #expect(schedule.rows.map(\.service.number) == ["A1", "A3"])
    #expect(schedule.problems.map(\.segment) == [3, 4, 5])
    #expect(schedule.problems[2].message.contains("line 2 already"))
  }

  @Test("a file that no layout fits says which columns are missing, and where to name others")
  func noLayout() throws {
    func refusal(_ text: String, _ columns: ScheduleColumns? = nil) -> String {
      do {
        _ = try read(text, columns)
        return ""
      } catch {
        return (error as? ScheduleRefusal)?.message ?? "\(error)"
      }
    }
    let lacking = refusal(Self.header.replacing(",urgency", with: "") + "\nx")
    #expect(lacking.contains("'standard', lacks the column urgency") && lacking.contains("schedule-columns.psv"))
    #expect(refusal("").contains("empty"))
    #expect(refusal(Self.header + ",status\n").contains("'status' stands twice"))
    #expect(refusal(Self.header, ScheduleColumns.none).contains("schedule-columns.psv"))
  }

  @Test("another export is read by naming its columns, its words and its dates")
  func ownLayout() throws {
    let columns = try ScheduleColumns(
      text: """
        layout|field|column|values
        epic|appointment|CSN|
        epic|patient|MRN|
        epic|service_date|Date|MM/DD/YYYY
        epic|urgency|Class|routine=elective; stat=emergency; asap=urgent
        epic|status|=scheduled|
        epic|sex|Gender|Female=F; Male=M
        """, file: "schedule-columns.psv")
    let schedule = try read("CSN;MRN;Date;Class;Gender\n1;P7;3/9/2026;STAT;female\n2;P8;12/31/2026;asap;\n", columns)
    #expect(schedule.problems.isEmpty)
    #expect(schedule.rows.map(\.service.urgency) == [.emergency, .urgent])
    #expect(schedule.rows.map(\.service.on) == [day("2026-03-09"), day("2026-12-31")])
    #expect(schedule.rows.map(\.service.sex) == ["F", ""])
  }

  @Test(
    "a table of columns that says something wrong is refused with its line",
    arguments: [
      ("standard|status|status|", "standard|status||", "column is empty"),
      ("standard|status|status|", "standard|state|status|", "no field 'state'"),
      ("standard|status|status|", "standard|urgency|u|", "names the field 'urgency' twice"),
      ("standard|status|status|", "standard|status|=maybe|", "'maybe' is none of"),
      ("standard|status|status|", "standard|status|status|on=yes", "theirs=ours"),
      ("standard|status|status|", "# gone", "says nothing about 'status'"),
      ("|service_date|YYYY-MM-DD", "|service_date|DD.MM.YYYY", "no form of dates"),
      ("standard|patient|patient_id|", "standard|patient|=P1|", "differs from row to row"),
      ("standard|location|location|", "standard|location|location|a=b", "is text"),
      ("layout|field|column|values", "layout|field|column", "expected 4 cells"),
    ])
  func damagedColumns(old: String, new: String, words: String) throws {
    let text = try Files.shipped(ScheduleColumns.file)
    try #require(text.contains(old))
    let error = #expect(throws: FileProblem.self) {
      try ScheduleColumns(text: text.replacing(old, with: new), file: "schedule-columns.psv")
    }
    #expect(error?.what.contains(words) == true, "\(String(describing: error))")
    #expect((error?.line ?? 0) > 1)
  }

  @Test("what is an interchange, or no table at all, is not taken for a schedule")
  func likely() {
    #expect(ScheduleFile.isLikely(Array(Self.header.utf8)))
    #expect(ScheduleFile.isLikely([0xEF, 0xBB, 0xBF] + Array("a;b\n".utf8)))
    #expect(!ScheduleFile.isLikely(Array("ISA*00*,".utf8)))
    #expect(!ScheduleFile.isLikely(Array("words only\na,b".utf8)))
    #expect(!ScheduleFile.isLikely([0x00, 0x2C, 0x0A]))
  }

  @Test(
    "times of day are read and written",
    arguments: [
      ("08:05", 485), ("8:05", 485), ("00:00", 0), ("23:59:59", 1439),
    ])
  func times(text: String, minutes: Int) {
    #expect(TimeOfDay(text)?.minutes == minutes)
    #expect(TimeOfDay(TimeOfDay(minutes: minutes)?.description ?? "")?.minutes == minutes)
    for wrong in ["24:00", "8", "8:60", "a:b", "08:00:60", "", "-1:00", "008:00"] { #expect(TimeOfDay(wrong) == nil) }
  }
}
