/// Checks the types of a syntax tree and compiles it.
struct Checker {
  let source: [UInt8]
  let environment: Environment

  /// Checks the whole expression, which must yield the expected type.
  func check(_ expression: Expression, expecting: Type) throws(CompileError) -> (Operand, Type) {
    let (operand, type) = try operand(expression)
    guard type.unified(with: expecting) == expecting else {
      throw error(
        "the result must be \(expecting.inWords), but \(text(expression)) is \(type.inWords)", at: expression)
    }
    return (operand, expecting)
  }

  func operand(_ expression: Expression) throws(CompileError) -> (Operand, Type) {
    switch expression.kind {
    case .literal(.bool(let value)): return (.condition(.constant(value)), .bool)
    case .literal(.int(let value)): return (.constant(.int(value)), .int)
    case .literal(let value): return (.constant(value), .string)
    case .name, .select: return try field(expression)
    case .list(let elements): return try list(elements)
    case .not(let operand): return (.condition(.not(try condition(operand, of: "!"))), .bool)
    case .all(let operands): return (.condition(.all(try conditions(operands, of: "&&"))), .bool)
    case .any(let operands): return (.condition(.any(try conditions(operands, of: "||"))), .bool)
    case .comparison(let left, let relation, let right, let offset):
      return (.condition(try comparison(left, relation, right, offset)), .bool)
    case .membership(let element, let list, let offset):
      return (.condition(try membership(of: element, in: list, offset)), .bool)
    }
  }

  /// An operand of a logical operator.
  private func condition(_ expression: Expression, of symbol: String) throws(CompileError) -> Condition {
    let (operand, type) = try operand(expression)
    guard case .condition(let condition) = operand else {
      throw error(
        "\(symbol) needs a condition that is true or false, but \(text(expression)) is \(type.inWords)",
        at: expression)
    }
    return condition
  }

  private func conditions(_ operands: [Expression], of symbol: String) throws(CompileError) -> [Condition] {
    var conditions: [Condition] = []
    for operand in operands { conditions.append(try condition(operand, of: symbol)) }
    return conditions
  }

  private func list(_ elements: [Expression]) throws(CompileError) -> (Operand, Type) {
    var operands: [Operand] = []
    var elementType = Type.nothing
    for element in elements {
      let (operand, type) = try operand(element)
      guard let unified = elementType.unified(with: type) else {
        throw error(
          "all values of a list must be of one kind, but \(text(elements[0])) is \(elementType.inWords) "
            + "and \(text(element)) is \(type.inWords)", at: element)
      }
      elementType = unified
      operands.append(operand)
    }
    let constants = operands.compactMap(\.constant)
    let isConstant = constants.count == operands.count
    return (isConstant ? .constant(.list(constants)) : .list(operands), .list(elementType))
  }

  func error(_ message: String, at expression: Expression) -> CompileError {
    CompileError(at: expression.range.lowerBound, of: source, message)
  }

  /// The source of an expression for a message, cut when long.
  func text(_ expression: Expression) -> String {
    let text = String(decoding: source[expression.range], as: UTF8.self)
    return text.count <= 40 ? "`\(text)`" : "`\(text.prefix(37))...`"
  }
}
