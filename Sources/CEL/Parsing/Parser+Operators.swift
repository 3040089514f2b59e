extension Parser {
  /// `a || b`, the loosest level that is supported.
  mutating func expression() throws(CompileError) -> Expression {
    var operands = [try conjunction()]
    while take(.or) { operands.append(try conjunction()) }
    if current.kind == .symbol(.question) { throw unsupported("ternary ?:") }
    return try joined(operands, Expression.Kind.any)
  }

  /// `a && b`, tighter than `||`.
  private mutating func conjunction() throws(CompileError) -> Expression {
    var operands = [try relation()]
    while take(.and) { operands.append(try relation()) }
    return try joined(operands, Expression.Kind.all)
  }

  private func joined(
    _ operands: [Expression], _ kind: ([Expression]) -> Expression.Kind
  ) throws(CompileError) -> Expression {
    guard operands.count > 1 else { return operands[0] }
    return try node(kind(operands), operands[0].range.lowerBound..<operands[operands.count - 1].range.upperBound)
  }

  /// `a == b`, `a < b`, `a in b`: one level, from left to right.
  private mutating func relation() throws(CompileError) -> Expression {
    var left = try arithmeticOperand()
    while true {
      let operation = current
      switch operation.kind {
      case .word("in"):
        advance()
        let right = try arithmeticOperand()
        left = try node(
          .membership(left, in: right, operatorOffset: operation.range.lowerBound),
          left.range.lowerBound..<right.range.upperBound)
      case .symbol(let symbol):
        guard let relation = Relation(rawValue: symbol.rawValue) else { return left }
        advance()
        let right = try arithmeticOperand()
        left = try node(
          .comparison(left, relation, right, operatorOffset: operation.range.lowerBound),
          left.range.lowerBound..<right.range.upperBound)
      case .word, .int, .string, .end: return left
      }
    }
  }

  /// The place of `+ - * / %` in the grammar, which are named and refused.
  private mutating func arithmeticOperand() throws(CompileError) -> Expression {
    let operand = try unary()
    if case .symbol(let symbol) = current.kind,
      [.plus, .minus, .times, .divide, .remainder].contains(symbol)
    {
      throw unsupported("arithmetic \(symbol.rawValue)")
    }
    return operand
  }

  private mutating func unary() throws(CompileError) -> Expression {
    let start = current.range.lowerBound
    if take(.not) {
      let operand = try nested { parser throws(CompileError) in try parser.unary() }
      return try node(.not(operand), start..<operand.range.upperBound)
    }
    if current.kind == .symbol(.minus) { return try negativeNumber() }
    return try member()
  }

  /// One or more minus signs before a whole number.
  private mutating func negativeNumber() throws(CompileError) -> Expression {
    let start = current.range.lowerBound
    var isNegative = false
    while take(.minus) { isNegative.toggle() }
    guard case .int(let magnitude) = current.kind else {
      throw unsupported("arithmetic - (a minus sign may only stand before a number)", at: start)
    }
    return try number(magnitude, isNegative: isNegative, from: start)
  }
}
