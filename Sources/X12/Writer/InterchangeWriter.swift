/// Writes one interchange. Counts, control numbers of trailers and the numbers of hierarchy levels are its own; the
/// control numbers themselves are the caller's, who alone knows which were used before.
public struct InterchangeWriter: Sendable {
  /// Who sends to whom, when, and under which number.
  public struct Header: Hashable, Sendable {
    /// ISA05.
    public var senderQualifier: String
    /// ISA06, at most 15 characters.
    public var senderID: String
    /// ISA07.
    public var receiverQualifier: String
    /// ISA08, at most 15 characters.
    public var receiverID: String
    /// ISA09.
    public var date: CalendarDate
    /// ISA10, minutes after midnight.
    public var minute: Int
    /// ISA13, from 0 to 999 999 999.
    public var controlNumber: Int
    /// ISA15: whether the interchange is a test (`T`) and not for production (`P`).
    public var isTest: Bool

    /// Makes a header.
    public init(
      sender: (qualifier: String, id: String), receiver: (qualifier: String, id: String), date: CalendarDate,
      minute: Int, controlNumber: Int, isTest: Bool = false
    ) {
      senderQualifier = sender.qualifier
      senderID = sender.id
      receiverQualifier = receiver.qualifier
      receiverID = receiver.id
      self.date = date
      self.minute = minute
      self.controlNumber = controlNumber
      self.isTest = isTest
    }

    /// ISA10 and GS05: the time as HHMM.
    public var time: String { padded(minute / 60, 2) + padded(minute % 60, 2) }
  }

  /// What was written so far.
  public private(set) var bytes: [UInt8] = []
  private let header: Header
  private let delimiters: Delimiters
  /// Written after each terminator, for people; readers leave it out.
  private let lineBreak: [UInt8]
  private var groups = 0
  private var sets = 0
  private var segments = 0
  private var levels = 0

  /// Begins an interchange.
  ///
  /// - Parameter breaksLines: whether each segment stands on a line of its own.
  /// - Throws: `WriteProblem` where the header does not fit its fixed widths.
  public init(_ header: Header, delimiters: Delimiters = Delimiters(), breaksLines: Bool = false) throws(WriteProblem) {
    self.header = header
    self.delimiters = delimiters
    lineBreak = breaksLines ? [.lineFeed] : []
    guard 0...999_999_999 ~= header.controlNumber else {
      throw WriteProblem(segment: "ISA", element: 13, reason: "the control number has at most nine digits")
    }
    guard 0..<1440 ~= header.minute else {
      throw WriteProblem(segment: "ISA", element: 10, reason: "a day has 1440 minutes")
    }
    let date = ElementText(header.date).components[0]
    try write(
      SegmentText(
        "ISA", "00", ElementText(Self.filled("", 10)), "00", ElementText(Self.filled("", 10)),
        ElementText(try Self.field(header.senderQualifier, 2, 5)), ElementText(try Self.field(header.senderID, 15, 6)),
        ElementText(try Self.field(header.receiverQualifier, 2, 7)),
        ElementText(try Self.field(header.receiverID, 15, 8)),
        ElementText(String(date.dropFirst(2))), ElementText(header.time),
        ElementText(Self.character(delimiters.repetition ?? UInt8(ascii: "U"))), "00501",
        ElementText(padded(header.controlNumber, 9)), "0", header.isTest ? "T" : "P",
        ElementText(Self.character(delimiters.component))), isHeader: true)
  }

  /// Writes a group around what `body` writes.
  ///
  /// - Parameters:
  ///   - functionalID: GS01, like `HC`.
  ///   - version: GS08.
  ///   - controlNumber: GS06 and GE02.
  ///   - sender: GS02; `nil` for the sender of the interchange.
  ///   - receiver: GS03; `nil` for the receiver of the interchange.
  public mutating func group(
    _ functionalID: String, version: String, controlNumber: Int, sender: String? = nil, receiver: String? = nil,
    _ body: (inout InterchangeWriter) throws -> Void
  ) throws {
    try write(
      SegmentText(
        "GS", ElementText(functionalID), ElementText(sender ?? header.senderID),
        ElementText(receiver ?? header.receiverID),
        ElementText(header.date), ElementText(header.time), ElementText(String(controlNumber)), "X",
        ElementText(version)))
    groups += 1
    sets = 0
    try body(&self)
    try write(SegmentText("GE", ElementText(String(sets)), ElementText(String(controlNumber))))
  }

