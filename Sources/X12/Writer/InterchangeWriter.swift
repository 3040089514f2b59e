/// Writes one interchange. Counts, trailers and the numbers of hierarchy levels are its own; the control numbers are the
/// caller's, who alone knows which were used before (see ``ControlNumbers``).
///
/// With guides it refuses what they forbid: the call throws a ``WriteProblem`` as soon as what was written shows it, which
/// for a segment that is missing is at the end of its loop. After a throw, discard the writer.
public struct InterchangeWriter: Sendable {
  /// What was written so far.
  public internal(set) var bytes: [UInt8] = []
  private let header: Header
  private let delimiters: Delimiters
  /// Written after each terminator, for people; readers leave it out.
  let lineBreak: [UInt8]
  private var groupNumbers: Set<Int> = []
  private var groupVersion = ""
  /// Control numbers of the open group's sets.
  private var setNumbers: Set<String> = []
  private var segments = 0
  var levels = 0
  var openLevels: [OpenLevel] = []
  /// Codes of levels (HL03) for which the open set's guide does not want HL04.
  var levelsWithoutAnswer: Set<String> = []
  private var check: WriteCheck?
  /// How many of the bytes were checked.
  private var checked = 0

  /// Begins an interchange.
  ///
  /// - Parameters:
  ///   - header: who sends to whom, when, and under which number.
  ///   - delimiters: the characters that cut it into pieces.
  ///   - breaksLines: whether each segment stands on a line of its own.
  ///   - guides: what may be written; `nil` for anything that can be cut apart again.
  ///   - level: how deep to look; only with guides.
  ///   - codes: the tables of codes that are loaded; only with guides.
  /// - Throws: `WriteProblem` where the header does not fit its fixed widths.
  public init(
    _ header: Header, delimiters: Delimiters = Delimiters(), breaksLines: Bool = false, guides: GuideLibrary? = nil,
    level: SNIPLevel = .codes, codes: [CodeTableName: CodeTable] = [:]
  ) throws(WriteProblem) {
    self.header = header
    check = guides.map { WriteCheck($0, level: level, codes: codes) }
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
        "ISA", ElementText(try Self.field(header.authorization.qualifier, 2, 1)),
        ElementText(try Self.field(header.authorization.value, 10, 2)),
        ElementText(try Self.field(header.security.qualifier, 2, 3)),
        ElementText(try Self.field(header.security.value, 10, 4)),
        ElementText(try Self.field(header.senderQualifier, 2, 5)), ElementText(try Self.field(header.senderID, 15, 6)),
        ElementText(try Self.field(header.receiverQualifier, 2, 7)),
        ElementText(try Self.field(header.receiverID, 15, 8)),
        ElementText(String(date.dropFirst(2))), ElementText(header.time),
        ElementText(Self.character(delimiters.repetition ?? UInt8(ascii: "U"))), "00501",
        ElementText(padded(header.controlNumber, 9)), header.wantsAcknowledgement ? "1" : "0",
        header.isTest ? "T" : "P",
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
  ///   - body: writes the sets of the group.
  public mutating func group(
    _ functionalID: String, version: String, controlNumber: Int, sender: String? = nil, receiver: String? = nil,
    _ body: (inout InterchangeWriter) throws -> Void
  ) throws {
    guard groupNumbers.insert(controlNumber).inserted else {
      throw WriteProblem(
        segment: "GS", element: 6, reason: "the interchange has a group \(controlNumber) already; take another number")
    }
    try write(
      SegmentText(
        "GS", ElementText(functionalID), ElementText(sender ?? header.senderID),
        ElementText(receiver ?? header.receiverID),
        ElementText(header.date), ElementText(header.time), ElementText(String(controlNumber)), "X",
        ElementText(version)))
    setNumbers = []
    groupVersion = version
    try body(&self)
    try write(SegmentText("GE", ElementText(String(setNumbers.count)), ElementText(String(controlNumber))))
  }

  /// Writes a group around what `body` writes, under the next number for its receiver.
  public mutating func group(
    _ functionalID: String, version: String, numbers: inout some ControlNumbers, sender: String? = nil,
    receiver: String? = nil, _ body: (inout InterchangeWriter) throws -> Void
  ) throws {
    try group(
      functionalID, version: version,
      controlNumber: try numbers.next(.group(receiver: receiver ?? header.receiverID)), sender: sender,
      receiver: receiver, body)
  }

  /// Writes a transaction set around what `body` writes.
  ///
  /// - Parameters:
  ///   - type: ST01.
  ///   - version: ST03; `nil` for the types that have none, like the 835.
  ///   - controlNumber: ST02 and SE02; at least four characters. `nil` for the place of the set in its group.
  ///   - body: writes what stands between ST and SE.
  public mutating func set(
    _ type: String, version: String?, controlNumber: String? = nil, _ body: (inout InterchangeWriter) throws -> Void
  ) throws {
    let number = controlNumber ?? padded(setNumbers.count + 1, 4)
    guard 4...9 ~= number.count else {
      throw WriteProblem(segment: "ST", element: 2, reason: "a set's control number has four to nine characters")
    }
    guard setNumbers.insert(number).inserted else {
      throw WriteProblem(
        segment: "ST", element: 2, reason: "the group has a set \(number) already; take another number")
    }
    segments = 0
    levels = 0
    openLevels = []
    levelsWithoutAnswer =
      try check?.levelsWithoutAnswer(transaction: type, version: version ?? groupVersion) ?? []
    try write(SegmentText("ST", ElementText(type), ElementText(number), ElementText(version ?? "")))
    try body(&self)
    try write(SegmentText("SE", ElementText(String(segments + 1)), ElementText(number)))
  }

  /// Writes a segment; empty components, elements and repeated separators at its end are left out.
  public mutating func segment(_ id: String, _ elements: ElementText...) throws(WriteProblem) {
    try write(SegmentText(id, elements))
  }

  /// Ends the interchange and gives its bytes, or those that were not taken yet.
  public consuming func finish() throws(WriteProblem) -> [UInt8] {
    try write(SegmentText("IEA", ElementText(String(groupNumbers.count)), ElementText(padded(header.controlNumber, 9))))
    try check?.finish()
    return bytes
  }

  /// Takes what was written and is settled, so that a long interchange need not be held in memory.
  public mutating func takeBytes() -> [UInt8] {
    let end = settled
    let taken = Array(bytes[..<end])
    bytes.removeFirst(end)
    checked -= min(checked, end)
    for index in openLevels.indices {
      openLevels[index].start -= end
      openLevels[index].answer? -= end
    }
    return taken
  }

  /// Up to where nothing will change any more: an open level says later whether others lie below it.
  private var settled: Int { openLevels.last.flatMap { $0.answer == nil ? nil : $0.start } ?? bytes.count }

  /// Checks what has been settled since.
  mutating func settle() throws(WriteProblem) {
    let end = settled
    guard check != nil, end > checked else { return }
    let piece = Array(bytes[checked..<end])
    checked = end
    try check?.take(piece)
  }

  /// Writes a segment; empty components and elements at its end are left out.
  public mutating func write(_ segment: SegmentText) throws(WriteProblem) {
    try write(segment, isHeader: false)
  }

  private mutating func write(_ segment: SegmentText, isHeader: Bool) throws(WriteProblem) {
    guard Segment.isWellFormed(Segment.pack(segment.id)) else {
      throw WriteProblem(segment: segment.id, reason: "a segment's name has two or three capital letters and digits")
    }
    let last = segment.elements.lastIndex { $0.repetitions.contains { $0.contains { !$0.isEmpty } } }
    guard let last else { throw WriteProblem(segment: segment.id, reason: "the segment says nothing") }
    bytes.append(contentsOf: segment.id.utf8)
    for (index, element) in segment.elements[...last].enumerated() {
      bytes.append(delimiters.element)
      for (repetition, components) in element.repetitions.enumerated() {
        if repetition > 0 {
          guard let separator = delimiters.repetition else {
            throw WriteProblem(
              segment: segment.id, element: index + 1,
              reason: "the interchange names no repetition separator, so the element cannot be repeated")
          }
          bytes.append(separator)
        }
        let end = components.lastIndex { !$0.isEmpty } ?? -1
        for (position, component) in components.prefix(end + 1).enumerated() {
          if position > 0 { bytes.append(delimiters.component) }
          if !isHeader { try refuse(component, segment.id, index + 1) }
          bytes.append(contentsOf: component.utf8)
        }
      }
    }
    bytes.append(delimiters.segment)
    bytes.append(contentsOf: lineBreak)
    segments += 1
    try settle()
  }

  /// X12 has no way to escape: what would cut the text apart cannot be written.
  private func refuse(_ text: String, _ segment: String, _ element: Int) throws(WriteProblem) {
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
