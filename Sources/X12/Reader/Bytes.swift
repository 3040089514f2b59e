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

extension UInt64 {
  /// Whether one of its eight bytes is 0.
  @inline(__always)
  var holdsZeroByte: Bool { (self &- 0x0101_0101_0101_0101) & ~self & 0x8080_8080_8080_8080 != 0 }
}
