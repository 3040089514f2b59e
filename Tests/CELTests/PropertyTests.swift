@testable import CEL
import Seeded
import Testing

@Suite struct PropertyTests {
  private static let environment = Environment([
    "flag": .bool, "count": .int,
    "a": .object(
      "a",
      [
        "n": .int, "name": .string, "numbers": .list(.int),
        "b": .object("b", ["on": .bool, "code": .string, "words": .list(.string)]),
      ]),
  ])

  private func type(_ kind: RandomExpression.Kind) -> Type {
    switch kind {
    case .bool: .bool
    case .int: .int
    case .text: .string
    case .ints: .list(.int)
    case .texts: .list(.string)
    }
  }

  private func value(_ datum: RandomExpression.Datum) -> Value {
    switch datum {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .text(let scalars):
      .string(String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar($0) })))
    case .list(let values): .list(values.map(value))
    }
  }

  /// Random values for every field, as the expressions and as the programs see them.
  private func fields(
    using generator: inout SeededGenerator
  ) throws -> (data: [String: RandomExpression.Datum], bindings: Bindings) {
    var data: [String: RandomExpression.Datum] = [:]
    var bindings = Bindings(in: Self.environment)
    for kind in RandomExpression.Kind.allCases {
      for path in RandomExpression.fields[kind] ?? [] {
        let datum = RandomExpression.datum(kind, using: &generator)
        data[path] = datum
        try bindings.bind(path, to: value(datum))
      }
    }
    return (data, bindings)
  }

  @Test("An expression means what the definitions of its operators say", arguments: 1...10)
  func meansWhatItSays(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var trueOnes = 0
    var conditions = 0
    for _ in 0..<1000 {
      let kind = RandomExpression.Kind.allCases.randomElement(using: &generator) ?? .bool
      let expression = RandomExpression.random(kind, depth: 5, using: &generator)
      let source = expression.source(using: &generator)
      guard source.utf8.count <= Limits.sourceBytes else { continue }
      let (data, bindings) = try fields(using: &generator)
      let expected = value(expression.meaning(data))
      let program = try Program(source, in: Self.environment, expecting: type(kind))
      let result = try program.evaluate(bindings)
      #expect(result == expected, "\(source)")
      if kind == .bool {
        #expect(try .bool(program.holds(bindings)) == expected, "\(source)")
        conditions += 1
        trueOnes += expected == .bool(true) ? 1 : 0
      }
    }
    // Both outcomes must be common, or the comparison would prove little.
    #expect(trueOnes * 5 > conditions)
    #expect(trueOnes * 5 < conditions * 4)
  }

  @Test("A damaged source gives an error within the source or a program, never a crash", arguments: 1...4)
  func survivesDamage(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let noise = Array("()[]{}.,'\"\\!&|=<>-+?:0x9aé\n\u{0} in".unicodeScalars)
    for _ in 0..<2000 {
      let expression = RandomExpression.random(.bool, depth: 4, using: &generator)
      var scalars = Array(expression.source(using: &generator).unicodeScalars)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0...scalars.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: scalars.insert(noise.randomElement(using: &generator) ?? " ", at: place)
        case 1 where place < scalars.count: scalars.remove(at: place)
        default: scalars.removeSubrange(place..<min(place + 3, scalars.count))
        }
      }
      let source = String(String.UnicodeScalarView(scalars))
      do throws(CompileError) {
        _ = try Program(source, in: Self.environment)
      } catch {
        #expect((0...source.utf8.count).contains(error.offset), "\(source)")
        #expect(!error.message.isEmpty && !error.message.hasSuffix("."), "\(source)")
      }
    }
  }

  @Test("Equal values hash alike and order is total")
  func valueLaws() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<5000 {
      let kind = [RandomExpression.Kind.int, .text, .bool].randomElement(using: &generator) ?? .int
      let left = value(RandomExpression.datum(kind, using: &generator))
      let right = value(RandomExpression.datum(kind, using: &generator))
      if left == right { #expect(left.hashValue == right.hashValue) }
      let cases = [left == right, left.precedes(right), right.precedes(left)]
      #expect(cases.count { $0 } == 1, "\(left) \(right)")
    }
  }
}