  /// Writes a transaction set around what `body` writes.
  ///
  /// - Parameters:
  ///   - type: ST01.
  ///   - version: ST03; `nil` for the types that have none, like the 835.
  ///   - controlNumber: ST02 and SE02; at least four characters.
  public mutating func set(
    _ type: String, version: String?, controlNumber: String, _ body: (inout InterchangeWriter) throws -> Void
  ) throws {
    guard 4...9 ~= controlNumber.count else {
      throw WriteProblem(segment: "ST", element: 2, reason: "a set's control number has four to nine characters")
    }
    sets += 1
    segments = 0
    levels = 0
    try write(SegmentText("ST", ElementText(type), ElementText(controlNumber), ElementText(version ?? "")))
    try body(&self)
    try write(SegmentText("SE", ElementText(String(segments + 1)), ElementText(controlNumber)))
  }

  /// Writes an HL segment under its parent and gives the level's number.
  ///
  /// - Parameters:
  ///   - code: HL03.
  ///   - parent: the number of the level above; `nil` for the first.
  ///   - hasChildren: HL04; `nil` leaves it out.
  @discardableResult
  public mutating func level(_ code: String, under parent: Int?, hasChildren: Bool?) throws(WriteProblem) -> Int {
    levels += 1
    try write(
      SegmentText(
        "HL", ElementText(String(levels)), ElementText(parent.map { String($0) } ?? ""), ElementText(code),
        ElementText(hasChildren.map { $0 ? "1" : "0" } ?? "")))
    return levels
  }

  /// Writes a segment; empty components, elements and repeated separators at its end are left out.
  public mutating func segment(_ id: String, _ elements: ElementText...) throws(WriteProblem) {
    try write(SegmentText(id, elements))
  }

  /// Ends the interchange and gives its bytes.
  public consuming func finish() throws(WriteProblem) -> [UInt8] {
    try write(SegmentText("IEA", ElementText(String(groups)), ElementText(padded(header.controlNumber, 9))))
    return bytes
  }

  /// Writes a segment; empty components and elements at its end are left out.
  public mutating func write(_ segment: SegmentText) throws(WriteProblem) {
    try write(segment, isHeader: false)
  }

  private mutating func write(_ segment: SegmentText, isHeader: Bool) throws(WriteProblem) {
    guard Segment.isWellFormed(Segment.pack(segment.id)) else {
      throw WriteProblem(segment: segment.id, reason: "a segment's name has two or three capital letters and digits")
    }
    let last = segment.elements.lastIndex { $0.components.contains { !$0.isEmpty } }
    guard let last else { throw WriteProblem(segment: segment.id, reason: "the segment says nothing") }
    bytes.append(contentsOf: segment.id.utf8)
    for (index, element) in segment.elements[...last].enumerated() {
      bytes.append(delimiters.element)
      let end = element.components.lastIndex { !$0.isEmpty } ?? -1
      for (position, component) in element.components.prefix(end + 1).enumerated() {
        if position > 0 { bytes.append(delimiters.component) }
        if !isHeader { try check(component, segment.id, index + 1) }
        bytes.append(contentsOf: component.utf8)
      }
    }
    bytes.append(delimiters.segment)
    bytes.append(contentsOf: lineBreak)
    segments += 1
  }

  /// X12 has no way to escape: what would cut the text apart cannot be written.
  private func check(_ text: String, _ segment: String, _ element: Int) throws(WriteProblem) {
    for byte in text.utf8 {
      if [delimiters.element, delimiters.component, delimiters.segment].contains(byte) {
        throw WriteProblem(
          segment: segment, element: element,
          reason: "the text holds \(Self.character(byte)), which separates the parts of this file; leave it out")
      }
      if byte < 0x20 || byte == 0x7F {
        throw WriteProblem(
          segment: segment, element: element, reason: "the text holds a control character; leave it out")
      }
    }
  }

  private static func field(_ text: String, _ width: Int, _ element: Int) throws(WriteProblem) -> String {
    guard text.utf8.count <= width, text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) else {
      throw WriteProblem(
        segment: "ISA", element: element, reason: "“\(text)” does not fit \(width) plain characters")
    }
    return filled(text, width)
  }

  private static func filled(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }

  private static func character(_ byte: UInt8) -> String { String(decoding: [byte], as: UTF8.self) }
}

/// The number in decimal, with zeros before it up to the width.
private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
