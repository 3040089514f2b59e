/// The rules of envelopes and of the text between them. What single elements hold is said by `envelope.guide`, and named as the
/// element: `ISA05`.
public enum EnvelopeRule: String, CaseIterable, Sendable {
  case header = "ISA"
  case headerUnusable = "ISA-UNUSABLE"
  case headerWidth = "ISA-WIDTH"
  case repetitionSeparator = "ISA11"
  case interchangeRepeated = "ISA13-REPEATED"
  case interchangeKnown = "ISA13-KNOWN"
  case interchangeTrailerMissing = "IEA-MISSING"
  case interchangeTrailerStray = "IEA-STRAY"
  case groupCount = "IEA01"
  case interchangeNumber = "IEA02"
  case acknowledgementPlace = "TA1-PLACE"
  case groupHeaderMissing = "GS-MISSING"
  case groupNumberMissing = "GS06"
  case groupRepeated = "GS06-REPEATED"
  case groupTrailerMissing = "GE-MISSING"
  case groupTrailerStray = "GE-STRAY"
  case setCount = "GE01"
  case groupNumber = "GE02"
  case setGroup = "ST01"
  case setNumberMissing = "ST02"
  case setRepeated = "ST02-REPEATED"
  case setGuide = "ST03"
  case setTrailerMissing = "SE-MISSING"
  case setTrailerStray = "SE-STRAY"
  case segmentCount = "SE01"
  case setNumber = "SE02"
  case levelNumber = "HL01"
  case segmentIdentifier = "SEGMENT-ID"
  case segmentCase = "SEGMENT-CASE"
  case segmentStray = "SEGMENT-STRAY"
  case segmentLong = "SEGMENT-LONG"
  case segmentEmpty = "SEGMENT-EMPTY"
  case segmentIndented = "SEGMENT-INDENTED"
  case segmentsOutside = "SEGMENTS-OUTSIDE"
  case textOutside = "TEXT-OUTSIDE"
  case blankBefore = "BLANK-BEFORE"
  case padding = "PADDING"
  case byteOrderMark = "BOM"
  case terminator = "TERMINATOR"
  case binaryLength = "BINARY-LENGTH"
  case binaryLong = "BINARY-LONG"
  case linesWrapped = "LINES-WRAPPED"
  case lineBreak = "LINE-BREAK"
  case characters = "CHARACTERS"
  case trailingDelimiters = "TRAILING-DELIMITERS"

  /// The name, for counting and for documentation.
  public var name: String { rawValue }

  /// How much it matters unless the caller says otherwise.
  ///
  /// A number that stands twice is an error: the standard has codes to refuse it with (TA105 025, AK905 19, IK502 23), because nothing else
  /// tells two interchanges, groups or sets apart, and what is taken in twice is paid or billed twice. That another document was read
  /// before is no fault of this one, so there it is a warning, which a caller may raise. A set in a group of another kind is read as what it says
  /// itself, and nothing of it is lost.
  public var severity: Problem.Severity {
    switch self {
    case .interchangeKnown, .repetitionSeparator, .acknowledgementPlace, .setGroup, .segmentEmpty, .segmentIndented,
      .textOutside,
      .blankBefore, .padding, .byteOrderMark, .terminator, .binaryLong, .linesWrapped, .characters, .trailingDelimiters:
      .warning
    default: .error
    }
  }

  /// How deep the check looks that tells it. Levels (HL) are no matter of envelopes, but of guides.
  public var level: SNIPLevel { self == .levelNumber ? .guide : .syntax }

