import CEL
import Testing

@Suite struct EvaluationTests {
  @Test(
    "Conditions over fields hold as written",
    arguments: [
      ("denial.carc == '50'", true), ("denial.carc != '50'", false), ("denial.carc in ['16', '50']", true),
      ("denial.carc in ['16', '97']", false), ("'M25' in denial.remarks", true), ("'M26' in denial.remarks", false),
      ("denial.amount >= 12500", true), ("denial.amount > 12500", false), ("denial.amount < 12501", true),
      ("denial.amount <= 12499", false), ("denial.final", true), ("!denial.final", false),
      ("denial.payer.line == 'medicare' && denial.amount > 0", true), ("today == 20500 || denial.carc == 'x'", true),
      ("denial.remarks == ['N386', 'M25']", true), ("denial.remarks == ['M25', 'N386']", false),
      ("denial.remarks != []", true), ("denial.units == [1, 2]", true), ("today in [denial.amount, 20500]", true),
      ("denial.final == (denial.carc == '50')", true), ("denial.carc in []", false), ("[] == []", true),
      ("[1] in [[1], [2]]", true), ("[] in [[1], []]", true), ("true in [1 == 2, denial.final]", true),
      ("(denial).payer.name == 'Example Mutual'", true),
    ])
  func holdsAsWritten(source: String, expected: Bool) throws {
    #expect(try holds(source) == expected)
  }

  @Test(
    "Values of other types than bool come out as they are",
    arguments: [
      ("denial.amount", Type.int, Value.int(12500)), ("denial.carc", .string, .string("50")),
      ("['a', denial.carc]", .list(.string), .list([.string("a"), .string("50")])),
      ("[]", .list(.int), .list([])), ("denial.amount == 1", .bool, .bool(false)),
    ])
  func yieldsValues(source: String, type: Type, expected: Value) throws {
    #expect(try Program(source, in: denials, expecting: type).evaluate(sampleBindings()) == expected)
  }

  @Test("Strings are equal and ordered by code point, without normalization")
  func comparesCodePoints() throws {
    #expect(try value(#"'Am\u00E9lie' == 'Ame\u0301lie'"#, .bool) == .bool(false))
    #expect(try value(#"'\u00E9' in ['e\u0301']"#, .bool) == .bool(false))
    #expect(try value(#"'e\u0301' < '\u00E9'"#, .bool) == .bool(true))
    #expect(try value(#"'\uFFFD' < '\U0001F431'"#, .bool) == .bool(true))
    #expect(try value("'a' < 'a'", .bool) == .bool(false))
    #expect(try value("'' <= 'a'", .bool) == .bool(true))
    #expect(Value.string("\u{E9}") != .string("e\u{301}"))
  }

  @Test("A field without a value is named, and only when it is read")
  func namesMissingFields() throws {
    var bindings = Bindings(in: denials)
    try bindings.bind("denial.final", to: .bool(true))
    let reads = try Program("denial.final && denial.payer.name == 'x'", in: denials)
    #expect(throws: EvaluationError.missingField("denial.payer.name")) { try reads.holds(bindings) }
    #expect(throws: EvaluationError.missingField("denial.payer.name")) { try reads.evaluate(bindings) }
    #expect(try Program("denial.final || denial.payer.name == 'x'", in: denials).holds(bindings))
    #expect(try !Program("!denial.final && denial.payer.name == 'x'", in: denials).holds(bindings))
    let flag = try Program("denial.final", in: denials)
    bindings.removeAll()
    #expect(throws: EvaluationError.missingField("denial.final")) { try flag.holds(bindings) }
  }

  @Test("Bindings take declared fields and values of their types alone")
  func refusesWrongBindings() throws {
    var bindings = Bindings(in: denials)
    #expect(throws: EvaluationError.undeclaredField("denial.rarc")) {
      try bindings.bind("denial.rarc", to: .string("N1"))
    }
    #expect(throws: EvaluationError.undeclaredField("denial")) { try bindings.bind("denial", to: .int(1)) }
    #expect(throws: EvaluationError.wrongType(field: "denial.amount", expected: .int)) {
      try bindings.bind("denial.amount", to: .string("12500"))
    }
    #expect(throws: EvaluationError.wrongType(field: "denial.units", expected: .list(.int))) {
      try bindings.bind("denial.units", to: .list([.int(1), .string("2")]))
    }
    try bindings.bind("denial.units", to: .list([]))
  }

  @Test("Bindings of another environment are refused, those of an equal one are not")
  func checksOrigin() throws {
    let program = try Program("a == 1", in: Environment(["a": .int]))
    var equal = Bindings(in: Environment(["a": .int]))
    try equal.bind("a", to: .int(1))
    #expect(try program.holds(equal))
    #expect(throws: EvaluationError.otherEnvironment) { try program.holds(Bindings(in: Environment(["b": .int]))) }
    #expect(throws: EvaluationError.otherEnvironment) { try program.evaluate(Bindings(in: Environment(["a": .bool]))) }
  }

  @Test("A program that yields no bool is not a condition")
  func holdsNeedsBool() throws {
    let program = try Program("denial.amount", in: denials, expecting: .int)
    let bindings = try sampleBindings()
    #expect(throws: EvaluationError.notACondition) { try program.holds(bindings) }
  }

  @Test("Every evaluation error says which field")
  func describesErrors() {
    #expect(EvaluationError.missingField("a.b").description == "the field a.b has no value")
    #expect(EvaluationError.undeclaredField("a.b").description == "the field a.b is not declared")
    #expect(
      EvaluationError.wrongType(field: "a", expected: .list(.int)).description
        == "the field a takes a value of type list(int)")
  }
}
