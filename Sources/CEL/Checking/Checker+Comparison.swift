extension Checker {
  func comparison(
    _ left: Expression, _ relation: Relation, _ right: Expression, _ offset: Int
  ) throws(CompileError) -> Condition {
    let (leftOperand, leftType) = try operand(left)
    let (rightOperand, rightType) = try operand(right)
    let symbol = relation.rawValue
    guard let type = leftType.unified(with: rightType) else {
      throw CompileError(
        at: offset, of: source,
        "\(symbol) compares two values of one kind, but \(text(left)) is \(leftType.inWords) "
          + "and \(text(right)) is \(rightType.inWords)"
          + hint(for: left, of: leftType, beside: rightType) + hint(for: right, of: rightType, beside: leftType))
    }
    guard relation.isOrdering ? type.isOrdered : type.isEquatable else {
      throw CompileError(
        at: offset, of: source, "\(symbol) cannot compare \(text(left)), which is \(type.inWords)")
    }
    return .comparison(leftOperand, relation, rightOperand)
  }

  func membership(of element: Expression, in list: Expression, _ offset: Int) throws(CompileError) -> Condition {
    let (elementOperand, elementType) = try operand(element)
    let (listOperand, listType) = try operand(list)
    guard case .list(let itemType) = listType else {
      throw error("in needs a list such as ['a', 'b'] after it, but \(text(list)) is \(listType.inWords)", at: list)
    }
    guard let type = elementType.unified(with: itemType) else {
      throw CompileError(
        at: offset, of: source,
        "\(text(element)) is \(elementType.inWords) but the list holds \(itemType): they can never be equal"
          + hint(for: list, of: itemType, beside: elementType)
          + hint(for: element, of: elementType, beside: itemType))
    }
    guard type.isEquatable else {
      throw CompileError(at: offset, of: source, "in cannot compare \(text(element)), which is \(type.inWords)")
    }
    if case .constant(.list(let values)) = listOperand { return .member(elementOperand, of: Set(values)) }
    return .contained(elementOperand, in: listOperand)
  }

  /// What to write instead, when a literal merely has quotes too many or too few.
  private func hint(for expression: Expression, of type: Type, beside other: Type) -> String {
    switch (expression.kind, type, other) {
    case (.literal(.int(let number)), _, .string): "; write '\(number)' in quotes"
    case (.literal(.string(let text)), _, .int) where Int64(text) != nil: "; write \(text) without quotes"
    case (.list, .int, .string): "; write the numbers in quotes"
    case (.list, .string, .int): "; write the numbers without quotes"
    default: ""
    }
  }
}
