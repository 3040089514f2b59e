/// Numbers of the standard's types R and N.
enum Number {
  /// How many digits a number has; -1 when it is none. Sign and decimal point do not count.
  @inline(__always)
  static func digits(_ bytes: borrowing Span<UInt8>, _ bounds: Range<Int>, hasPoint: Bool) -> Int {
    var index = bounds.lowerBound
    if bytes[index] == UInt8(ascii: "-") { index &+= 1 }
    var digits = 0
    var points = 0
    while index < bounds.upperBound {
      let byte = bytes[index]
      if byte.isDigit {
        digits &+= 1
      } else if byte == UInt8(ascii: "."), hasPoint, points == 0 {
        points = 1
      } else {
        return -1
      }
      index &+= 1
    }
    return digits == 0 ? -1 : digits
  }
}

extension Number {
  /// How many digits a number of at most eight bytes without a sign has; -1 where it is none, or takes a closer look.
  @inline(__always)
  static func shortDigits(_ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int, hasPoint: Bool) -> Int {
    let length = end &- start
    guard length <= 8, start &+ 8 <= bytes.count else { return -1 }
    // Bytes beyond the value become zeros, which are digits once they are turned.
    let turned = (bytes.word(at: start) ^ 0x3030_3030_3030_3030) & (.max &>> UInt64(64 &- 8 &* length))
    // The highest bit of each byte that is no digit.
    let others = ((turned & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676 | turned) & 0x8080_8080_8080_8080
    if others == 0 { return length }
    let point = UInt64(UInt8(ascii: ".") ^ 0x30)
    guard hasPoint, others & (others &- 1) == 0, turned &>> UInt64(others.trailingZeroBitCount &- 7) & 0xFF == point
    else { return -1 }
    return length > 1 ? length &- 1 : -1
  }
}

/// Days and times as the standard writes them.
enum CalendarText {
  /// A day of eight digits, or of six as older headers have it.
  static func isDate(_ bytes: borrowing Span<UInt8>, _ bounds: Range<Int>) -> Bool {
    bounds.count == 6 ? isShortDay(bytes, bounds.lowerBound) : isDay(bytes, bounds)
  }

  @inline(__always)
  static func isDay(_ bytes: borrowing Span<UInt8>, _ bounds: Range<Int>) -> Bool {
    guard bounds.count == 8 else { return false }
    let word = bytes.word(at: bounds.lowerBound)
    guard word & 0xF0F0_F0F0_F0F0_F0F0 == 0x3030_3030_3030_3030,
      (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0 == 0x3030_3030_3030_3030
    else { return false }
    // Four pairs of digits side by side: two of the year, month and day.
    let digits = word & 0x0F0F_0F0F_0F0F_0F0F
    let pairs = (digits &* 10 &+ digits &>> 8) & 0x00FF_00FF_00FF_00FF
    let year = Int(pairs & 0xFF) &* 100 &+ Int(pairs &>> 16 & 0xFF)
    return year > 0 && isDay(Int(pairs &>> 48), of: Int(pairs &>> 32 & 0xFF), year: year)
  }

  /// Two days, the first not after the last.
  static func isPeriod(_ bytes: borrowing Span<UInt8>, _ bounds: Range<Int>) -> Bool {
    let middle = bounds.lowerBound + 8
    guard bounds.count == 17, bytes[middle] == UInt8(ascii: "-"),
      let first = number(bytes, bounds.lowerBound, 8), let last = number(bytes, middle + 1, 8)
    else { return false }
    return first <= last && isDay(bytes, bounds.lowerBound..<middle) && isDay(bytes, middle + 1..<bounds.upperBound)
  }

  static func isMoment(_ bytes: borrowing Span<UInt8>, _ bounds: Range<Int>) -> Bool {
    let middle = bounds.lowerBound + 8
    return bounds.count == 12 && isDay(bytes, bounds.lowerBound..<middle) && isTime(bytes, middle..<bounds.upperBound)
  }

  /// `HHMM`, `HHMMSS`, or with tenths or hundredths of seconds.
  static func isTime(_ bytes: borrowing Span<UInt8>, _ bounds: Range<Int>) -> Bool {
    guard bounds.count >= 4, bounds.count <= 8, bounds.count != 5, let hour = number(bytes, bounds.lowerBound, 2),
      let minute = number(bytes, bounds.lowerBound + 2, 2), hour < 24, minute < 60
    else { return false }
    guard bounds.count > 4 else { return true }
    guard let second = number(bytes, bounds.lowerBound + 4, 2), second < 60 else { return false }
    return bounds.count == 6 || number(bytes, bounds.lowerBound + 6, bounds.count - 6) != nil
  }

  private static func isShortDay(_ bytes: borrowing Span<UInt8>, _ at: Int) -> Bool {
    guard let year = number(bytes, at, 2), let month = number(bytes, at + 2, 2), let day = number(bytes, at + 4, 2)
    else { return false }
    return isDay(day, of: month, year: 2000 + year)
  }

  @inline(__always)
  private static func isDay(_ day: Int, of month: Int, year: Int) -> Bool {
    guard month >= 1, month <= 12, day >= 1 else { return false }
    if day <= 28 { return true }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let last =
      switch month {
      case 2: isLeap ? 29 : 28
      case 4, 6, 9, 11: 30
      default: 31
      }
    return day <= last
  }

  @inline(__always)
  private static func number(_ bytes: borrowing Span<UInt8>, _ at: Int, _ count: Int) -> Int? {
    var value = 0
    var index = at
    while index < at &+ count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      value = value &* 10 &+ Int(digit)
      index &+= 1
    }
    return value
  }
}

/// National Provider Identifiers (45 CFR 162.406): ten digits, the last a check digit by Luhn over `80840` and the others.
public enum NPI {
  /// Whether a text is one.
  public static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return isValid(bytes.span, 0..<bytes.count)
  }

  static func isValid(_ bytes: borrowing Span<UInt8>, _ bounds: Range<Int>) -> Bool {
    guard bounds.count == 10 else { return false }
    let first = bytes[bounds.lowerBound]
    guard first == UInt8(ascii: "1") || first == UInt8(ascii: "2") else { return false }
    // What the five digits 80840 add to the sum.
    var sum = 24
    var index = 0
    while index < 10 {
      let digit = bytes[bounds.lowerBound + index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return false }
      let doubled = index % 2 == 0 ? Int(digit) * 2 : Int(digit)
      sum += doubled > 9 ? doubled - 9 : doubled
      index += 1
    }
    return sum % 10 == 0
  }
}
