/// Checks what the segments of a claim say of each other: the numbers of its lines, the diagnoses that they point to, the order of its payers.
struct ClaimCheck: Sendable {
  private var lines = 0
  private var lastLine = 0
  private var isAstray = false
  /// How many diagnoses the claim gives.
  private var diagnoses = 0
  private var diagnosisCodes: [UInt64] = []
  /// Which ranks (SBR01) are taken by the payer that the claim goes to, and by all of them; bit n is the n-th letter.
  private var ownRank: UInt32 = 0
  private var ranks: UInt32 = 0

  /// Takes the insurance that the next claims go to.
  mutating func openSubscriber(_ segment: borrowing Segment) { ownRank = Self.rank(segment) }

  mutating func openClaim() {
    (lines, lastLine, isAstray, diagnoses, ranks) = (0, 0, false, 0, ownRank)
    diagnosisCodes.removeAll(keepingCapacity: true)
  }

  /// Takes another insurance of the claim.
  mutating func addInsurance(
    _ segment: borrowing Segment, _ loop: Int, _ tables: GuideTables, _ sink: inout FindingSink
  ) {
    let rank = Self.rank(segment)
    if ranks & rank != 0 {
      sink.add(
        .payerRank, segment, loop: tables.path(Int32(loop)), element: 1,
        "two payers of the claim have the rank \"\(segment.text(1))\". Say who pays first (P), second (S) and third (T)."
      )
    }
    ranks |= rank
  }

  /// Takes codes of the claim, of which diagnoses begin with one.
  mutating func addCodes(
    _ segment: borrowing Segment, _ loop: Int, _ tables: GuideTables, _ sink: inout FindingSink
  ) {
    switch segment.packed(1, component: 1) {
    // ABK, ABF, BK, BF and TQ.
    case 0x41_424B, 0x41_4246, 0x424B, 0x4246, 0x5451:
      var last = segment.elementCount
      while last > 0, segment.isEmpty(last) { last -= 1 }
      diagnoses += last
      addDiagnoses(segment, last, loop, tables, &sink)
    default: break
    }
  }

  /// A claim may be made of junk, whose codes are not all compared.
  private static var mostDiagnoses: Int { 100 }

  private mutating func addDiagnoses(
    _ segment: borrowing Segment, _ last: Int, _ loop: Int, _ tables: GuideTables, _ sink: inout FindingSink
  ) {
    var element = 1
    while element <= last, diagnosisCodes.count < Self.mostDiagnoses {
      let code = segment.packed(element, component: 2)
      if segment.isEmpty(element) {
        sink.add(
          .diagnosisList, segment, loop: tables.path(Int32(loop)), element: element,
          "a diagnosis is left out here, and another follows. Give them one right after the other.")
      } else if code != 0, code != PackedCode.tooLong, diagnosisCodes.contains(code) {
        sink.add(
          .diagnosisList, segment, loop: tables.path(Int32(loop)), element: element, component: 2,
          "the claim gives the diagnosis \(segment.text(element, component: 2)) twice. Give it once.")
      } else {
        diagnosisCodes.append(code)
      }
      element += 1
    }
  }

  /// Takes the number of the next line.
  @inline(__always)
  mutating func openLine(_ segment: borrowing Segment, _ loop: Int, _ tables: GuideTables, _ sink: inout FindingSink) {
    lines &+= 1
    // What is no number is told by other checks.
    let number = segment.count(1) ?? lastLine &+ 1
    // After a wrong number the count may go on from it or from how many lines there were.
    if number != lastLine &+ 1, number != lines || !isAstray { tell(number: segment, loop, tables, &sink) }
    lastLine = number
  }

  @inline(never)
  private mutating func tell(
    number segment: borrowing Segment, _ loop: Int, _ tables: GuideTables, _ sink: inout FindingSink
  ) {
    isAstray = true
    sink.add(
      .lineSequence, segment, loop: tables.path(Int32(loop)), element: 1,
      "the line is numbered \(segment.text(1)), but \(lastLine + 1) comes next. Number the lines of each claim from 1, without gaps."
    )
  }

  /// Looks whether the diagnoses that a line points to are given, of which there may be so many.
  @inline(__always)
  func checkPointers(
    _ segment: borrowing Segment, _ element: Int, most: Int, _ loop: Int, _ tables: GuideTables,
    _ sink: inout FindingSink
  ) {
    let bounds = segment.bounds(element)
    let bytes = segment.buffer.span
    var (index, number) = (bounds.lowerBound, 0)
    while index < bounds.upperBound {
      number = bytes[index].isDigit ? min(number, 99) &* 10 &+ Int(bytes[index] &- UInt8(ascii: "0")) : 0
      if number > diagnoses { return tell(pointers: segment, element, most: most, loop, tables, &sink) }
      index &+= 1
    }
  }

  @inline(never)
  private func tell(
    pointers segment: borrowing Segment, _ element: Int, most: Int, _ loop: Int, _ tables: GuideTables,
    _ sink: inout FindingSink
  ) {
    // A professional claim without diagnoses lacks a segment, which is told.
    guard diagnoses > 0 || most == 4 else { return }
    for component in 1...4 {
      // What points beyond all diagnoses that there may be is told as a code that is not allowed.
      guard let number = Int(segment.text(element, component: component)), number > diagnoses, number <= most else {
        continue
      }
      let given = diagnoses == 0 ? "none" : diagnoses == 1 ? "only one" : "only \(diagnoses)"
      sink.add(
        .diagnosisPointer, segment, loop: tables.path(Int32(loop)), element: element, component: component,
        "the line points to diagnosis \(number), but the claim gives \(given). Point to one that is given, or add it.")
    }
  }

  /// The bit of a payer's rank; unknown ranks (U) may stand more than once.
  private static func rank(_ segment: borrowing Segment) -> UInt32 {
    let letter = segment.packed(1, component: 0)
    guard letter >= 0x41, letter <= 0x5A, letter != 0x55 else { return 0 }
    return 1 << UInt32(letter - 0x41)
  }
}
