/// The compiled form of an expression of any type; what yields bool is always a `condition`.
indirect enum Operand: Sendable {
  case constant(Value)
  case field(slot: Int)
  case list([Operand])
  case condition(Condition)

  func value(in bindings: borrowing Bindings) throws(EvaluationError) -> Value {
    switch self {
    case .constant(let value): return value
    case .field(let slot): return try bindings.value(at: slot)
    case .list(let operands):
      var values: [Value] = []
      values.reserveCapacity(operands.count)
      for operand in operands { values.append(try operand.value(in: bindings)) }
      return .list(values)
    case .condition(let condition): return .bool(try condition.holds(in: bindings))
    }
  }

  /// The value when it is known before any field is bound.
  var constant: Value? {
    switch self {
    case .constant(let value): value
    case .condition(.constant(let value)): .bool(value)
    case .field, .list, .condition: nil
    }
  }
}
