import Foundation
import Testing

@testable import World

@Suite("Dates agree with the calendar")
struct CalendarDateTests {
  @Test("CCYYMMDD and weekdays agree with Foundation's Gregorian calendar over 30 years")
  func agree() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for ordinal in stride(from: 15_000, to: 26_000, by: 1) {
      let date = CalendarDate(ordinal: ordinal)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(ordinal) * 86_400))
      let (year, month, day) = (try #require(parts.year), try #require(parts.month), try #require(parts.day))
      #expect(date.compact == String(format: "%04d%02d%02d", year, month, day))
      #expect(CalendarDate(year, month, day) == date)
      let wait = parts.weekday == 7 ? 2 : parts.weekday == 1 ? 1 : 0
      #expect(date.businessDay == date + wait)
    }
  }

  @Test("day 1 is Monday 2026-11-02 and a weekend's payment is dated on Monday")
  func firstDay() throws {
    #expect(CalendarDate.production(day: 1).compact == "20261102")
    #expect(CalendarDate.production(day: 45).compact == "20261216")
    for (day, payment) in [(1, "20261102"), (5, "20261106"), (6, "20261109"), (7, "20261109"), (8, "20261109")] {
      for (_, interchange) in try SplitDay(seed: 1, day: day, claims: 60).remittances {
        for set in interchange.sets {
          #expect(set.paymentDate == payment)
          #expect(set.productionDate == CalendarDate.production(day: day).compact)
        }
      }
    }
  }
}
