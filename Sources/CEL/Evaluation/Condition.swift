/// The compiled form of an expression that yields bool.
indirect enum Condition: Sendable {
  case constant(Bool)
  case field(slot: Int)
  case not(Condition)
  case all([Condition])
  case any([Condition])
  case comparison(Operand, Relation, Operand)
  /// `in` a list of literals.
  case member(Operand, of: Set<Value>)
  /// `in` a list that is known only at evaluation.
  case contained(Operand, in: Operand)

  func holds(in bindings: borrowing Bindings) throws(EvaluationError) -> Bool {
    switch self {
    case .constant(let value): return value
    case .field(let slot):
      // Only a bool can have been bound to a field of type bool.
      if case .bool(true) = try bindings.value(at: slot) { return true }
      return false
    case .not(let condition): return try !condition.holds(in: bindings)
    case .all(let conditions):
      for condition in conditions where try !condition.holds(in: bindings) { return false }
      return true
    case .any(let conditions):
      for condition in conditions where try condition.holds(in: bindings) { return true }
      return false
    case .comparison(let left, let relation, let right):
      return relation.holds(try left.value(in: bindings), try right.value(in: bindings))
    case .member(let operand, let values): return values.contains(try operand.value(in: bindings))
    case .contained(let operand, let list):
      let wanted = try operand.value(in: bindings)
      guard case .list(let values) = try list.value(in: bindings) else { return false }
      return values.contains(wanted)
    }
  }
}
