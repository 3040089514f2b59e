/// Where the numbers of interchanges (ISA13) and groups (GS06) come from.
///
/// A receiver takes a file whose number it has seen for a copy and drops it, so a number must never be given twice. An
/// implementation keeps what it gave where it outlives the program, and keeps it before the file leaves.
public protocol ControlNumbers {
  /// Gives the next number, from 1 to 999 999 999, for that use.
  mutating func next(_ use: ControlNumberUse) throws -> Int
}

/// What a control number is for; each use counts by itself.
public enum ControlNumberUse: Hashable, Sendable {
  /// ISA13 of an interchange to a receiver (ISA08).
  case interchange(receiver: String)
  /// GS06 of a group to a receiver (GS03).
  case group(receiver: String)
}

/// Control numbers that count up in memory: for tests, and for a caller that keeps the value itself.
public struct CountedNumbers: ControlNumbers, Hashable, Sendable {
  /// The largest number that fits ISA13.
  public static let largest = 999_999_999
  private let start: Int
  private var last: [ControlNumberUse: Int] = [:]

  /// Makes numbers that go on after `last`.
  public init(after last: Int = 0) { start = last }

  /// Gives the number after the one given last for that use.
  ///
  /// - Throws: `WriteProblem` when nine digits are used up: beginning anew would give numbers twice.
  public mutating func next(_ use: ControlNumberUse) throws(WriteProblem) -> Int {
    let number = (last[use] ?? start) + 1
    guard 1...Self.largest ~= number else {
      let (segment, element) = if case .interchange = use { ("ISA", 13) } else { ("GS", 6) }
      throw WriteProblem(
        segment: segment, element: element,
        reason: "all numbers of nine digits are used up; agree with the receiver where to begin anew")
    }
    last[use] = number
    return number
  }
}
