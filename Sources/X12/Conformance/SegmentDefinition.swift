/// What a segment holds in any transaction: its elements, and the standard's conditions between them.
struct SegmentDefinition: Sendable {
  var id: String
  var title: String
  var elements: [ElementDefinition] = []
  var relations: [ElementRelation] = []
}

/// What one element, or one component of it, may hold.
struct ElementDefinition: Sendable {
  /// The data types of the standard.
  enum Kind: Hashable, Sendable {
    case text
    case code
    case date
    case time
    /// A decimal number; sign and point do not count for its length.
    case decimal
    /// A whole number with so many implied decimals.
    case whole(decimals: Int)
    case binary
    /// Made of components.
    case composite
  }

  var kind: Kind
  var shortest: Int
  var longest: Int
  /// How often the element may stand there, parted by the repetition separator.
  var repeats = 1
  var title: String
  var components: [ElementDefinition] = []
}

/// A condition that the standard puts between elements of a segment.
struct ElementRelation: Hashable, Sendable {
  enum Kind: Character, Sendable {
    /// All or none.
    case paired = "P"
    /// At least one.
    case required = "R"
    /// At most one.
    case exclusive = "E"
    /// When the first is there, all the others are.
    case conditional = "C"
    /// When the first is there, at least one of the others is.
    case listConditional = "L"
  }

  var kind: Kind
  var elements: [Int]

  /// Whether presence of the elements keeps the condition.
  func holds(_ isPresent: (Int) -> Bool) -> Bool {
    switch kind {
    case .paired: elements.allSatisfy(isPresent) || !elements.contains(where: isPresent)
    case .required: elements.contains(where: isPresent)
    case .exclusive: elements.count(where: isPresent) <= 1
    case .conditional: !isPresent(elements[0]) || elements.dropFirst().allSatisfy(isPresent)
    case .listConditional: !isPresent(elements[0]) || elements.dropFirst().contains(where: isPresent)
    }
  }

  /// The condition as `P0304`, as the standard writes it.
  var description: String {
    String(kind.rawValue) + elements.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
  }

  /// The condition in words.
  var sentence: String {
    let names = elements.map { "element \($0)" }
    let others = names.dropFirst()
    return switch kind {
    case .paired: "\(list(names, "and")) belong together: all of them or none"
    case .required: "at least one of \(list(names, "or")) is needed"
    case .exclusive: "only one of \(list(names, "or")) may stand here"
    case .conditional: "\(names[0]) wants \(list(Array(others), "and")) too"
    case .listConditional: "\(names[0]) wants \(list(Array(others), "or")) too"
    }
  }

  private func list(_ names: [String], _ word: String) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(word) \(last)"
  }
}