  /// How acknowledgements say it.
  public var code: Finding.Code {
    switch self {
    case .headerUnusable, .headerWidth, .groupHeaderMissing, .groupTrailerStray, .interchangeTrailerStray,
      .setTrailerStray, .segmentStray:
      .interchange("022")
    case .interchangeRepeated, .interchangeKnown: .interchange("025")
    case .interchangeTrailerMissing: .interchange("023")
    case .groupCount: .interchange("021")
    case .interchangeNumber: .interchange("001")
    case .groupNumberMissing: .group("6")
    case .groupRepeated: .group("19")
    case .groupTrailerMissing: .group("3")
    case .setCount: .group("5")
    case .groupNumber: .group("4")
    case .setGroup: .set("18")
    case .setNumberMissing: .set("7")
    case .setRepeated: .set("23")
    case .setGuide: .set("I6")
    case .setTrailerMissing: .set("2")
    case .segmentCount: .set("4")
    case .setNumber: .set("3")
    case .levelNumber: .element("7")
    case .segmentIdentifier, .segmentCase: .segment("1")
    case .segmentLong, .binaryLength, .lineBreak, .characters, .trailingDelimiters: .segment("8")
    // These refuse nothing, or stand where there is nothing to refuse.
    case .header, .repetitionSeparator, .acknowledgementPlace, .segmentEmpty, .segmentIndented, .segmentsOutside,
      .textOutside, .blankBefore, .padding, .byteOrderMark, .terminator, .binaryLong, .linesWrapped:
      .none
    }
  }

  /// What the rule says, for the table of rules.
  public var meaning: String {
    switch self {
    case .header: "The document holds an interchange header from which delimiters can be had."
    case .headerUnusable: "An interchange header has its 16 elements, and delimiters that differ."
    case .headerWidth: "The elements of the interchange header have their fixed widths."
    case .repetitionSeparator: "From version 00501 on ISA11 is the repetition separator, no letter or digit."
    case .interchangeRepeated:
      "No other interchange of the document from the same sender to the same receiver has this control number."
    case .interchangeKnown: "No document that was checked before this one holds the interchange."
    case .interchangeTrailerMissing: "An interchange has its trailer (IEA)."
    case .interchangeTrailerStray: "A trailer (IEA) ends an interchange that is open."
    case .groupCount: "IEA01 is the number of groups."
    case .interchangeNumber: "IEA02 is the control number of ISA13."
    case .acknowledgementPlace: "A TA1 stands outside groups."
    case .groupHeaderMissing: "A set stands in a group (GS)."
    case .groupNumberMissing: "A group has a control number of at most nine digits."
    case .groupRepeated: "No other group of the interchange has this control number."
    case .groupTrailerMissing: "A group has its trailer (GE)."
    case .groupTrailerStray: "A trailer (GE) ends a group that is open."
    case .setCount: "GE01 is the number of sets."
    case .groupNumber: "GE02 is the control number of GS06."
    case .setGroup: "A set stands in a group of its kind (GS01), an 837 in HC."
    case .setNumberMissing: "A set has a control number."
    case .setRepeated: "No other set of the group has this control number."
    case .setGuide: "ST03 names the same guide as GS08."
    case .setTrailerMissing: "A set has its trailer (SE)."
    case .setTrailerStray: "A trailer (SE) ends a set that is open."
    case .segmentCount: "SE01 is the number of segments, ST and SE included."
    case .setNumber: "SE02 is the control number of ST02."
    case .levelNumber: "HL01 counts the levels of a set for which no guide is known."
    case .segmentIdentifier:
      "An identifier has two or three capital letters and digits."
    case .segmentCase: "An identifier is written in capital letters."
    case .segmentStray: "A segment that is none of the envelope stands in a set (ST to SE)."
    case .segmentLong: "A segment is no longer than the reader's limit."
    case .segmentEmpty: "No terminator stands behind another."
    case .segmentIndented: "A segment begins behind the terminator of the one before it, without blanks."
    case .segmentsOutside: "No segments stand outside interchanges."
    case .textOutside: "No text stands outside interchanges."
    case .blankBefore: "No blank lines stand before the first interchange."
    case .padding: "No filling (Ctrl-Z, NUL) stands outside interchanges."
    case .byteOrderMark: "The document begins without a byte order mark."
    case .terminator: "The last segment has its terminator."
    case .binaryLength: "A binary segment is as long as it says."
    case .binaryLong: "A binary segment has no more data than is kept."
    case .linesWrapped: "The document is not wrapped into lines of a fixed width."
    case .lineBreak: "No line break stands inside a segment."
    case .characters: "Only characters of the basic and extended sets stand in values."
    case .trailingDelimiters: "No empty elements stand at the end of a segment."
    }
  }
}
