import CEL
import Seeded

/// A well-typed expression with its own printer and its own meaning, to compare the implementation with.
indirect enum RandomExpression {
  case literal(Datum)
  case field(String)
  case list([RandomExpression])
  case not(RandomExpression)
  case and(RandomExpression, RandomExpression)
  case or(RandomExpression, RandomExpression)
  case relation(String, RandomExpression, RandomExpression)
  case isIn(RandomExpression, RandomExpression)

  /// A value with the plainest equality and order there are.
  enum Datum: Equatable {
    case bool(Bool)
    case int(Int64)
    case text([UInt32])
    case list([Datum])
  }

  /// The types that are generated.
  enum Kind: CaseIterable {
    case bool, int, text, ints, texts
  }
}

extension RandomExpression {
  /// The meaning, by the definition of each operator; both sides are always evaluated.
  func meaning(_ fields: [String: Datum]) -> Datum {
    switch self {
    case .literal(let datum): datum
    case .field(let path): fields[path] ?? .list([])
    case .list(let elements): .list(elements.map { $0.meaning(fields) })
    case .not(let operand): .bool(operand.meaning(fields) == .bool(false))
    case .and(let left, let right): .bool([left.meaning(fields), right.meaning(fields)] == [.bool(true), .bool(true)])
    case .or(let left, let right): .bool([left.meaning(fields), right.meaning(fields)].contains(.bool(true)))
    case .relation(let symbol, let left, let right):
      .bool(Self.holds(symbol, left.meaning(fields), right.meaning(fields)))
    case .isIn(let element, let list): .bool(Self.contains(list.meaning(fields), element.meaning(fields)))
    }
  }

  private static func contains(_ list: Datum, _ element: Datum) -> Bool {
    guard case .list(let elements) = list else { return false }
    return elements.contains(element)
  }

  private static func holds(_ symbol: String, _ left: Datum, _ right: Datum) -> Bool {
    let isLess =
      switch (left, right) {
      case (.bool(let left), .bool(let right)): (left ? 1 : 0) < (right ? 1 : 0)
      case (.int(let left), .int(let right)): left < right
      case (.text(let left), .text(let right)): left.lexicographicallyPrecedes(right)
      default: false
      }
    return switch symbol {
    case "==": left == right
    case "!=": left != right
    case "<": isLess
    case "<=": isLess || left == right
    case ">": !isLess && left != right
    case ">=": !isLess
    default: false
    }
  }
}

extension RandomExpression {
  static let fields: [Kind: [String]] = [
    .bool: ["flag", "a.b.on"], .int: ["count", "a.n"], .text: ["a.name", "a.b.code"], .ints: ["a.numbers"],
    .texts: ["a.b.words"],
  ]

  static func random(
    _ kind: Kind, depth: Int, using generator: inout SeededGenerator
  ) -> RandomExpression {
    let isLeaf = depth == 0 || Int.random(in: 0..<5, using: &generator) == 0
    if isLeaf, Bool.random(using: &generator), let path = fields[kind]?.randomElement(using: &generator) {
      return .field(path)
    }
    switch kind {
    case .int, .text: return .literal(datum(kind, using: &generator))
    case .ints, .texts:
      let count = Int.random(in: 0...4, using: &generator)
      let element: Kind = kind == .ints ? .int : .text
      return .list((0..<count).map { _ in random(element, depth: max(0, depth - 1), using: &generator) })
    case .bool: return isLeaf ? .literal(datum(.bool, using: &generator)) : condition(depth - 1, using: &generator)
    }
  }

  private static func condition(_ depth: Int, using generator: inout SeededGenerator) -> RandomExpression {
    func make(_ kind: Kind) -> RandomExpression { random(kind, depth: depth, using: &generator) }
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return .not(make(.bool))
    case 1, 2: return .and(make(.bool), make(.bool))
    case 3, 4: return .or(make(.bool), make(.bool))
    case 5:
      let isInts = Bool.random(using: &generator)
      return .isIn(make(isInts ? .int : .text), make(isInts ? .ints : .texts))
    case 6:
      let kind = Kind.allCases.randomElement(using: &generator) ?? .bool
      return .relation(Bool.random(using: &generator) ? "==" : "!=", make(kind), make(kind))
    default:
      let kind = [Kind.bool, .int, .text].randomElement(using: &generator) ?? .bool
      let symbol = ["<", "<=", ">", ">="].randomElement(using: &generator) ?? "<"
      return .relation(symbol, make(kind), make(kind))
    }
  }

  /// A value from a small pool, so that equal ones meet often.
  static func datum(_ kind: Kind, using generator: inout SeededGenerator) -> Datum {
    switch kind {
    case .bool: return .bool(Bool.random(using: &generator))
    case .int: return .int([Int64.min, -2, -1, 0, 1, 2, 50, Int64.max].randomElement(using: &generator) ?? 0)
    case .text:
      let letters: [UInt32] = [0x61, 0x62, 0x27, 0x22, 0x5C, 0x0A, 0x0D, 0x00, 0xE9, 0x65, 0x301, 0x1F431, 0x7F, 0x09]
      let count = Int.random(in: 0...2, using: &generator)
      return .text((0..<count).map { _ in letters.randomElement(using: &generator) ?? 0x61 })
    case .ints, .texts:
      let count = Int.random(in: 0...3, using: &generator)
      return .list((0..<count).map { _ in datum(kind == .ints ? .int : .text, using: &generator) })
    }
  }
}
