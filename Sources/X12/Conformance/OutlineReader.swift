/// Reads an X12 document as the guides name it: each segment with its loops, its title, and its elements by name, in constant memory.
///
/// What no guide knows comes all the same, without names. What is wrong is not told: that is the work of ``ConformanceReader``.
public struct OutlineReader: Sendable {
  /// One segment.
  public struct Entry: Hashable, Sendable {
    /// Its place among the document's segments, from 1.
    public var ordinal: Int
    /// Where it lies in the document.
    public var range: ByteRange
    /// Its identifier, like `NM1`.
    public var id: String
    /// What the guide calls it; the dictionary's word where the guide has none.
    public var title: String
    /// Which set it is in, from 1; 0 outside any.
    public var set: Int
    /// The loops around it, outermost first.
    public var loops: [Loop]
    /// Whether it begins the last of these loops.
    public var beginsLoop: Bool
    /// Its values.
    public var values: [Value]
  }

  /// A loop of a guide.
  public struct Loop: Hashable, Sendable {
    /// The guide's name, like `2010AA`.
    public var name: String
    /// What it is about.
    public var title: String
  }

  /// One value of a segment.
  public struct Value: Hashable, Sendable {
    /// The element, from 1.
    public var element: Int
    /// The component, from 1; `nil` in an element that has none.
    public var component: Int?
    /// Which repetition of the element it is, from 1.
    public var repetition: Int
    /// What the dictionary calls it; empty where it has no word.
    public var title: String
    /// The value.
    public var text: String

    /// The name by which the field calls it, like `NM103` or `CLM05-1`.
    public func name(in segment: String) -> String {
      segment + (element < 10 ? "0" : "") + String(element) + (component.map { "-\($0)" } ?? "")
    }
  }

  private let library: GuideLibrary
  private var segments: SegmentReader
  private var walk: GuideWalk?
  private var unwatched = FindingSink(level: .syntax, severities: [:])
  private var choice = GuideChoice()
  private var version = ""
  private var sets = 0
  private var isInSet = false

  /// Makes a reader at the beginning of a document.
  public init(_ library: GuideLibrary, limits: Limits = Limits()) {
    self.library = library
    segments = SegmentReader(limits: limits)
  }

  /// Reads the next bytes of the document.
  public mutating func read(_ chunk: [UInt8], _ receive: (Entry) throws -> Void) throws {
    segments.append(chunk)
    try drain(receive)
  }

  /// Ends the document.
  public mutating func finish(_ receive: (Entry) throws -> Void) throws {
    segments.end()
    try drain(receive)
  }

  private mutating func drain(_ receive: (Entry) throws -> Void) throws {
    while let token = segments.next() {
      guard case .segment = token else { continue }
      try receive(entry())
    }
  }

  private mutating func entry() throws -> Entry {
    let original = segments.segment.code
    let code = Segment.isWellFormed(original) ? original : segments.segment.uppercasedCode
    if code == SegmentCode.gs { version = segments.segment.trimmedText(8) }
    if code == SegmentCode.st {
      sets += 1
      isInSet = true
      choice = try GuideChoice(
        library, transaction: segments.segment.trimmedText(1), own: segments.segment.trimmedText(3), group: version)
      walk = choice.first.map { GuideWalk($0) }
    }
    if let other = choice.walk(at: segments.segment, code, after: walk) { walk = other }
    let number = walk?.place(segments.segment, code, &unwatched) ?? nil
    unwatched.findings.removeAll(keepingCapacity: true)
    let id = segments.segment.id
    let definition = library.definition(of: id)
    let use = number.flatMap { walk?.tables.segmentUses[$0] }
    let entry = Entry(
      ordinal: segments.segment.ordinal, range: segments.segment.range, id: id,
      title: use?.title ?? definition?.title ?? "", set: isInSet ? sets : 0,
      loops: walk?.openLoops.map { Loop(name: $0.name, title: $0.title) } ?? [],
      beginsLoop: walk?.beganLoop ?? false, values: values(definition))
    if code == SegmentCode.se {
      isInSet = false
      walk = nil
    }
    return entry
  }

  private func values(_ definition: SegmentDefinition?) -> [Value] {
    let segment = segments.segment
    // The delimiters stand in the header as values of their own.
    let isHeader = segment.isInterchangeHeader
    var values: [Value] = []
    for element in 1...max(1, segment.elementCount) where !segment.isEmpty(element) {
      let known = definition.flatMap { element <= $0.elements.count ? $0.elements[element - 1] : nil }
      let whole = segment.text(element)
      let separator = isHeader || known?.repeats == 1 ? nil : segment.delimiters.repetition
      let parts =
        separator.map { whole.split(separator: Character(Unicode.Scalar($0)), omittingEmptySubsequences: false) }
        ?? [whole[...]]
      for (index, part) in parts.enumerated() {
        let inner = part.split(
          separator: Character(Unicode.Scalar(segment.delimiters.component)), omittingEmptySubsequences: false)
        if isHeader || known.map({ $0.kind != .composite }) ?? (inner.count == 1) {
          values.append(
            Value(
              element: element, component: nil, repetition: index + 1, title: known?.title ?? "", text: String(part)))
          continue
        }
        for (place, text) in inner.enumerated() where !text.isEmpty {
          let title = known.flatMap { place < $0.components.count ? $0.components[place].title : nil } ?? ""
          values.append(
            Value(
              element: element, component: place + 1, repetition: index + 1, title: title, text: String(text)))
        }
      }
    }
    return values
  }
}
