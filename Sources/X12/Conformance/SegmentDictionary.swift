/// What every segment holds, from `dictionary.guide`.
struct SegmentDictionary: Sendable {
  private(set) var segments: [String: SegmentDefinition] = [:]

  subscript(id: String) -> SegmentDefinition? { segments[id] }

  /// Reads the text of the file.
  init(text: String, file: String) throws(GuideError) {
    var open: SegmentDefinition?
    for line in GuideLine.lines(of: text, file: file) {
      if line.indent == 0 {
        if let open { segments[open.id] = open }
        let words = line.words
        let id = String(words[0])
        guard segments[id] == nil else { throw line.error("the segment \(id) stands here twice") }
        open = SegmentDefinition(id: id, title: words.dropFirst().joined(separator: " "))
      } else if line.words[0] == "relation" {
        for word in line.words.dropFirst() { open?.relations.append(try Self.relation(word, line)) }
      } else {
        guard var segment = open else { throw line.error("an element stands here before any segment") }
        try segment.addElement(line)
        open = segment
      }
    }
    if let open { segments[open.id] = open }
  }

  private static func relation(_ word: Substring, _ line: GuideLine) throws(GuideError) -> ElementRelation {
    guard let kind = word.first.flatMap(ElementRelation.Kind.init), word.count >= 5, word.count % 2 == 1 else {
      throw line.error("\(word) is no relation, which is like P0304")
    }
    var elements: [Int] = []
    var rest = word.dropFirst()
    while !rest.isEmpty {
      guard let element = Int(rest.prefix(2)) else { throw line.error("\(word) is no relation, which is like P0304") }
      elements.append(element)
      rest = rest.dropFirst(2)
    }
    return ElementRelation(kind: kind, elements: elements)
  }
}

extension SegmentDefinition {
  /// Takes a line like `5-1 AN 1-2 Facility code`.
  fileprivate mutating func addElement(_ line: GuideLine) throws(GuideError) {
    var words = line.words[...]
    let place = words.removeFirst().split(separator: "-").map { Int($0) }
    guard let element = place.first ?? nil, place.count <= 2, let kindName = words.popFirst() else {
      throw line.error("an element is like `2 AN 1-50 Meaning`")
    }
    var definition = ElementDefinition(kind: try Self.kind(kindName, line), shortest: 0, longest: 0, title: "")
    if definition.kind != .composite {
      let lengths = (words.popFirst() ?? "").split(separator: "-").map { Int($0) }
      guard lengths.count == 2, let shortest = lengths[0], let longest = lengths[1], shortest <= longest else {
        throw line.error("after the type come the lengths, like 1-50")
      }
      (definition.shortest, definition.longest) = (shortest, longest)
    }
    if let word = words.first, word.hasPrefix("*") {
      definition.repeats = Int(word.dropFirst()) ?? Int.max
      words.removeFirst()
    }
    definition.title = words.joined(separator: " ")
    if place.count == 2 {
      guard elements.count == element, elements[element - 1].kind == .composite,
        place[1] == elements[element - 1].components.count + 1
      else { throw line.error("the component does not follow on the one before it") }
      elements[element - 1].components.append(definition)
    } else {
      guard elements.count + 1 == element else { throw line.error("element \(elements.count + 1) is left out") }
      elements.append(definition)
    }
  }

  private static func kind(_ name: Substring, _ line: GuideLine) throws(GuideError) -> ElementDefinition.Kind {
    switch name {
    case "AN": return .text
    case "ID": return .code
    case "DT": return .date
    case "TM": return .time
    case "R": return .decimal
    case "B": return .binary
    case "composite": return .composite
    default:
      guard name.first == "N", let decimals = Int(name.dropFirst()) else {
        throw line.error("\(name) is none of AN, ID, DT, TM, R, N0, B and composite")
      }
      return .whole(decimals: decimals)
    }
  }
}
