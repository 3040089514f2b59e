import X12

/// Which days are worked: Monday to Friday without the federal holidays of the United States (5 U.S.C. 6103).
package struct BusinessCalendar: Sendable {
  package init() {}

  /// Whether the desk works on this day.
  package func isBusinessDay(_ date: CalendarDate) -> Bool {
    !isWeekend(date) && !isObservedHoliday(date)
  }

  /// The day itself when it is worked, otherwise the business day before it (guardrail G2).
  package func businessDay(onOrBefore date: CalendarDate) -> CalendarDate {
    var day = date
    while !isBusinessDay(day) { day = day.adding(days: -1) }
    return day
  }

  /// The date that lies a number of business days after a date; 0 gives the date itself.
  package func adding(businessDays: Int, to date: CalendarDate) -> CalendarDate {
    var day = date
    var left = businessDays
    while left > 0 {
      day = day.adding(days: 1)
      if isBusinessDay(day) { left -= 1 }
    }
    return day
  }

  private func isWeekend(_ date: CalendarDate) -> Bool { date.weekday >= 6 }

  /// A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after (5 U.S.C. 6103(b), E.O. 11582).
  private func isObservedHoliday(_ date: CalendarDate) -> Bool {
    switch date.weekday {
    case friday: isHoliday(date) || isFixedHoliday(date.adding(days: 1))
    case monday: isHoliday(date) || isFixedHoliday(date.adding(days: -1))
    default: isHoliday(date)
    }
  }

  private func isHoliday(_ date: CalendarDate) -> Bool { isFixedHoliday(date) || isMovingHoliday(date) }

  private func isFixedHoliday(_ date: CalendarDate) -> Bool {
    switch (date.month, date.day) {
    case (1, 1), (7, 4), (11, 11), (12, 25): true
    case (6, 19): date.year >= 2021
    default: false
    }
  }

  private func isMovingHoliday(_ date: CalendarDate) -> Bool {
    let ordinal = (date.day - 1) / 7 + 1
    switch (date.month, date.weekday) {
    case (1, monday), (2, monday): return ordinal == 3
    case (5, monday): return date.day > 24
    case (9, monday): return ordinal == 1
    case (10, monday): return ordinal == 2
    case (11, thursday): return ordinal == 4
    default: return false
    }
  }
}

// ISO 8601 weekday numbers, as CalendarDate counts them.
private let monday = 1
private let thursday = 4
private let friday = 5
