/// Recognises an ISA header by its structure, which is what tells it from the word ISA.
struct InterchangeHeader: Equatable {
  /// The delimiters that the header declares.
  var delimiters: Delimiters
  /// Whether every field has the width that the standard fixes.
  var hasFixedWidths: Bool

  /// What the bytes after a possible beginning amount to.
  enum Verdict: Equatable {
    case header(InterchangeHeader)
    /// It was meant as a header, but no delimiters can be had from it.
    case damaged
    case none
    /// More bytes are needed to tell.
    case unknown
  }

  /// The longest header that is recognised, line breaks and over-long fields included.
  static let lookahead = 256
  /// How long a header is whose fields have their fixed widths, its terminator included.
  static var length: Int { 106 }
  static let widths = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1]

  /// Judges bytes that begin with `ISA`; `isWhole` says that no more will follow them.
  static func judge(_ bytes: Span<UInt8>, isWhole: Bool) -> Verdict {
    guard bytes.count >= lookahead || isWhole else { return .unknown }
    guard bytes.count > 3, bytes[3].isDelimiter, !bytes[3].isLineBreak else { return .none }
    let element = bytes[3]
    var field = 1
    var width = 0
    var hasFixedWidths = true
    var versionDigits = 0
    var repetition: UInt8 = 0
    // The first two fields have their widths in no prose.
    var isMeant = false
    var index = 4
    let end = min(bytes.count, lookahead)
    while index < end, field < 16 {
      let byte = bytes[index]
      index += 1
      if byte == element {
        if width != widths[field - 1] { hasFixedWidths = false }
        if field == 1 || isMeant { isMeant = field > 2 || width == widths[field - 1] }
        if isQualifier(field), width > 2 { return isMeant ? .damaged : .none }
        if field == 12, width != 5 || versionDigits != 5 { return damaged(field) }
        field += 1
        width = 0
      } else if !byte.isLineBreak {
        if field == 11 { repetition = byte }
        if field == 12, byte.isDigit { versionDigits += 1 }
        width += 1
      }
    }
    while index < end, bytes[index].isLineBreak { index += 1 }
    guard field == 16, index + 1 < end else { return isMeant && field > 2 ? .damaged : damaged(field) }
    let component = bytes[index]
    let segment = bytes[index + 1]
    guard component.isDelimiter, segment.isDelimiter, component != element, segment != element, segment != component
    else { return damaged(field) }
    // A terminator inside the header would end it there.
    for place in 4..<index where bytes[place] == segment { return .damaged }
    var delimiters = Delimiters(element: element, component: component, repetition: nil, segment: segment)
    if repetition.isDelimiter, ![element, component, segment].contains(repetition) {
      delimiters.repetition = repetition
    }
    return .header(InterchangeHeader(delimiters: delimiters, hasFixedWidths: hasFixedWidths))
  }

  /// ISA01, 03, 05 and 07 are two characters wide in any header; prose betrays itself here.
  private static func isQualifier(_ field: Int) -> Bool { field < 8 && field % 2 == 1 }

  /// Prose gives up early; a header that got as far as the tenth field was meant as one.
  private static func damaged(_ field: Int) -> Verdict { field >= 10 ? .damaged : .none }
}
