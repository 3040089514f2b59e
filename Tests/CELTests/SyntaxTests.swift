@testable import CEL
import Testing

@Suite struct SyntaxTests {
  /// The tree with every operator in parentheses.
  private func shape(_ source: String) throws -> String {
    var parser = try Parser(source)
    return shape(try parser.parse())
  }

  private func shape(_ expression: Expression) -> String {
    switch expression.kind {
    case .literal(let value): value.description
    case .name(let name): name
    case .select(let operand, let field): "\(shape(operand)).\(field)"
    case .list(let elements): "[" + elements.map(shape).joined(separator: ", ") + "]"
    case .not(let operand): "(!\(shape(operand)))"
    case .all(let operands): "(" + operands.map(shape).joined(separator: " && ") + ")"
    case .any(let operands): "(" + operands.map(shape).joined(separator: " || ") + ")"
    case .comparison(let left, let relation, let right, _): "(\(shape(left)) \(relation.rawValue) \(shape(right)))"
    case .membership(let element, let list, _): "(\(shape(element)) in \(shape(list)))"
    }
  }

  @Test(
    "Precedence is that of the CEL specification",
    arguments: [
      ("a || b && c", "(a || (b && c))"), ("a && b || c", "((a && b) || c)"), ("a || b || c", "(a || b || c)"),
      ("(a || b) && c", "((a || b) && c)"), ("!a && b", "((!a) && b)"), ("!a == b", "((!a) == b)"),
      ("!(a == b)", "(!(a == b))"), ("!!a", "(!(!a))"), ("a == b && c != d", "((a == b) && (c != d))"),
      ("a == b == c", "((a == b) == c)"), ("a < b == c > d", "(((a < b) == c) > d)"),
      ("a in b && c in d", "((a in b) && (c in d))"), ("a in b in c", "((a in b) in c)"),
      ("a == b in c", "((a == b) in c)"), ("!a.b.c", "(!a.b.c)"), ("-1 < 2", "(-1 < 2)"), ("[1, 2,]", "[1, 2]"),
      ("a.b in ['x', 'y']", "(a.b in ['x', 'y'])"), ("((a))", "a"), ("a . b", "a.b"), ("[a || b, c]", "[(a || b), c]"),
    ])
  func precedence(source: String, expected: String) throws {
    #expect(try shape(source) == expected)
  }

  @Test(
    "Whole numbers are read in full",
    arguments: [
      ("0", 0), ("42", 42), ("-42", -42), ("- 42", -42), ("--42", 42), ("007", 7), ("0x1F", 31), ("-0xff", -255),
      ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min), ("---1", -1),
    ])
  func numbers(source: String, expected: Int64) throws {
    #expect(try value(source, .int) == .int(expected))
  }

  @Test(
    "Text takes every CEL escape in every kind of quotes",
    arguments: [
      (#"'a'"#, "a"), (#""a""#, "a"), (#"'''a'''"#, "a"), (#""""a""""#, "a"), (#""it's""#, "it's"),
      (#"'it\'s'"#, "it's"), (#"'\a\b\f\n\r\t\v\\\?\"\'\`'"#, "\u{7}\u{8}\u{C}\n\r\t\u{B}\\?\"'`"),
      (#"'\x41\X42'"#, "AB"), (#"'\u00e9\U0001F431'"#, "é🐱"), (#"'\101\000\377'"#, "A\u{0}\u{FF}"),
      (#"R"\d""#, #"\d"#), ("'''a\nb'c'''", "a\nb'c"), ("''", ""), (#""""""""#, ""),
      ("'Gruß 🐱'", "Gruß 🐱"),
    ])
  func texts(source: String, expected: String) throws {
    #expect(try value(source, .string) == .string(expected))
  }

  @Test("Blanks and comments change nothing")
  func blanks() throws {
    #expect(try shape("a\t==\n1 // one\r\n  && // and\n b") == "((a == 1) && b)")
    #expect(try shape("a==1&&b") == "((a == 1) && b)")
  }

  @Test("Reserved words and words that begin like keywords may name fields")
  func fieldNames() throws {
    #expect(try shape("a.for.package.as") == "a.for.package.as")
    #expect(try shape("index in truely.nullable") == "(index in truely.nullable)")
    #expect(try shape("_x1.Y_2") == "_x1.Y_2")
  }

  @Test("Nesting is accepted to the limit and refused beyond it")
  func depth() throws {
    let deepest = Limits.depth
    #expect(try shape(String(repeating: "(", count: deepest) + "a" + String(repeating: ")", count: deepest)) == "a")
    #expect(throws: CompileError.self) {
      try shape(String(repeating: "(", count: deepest + 1) + "a" + String(repeating: ")", count: deepest + 1))
    }
    _ = try shape(String(repeating: "!", count: deepest - 1) + "a")
    _ = try shape("a" + String(repeating: ".b", count: deepest - 1))
    _ = try shape(String(repeating: "[", count: deepest - 1) + "1" + String(repeating: "]", count: deepest - 1))
    _ = try shape("a" + String(repeating: " == a", count: deepest - 1))
    for deeper in [
      String(repeating: "!", count: deepest) + "a", "a" + String(repeating: ".b", count: deepest),
      String(repeating: "[", count: deepest) + "1" + String(repeating: "]", count: deepest),
      "a" + String(repeating: " == a", count: deepest), String(repeating: "(", count: 4096),
    ] {
      let error = #expect(throws: CompileError.self) { try shape(deeper) }
      #expect(error?.message == "the condition is nested more than 64 levels deep: split it into several")
    }
  }

  @Test("A source of 4096 bytes is read, one of 4097 is not")
  func length() throws {
    let longest = "a" + String(repeating: " || a", count: 819)
    #expect(longest.utf8.count == Limits.sourceBytes)
    _ = try shape(longest)
    let error = #expect(throws: CompileError.self) { try shape(longest + " ") }
    #expect(error?.offset == 4096)
    #expect(error?.message == "the condition is longer than 4096 bytes: split it into several")
  }

  @Test("A literal printed is the literal read")
  func literalsRoundTrip() throws {
    let texts = Value.list([.string("it's \\ \n\r\t\"\u{0}é🐱"), .string("")])
    #expect(try value(texts.description, .list(.string)) == texts)
    let numbers = Value.list([.int(.min), .int(0), .int(.max)])
    #expect(try value(numbers.description, .list(.int)) == numbers)
    #expect(try value("[true, false]", .list(.bool)).description == "[true, false]")
  }
}
