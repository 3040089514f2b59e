/// One segment: its identifier, its elements and where each lies in the document.
///
/// A segment is a view into bytes; text and numbers are made when asked for. Elements count from 1, components too,
/// and whatever is absent reads as empty.
public struct Segment: Sendable {
  /// Position among the segments of the document, from 1.
  public internal(set) var ordinal = 0
  /// The characters it is cut by.
  public internal(set) var delimiters: Delimiters
  /// Line breaks inside the segment.
  public internal(set) var lineBreaks = LineBreaks.none
  /// Whether bytes outside printable ASCII lie in it, delimiters and line breaks aside.
  public internal(set) var holdsUnusualCharacters = false

  /// What line breaks inside a segment mean.
  public enum LineBreaks: Hashable, Sendable {
    /// There are none.
    case none
    /// The file is wrapped at a fixed width: harmless, and left out of the text.
    case wrapped
    /// They stand where no wrapping would put them: a segment terminator may be lost.
    case irregular
  }

  /// The window of bytes in which the segment lies, and the ends of the elements in it.
  var buffer: [UInt8] = []
  var marks = MarkTable()
  /// Document offset of `buffer[0]`.
  var base: Int
  var start = 0
  var end = 0
  /// Index of the mark at which the identifier ends; the marks after it end the elements.
  var firstMark = 0
  /// Number of marks: one for the identifier and one for each element; 0 while there is no segment.
  var markCount = 0
  /// The verified structure of an ISA header; `nil` in any other segment.
  var header: InterchangeHeader?
  /// The identifier packed big-endian, 0 when it is not of 2 or 3 bytes.
  var code: UInt32 = 0

  init(delimiters: Delimiters, base: Int) {
    self.delimiters = delimiters
    self.base = base
  }

  /// Cuts a segment from `bytes`, which lie at `offset` in their document; a terminator at the end is left aside.
  public init(bytes: [UInt8], delimiters: Delimiters, offset: Int, ordinal: Int = 0) {
    self.init(delimiters: delimiters, base: offset)
    self.ordinal = ordinal
    buffer = bytes
    marks.append(bytes, from: 0, to: bytes.count, delimiters: delimiters)
    var kept = 0
    var end = bytes.count
    for index in 0..<marks.count {
      let position = Int(marks.positions[index])
      let byte = bytes[position]
      if byte == delimiters.segment {
        end = position
        break
      } else if byte == delimiters.element {
        marks.positions[kept] = UInt32(position)
        kept += 1
      } else {
        note(byte)
      }
    }
    if kept == marks.positions.count { marks.positions.append(0) }
    marks.positions[kept] = UInt32(end)
    marks.count = kept + 1
    markCount = kept + 1
    self.end = end
    code = packedID
  }

  /// Forgets the segment, whose bytes are about to move.
  mutating func clear() {
    start = 0
    end = 0
    markCount = 0
  }

  /// Remembers what kind of byte outside printable ASCII the segment holds.
  mutating func note(_ byte: UInt8) {
    if byte == delimiters.component || byte == delimiters.repetition { return }
    if byte == .carriageReturn || byte == .lineFeed {
      if lineBreaks == .none { lineBreaks = .wrapped }
    } else {
      holdsUnusualCharacters = true
    }
  }

  /// Positions of an element in the buffer; element 0 is the identifier.
  @inline(__always)
  func bounds(_ element: Int) -> Range<Int> {
    guard element < markCount, element >= 0 else { return end..<end }
    let upper = Int(marks.positions[firstMark + element])
    return (element == 0 ? start : Int(marks.positions[firstMark + element - 1]) + 1)..<upper
  }

  var packedID: UInt32 {
    let bounds = bounds(0)
    guard lineBreaks == .none else {
      let id = Array(buffer[bounds].filter { $0 != .carriageReturn && $0 != .lineFeed })
      return Self.pack(id.span, 0, id.count)
    }
    return Self.pack(buffer.span, bounds.lowerBound, bounds.upperBound)
  }
}

extension Segment {
  /// Number of elements after the identifier.
  public var elementCount: Int { max(0, markCount - 1) }

  /// Whether the segment is an ISA header whose structure was verified.
  public var isInterchangeHeader: Bool { header != nil }

  /// The identifier, like `CLP`.
  public var id: String { text(0) }

  /// Where the segment lies in the document, without its terminator.
  public var range: ByteRange { ByteRange(start: base + start, end: base + end) }

  /// Where an element lies in the document, line breaks included; element 0 is the identifier.
  public func range(of element: Int) -> ByteRange {
    let bounds = bounds(element)
    return ByteRange(start: base + bounds.lowerBound, end: base + bounds.upperBound)
  }

  /// Where a component lies in the document.
  public func range(of element: Int, component: Int) -> ByteRange {
    let bounds = bounds(element, component)
    return ByteRange(start: base + bounds.lowerBound, end: base + bounds.upperBound)
  }

  /// The bytes of an element as they stand in the document.
  public func bytes(_ element: Int) -> [UInt8] { Array(buffer[bounds(element)]) }

  /// Whether empty elements stand at its end.
  @inline(__always)
  var endsInDelimiter: Bool { end > start && buffer[end &- 1] == delimiters.element }

  /// Whether an element is absent or empty.
  public func isEmpty(_ element: Int) -> Bool { bounds(element).isEmpty }

  /// The number of components of an element; 0 when it is empty.
  public func componentCount(_ element: Int) -> Int {
    let bounds = bounds(element)
    guard !bounds.isEmpty else { return 0 }
    let bytes = buffer.span
    var count = 1
    for index in bounds where bytes[index] == delimiters.component { count += 1 }
    return count
  }

  func bounds(_ element: Int, _ component: Int) -> Range<Int> {
    let whole = bounds(element)
    guard component >= 1 else { return whole.upperBound..<whole.upperBound }
    let bytes = buffer.span
    var wanted = component
    var lower = whole.lowerBound
    for index in whole where bytes[index] == delimiters.component {
      wanted -= 1
      if wanted == 0 { return lower..<index }
      lower = index + 1
    }
    return wanted == 1 ? lower..<whole.upperBound : whole.upperBound..<whole.upperBound
  }
}
