import Desk
import Testing
import X12

@Suite struct BusinessCalendarTests {
  private let calendar = BusinessCalendar()

  /// The days on which federal offices are closed, weekends aside, as the Office of Personnel Management lists them.
  private static let holidays = [
    2024: "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25",
    2025: "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25",
    2026: "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
    2027: "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    2028: "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25",
    2029: "01-01 01-15 02-19 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25",
    2030: "01-01 01-21 02-18 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25",
  ]

  @Test(arguments: holidays.keys.sorted()) func `A year's weekdays without work are its federal holidays`(year: Int) {
    let first = day("\(year)-01-01")
    let closed = (0..<(day("\(year + 1)-01-01") - first)).map { first.adding(days: $0) }
      .filter { (1...5).contains($0.weekday) && !calendar.isBusinessDay($0) }
    #expect(closed.map { $0.description.dropFirst(5) }.joined(separator: " ") == Self.holidays[year])
  }

  @Test func `No Saturday and no Sunday is worked`() {
    let first = day("2024-01-01")
    let weekends = (0..<2557).map { first.adding(days: $0) }.filter { $0.weekday > 5 }
    #expect(weekends.count == 730)
    #expect(!weekends.contains { calendar.isBusinessDay($0) })
  }

  @Test func `Juneteenth is worked before it became a holiday`() {
    #expect(calendar.isBusinessDay(day("2020-06-19")))
    #expect(!calendar.isBusinessDay(day("2021-06-18")))
  }

  @Test(arguments: [
    ("2026-07-01", "2026-07-01"), ("2026-07-05", "2026-07-02"), ("2026-11-28", "2026-11-27"),
    ("2028-01-01", "2027-12-30"), ("2027-12-26", "2027-12-23"),
  ]) func `A day without work is worked on the business day before`(date: String, worked: String) {
    #expect(calendar.businessDay(onOrBefore: day(date)) == day(worked))
  }

  @Test(arguments: [
    ("2026-11-20", 0, "2026-11-20"), ("2026-11-20", 1, "2026-11-23"), ("2026-11-21", 1, "2026-11-23"),
    ("2026-11-20", 10, "2026-12-07"), ("2026-12-31", 1, "2027-01-04"),
  ]) func `Business days are counted from the day after`(from: String, count: Int, to: String) {
    #expect(calendar.adding(businessDays: count, to: day(from)) == day(to))
  }

  // The shared folder is no part of the project.
  @Test(.enabled(if: Files.shared != nil)) func `Business days count as the domain facts count them`() throws {
    let dates = try SharedDates.load()
    for estimate in dates.gfe {
      let counted = calendar.adding(businessDays: estimate.businessDaysAhead, to: day(estimate.scheduledOn))
      #expect(counted == day(estimate.serviceOn))
    }
    #expect(calendar.adding(businessDays: 3, to: day(dates.gfeOnRequest.requested)) == day(dates.gfeOnRequest.due))
  }
}
