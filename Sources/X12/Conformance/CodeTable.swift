/// A table of codes with the days on which they are valid, to check values against.
///
/// Codes of up to eight bytes lie as numbers in one open hash table, so that a hundred thousand of them take some 2 MB and are found in
/// a few nanoseconds. Codes share their days: few tables have more than some hundred different ones.
public struct CodeTable: Sendable {
  /// What a table says of a code.
  public enum Verdict: Hashable, Sendable {
    /// It is valid.
    case valid
    /// The table has it, but not on that day.
    case notOnThatDay
    /// The table does not have it.
    case unknown
    /// The table says nothing about that day: it has editions of other days only.
    case notCovered
  }

  /// The days of a code: its place in `periods`.
  typealias Period = UInt32

  /// What codes have that the table does not know.
  static var unknown: Period { 0 }

  /// Slots of the hash table, as many as a power of two; 0 is a free one.
  private var keys: [UInt64] = [0, 0]
  private var values: [Period] = [0, 0]
  private var shift = 63
  private var filled = 0
  /// Codes of more than eight bytes, such as those of the provider taxonomy.
  private var longCodes: [String: Period] = [:]
  /// The days that codes have; the first is that of unknown codes.
  private var periods: [DayRanges] = [.none]
  private var places: [DayRanges: Period] = [:]
  /// The period that was asked for last: codes of the same days follow each other.
  private var latest: Period = 0
  /// Whether a period holds every day that the table speaks about.
  private var isWhole: [Bool] = [false]
  /// The days that the table speaks about.
  private(set) var covered = DayRanges.all

  /// Makes an empty table that speaks about every day.
  public init() {}

  /// Makes an empty table that speaks about some days only: what it does not know may be valid on others.
  public init(covering from: CalendarDate?, through: CalendarDate?) {
    covered = DayRanges(from: from, through: through)
  }

  /// How many codes it has.
  public var count: Int { filled + longCodes.count }

  /// Adds a code; without days it is valid on any. Days add up when a code comes again.
  public mutating func add(_ code: String, from: CalendarDate? = nil, through: CalendarDate? = nil) {
    add(code, DayRanges(from: from, through: through))
  }

  /// Adds a code given as bytes, without blanks around it.
  public mutating func add(bytes code: Span<UInt8>, from: CalendarDate? = nil, through: CalendarDate? = nil) {
    let packed = PackedCode.of(code, 0, code.count)
    if packed == PackedCode.tooLong {
      let text = String(decoding: (0..<code.count).map { code[$0] }, as: UTF8.self)
      add(text, from: from, through: through)
    } else {
      insert(packed, from == nil && through == nil ? .all : DayRanges(from: from, through: through))
    }
  }

  /// Adds the codes and the days of another table.
  public mutating func merge(_ other: CodeTable) {
    covered = covered.union(other.covered)
    isWhole = periods.map { $0.isSuperset(of: covered) }
    for (slot, key) in other.keys.enumerated() where key != 0 {
      insert(key, other.periods[Int(other.values[slot])])
    }
    for (code, period) in other.longCodes { add(code, other.periods[Int(period)]) }
  }

  /// What the table says of a code on a day; on no day, any will do.
  public func verdict(_ code: String, on day: CalendarDate? = nil) -> Verdict {
    verdict(period(of: code), on: day?.days, sent: nil)
  }

  /// The codes of at most eight bytes that are valid on a day, in order.
  public func codes(on day: CalendarDate) -> [String] {
    keys.indices.filter { keys[$0] != 0 && periods[Int(values[$0])].contains(day.days) }
      .map { PackedCode.text(keys[$0]) }.sorted()
  }

  /// The days of a code, by which ``verdict(_:on:sent:)`` judges it.
  func period(of code: String) -> Period {
    let packed = PackedCode.of(code)
    return packed == PackedCode.tooLong ? longCodes[code] ?? Self.unknown : period(packed: packed)
  }

  /// The days of a code of at most eight bytes.
  func period(packed: UInt64) -> Period { values[slot(of: packed)] }

  /// Whether a code is valid on every day that the table speaks about, so that its day need not be known.
  func isWhole(_ period: Period) -> Bool { isWhole[Int(period)] }

  /// Whether the days of a code hold one.
  func holds(_ period: Period, on day: Int32) -> Bool { periods[Int(period)].contains(day) }

  /// What the table says of a code on the day that counts; where that is not known, any will do. Whether the table can know
  /// the code at all is then judged by the day on which it was sent.
  func verdict(_ period: Period, on day: Int32?, sent: Int32?) -> Verdict {
    if period != Self.unknown {
      guard let day, !periods[Int(period)].contains(day) else { return .valid }
      return covered.contains(day) ? .notOnThatDay : .notCovered
    }
    guard let day = day ?? sent else { return covered == .all ? .unknown : .notCovered }
    return covered.contains(day) ? .unknown : .notCovered
  }

  private mutating func add(_ code: String, _ days: DayRanges) {
    let packed = PackedCode.of(code)
    guard packed == PackedCode.tooLong else { return insert(packed, days) }
    let known = longCodes[code].map { periods[Int($0)] } ?? .none
    longCodes[code] = place(of: known.union(days))
  }

  private mutating func insert(_ key: UInt64, _ days: DayRanges) {
    guard key != 0 else { return }
    if (filled + 1) * 4 > keys.count * 3 { grow() }
    let slot = slot(of: key)
    guard keys[slot] == 0 else {
      values[slot] = place(of: periods[Int(values[slot])].union(days))
      return
    }
    keys[slot] = key
    values[slot] = place(of: days)
    filled += 1
  }

  private mutating func place(of days: DayRanges) -> Period {
    if days == periods[Int(latest)] { return latest }
    if let place = places[days] {
      latest = place
      return place
    }
    let place = Period(periods.count)
    latest = place
    periods.append(days)
    isWhole.append(days.isSuperset(of: covered))
    places[days] = place
    return place
  }

  /// Where a code lies, or the free slot where it would.
  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> UInt64(shift))
    while keys[slot] != key, keys[slot] != 0 { slot = (slot &+ 1) & (keys.count &- 1) }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    values = Array(repeating: 0, count: keys.count)
    shift -= 1
    for (index, key) in oldKeys.enumerated() where key != 0 {
      let slot = slot(of: key)
      (keys[slot], values[slot]) = (key, oldValues[index])
    }
  }
}
