/// Some days of the calendar: ranges that do not touch, in order. Days are counted from 1970-01-01.
struct DayRanges: Hashable, Sendable {
  private(set) var ranges: [ClosedRange<Int32>]

  static let none = DayRanges(ranges: [])
  static let all = DayRanges(.min ... .max)

  init(_ range: ClosedRange<Int32>) { ranges = [range] }

  private init(ranges: [ClosedRange<Int32>]) { self.ranges = ranges }

  /// Every day from one to the other; an end that is not given is open.
  init(from: CalendarDate?, through: CalendarDate?) {
    let (first, last) = (from?.days ?? .min, through?.days ?? .max)
    ranges = first <= last ? [first...last] : []
  }

  func contains(_ day: Int32) -> Bool { ranges.contains { $0.contains(day) } }

  func isSuperset(of other: DayRanges) -> Bool {
    other.ranges.allSatisfy { inner in
      ranges.contains { $0.lowerBound <= inner.lowerBound && inner.upperBound <= $0.upperBound }
    }
  }

  func union(_ other: DayRanges) -> DayRanges {
    var merged: [ClosedRange<Int32>] = []
    for range in (ranges + other.ranges).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, Int(range.lowerBound) <= Int(last.upperBound) + 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return DayRanges(ranges: merged)
  }
}

extension DayRanges: CustomStringConvertible {
  /// `2023-10-01 to 2026-09-30`; an open end is left out.
  var description: String {
    ranges.map { range in
      let from = CalendarDate(days: range.lowerBound).map { "\($0)" }
      let through = CalendarDate(days: range.upperBound).map { "\($0)" }
      return switch (from, through) {
      case (let from?, let through?): "\(from) to \(through)"
      case (let from?, nil): "from \(from) on"
      case (nil, let through?): "until \(through)"
      case (nil, nil): "any day"
      }
    }.joined(separator: ", ")
  }
}
