extension Lexer {
  /// Reads a string literal whose opening quote is next: `'a'`, `"a"`, `'''a'''` or `"""a"""`.
  mutating func string(raw: Bool) throws(CompileError) -> String {
    let start = position
    let quote = source[position]
    let isTriple = peek(1) == quote && peek(2) == quote
    position += isTriple ? 3 : 1
    var bytes: [UInt8] = []
    while let byte = peek() {
      if byte == quote, !isTriple || (peek(1) == quote && peek(2) == quote) {
        position += isTriple ? 3 : 1
        return String(decoding: bytes, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\"), !raw {
        bytes.append(contentsOf: String(Character(try escape())).utf8)
      } else if !isTriple, byte == 0x0A || byte == 0x0D {
        break
      } else {
        bytes.append(byte)
        position += 1
      }
    }
    throw error("the text that starts here has no closing quote", at: start)
  }

  /// Reads an escape sequence, which always stands for one code point.
  private mutating func escape() throws(CompileError) -> Unicode.Scalar {
    let start = position
    position += 1
    guard let letter = peek() else { throw error("the text has no closing quote", at: start) }
    switch letter {
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return try codePoint(radix: 16, digits: 2, skipping: 1, from: start)
    case UInt8(ascii: "u"): return try codePoint(radix: 16, digits: 4, skipping: 1, from: start)
    case UInt8(ascii: "U"): return try codePoint(radix: 16, digits: 8, skipping: 1, from: start)
    case UInt8(ascii: "0")...UInt8(ascii: "3"): return try codePoint(radix: 8, digits: 3, skipping: 0, from: start)
    default:
      guard let scalar = Self.escapes[letter] else {
        throw error("unknown escape in the text: write \\\\ for a backslash", at: start)
      }
      position += 1
      return scalar
    }
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "a"): "\u{07}", UInt8(ascii: "b"): "\u{08}", UInt8(ascii: "f"): "\u{0C}", UInt8(ascii: "n"): "\n",
    UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t", UInt8(ascii: "v"): "\u{0B}", UInt8(ascii: "\\"): "\\",
    UInt8(ascii: "?"): "?", UInt8(ascii: "\""): "\"", UInt8(ascii: "'"): "'", UInt8(ascii: "`"): "`",
  ]

  private mutating func codePoint(
    radix: UInt32, digits: Int, skipping letters: Int, from start: Int
  ) throws(CompileError) -> Unicode.Scalar {
    position += letters
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = peek()?.hexValue, digit < radix else {
        throw error("the escape needs \(digits) \(radix == 8 ? "octal" : "hexadecimal") digits", at: start)
      }
      // Eight hexadecimal digits fill 32 bits exactly.
      value = value &* radix &+ digit
      position += 1
    }
    guard let scalar = Unicode.Scalar(value) else { throw error("the escape names no Unicode character", at: start) }
    return scalar
  }
}
