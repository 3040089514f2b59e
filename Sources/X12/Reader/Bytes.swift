extension UInt8 {
  static let carriageReturn = UInt8(ascii: "\r")
  static let lineFeed = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")

  var isUppercase: Bool { self &- UInt8(ascii: "A") < 26 }
  var isLowercase: Bool { self &- UInt8(ascii: "a") < 26 }
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
  var isAlphanumeric: Bool { isUppercase || isLowercase || isDigit }
  var isLineBreak: Bool { self == .carriageReturn || self == .lineFeed }
  /// NUL and Ctrl-Z, with which old file transfers fill up the last block.
  var isPadding: Bool { self == 0 || self == 0x1A }
  /// Whether the byte may serve as a delimiter.
  var isDelimiter: Bool { !isAlphanumeric && self != .space && self != 0 && self < 0x80 }
}

extension Span where Element == UInt8 {
  /// Eight bytes from a position on, the first in the lowest bits; the caller has checked that they are there.
  @inline(__always)
  func word(at position: Int) -> UInt64 {
    unsafe bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
  }

  /// Four bytes from a position on, the first in the lowest bits; the caller has checked that they are there.
  @inline(__always)
  func halfWord(at position: Int) -> UInt32 {
    unsafe bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt32.self).littleEndian
  }
}

/// Two bytes that are looked for eight bytes at a time.
struct BytePair {
  private let first: UInt64
  private let second: UInt64

  init(_ first: UInt8, _ second: UInt8) {
    self.first = UInt64(first) &* 0x0101_0101_0101_0101
    self.second = UInt64(second) &* 0x0101_0101_0101_0101
  }

  /// Whether one of them stands in `bytes[start..<end]`.
  @inline(__always)
  func stands(in bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end {
      guard index &+ 8 <= bytes.count else { return standsNearEnd(of: bytes, index, end) }
      let word = bytes.word(at: index)
      let (one, other) = (word ^ first, word ^ second)
      // The highest bit of the lowest byte that is zero is set; none below it is.
      let found = ((one &- Self.ones) & ~one | (other &- Self.ones) & ~other) & Self.highest
      if found != 0, index &+ found.trailingZeroBitCount &>> 3 < end { return true }
      index &+= 8
    }
    return false
  }

  @inline(never)
  private func standsNearEnd(of bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    for index in start..<end {
      let byte = UInt64(bytes[index])
      if byte == first & 0xFF || byte == second & 0xFF { return true }
    }
    return false
  }

  private static var ones: UInt64 { 0x0101_0101_0101_0101 }
  private static var highest: UInt64 { 0x8080_8080_8080_8080 }
}
