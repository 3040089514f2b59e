/// A date without time in the proleptic Gregorian calendar, counted in days from 1970-01-01.
struct CalendarDate: Equatable, Comparable {
  let ordinal: Int

  init(ordinal: Int) { self.ordinal = ordinal }

  /// The date of a year, month and day.
  init(_ year: Int, _ month: Int, _ day: Int) {
    // Years are counted from March so that the leap day is the last of its year.
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    ordinal = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Production date of day 1: a Monday.
  static let firstDay = CalendarDate(2026, 11, 2)

  /// Production date of a day, where day 1 is `firstDay`; days before 1 are the time before the first file.
  static func production(day: Int) -> CalendarDate { firstDay + (day - 1) }

  static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.ordinal < right.ordinal }
  static func + (date: CalendarDate, days: Int) -> CalendarDate { CalendarDate(ordinal: date.ordinal + days) }
  static func - (date: CalendarDate, days: Int) -> CalendarDate { CalendarDate(ordinal: date.ordinal - days) }

  private var parts: (year: Int, month: Int, day: Int) {
    let z = ordinal + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// The year.
  var year: Int { parts.year }

  /// The date as CCYYMMDD.
  var compact: String {
    let (year, month, day) = parts
    return padded(year, 4) + padded(month, 2) + padded(day, 2)
  }

  /// The date as YYMMDD.
  var short: String { String(compact.dropFirst(2)) }

  /// The date itself on a weekday, else the Monday that follows: banks move money on business days only.
  var businessDay: CalendarDate {
    return weekday < 5 ? self : self + (7 - weekday)
  }
}

/// The number in decimal, with zeros before it up to the width.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
