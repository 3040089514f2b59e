extension Parser {
  private static let macros: Set = ["has", "all", "exists", "exists_one", "map", "filter"]
  /// Words that CEL keeps for host languages; they may name a field but not a variable.
  private static let reserved: Set = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
    "namespace", "return", "var", "void", "while",
  ]

  /// A primary expression and the `.field` accesses after it.
  mutating func member() throws(CompileError) -> Expression {
    var operand = try primary()
    while case .symbol(let symbol) = current.kind {
      switch symbol {
      case .dot:
        advance()
        operand = try selection(from: operand)
      case .openBracket: throw unsupported("index a[0]")
      case .openBrace: throw unsupported("message literals")
      default: return operand
      }
    }
    return operand
  }

  private mutating func selection(from operand: Expression) throws(CompileError) -> Expression {
    let token = current
    if token.kind == .symbol(.question) { throw unsupported("optional fields .?") }
    guard case .word(let field) = token.kind, !["in", "true", "false", "null"].contains(field) else {
      throw error("a dot must be followed by the name of a field")
    }
    try refuseCall(of: field)
    advance()
    return try node(.select(operand, field: field), operand.range.lowerBound..<token.range.upperBound)
  }

  private func refuseCall(of name: String) throws(CompileError) {
    guard following.kind == .symbol(.openParenthesis) else { return }
    throw unsupported(Self.macros.contains(name) ? "the macro \(name)()" : "the function \(name)()")
  }

  private mutating func primary() throws(CompileError) -> Expression {
    let token = current
    switch token.kind {
    case .int(let magnitude): return try number(magnitude, isNegative: false, from: token.range.lowerBound)
    case .string(let text):
      advance()
      return try node(.literal(.string(text)), token.range)
    case .word(let word): return try self.word(word)
    case .symbol(.openParenthesis): return try parenthesized()
    case .symbol(.openBracket): return try nested { parser throws(CompileError) in try parser.list() }
    case .symbol(.openBrace): throw unsupported("map literals")
    case .symbol(.dot): throw unsupported("names that start with a dot")
    case .symbol, .end: throw unexpected()
    }
  }

  private mutating func word(_ word: String) throws(CompileError) -> Expression {
    let range = current.range
    switch word {
    case "true", "false":
      advance()
      return try node(.literal(.bool(word == "true")), range)
    case "null": throw unsupported("null")
    case "in": throw unexpected()
    case _ where Self.reserved.contains(word):
      throw error("`\(word)` is a reserved word: text must be in quotes")
    default:
      try refuseCall(of: word)
      advance()
      return try node(.name(word), range)
    }
  }

  mutating func number(_ magnitude: UInt64, isNegative: Bool, from start: Int) throws(CompileError) -> Expression {
    let range = start..<current.range.upperBound
    let value = isNegative ? Int64(exactly: 0 - Int128(magnitude)) : Int64(exactly: magnitude)
    guard let value else { throw error("the number does not fit into 64 bits", at: start) }
    advance()
    return try node(.literal(.int(value)), range)
  }

  private mutating func parenthesized() throws(CompileError) -> Expression {
    let start = current.range.lowerBound
    let inner = try nested { parser throws(CompileError) in
      parser.advance()
      return try parser.expression()
    }
    let end = current.range.upperBound
    try close(.closeParenthesis, openedAt: start)
    return try node(inner.kind, start..<end)
  }

  private mutating func list() throws(CompileError) -> Expression {
    let start = current.range.lowerBound
    advance()
    var elements: [Expression] = []
    while current.kind != .symbol(.closeBracket) {
      elements.append(try expression())
      guard take(.comma) else { break }
    }
    let end = current.range.upperBound
    try close(.closeBracket, openedAt: start)
    return try node(.list(elements), start..<end)
  }

  private mutating func close(_ symbol: Token.Symbol, openedAt start: Int) throws(CompileError) {
    guard !take(symbol) else { return }
    guard current.kind == .end else { throw unexpected() }
    throw error("the bracket that opens here is never closed: a \(symbol.rawValue) is missing", at: start)
  }

  /// The error for a token that cannot stand where it stands.
  func unexpected() -> CompileError {
    guard current.kind != .end else { return error("the condition ends too early: something is missing here") }
    let text = String(decoding: source[current.range], as: UTF8.self)
    if case .word(let word) = current.kind, let symbol = ["and": "&&", "or": "||", "not": "!"][word] {
      return error("write \(symbol) instead of `\(text)`")
    }
    if current.kind == .symbol(.colon) { return unsupported("ternary ?:") }
    return error("`\(text)` is not expected here")
  }
}
