extension Lexer {
  /// Reads a decimal or `0x` hexadecimal whole number.
  mutating func number() throws(CompileError) -> UInt64 {
    let start = position
    var radix = 10
    if peek() == UInt8(ascii: "0"), peek(1) == UInt8(ascii: "x"), peek(2)?.hexValue != nil {
      radix = 16
      position += 2
    }
    let digits = position
    while let byte = peek(), radix == 16 ? byte.hexValue != nil : byte.isDigit { position += 1 }
    let text = String(decoding: source[digits..<position], as: UTF8.self)
    try refuseOtherNumbers(from: start)
    guard let magnitude = UInt64(text, radix: radix) else {
      throw error("the number is too large: whole numbers have at most 19 digits", at: start)
    }
    return magnitude
  }

  /// Refuses what makes the digits just read a double, an unsigned number or nonsense.
  private func refuseOtherNumbers(from start: Int) throws(CompileError) {
    guard let byte = peek() else { return }
    let next = peek(1)
    switch byte {
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      throw .unsupported("unsigned numbers (write the number without u)", at: start, of: source)
    case UInt8(ascii: ".") where next?.isDigit == true,
      UInt8(ascii: "e") where next.map { $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") } == true,
      UInt8(ascii: "E") where next.map { $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") } == true:
      throw .unsupported("double numbers (write a whole number)", at: start, of: source)
    case _ where byte.isWordStart:
      throw error("a number ends in a letter: put text in quotes", at: start)
    default: return
    }
  }
}
