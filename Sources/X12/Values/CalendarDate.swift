/// A day of the Gregorian calendar, without time or time zone, from 0001-01-01 to 9999-12-31.
public struct CalendarDate: Hashable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let days: Int32

  static let first = CalendarDate(unchecked: -719_162)
  static let last = CalendarDate(unchecked: 2_932_896)

  init(unchecked days: Int32) { self.days = days }

  /// Makes the day so many days after 1970-01-01; `nil` outside the years 1 to 9999.
  public init?(days: Int32) {
    guard days >= Self.first.days, days <= Self.last.days else { return nil }
    self.days = days
  }

  /// Makes the day; `nil` when the calendar has none such, like 30 February.
  public init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, day >= 1, day <= Self.length(ofMonth: month, year: year) else {
      return nil
    }
    // Years are counted from March, so that the leap day comes last (Hinnant, days_from_civil).
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    days = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

extension CalendarDate {
  /// Reads eight digits, `CCYYMMDD` (X12 data type DT, qualifier D8).
  public init?(d8 bytes: Span<UInt8>) {
    guard bytes.count == 8 else { return nil }
    var number = 0
    for index in 0..<8 {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      number = number * 10 + Int(digit)
    }
    self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  /// Reads `2026-11-22` (ISO 8601, extended form).
  public init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    let digits = Array(bytes[0..<4] + bytes[5..<7] + bytes[8..<10])
    self.init(d8: digits.span)
  }

  /// Year, month and day in one pass.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(days) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// The year, 1 to 9999.
  public var year: Int { components.year }
  /// The month, 1 to 12.
  public var month: Int { components.month }
  /// The day of the month, 1 to 31.
  public var day: Int { components.day }
  /// The day of the week by ISO 8601: 1 is Monday, 7 is Sunday.
  public var weekday: Int { (Int(days) % 7 + 7 + 3) % 7 + 1 }

  /// The day so many days later, or earlier when negative; stops at the ends of the calendar.
  public func adding(days count: Int) -> CalendarDate {
    let (sum, over) = Int(days).addingReportingOverflow(count)
    if over { return count < 0 ? Self.first : Self.last }
    return CalendarDate(unchecked: Int32(min(max(sum, Int(Self.first.days)), Int(Self.last.days))))
  }

  /// The number of days from `right` to `left`; negative when `left` is earlier.
  public static func - (left: CalendarDate, right: CalendarDate) -> Int { Int(left.days) - Int(right.days) }
}

extension CalendarDate: Comparable {
  /// Whether the left day is earlier.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.days < right.days }
}

extension CalendarDate: CustomStringConvertible {
  /// The day as `2026-11-22` (ISO 8601).
  public var description: String {
    let (year, month, day) = components
    var rest = year * 10_000 + month * 100 + day
    return unsafe String(unsafeUninitializedCapacity: 10) { text in
      for place in stride(from: 9, through: 0, by: -1) {
        if place == 4 || place == 7 {
          unsafe text[place] = UInt8(ascii: "-")
        } else {
          unsafe text[place] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
      }
      return 10
    }
  }
}
