extension Digest: CustomStringConvertible {
  /// The digest written as 64 lower-case hexadecimal digits, or nil for any other text.
  public init?(hex: String) {
    var digits = hex.utf8.makeIterator()
    guard hex.utf8.count == 2 * Digest.length, let first = UInt64(hexDigits: &digits, count: 16),
      let second = UInt64(hexDigits: &digits, count: 16), let third = UInt64(hexDigits: &digits, count: 16),
      let fourth = UInt64(hexDigits: &digits, count: 16)
    else { return nil }
    self.init(words: (first, second, third, fourth))
  }

  /// 64 lower-case hexadecimal digits.
  public var description: String {
    var digits: [UInt8] = []
    appendHex(to: &digits)
    return String(decoding: digits, as: UTF8.self)
  }

  /// Appends the 64 digits of the ``description``.
  func appendHex(to text: inout [UInt8]) {
    text.append(hex: first, count: 16)
    text.append(hex: second, count: 16)
    text.append(hex: third, count: 16)
    text.append(hex: fourth, count: 16)
  }
}
