import CEL
import Testing

@Suite struct CompileErrorTests {
  /// The error a source must give.
  private func error(_ source: String, expecting type: Type = .bool) throws -> CompileError {
    try #require(throws: CompileError.self) { try Program(source, in: denials, expecting: type) }
  }

  @Test(
    "What CEL has and this subset lacks is refused by name, at its place",
    arguments: [
      ("denial.final ? 1 : 2", "ternary ?:", 13), ("1 + 1 == 2", "arithmetic +", 2), ("1 - 1 == 0", "arithmetic -", 2),
      ("2 * 2 == 4", "arithmetic *", 2), ("4 / 2 == 2", "arithmetic /", 2), ("4 % 2 == 0", "arithmetic %", 2),
      ("-today < 0", "arithmetic - (a minus sign may only stand before a number)", 0),
      ("denial.remarks.exists(r, r == 'a')", "the macro exists()", 15), ("has(denial.carc)", "the macro has()", 0),
      ("denial.remarks.all(r, true)", "the macro all()", 15), ("size(denial.remarks) == 0", "the function size()", 0),
      ("denial.carc.startsWith('5')", "the function startsWith()", 12),
      ("denial.remarks[0] == 'a'", "index a[0]", 14), ("{'a': 1} == {}", "map literals", 0),
      ("denial{} == 1", "message literals", 6), ("denial.carc == null", "null", 15),
      ("denial.amount > 1.5", "double numbers (write a whole number)", 16),
      ("denial.amount > .5", "double numbers (write a whole number)", 16),
      ("denial.amount > 1e3", "double numbers (write a whole number)", 16),
      ("1u == 1u", "unsigned numbers (write the number without u)", 0), ("b'a' == b'a'", "bytes literals", 0),
      ("BR'a' == b'a'", "bytes literals", 0), ("denial.`carc` == 'a'", "quoted field names", 7),
      ("denial.?carc == 'a'", "optional fields .?", 7), (".today == 1", "names that start with a dot", 0),
    ])
  func refusesByName(source: String, feature: String, offset: Int) throws {
    let error = try error(source)
    #expect(error.message == "not supported yet: \(feature)")
    #expect(error.offset == offset)
    #expect(error.column == offset + 1)
    #expect(error.line == 1)
  }

