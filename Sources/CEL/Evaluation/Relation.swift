/// A comparison operator, as CEL writes it.
enum Relation: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  var isOrdering: Bool { self != .equal && self != .notEqual }

  /// Whether the relation holds between two values of one type.
  func holds(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left.precedes(right)
    case .lessOrEqual: !right.precedes(left)
    case .greater: right.precedes(left)
    case .greaterOrEqual: !left.precedes(right)
    }
  }
}
