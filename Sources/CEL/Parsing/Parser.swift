/// Builds the syntax tree by recursive descent, one method for each level of precedence in the CEL specification.
struct Parser {
  let source: [UInt8]
  private let tokens: [Token]
  private var index = 0
  /// Parentheses, lists and negations that are open here.
  private var nesting = 0

  /// Reads the tokens; throws when the source is too long or holds something that is no token.
  init(_ source: String) throws(CompileError) {
    self.source = Array(source.utf8)
    guard self.source.count <= Limits.sourceBytes else {
      throw CompileError(
        at: Limits.sourceBytes, of: self.source,
        "the condition is longer than \(Limits.sourceBytes) bytes: split it into several")
    }
    var lexer = Lexer(self.source)
    tokens = try lexer.tokens()
  }

  /// Parses the whole source as one expression.
  mutating func parse() throws(CompileError) -> Expression {
    let result = try expression()
    guard current.kind == .end else { throw unexpected() }
    return result
  }

  var current: Token { tokens[index] }

  /// The token after the current one.
  var following: Token { tokens[min(index + 1, tokens.count - 1)] }

  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
  }

  /// Steps over the symbol if it is next.
  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  func error(_ message: String, at offset: Int? = nil) -> CompileError {
    CompileError(at: offset ?? current.range.lowerBound, of: source, message)
  }

  func unsupported(_ feature: String, at offset: Int? = nil) -> CompileError {
    .unsupported(feature, at: offset ?? current.range.lowerBound, of: source)
  }

  /// Runs `body` one level deeper, within the limit.
  mutating func nested(_ body: (inout Parser) throws(CompileError) -> Expression) throws(CompileError) -> Expression {
    guard nesting < Limits.depth else { throw tooDeep(at: current.range.lowerBound) }
    nesting += 1
    defer { nesting -= 1 }
    return try body(&self)
  }

  func node(_ kind: Expression.Kind, _ range: Range<Int>) throws(CompileError) -> Expression {
    let expression = Expression(kind, range: range)
    guard expression.depth <= Limits.depth else { throw tooDeep(at: range.lowerBound) }
    return expression
  }

  private func tooDeep(at offset: Int) -> CompileError {
    error("the condition is nested more than \(Limits.depth) levels deep: split it into several", at: offset)
  }
}