  @Test(
    "A source that is not CEL gets a sentence at the place of the fault",
    arguments: [
      ("", 0, "the condition ends too early: something is missing here"),
      ("denial.final &&", 15, "the condition ends too early: something is missing here"),
      ("denial.final denial", 13, "`denial` is not expected here"),
      ("denial.final and true", 13, "write && instead of `and`"), ("true or false", 5, "write || instead of `or`"),
      ("not", 0, "not is not known here"), ("today = 1", 6, "a single = is not an operator: write == to compare"),
      ("true & true", 5, "a single & is not an operator: write &&"),
      ("true | true", 5, "a single | is not an operator: write ||"),
      ("(true", 0, "the bracket that opens here is never closed: a ) is missing"),
      ("today in [1, 2", 9, "the bracket that opens here is never closed: a ] is missing"),
      ("[1 2] == []", 3, "`2` is not expected here"), ("true)", 4, "`)` is not expected here"),
      ("denial. == 1", 8, "a dot must be followed by the name of a field"),
      ("denial.in", 7, "a dot must be followed by the name of a field"), ("in", 0, "`in` is not expected here"),
      ("for == 1", 0, "`for` is a reserved word: text must be in quotes"),
      ("denial.carc == 'a", 15, "the text that starts here has no closing quote"),
      ("denial.carc == 'a\nb'", 15, "the text that starts here has no closing quote"),
      ("denial.carc == '''a'", 15, "the text that starts here has no closing quote"),
      (#"denial.carc == 'a\"#, 17, "the text has no closing quote"),
      (#"denial.carc == 'a\q'"#, 17, #"unknown escape in the text: write \\ for a backslash"#),
      (#"denial.carc == '\x4'"#, 16, "the escape needs 2 hexadecimal digits"),
      (#"denial.carc == '\18a'"#, 16, "the escape needs 3 octal digits"),
      (#"denial.carc == '\uD800'"#, 16, "the escape names no Unicode character"),
      (#"denial.carc == '\U00110000'"#, 16, "the escape names no Unicode character"),
      (#"denial.carc == '\UFFFFFFFF'"#, 16, "the escape names no Unicode character"),
      ("today == 12abc", 9, "a number ends in a letter: put text in quotes"),
      ("today == 0x", 9, "a number ends in a letter: put text in quotes"),
      ("today == 9223372036854775808", 9, "the number does not fit into 64 bits"),
      ("today == --9223372036854775808", 9, "the number does not fit into 64 bits"),
      ("today == -9223372036854775809", 9, "the number does not fit into 64 bits"),
      ("today == 99999999999999999999", 9, "the number is too large: whole numbers have at most 19 digits"),
      ("today == §", 9, "`§` is not part of the condition language: put text in quotes"),
      ("today == 1 ; true", 11, "`;` is not part of the condition language: put text in quotes"),
    ])
  func saysWhatIsWrong(source: String, offset: Int, message: String) throws {
    let error = try error(source)
    #expect(error.message == message)
    #expect(error.offset == offset)
  }

  @Test(
    "Names that are not declared come with a suggestion",
    arguments: [
      ("denail.carc == '50'", 0, "denail is not known here: did you mean denial?"),
      ("carc == '50'", 0, "carc is not known here: did you mean denial.carc?"),
      ("Denial.carc == '50'", 0, "Denial is not known here: did you mean denial?"),
      ("weather == '50'", 0, "weather is not known here"),
      ("denial.crac == '50'", 7, "denial has no field crac: did you mean denial.carc?"),
      ("denial.payer.nme == '50'", 13, "denial.payer has no field nme: did you mean denial.payer.name?"),
      ("denial.weather == '50'", 7, "denial has no field weather"),
      ("denial.amount.cents == 1", 0, "denial.amount is a whole number (int) and has no field cents"),
      ("'a'.size == 1", 0, "`'a'` is text (string) and has no fields"),
      ("denial == denial", 0, "denial is a record (denial): name one of its fields, such as denial.amount"),
      ("denial.payer == 'x'", 0, "denial.payer is a record (payer): name one of its fields, such as denial.payer.line"),
    ])
  func suggestsNames(source: String, offset: Int, message: String) throws {
    let error = try error(source)
    #expect(error.message == message)
    #expect(error.offset == offset)
  }

  @Test(
    "Values of different kinds are never compared",
    arguments: [
      (
        "denial.carc == 50", 12,
        "== compares two values of one kind, but `denial.carc` is text (string) and `50` is a whole number (int)"
          + "; write '50' in quotes"
      ),
      (
        "'12500' < denial.amount", 8,
        "< compares two values of one kind, but `'12500'` is text (string) and `denial.amount` is a whole number (int)"
          + "; write 12500 without quotes"
      ),
      (
        "denial.final != 1", 13,
        "!= compares two values of one kind, but `denial.final` is true or false (bool) and `1` is a whole number (int)"
      ),
      (
        "0 < today < 5", 10,
        "< compares two values of one kind, but `0 < today` is true or false (bool) and `5` is a whole number (int)"
      ),
      ("denial.units < [1]", 13, "< cannot compare `denial.units`, which is a list (list(int))"),
      ("lines == lines", 6, "== cannot compare `lines`, which is a list (list(line))"),
      ("lines in [lines]", 6, "in cannot compare `lines`, which is a list (list(line))"),
      (
        "'a' in 'abc'", 7,
        "in needs a list such as ['a', 'b'] after it, but `'abc'` is text (string)"
      ),
      (
        "denial.carc in [50, 97]", 12,
        "`denial.carc` is text (string) but the list holds int: they can never be equal; write the numbers in quotes"
      ),
      (
        "1 in denial.remarks", 2,
        "`1` is a whole number (int) but the list holds string: they can never be equal; write '1' in quotes"
      ),
      (
        "denial.amount in ['1']", 14,
        "`denial.amount` is a whole number (int) but the list holds string: they can never be equal"
          + "; write the numbers without quotes"
      ),
      (
        "denial.carc in ['50', 97]", 22,
        "all values of a list must be of one kind, but `'50'` is text (string) and `97` is a whole number (int)"
      ),
      (
        "[[1], [], ['a']] == []", 10,
        "all values of a list must be of one kind, but `[1]` is a list (list(int)) and `['a']` is a list (list(string))"
      ),
    ])
  func refusesMixedKinds(source: String, offset: Int, message: String) throws {
    let error = try error(source)
    #expect(error.message == message)
    #expect(error.offset == offset)
  }

  @Test(
    "Logic takes conditions alone",
    arguments: [
      ("denial.carc && true", 0, "&& needs a condition that is true or false, but `denial.carc` is text (string)"),
      ("true && today", 8, "&& needs a condition that is true or false, but `today` is a whole number (int)"),
      ("true || ([])", 8, "|| needs a condition that is true or false, but `([])` is an empty list"),
      ("!today", 1, "! needs a condition that is true or false, but `today` is a whole number (int)"),
      ("today", 0, "the result must be true or false (bool), but `today` is a whole number (int)"),
      (
        "'a very long text that goes on beyond forty letters'", 0,
        "the result must be true or false (bool), but `'a very long text that goes on beyond...` is text (string)"
      ),
    ])
  func refusesNonConditions(source: String, offset: Int, message: String) throws {
    let error = try error(source)
    #expect(error.message == message)
    #expect(error.offset == offset)
  }

  @Test("A program yields the type that is expected of it")
  func expectsType() throws {
    #expect(try error("true", expecting: .int).message.hasPrefix("the result must be a whole number (int), but"))
    #expect(try error("[1]", expecting: .list(.string)).message.hasPrefix("the result must be a list (list(string))"))
  }

  @Test("The place is given in bytes, and in lines and characters for people")
  func givesPlace() throws {
    let error = try error("denial.carc == 'Grüße' &&\n  denial.crac == 'é' // x")
    #expect(error.offset == 37)
    #expect(error.line == 2)
    #expect(error.column == 10)
    #expect(error.description == "line 2, column 10: denial has no field crac: did you mean denial.carc?")
    #expect(try self.error("denial.carc == 'é' && x").column == 23)
  }
}
