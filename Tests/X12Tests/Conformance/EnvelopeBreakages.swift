@testable import X12

/// For each rule of envelopes, documents that break just it, with the guides at hand.
enum EnvelopeBreakages {
  static let all: [Breakage] = trailers + missing + headers + identifiers + characters

  private static let segments = SampleSet.remittance.segments

  /// The segments with `new` where the one stands that begins with `old`.
  private static func replacing(_ old: String, with new: String..., in segments: [String] = segments) -> [String] {
    let places = segments.indices.filter { segments[$0].hasPrefix(old) }
    precondition(places.count == 1, "the document has \(places.count) segments \(old)")
    var changed = segments
    changed.replaceSubrange(places[0]...places[0], with: new)
    return changed
  }

  private static let trailers: [Breakage] = [
    Breakage("SE01", "too few segments", replacing("SE*", with: "SE*9*0001"), Told("SE01", at: "SE*", 1)),
    Breakage("SE02", "another number", replacing("SE*", with: "SE*32*0002"), Told("SE02", at: "SE*", 2)),
    Breakage("GE01", "another count", replacing("GE*", with: "GE*2*1"), Told("GE01", at: "GE*", 1)),
    Breakage("GE02", "another number", replacing("GE*", with: "GE*1*2"), Told("GE02", at: "GE*", 2)),
    Breakage("IEA01", "another count", replacing("IEA*", with: "IEA*2*000000001"), Told("IEA01", at: "IEA*", 1)),
    Breakage("IEA02", "another number", replacing("IEA*", with: "IEA*1*000000002"), Told("IEA02", at: "IEA*", 2)),
    Breakage(
      "SE-STRAY", "a second trailer", replacing("GE*", with: "SE*1*9", "GE*1*1"), Told("SE-STRAY", at: "SE*1*9")),
    Breakage(
      "GE-STRAY", "a second trailer", replacing("IEA*", with: "GE*9*9", "IEA*1*000000001"),
      Told("GE-STRAY", at: "GE*9*9")),
  ]

  private static let missing: [Breakage] = [
    Breakage("SE-MISSING", "no trailer of the set", replacing("SE*"), Told("SE-MISSING", after: "PLB")),
    Breakage("GE-MISSING", "no trailer of the group", replacing("GE*"), Told("GE-MISSING", after: "SE*")),
    Breakage("IEA-MISSING", "no trailer of the interchange", replacing("IEA*"), Told("IEA-MISSING", after: "GE*")),
    Breakage(
      "SE-MISSING", "the file is cut off behind a line: what is lost is not asked of the payer",
      Array(segments.prefix { !$0.hasPrefix("DTM*472") }), Told("SE-MISSING", after: "SVC*HC:J1100"),
      Told("GE-MISSING", after: "SVC*HC:J1100"),
      Told("IEA-MISSING", after: "SVC*HC:J1100")),
    Breakage(
      "GS-MISSING", "a set outside any group",
      replacing("IEA*", with: "IEA*0*000000001", in: replacing("GE*", in: replacing("GS*"))),
      Told("GS-MISSING", at: "ST*")),
  ]

