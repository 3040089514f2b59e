import Seeded

extension RandomExpression {
  /// How tightly the outermost operator binds in CEL: `||`, `&&`, relations, unary, the rest.
  private var level: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .relation, .isIn: 3
    case .not: 4
    case .literal, .field, .list: 5
    }
  }

  /// CEL source with no parentheses but the needed ones and a few at random, and random blanks and quotes.
  func source(using generator: inout SeededGenerator) -> String { source(atLeast: 1, using: &generator) }

  private func source(atLeast needed: Int, using generator: inout SeededGenerator) -> String {
    let inner = bare(using: &generator)
    let wrap = level < needed || Int.random(in: 0..<10, using: &generator) == 0
    return wrap ? "(" + Self.blank(&generator) + inner + Self.blank(&generator) + ")" : inner
  }

  private func bare(using generator: inout SeededGenerator) -> String {
    switch self {
    case .literal(let datum): return Self.literal(datum, &generator)
    case .field(let path): return path
    case .list(let elements):
      let items = elements.map { $0.source(atLeast: 1, using: &generator) }
      return "[" + items.joined(separator: "," + Self.blank(&generator)) + "]"
    case .not(let operand): return "!" + operand.source(atLeast: 4, using: &generator)
    // Left-associative: an equal level on the right needs parentheses.
    case .and(let left, let right): return Self.binary("&&", left, right, 2, &generator)
    case .or(let left, let right): return Self.binary("||", left, right, 1, &generator)
    case .relation(let symbol, let left, let right): return Self.binary(symbol, left, right, 3, &generator)
    case .isIn(let element, let list): return Self.binary(" in ", element, list, 3, &generator)
    }
  }

  private static func binary(
    _ symbol: String, _ left: RandomExpression, _ right: RandomExpression, _ level: Int,
    _ generator: inout SeededGenerator
  ) -> String {
    left.source(atLeast: level, using: &generator) + blank(&generator) + symbol + blank(&generator)
      + right.source(atLeast: level + 1, using: &generator)
  }

  private static func blank(_ generator: inout SeededGenerator) -> String {
    ["", " ", " ", "\n", "\t", "// note ' \" )\n"].randomElement(using: &generator) ?? " "
  }

  private static func literal(_ datum: Datum, _ generator: inout SeededGenerator) -> String {
    switch datum {
    case .bool(let value): return value ? "true" : "false"
    case .int(let value): return String(value)
    case .list(let values):
      return "[" + values.map { literal($0, &generator) }.joined(separator: ", ") + "]"
    case .text(let scalars):
      let quote = ["'", "\"", "'''", "\"\"\""].randomElement(using: &generator) ?? "'"
      return quote + scalars.map { escaped($0, &generator) }.joined() + quote
    }
  }

  /// A code point as itself where that is allowed in all quotes, else as one of the escapes that fit.
  private static func escaped(_ scalar: UInt32, _ generator: inout SeededGenerator) -> String {
    func digits(_ radix: Int, _ count: Int) -> String {
      let text = String(scalar, radix: radix)
      return String(repeating: "0", count: count - text.count) + text
    }
    var forms = ["\\U" + digits(16, 8)]
    if scalar <= 0xFFFF { forms.append("\\u" + digits(16, 4)) }
    if scalar <= 0xFF { forms += ["\\x" + digits(16, 2), "\\" + digits(8, 3)] }
    let named: [UInt32: String] = [0x27: "\\'", 0x22: "\\\"", 0x5C: "\\\\", 0x0A: "\\n", 0x0D: "\\r", 0x09: "\\t"]
    if let name = named[scalar] {
      forms.append(name)
    } else if let character = Unicode.Scalar(scalar) {
      forms.append(String(character))
    }
    return forms.randomElement(using: &generator) ?? forms[0]
  }
}
