/// Cuts a source into tokens.
struct Lexer {
  let source: [UInt8]
  /// The next byte to read.
  var position = 0

  init(_ source: [UInt8]) { self.source = source }

  /// All tokens, the last of which is `end`.
  mutating func tokens() throws(CompileError) -> [Token] {
    var tokens: [Token] = []
    repeat { tokens.append(try next()) } while tokens.last?.kind != .end
    return tokens
  }

  private mutating func next() throws(CompileError) -> Token {
    skipBlanks()
    let start = position
    let kind = try kind()
    return Token(kind: kind, range: start..<position)
  }

  private mutating func kind() throws(CompileError) -> Token.Kind {
    guard let byte = peek() else { return .end }
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return .string(try string(raw: false))
    case _ where byte.isDigit: return .int(try number())
    case UInt8(ascii: ".") where peek(1)?.isDigit == true:
      throw .unsupported("double numbers (write a whole number)", at: position, of: source)
    case _ where byte.isWordStart: return try word()
    default: return .symbol(try symbol())
    }
  }

  func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < source.count ? source[position + distance] : nil
  }

  func error(_ message: String, at offset: Int? = nil) -> CompileError {
    CompileError(at: offset ?? position, of: source, message)
  }

  /// Skips whitespace and `//` comments, which end with the line.
  private mutating func skipBlanks() {
    while let byte = peek() {
      if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") {
        while let byte = peek(), byte != UInt8(ascii: "\n") { position += 1 }
      } else if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D {
        position += 1
      } else {
        return
      }
    }
  }

  private mutating func word() throws(CompileError) -> Token.Kind {
    let start = position
    while let byte = peek(), byte.isWordStart || byte.isDigit { position += 1 }
    let word = String(decoding: source[start..<position], as: UTF8.self)
    guard let quote = peek(), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return .word(word) }
    switch word.lowercased() {
    case "r": return .string(try string(raw: true))
    case "b", "br", "rb": throw .unsupported("bytes literals", at: start, of: source)
    default: return .word(word)
    }
  }

  private mutating func symbol() throws(CompileError) -> Token.Symbol {
    let rest = source[position...]
    if let symbol = Token.Symbol.allCases.first(where: { rest.starts(with: $0.rawValue.utf8) }) {
      position += symbol.rawValue.utf8.count
      return symbol
    }
    switch source[position] {
    case UInt8(ascii: "="): throw error("a single = is not an operator: write == to compare")
    case UInt8(ascii: "&"): throw error("a single & is not an operator: write &&")
    case UInt8(ascii: "|"): throw error("a single | is not an operator: write ||")
    case UInt8(ascii: "`"): throw .unsupported("quoted field names", at: position, of: source)
    default:
      let character = String(decoding: rest, as: UTF8.self).prefix(1)
      throw error("`\(character)` is not part of the condition language: put text in quotes")
    }
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isWordStart: Bool { (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A) || self == UInt8(ascii: "_") }

  /// The value of a hexadecimal digit.
  var hexValue: UInt32? {
    switch self {
    case 0x30...0x39: UInt32(self - 0x30)
    case 0x41...0x46: UInt32(self - 0x41 + 10)
    case 0x61...0x66: UInt32(self - 0x61 + 10)
    default: nil
    }
  }
}
