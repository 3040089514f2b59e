extension EnvelopeReader {
  /// Tells of characters and line breaks that should not be there; once for each set or interchange where harmless.
  mutating func checkCharacters(_ segment: borrowing Segment) {
    switch segment.lineBreaks {
    case .none: break
    case .wrapped:
      if interchange?.reportedWrapping != true {
        sink.report(
          "LINES-WRAPPED", .warning, segment,
          "the file is wrapped into lines of fixed width, so line breaks stand inside values; they were left out, here "
            + "and further on.")
        interchange?.reportedWrapping = true
      }
    case .irregular:
      fail(
        "LINE-BREAK", segment,
        "a line break stands inside the segment, so a segment terminator is probably missing. Ask the sender for the "
          + "file again.")
    }
    if segment.holdsUnusualCharacters, set?.reportedCharacters == false {
      sink.report(
        "CHARACTERS", .warning, segment,
        "characters outside the X12 basic and extended sets stand here; they are kept, and further ones in this set are "
          + "not told.")
      set?.reportedCharacters = true
    }
    if set?.reportedTrailing == false, segment.elementCount > 0, segment.isEmpty(segment.elementCount) {
      sink.report(
        "TRAILING-DELIMITERS", .warning, segment,
        "empty elements stand at the end; they mean nothing, and further ones in this set are not told.")
      set?.reportedTrailing = true
    }
  }

  /// Reports a segment identifier that is not one; gives its code when only upper case is lacking, else 0.
  mutating func repairedCode(_ segment: borrowing Segment) -> UInt32 {
    let code = segment.uppercasedCode
    if code != 0 {
      fail(
        "SEGMENT-CASE", segment,
        "the segment identifier is in lower case; it was read as if in upper case. Ask the sender to correct it.")
      return code
    }
    // Where claims are put together, junk between them loses no money; inside a claim it may be a piece of it.
    let severity: Problem.Severity = assembles && !assembler.isInClaim ? .warning : .error
    if isInSet {
      sink.report(
        "SEGMENT-ID", severity, segment,
        "this is no segment: its identifier is not of 2 or 3 capital letters and digits. It means nothing; ask the sender "
          + "what was meant.")
    }
    return 0
  }
}
