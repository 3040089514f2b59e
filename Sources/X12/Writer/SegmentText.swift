/// A segment as it is to be written: its identifier and its elements, each of components, each of text.
public struct SegmentText: Hashable, Sendable {
  /// The identifier, like `CLM`.
  public var id: String
  /// The elements after the identifier; an element of one component is simple, and an empty one is left empty.
  public var elements: [ElementText]

  /// Makes a segment.
  public init(_ id: String, _ elements: [ElementText]) {
    self.id = id
    self.elements = elements
  }

  /// Makes a segment.
  public init(_ id: String, _ elements: ElementText...) { self.init(id, elements) }

  /// A component of an element, both counted from 1; empty where there is none.
  public subscript(element: Int, component component: Int = 1) -> String {
    get {
      guard elements.indices.contains(element - 1) else { return "" }
      let components = elements[element - 1].components
      return components.indices.contains(component - 1) ? components[component - 1] : ""
    }
    set {
      while elements.count < element { elements.append(ElementText(components: [])) }
      while elements[element - 1].components.count < component { elements[element - 1].components.append("") }
      elements[element - 1].components[component - 1] = newValue
    }
  }
}

/// The text of one element.
public struct ElementText: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
  /// Its components; one for a simple element.
  public var components: [String]
  /// Further repetitions of the element, each of components.
  public var further: [[String]] = []

  /// Makes an element of these components.
  public init(components: [String]) { self.components = components }

  /// Makes an element that is repeated, each time simple.
  public init(repeating values: [String]) {
    components = [values.first ?? ""]
    further = values.dropFirst().map { [$0] }
  }

  var repetitions: [[String]] { [components] + further }

  /// Makes a simple element.
  public init(_ text: String) { components = [text] }

  /// Makes a simple element.
  public init(stringLiteral text: String) { components = [text] }

  /// Makes a composite.
  public init(arrayLiteral components: String...) { self.components = components }

  /// An amount of dollars without needless zeros, as most payers write it: `75`, `100.5`.
  public init(_ amount: Cents) {
    let text = amount.description
    let trimmed =
      text.hasSuffix(".00") ? text.dropLast(3) : text.hasSuffix("0") && text.contains(".") ? text.dropLast() : text[...]
    self.init(String(trimmed))
  }

  /// A date as CCYYMMDD.
  public init(_ date: CalendarDate) { self.init(date.description.filter { $0 != "-" }) }
}

extension SegmentText {
  /// Reads a segment of a document; what was escaped by nothing stays as it is.
  public init(_ segment: borrowing Segment) {
    var elements: [ElementText] = []
    for element in 1..<max(1, segment.elementCount + 1) {
      // ISA16 is the component separator itself.
      let count = segment.isInterchangeHeader ? 1 : max(1, segment.componentCount(element))
      var components: [String] = []
      for component in 1..<count + 1 {
        components.append(count == 1 ? segment.text(element) : segment.text(element, component: component))
      }
      elements.append(ElementText(components: components))
    }
    self.init(segment.id, elements)
  }

  /// Reads the segments in a part of a document that begins at a segment's first byte.
  public static func all(in bytes: [UInt8], delimiters: Delimiters) -> [SegmentText] {
    bytes.split(separator: delimiters.segment).compactMap { piece in
      let trimmed = piece.drop { $0 == .carriageReturn || $0 == .lineFeed }
      guard !trimmed.isEmpty else { return nil }
      return SegmentText(Segment(bytes: Array(trimmed), delimiters: delimiters, offset: 0))
    }
  }
}