  private static let headers: [Breakage] = [
    Breakage(
      "GS06", "no number of the group",
      replacing("GS*", with: "GS*HP*SENDER*RECEIVER*20261102*0800**X*005010X221A1"), Told("GS06", at: "GS*", 6),
      Told("GE02", at: "GE*", 2)),
    Breakage(
      "ST02", "no number of the set", replacing("ST*", with: "ST*835**005010X221A1"), Told("ST02", at: "ST*", 2),
      Told(ConformanceRule.elementRequired, at: "ST*", 2), Told("SE02", at: "SE*", 2)),
    Breakage(
      "ST03", "another guide than the group's", replacing("ST*", with: "ST*835*0001*005010X221"),
      Told("ST03", at: "ST*", 3)),
    Breakage(
      "ST03", "what the set names goes before what the group names",
      replacing(
        "GS*", with: "GS*HC*SENDER*RECEIVER*20261102*0800*1*X*005010X222A1",
        in: SampleSet.institutional.segments), Told("ST03", at: "ST*", 3)),
    Breakage(
      "ST02-REPEATED", "two sets of one number",
      replacing("GE*", with: "ST*997*0001", "AK1*HP*1", "AK9*A*1*1*1", "SE*4*0001", "GE*2*1"),
      Told(ConformanceRule.guideNone.name, at: "ST*997"), Told("ST02-REPEATED", at: "ST*997", 2)),
    Breakage(
      "GS06-REPEATED", "two groups of one number",
      replacing("IEA*", with: "GS*HP*SENDER*RECEIVER*20261102*0900*1*X*005010X221A1", "GE*0*1", "IEA*2*000000001"),
      Told("GS06-REPEATED", at: "GS*HP*SENDER*RECEIVER*20261102*0900", 6)),
    Breakage(
      "ISA13-REPEATED", "the same interchange on the next day",
      segments + [segments[0].replacing("*261102*", with: "*261103*"), "IEA*0*000000001"],
      Told("ISA13-REPEATED", at: segments[0].replacing("*261102*", with: "*261103*"), 13)),
    Breakage(
      "ST01", "a payment in a group of claims",
      replacing("GS*", with: "GS*HC*SENDER*RECEIVER*20261102*0800*1*X*005010X221A1"),
      Told("ST01", at: "ST*", 1, nil, .warning)),
    Breakage(
      "ISA-WIDTH", "the header is not filled up",
      replacing("ISA*", with: segments[0].replacing("SENDER         ", with: "SENDER")),
      Told("ISA-WIDTH", at: "ISA*")),
    Breakage(
      "ISA11", "a letter for the repetition separator",
      replacing("ISA*", with: segments[0].replacing("*^*", with: "*U*")),
      Told("ISA11", at: "ISA*", 11, nil, .warning)),
    Breakage(
      "HL01", "levels of a set without a guide",
      replacing("ST*", with: "ST*841*0001", "HL*1**20*1", "HL*3*1*21*0").filter { !$0.hasPrefix("SE*") }.flatMap {
        $0.hasPrefix("GE*") ? ["SE*34*0001", $0] : [$0]
      }, Told(ConformanceRule.guideNone.name, at: "ST*"),
      Told("HL01", at: "HL*3", 1)),
    Breakage(
      "TA1-PLACE", "an acknowledgement in a group", replacing("GE*", with: "TA1*000000001*261102*0800*A*000", "GE*1*1"),
      Told("TA1-PLACE", at: "TA1", nil, nil, .warning)),
  ]

  private static let identifiers: [Breakage] = [
    Breakage(
      "SEGMENT-CASE", "lower case is read as upper case", replacing("AMT*", with: "amt*AU*1OO"),
      Told("SEGMENT-CASE", at: "amt"), Told(ConformanceRule.elementNumber, at: "amt", 2)),
    Breakage(
      "SEGMENT-CASE", "a trailer in lower case", replacing("SE*", with: "se*32*0001"), Told("SEGMENT-CASE", at: "se*")),
    Breakage(
      "SEGMENT-ID", "an identifier of four letters", replacing("AMT*", with: "AMTX*AU*100"),
      Told("SEGMENT-ID", at: "AMTX")),
    Breakage(
      "SEGMENT-ID", "a piece of a value behind a terminator that is too much",
      replacing("AMT*", with: "AMT*AU*100", "STREET"), Told("SEGMENT-ID", at: "STREET"),
      Told("SE01", at: "SE*", 1)),
    Breakage(
      "SEGMENT-STRAY", "a segment behind the set", replacing("GE*", with: "AMT*T*1", "GE*1*1"),
      Told("SEGMENT-STRAY", at: "AMT*T")),
  ]

  private static let characters: [Breakage] = [
    Breakage(
      "CHARACTERS", "an umlaut", replacing("NM1*QC*1*DOE", with: "NM1*QC*1*DÖE*JANE****MI*MEMBER1"),
      Told("CHARACTERS", at: "NM1*QC*1*DÖE", nil, nil, .warning),
      Told(ConformanceRule.elementCharacters, at: "NM1*QC*1*DÖE", 3)),
    Breakage(
      "TRAILING-DELIMITERS", "empty elements at the end", replacing("REF*TJ", with: "REF*TJ*999999999**"),
      Told("TRAILING-DELIMITERS", at: "REF*TJ", nil, nil, .warning)),
    Breakage(
      "LINE-BREAK", "a line break in a value", replacing("REF*TJ", with: "REF*TJ*9999\n99999"),
      Told("LINE-BREAK", at: "REF*TJ")),
  ]
}
