import Foundation
import X12

/// A point in time: whole milliseconds since 1970-01-01 00:00 UTC.
package struct Instant: Hashable, Comparable, Sendable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
}

/// The organisation's clock: hands out the time, and knows the organisation's time zone, so that "today" is never a guess.
package struct DeskClock: Sendable {
  /// The time zone in which the organisation's days begin and end.
  package let timeZone: TimeZone
  private let read: @Sendable () -> Instant

  package init(timeZone: TimeZone, read: @escaping @Sendable () -> Instant) {
    self.timeZone = timeZone
    self.read = read
  }

  /// The time now, from the source that was handed in.
  package func now() -> Instant { read() }

  /// The calendar date now, in the organisation's time zone.
  package func today() -> CalendarDate { date(of: now()) }

  /// The calendar date of an instant, in the organisation's time zone.
  package func date(of instant: Instant) -> CalendarDate {
    let seconds = Int(instant.milliseconds.quotientFloored(by: 1000))
    let offset = timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    return CalendarDate(days: Int32(clamping: (seconds + offset).quotientFloored(by: 86_400))) ?? .epoch
  }

  /// The instant as people of the organisation read it, for example `2026-11-22 14:05`.
  package func text(_ instant: Instant) -> String {
    let seconds = Int(instant.milliseconds.quotientFloored(by: 1000))
    let offset = timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    let local = seconds + offset
    let minutes = (local - local.quotientFloored(by: 86_400) * 86_400) / 60
    return "\(date(of: instant)) \(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
  }

  private func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}

extension BinaryInteger {
  /// Division that rounds towards minus infinity, as dates before 1970 need it.
  fileprivate func quotientFloored(by divisor: Self) -> Self {
    let quotient = self / divisor
    return self % divisor != 0 && (self < 0) != (divisor < 0) ? quotient - 1 : quotient
  }
}

extension CalendarDate {
  /// 1970-01-01, from which days are counted.
  package static let epoch = CalendarDate(days: 0) ?? { preconditionFailure("day 0 exists") }()
}
