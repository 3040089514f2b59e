import Foundation
import Testing
import X12

struct CalendarDateTests {
  @Test func everyDayAgreesWithFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    // Foundation's calendar is Julian before 1582, so the comparison begins after that.
    for days in stride(from: Int32(-140_000), through: 100_000, by: 17) {
      let date = try #require(CalendarDate(days: days))
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(days) * 86_400))
      #expect([date.year, date.month, date.day] == [parts.year, parts.month, parts.day])
      #expect(date.weekday % 7 + 1 == parts.weekday)
      #expect(CalendarDate(year: date.year, month: date.month, day: date.day) == date)
      #expect(CalendarDate(iso: date.description) == date)
    }
  }

  @Test(arguments: [(2026, 2, 29), (1900, 2, 29), (2026, 2, 30), (2026, 13, 1), (2026, 0, 1), (2026, 4, 31), (0, 1, 1)])
  func daysThatTheCalendarLacksAreRefused(year: Int, month: Int, day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }

  @Test func leapDaysExist() {
    #expect(CalendarDate(year: 2000, month: 2, day: 29)?.description == "2000-02-29")
    #expect(CalendarDate(year: 2024, month: 2, day: 29)?.description == "2024-02-29")
  }

  @Test func readsEightDigitsAndNothingElse() {
    #expect(date("20261122")?.description == "2026-11-22")
    #expect(date("20261122")?.weekday == 7)
    for text in ["2026112", "202611222", "2026-1-2", "20260230", "00000000", "2026112a", ""] {
      #expect(date(text) == nil, "\(text)")
    }
    for text in ["20261122", "2026-13-01", "2026/11/22", "2026-11-2", "+026-11-22"] {
      #expect(CalendarDate(iso: text) == nil, "\(text)")
    }
  }

  @Test func countsDays() throws {
    let day = try #require(CalendarDate(year: 2026, month: 12, day: 31))
    #expect(day.adding(days: 1).description == "2027-01-01")
    #expect(day.adding(days: 60) - day == 60)
    #expect(day < day.adding(days: 1))
    #expect(day.adding(days: .max).description == "9999-12-31")
    #expect(day.adding(days: .min).description == "0001-01-01")
  }

  private func date(_ text: String) -> CalendarDate? {
    let bytes = Array(text.utf8)
    return CalendarDate(d8: bytes.span)
  }
}
