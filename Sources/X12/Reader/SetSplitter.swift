/// Cuts a document into its transaction sets, each in an envelope of its own like the one it came in. One set is held in memory.
///
/// Receivers drop an interchange whose control number they have seen, so the parts are numbered apart: each has the ISA13 of its
/// interchange, or the number after that of the part before it where that is higher. What stands outside any set is in no part, and
/// a file that is wrapped into lines of a fixed width is unwrapped.
public struct SetSplitter: Sendable {
  /// One set with its envelope.
  public struct Part: Hashable, Sendable {
    /// ST01.
    public var type: String
    /// ST02.
    public var controlNumber: String
    /// ISA to IEA: the bytes of the set itself are as they were.
    public var bytes: [UInt8]
    /// ISA13 and IEA02.
    var interchangeNumber: String
  }

  private var segments: SegmentReader
  private var interchange: [UInt8] = []
  private var interchangeNumber = ""
  /// Where ISA13 stands in the bytes of the interchange's header.
  private var numberPlace = 0..<0
  /// The number of the part before.
  private var lastNumber: Int?
  private var group: [UInt8] = []
  private var groupNumber = ""
  private var set: Part?
  /// Those of the interchange that is open.
  private var delimiters = Delimiters()

  /// Makes a splitter at the beginning of a document.
  public init(limits: Limits = Limits()) { segments = SegmentReader(limits: limits) }

  /// Reads the next bytes and hands on the sets that they complete.
  public mutating func read(_ chunk: [UInt8], _ receive: (Part) throws -> Void) throws {
    segments.append(chunk)
    try drain(receive)
  }

  /// Ends the document: a set without its trailer is handed on as it is.
  public mutating func finish(_ receive: (Part) throws -> Void) throws {
    segments.end()
    try drain(receive)
    try close(receive)
  }

  private mutating func drain(_ receive: (Part) throws -> Void) throws {
    while let token = segments.next() {
      guard case .segment = token else { continue }
      var segment = segments.segment
      // Lines of a fixed width would break elsewhere in a set that stands alone.
      if segment.lineBreaks == .wrapped { segment = segment.withoutLineBreaks() }
      var bytes = Array(segment.buffer[segment.start..<segment.end])
      bytes.append(segment.delimiters.segment)
      switch Segment.isWellFormed(segment.code) ? segment.code : segment.uppercasedCode {
      case SegmentCode.isa where segment.isInterchangeHeader:
        try close(receive)
        (interchange, interchangeNumber) = (bytes, segment.trimmedText(13))
        let place = segment.range(of: 13)
        numberPlace = place.start - segment.range.start..<place.end - segment.range.start
        (group, groupNumber) = ([], "")
        delimiters = segment.delimiters
      case SegmentCode.gs:
        try close(receive)
        (group, groupNumber) = (bytes, segment.trimmedText(6))
      case SegmentCode.st:
        try close(receive)
        let header = nextHeader()
        set = Part(
          type: segment.trimmedText(1), controlNumber: segment.trimmedText(2), bytes: header.bytes + group + bytes,
          interchangeNumber: header.number)
      case SegmentCode.ge, SegmentCode.iea: try close(receive)
      case SegmentCode.se:
        set?.bytes += bytes
        try close(receive)
      default: set?.bytes += bytes
      }
    }
  }

  /// The header for the next part. A number that is none, or that has no room to count up, stays as it is.
  private mutating func nextHeader() -> (bytes: [UInt8], number: String) {
    guard !numberPlace.isEmpty, numberPlace.count <= 9, interchange[numberPlace].allSatisfy(\.isDigit),
      let own = Int(interchangeNumber)
    else { return (interchange, interchangeNumber) }
    let number = max(own, lastNumber.map { $0 + 1 } ?? own)
    let text = padded(number, numberPlace.count)
    lastNumber = number
    guard number > own, text.utf8.count == numberPlace.count else { return (interchange, interchangeNumber) }
    var header = interchange
    header.replaceSubrange(numberPlace, with: Array(text.utf8))
    return (header, text)
  }

  private mutating func close(_ receive: (Part) throws -> Void) throws {
    guard var part = set else { return }
    set = nil
    let (element, end) = (
      String(decoding: [delimiters.element], as: UTF8.self), String(decoding: [delimiters.segment], as: UTF8.self)
    )
    if !group.isEmpty { part.bytes += Array("GE\(element)1\(element)\(groupNumber)\(end)".utf8) }
    let groups = group.isEmpty ? 0 : 1
    part.bytes += Array("IEA\(element)\(groups)\(element)\(part.interchangeNumber)\(end)".utf8)
    try receive(part)
  }
}
