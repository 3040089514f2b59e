/// A node of the syntax tree, with the bytes of the source it was read from.
struct Expression {
  indirect enum Kind {
    case literal(Value)
    case name(String)
    case select(Expression, field: String)
    case list([Expression])
    case not(Expression)
    /// Two or more operands joined by `&&`.
    case all([Expression])
    /// Two or more operands joined by `||`.
    case any([Expression])
    case comparison(Expression, Relation, Expression, operatorOffset: Int)
    case membership(Expression, in: Expression, operatorOffset: Int)
  }

  let kind: Kind
  let range: Range<Int>
  /// Levels of nodes from here down, so that walking the tree has a known cost in stack.
  let depth: Int

  init(_ kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
    let children =
      switch kind {
      case .literal, .name: [Expression]()
      case .select(let operand, _), .not(let operand): [operand]
      case .list(let operands), .all(let operands), .any(let operands): operands
      case .comparison(let left, _, let right, _), .membership(let left, let right, _): [left, right]
      }
    depth = 1 + (children.map(\.depth).max() ?? 0)
  }
}
