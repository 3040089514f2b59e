extension [UInt8] {
  /// Appends the lowest digits of a number in lower-case hexadecimal, most significant first.
  mutating func append(hex number: UInt64, count: Int) {
    for place in stride(from: 4 * (count - 1), through: 0, by: -4) {
      let nibble = UInt8(truncatingIfNeeded: number >> UInt64(place)) & 0xF
      append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10)
    }
  }

  /// Appends the eight bytes of a number, most significant first.
  mutating func append(bigEndian number: UInt64) {
    for shift in stride(from: 56, through: 0, by: -8) { append(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
  }
}

extension UInt64 {
  /// The number written with the next digits of a text, or nil when one of them is no lower-case hexadecimal digit.
  init?(hexDigits digits: inout String.UTF8View.Iterator, count: Int) {
    self = 0
    for _ in 0..<count {
      switch digits.next() ?? 0 {
      case let digit where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit):
        self = self << 4 | UInt64(digit - UInt8(ascii: "0"))
      case let digit where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(digit):
        self = self << 4 | UInt64(digit - UInt8(ascii: "a") + 10)
      default: return nil
      }
    }
  }
}
