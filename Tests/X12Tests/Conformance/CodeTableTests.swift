import Seeded
import Testing

@testable import X12

struct CodeTableTests {
  private func day(_ text: String) -> CalendarDate? { CalendarDate(iso: text) }

  /// Any codes with any days, beside a table that is looked through from end to end.
  @Test(arguments: 1...20) func isWhatAListOfRowsIs(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let from = Int32.random(in: 0...300, using: &random)
    let covered = from...Int32.random(in: from...400, using: &random)
    var table = CodeTable(
      covering: CalendarDate(days: covered.lowerBound), through: CalendarDate(days: covered.upperBound))
    var rows: [(code: String, from: Int32, through: Int32)] = []
    for _ in 0..<Int.random(in: 0...600, using: &random) {
      let length = Int.random(in: 1...12, using: &random)
      let code = String((0..<length).map { _ in random.pick(Array("AB1")) })
      let from = Int32.random(in: 0...400, using: &random)
      let row = (code, from, Int32.random(in: from...401, using: &random))
      rows.append(row)
      table.add(code, from: CalendarDate(days: row.1), through: CalendarDate(days: row.2))
    }
    #expect(table.count == Set(rows.map(\.code)).count)
    for code in Set(rows.map(\.code) + ["", "X", "BBBB", "A1A1A1A1A1A1A"]) {
      let own = rows.filter { $0.code == code }
      for day in stride(from: Int32(0), through: 402, by: 13) {
        let expected: CodeTable.Verdict =
          own.contains { $0.from <= day && day <= $0.through }
          ? .valid : !covered.contains(day) ? .notCovered : own.isEmpty ? .unknown : .notOnThatDay
        #expect(table.verdict(code, on: CalendarDate(days: day)) == expected, "\(code) on \(day)")
      }
      #expect(table.verdict(code) == (own.isEmpty ? .notCovered : .valid))
      let isWhole = covered.allSatisfy { day in own.contains { $0.from <= day && day <= $0.through } }
      // Told whole, a code is not asked for its day: never one that has not all of them.
      #expect(table.isWhole(table.period(of: code)) == (isWhole && !own.isEmpty), "\(code)")
    }
  }

  @Test func editionsThatFollowEachOtherAreOne() throws {
    var table = CodeTable(covering: day("2023-10-01"), through: day("2024-09-30"))
    table.add("A000", from: day("2023-10-01"), through: day("2024-09-30"))
    table.add("A001", from: day("2023-10-01"), through: day("2024-09-30"))
    var next = CodeTable(covering: day("2024-10-01"), through: day("2025-09-30"))
    next.add("A000", from: day("2024-10-01"), through: day("2025-09-30"))
    next.add("A002", from: day("2024-10-01"), through: day("2025-09-30"))
    next.add("A-LONG-CODE", from: day("2024-10-01"), through: day("2025-09-30"))
    table.merge(next)
    #expect(table.count == 4 && "\(table.covered)" == "2023-10-01 to 2025-09-30")
    #expect(table.isWhole(table.period(of: "A000")) && !table.isWhole(table.period(of: "A001")))
    #expect(table.verdict("A001", on: day("2024-10-01")) == .notOnThatDay)
    #expect(table.verdict("A002", on: day("2024-09-30")) == .notOnThatDay)
    #expect(table.verdict("A002", on: day("2025-10-01")) == .notCovered)
    #expect(table.verdict("A-LONG-CODE", on: day("2025-01-01")) == .valid)
    #expect(table.codes(on: try #require(day("2024-09-30"))) == ["A000", "A001"])
  }

  @Test func aGapBetweenEditionsIsNotCovered() {
    var table = CodeTable(covering: day("2020-10-01"), through: day("2021-09-30"))
    table.merge(CodeTable(covering: day("2023-10-01"), through: nil))
    #expect("\(table.covered)" == "2020-10-01 to 2021-09-30, from 2023-10-01 on")
    #expect(table.verdict("A000", on: day("2022-01-01")) == .notCovered)
    #expect(table.verdict("A000", on: day("2024-01-01")) == .unknown)
  }
}
