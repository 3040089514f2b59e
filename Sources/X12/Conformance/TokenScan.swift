/// Reads elements and conditions of a guide, token by token.
struct TokenScan {
  private var rest: Substring
  private let line: GuideLine
  private let lists: [String: [String]]

  /// - Parameter lists: the lists of codes that the guide has named.
  init(_ text: Substring, _ line: GuideLine, lists: [String: [String]] = [:]) {
    rest = text
    self.line = line
    self.lists = lists
  }

  var isAtEnd: Bool { rest.allSatisfy { $0 == " " } }

  /// Takes the word or mark when it comes next.
  mutating func skip(_ word: String) -> Bool {
    rest = rest.drop { $0 == " " }
    guard rest.hasPrefix(word) else { return false }
    rest = rest.dropFirst(word.count)
    return true
  }

  private mutating func number() -> Int? {
    let digits = rest.prefix { $0.isNumber }
    rest = rest.dropFirst(digits.count)
    return Int(digits)
  }

  mutating func name() -> String {
    let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
    rest = rest.dropFirst(name.count)
    return String(name)
  }

  /// `(A B C)`, or `(=NAME C)` with the codes of a list; empty where no parenthesis follows at once.
  private mutating func codes() throws(GuideError) -> [String] {
    guard rest.first == "(" else { return [] }
    guard let end = rest.firstIndex(of: ")") else { throw line.error("a parenthesis is not closed") }
    var codes: [String] = []
    for word in rest[rest.index(after: rest.startIndex)..<end].split(separator: " ") {
      guard word.first == "=" else {
        codes.append(String(word))
        continue
      }
      guard let list = lists[String(word.dropFirst())] else {
        throw line.error("no list \(word.dropFirst()) is named before")
      }
      codes += list
    }
    rest = rest[rest.index(after: end)...]
    guard !codes.isEmpty else { throw line.error("the parenthesis is empty") }
    return codes
  }

  /// `1R!(41) 2S@npi …` up to the end or a closing bracket.
  mutating func elements() throws(GuideError) -> [ElementUse] {
    var elements: [ElementUse] = []
    while true {
      rest = rest.drop { $0 == " " }
      guard let first = rest.first, first != "]" else { return elements }
      let element = try element()
      guard elements.last.map({ $0.position < element.position }) ?? true else {
        throw line.error("element \(element.position) stands after a later one, or twice")
      }
      elements.append(element)
    }
  }

  private mutating func element() throws(GuideError) -> ElementUse {
    guard let position = number(), let usage = rest.popFirst(), usage == "R" || usage == "S" else {
      throw line.error("an element is its position and R or S, like 3S, not \(rest.prefix(8))")
    }
    var element = ElementUse(position: position, isRequired: usage == "R")
    while let mark = rest.first, mark != " ", mark != "]" {
      switch mark {
      case "!":
        element.choosesUse = true
        rest.removeFirst()
      case "(": element.codes = try codes()
      case "*":
        rest.removeFirst()
        element.repeats = number() ?? Int.max
      case "<":
        element.lengths = try lengths()
      case "@":
        rest.removeFirst()
        let table = name()
        element.table = table.hasPrefix("by") ? Int(table.dropFirst(2)).map { .by($0) } ?? .named(table) : .named(table)
      case "[":
        rest.removeFirst()
        element.components = try elements()
        guard skip("]") else { throw line.error("a bracket is not closed") }
      default: throw line.error("\(mark) means nothing in an element")
      }
    }
    if element.choosesUse, element.codes.isEmpty { throw line.error("an element with ! needs its codes") }
    return element
  }

  /// `<2-30>`; `nil` where none follows at once.
  private mutating func lengths() throws(GuideError) -> ClosedRange<Int>? {
    guard rest.first == "<" else { return nil }
    rest.removeFirst()
    guard let shortest = number(), skip("-"), let longest = number(), skip(">"), shortest <= longest else {
      throw line.error("a length is like <2-30>")
    }
    return shortest...longest
  }

  /// Conditions joined by `&` (all) or `|` (one).
  mutating func conditions() throws(GuideError) -> (conditions: [GuideRule.Condition], needsAll: Bool) {
    var conditions = [try condition()]
    var marks: Set<String> = []
    while let mark = ["&", "|"].first(where: { skip($0) }) {
      marks.insert(mark)
      conditions.append(try condition())
    }
    guard marks.count <= 1 else { throw line.error("& and | do not mix") }
    return (conditions, marks != ["|"])
  }

  /// `5`, `4(ACH)`, `5-1(21)`, `1<1-20>`, `DTP(435)`, `CLM.5-1(21)`, `loop 2310A`, `in 2010BA N3`, each with `not` before it where it is
  /// turned round.
  mutating func condition() throws(GuideError) -> GuideRule.Condition {
    let isNegated = skip("not ")
    if skip("in ") {
      rest = rest.drop { $0 == " " }
      let loop = name()
      var condition = try condition()
      guard !condition.isNegated, condition.inner == nil else {
        throw line.error("in \(loop) is followed by a segment: not stands before in, and one loop is named")
      }
      (condition.isNegated, condition.inner) = (isNegated, loop)
      return condition
    }
    if skip("loop ") {
      return GuideRule.Condition(isNegated: isNegated, subject: .loop(name()), codes: [])
    }
    rest = rest.drop { $0 == " " }
    if rest.first?.isNumber == true {
      let (element, component) = try place()
      return GuideRule.Condition(
        isNegated: isNegated, subject: .element(element, component: component), codes: try codes(),
        lengths: try lengths())
    }
    let segment = name()
    guard !segment.isEmpty else { throw line.error("a condition is missing before \(rest.prefix(8))") }
    if rest.first == "." {
      rest.removeFirst()
      let (element, component) = try place()
      return GuideRule.Condition(
        isNegated: isNegated, subject: .segmentElement(segment, element, component: component), codes: try codes(),
        lengths: try lengths())
    }
    return GuideRule.Condition(isNegated: isNegated, subject: .segment(segment, codes: try codes()), codes: [])
  }

  private mutating func place() throws(GuideError) -> (Int, Int) {
    guard let element = number() else { throw line.error("an element's number is missing") }
    guard rest.first == "-" else { return (element, 0) }
    rest.removeFirst()
    guard let component = number() else { throw line.error("a component's number is missing after -") }
    return (element, component)
  }
}
