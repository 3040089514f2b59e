/// Reads the text of a guide.
struct GuideFile {
  private let lines: [GuideLine]
  private let file: String
  private var next = 0
  private var guide: Guide
  /// Loops that are written out, by name, for those that stand elsewhere again.
  private var written: [String: LoopUse] = [:]
  /// Lists of codes that the head of the guide names.
  private var lists: [String: [String]] = [:]

  /// The guide in a text; where it goes wrong, the error says in which line.
  static func guide(text: String, file: String) throws(GuideError) -> Guide {
    var reading = GuideFile(text: text, file: file)
    try reading.readHead()
    guard !reading.guide.transaction.isEmpty, !reading.guide.versions.isEmpty else {
      throw GuideError(file: file, line: nil, message: "the lines `transaction` and `version` are missing")
    }
    var set = reading.guide.set
    try reading.readChildren(of: &set, deeperThan: -1)
    reading.guide.set = set
    if reading.next < reading.lines.count { throw reading.lines[reading.next].error("the line stands nowhere") }
    return reading.guide
  }

  private init(text: String, file: String) {
    lines = GuideLine.lines(of: text, file: file)
    self.file = file
    guide = Guide(name: "", title: "")
  }

  private mutating func readHead() throws(GuideError) {
    while next < lines.count {
      let line = lines[next]
      let words = line.words.map(String.init)
      switch words[0] {
      case "guide" where words.count > 1:
        guide.name = words[1]
        guide.title = words.dropFirst(2).joined(separator: " ")
        guide.set.title = guide.title
      case "transaction" where words.count == 2: guide.transaction = words[1]
      case "version" where words.count > 1: guide.versions = Array(words.dropFirst())
      case "group" where words.count == 2: guide.group = words[1]
      case "list" where words.count > 2: lists[words[1], default: []] += words.dropFirst(2)
      case "select":
        var scan = TokenScan(line.text.dropFirst("select".count), line)
        let condition = try scan.condition()
        guard case .segmentElement(let segment, let element, component: 0) = condition.subject, !condition.codes.isEmpty
        else { throw line.error("a selection is like `select BHT.2(13)`") }
        guide.selection = Guide.Selection(segment: segment, element: element, codes: condition.codes)
      default: return
      }
      next += 1
    }
  }

  /// Reads what is indented deeper than `indent` into a loop.
  private mutating func readChildren(of loop: inout LoopUse, deeperThan indent: Int) throws(GuideError) {
    guard next < lines.count, lines[next].indent > indent else {
      throw GuideError(file: file, line: next < lines.count ? lines[next].number : nil, message: "the loop is empty")
    }
    let own = lines[next].indent
    while next < lines.count, lines[next].indent >= own {
      let line = lines[next]
      guard line.indent == own else {
        throw line.error("the line is indented neither as its neighbours nor as their content")
      }
      next += 1
      switch line.words[0] {
      case "loop":
        var child = try Self.loop(line)
        try readChildren(of: &child, deeperThan: own)
        written[child.name] = child
        loop.children.append(.loop(child))
      case "again":
        loop.children.append(.loop(try again(line)))
      case "rule":
        loop.rules.append(try Self.rule(line, lists: lists))
      default:
        loop.children.append(.segment(try readSegment(line)))
      }
    }
  }

  /// `loop 2010AA R 1 Billing provider`.
  private static func loop(_ line: GuideLine) throws(GuideError) -> LoopUse {
    let words = line.words
    guard words.count >= 4 else { throw line.error("a loop is like `loop 2010AA R 1 Billing provider`") }
    let (isRequired, most) = try usage(words[2], words[3], line)
    return LoopUse(
      name: String(words[1]), title: words.dropFirst(4).joined(separator: " "), isRequired: isRequired, most: most)
  }

  /// `again 2300 R 100`.
  private func again(_ line: GuideLine) throws(GuideError) -> LoopUse {
    let words = line.words
    guard words.count == 4 else { throw line.error("a loop that stands again is like `again 2300 R 100`") }
    guard var loop = written[String(words[1])] else { throw line.error("no loop \(words[1]) is written out before") }
    (loop.isRequired, loop.most) = try Self.usage(words[2], words[3], line)
    return loop
  }

  private static func usage(_ usage: Substring, _ most: Substring, _ line: GuideLine) throws(GuideError) -> (Bool, Int)
  {
    guard usage == "R" || usage == "S" else { throw line.error("the usage is R or S, not \(usage)") }
    guard let most = most == "*" ? Int.max : Int(most), most > 0 else {
      throw line.error("how often is a number or *, not \(most)")
    }
    return (usage == "R", most)
  }

  /// `REF S 1 Title: 1R!(EV) 2R`, with the lines that go on and the rules below it.
  private mutating func readSegment(_ line: GuideLine) throws(GuideError) -> SegmentUse {
    let words = line.words
    guard words.count >= 3 else { throw line.error("a segment is like `REF S 1 Title: 1R!(EV) 2R`") }
    let (isRequired, most) = try Self.usage(words[1], words[2], line)
    let head = words[2].endIndex
    let rest = line.text[head...]
    let colon = rest.firstIndex(of: ":")
    let title = (colon.map { rest[..<$0] } ?? rest).split(separator: " ").joined(separator: " ")
    var segment = SegmentUse(id: String(words[0]), title: title, isRequired: isRequired, most: most)
    var elements = colon.map { String(rest[rest.index(after: $0)...]) } ?? ""
    while next < lines.count, lines[next].indent > line.indent {
      let more = lines[next]
      if more.text.first?.isNumber == true {
        elements += " " + more.text
      } else if more.words[0] == "rule" {
        segment.rules.append(try Self.rule(more, lists: lists))
      } else {
        throw more.error("under a segment stand further elements and rules")
      }
      next += 1
    }
    var scan = TokenScan(elements[...], line, lists: lists)
    segment.elements = try scan.elements()
    guard scan.isAtEnd else { throw line.error("a bracket is closed that was never opened") }
    return segment
  }

  /// `rule ID error when … need … : "sentence"`.
  static func rule(_ line: GuideLine, lists: [String: [String]] = [:]) throws(GuideError) -> GuideRule {
    let words = line.words
    guard words.count > 4, let severity = Problem.Severity(rawValue: String(words[2])) else {
      throw line.error("a rule is like `rule ID error when 4(ACH) need 5 : \"what to do\"`")
    }
    guard let quote = line.text.firstIndex(of: "\""), line.text.last == "\"", quote > words[2].endIndex,
      line.text.index(after: quote) < line.text.index(before: line.text.endIndex)
    else { throw line.error("a rule ends with its sentence in quotation marks") }
    let sentence = String(line.text[line.text.index(after: quote)...].dropLast())
    var scan = TokenScan(line.text[words[2].endIndex..<quote], line, lists: lists)
    var when: [GuideRule.Condition] = []
    if scan.skip("when") { when = try scan.conditions().conditions }
    let forbids = scan.skip("forbid")
    guard forbids || scan.skip("need") else { throw line.error("a rule says what it needs or forbids") }
    let (then, needsAll) = try scan.conditions()
    guard scan.skip(":"), scan.isAtEnd else { throw line.error("before the sentence stands a colon") }
    return GuideRule(
      id: String(words[1]), severity: severity, when: when, then: then, needsAll: needsAll, forbids: forbids,
      sentence: sentence)
  }
}
