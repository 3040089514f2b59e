/// Professional claims (837P), each with its subscriber, one in five of a dependent.
struct ProfessionalFile: ClaimFile {
  /// What may be wrong with a claim on purpose.
  enum Flaw: CaseIterable {
    case provider, diagnosis, laterDiagnosis, service, endedService, place, charge, day, birth, sex, assignment, units,
      payer, segment
  }

  static let (group, version) = ("HC", "005010X222A1")
  let words: Vocabulary
  var dice: Dice
  private var levels = 0
  private var billing = 0

  init(_ words: Vocabulary, _ dice: Dice) { (self.words, self.dice) = (words, dice) }

  mutating func beginSet(_ number: Int, _ out: DocumentWriter) throws {
    levels = 0
    for segment in [
      "ST*837*\(padded(number, 4))*\(Self.version)", "BHT*0019*00*BATCH\(number)*20240720*0800*CH",
      "NM1*41*2*EXAMPLE BILLING SERVICE*****46*SUBMITTER", "PER*IC*DESK*TE*8005551212*EX*231",
      "NM1*40*2*EXAMPLE CLEARINGHOUSE*****46*RECEIVER",
    ] { try out.put(segment) }
  }

  mutating func claim(_ number: Int, first isFirst: Bool, flaw index: Int?, _ out: DocumentWriter) throws {
    let flaw = index.map { Flaw.allCases[$0 % Flaw.allCases.count] }
    if isFirst { try putBilling(out) }
    let isDependent = dice.roll(5) == 0
    levels += 1
    try out.put("HL*\(levels)*\(billing)*22*\(isDependent ? 1 : 0)")
    try out.put("SBR*P*\(isDependent ? "" : "18")*GROUP\(dice.roll(99_999))******CI")
    let name = dice.pick(lastNames)
    try out.put("NM1*IL*1*\(name)*\(dice.pick(firstNames))****MI*MEMBER\(padded(number, 9))")
    try putAddress(out)
    let birth = flaw == .birth ? "19700230" : "19\(padded(30 + dice.roll(69), 2))0\(1 + dice.roll(9))11"
    let sex = flaw == .sex ? "X" : dice.pick(["M", "F"])
    let rule: (String, Int)? = flaw == .birth ? ("ELEMENT-DATE", 2) : flaw == .sex ? ("ELEMENT-CODE", 3) : nil
    try out.put("DMG*D8*\(birth)*\(sex)", breaking: rule?.0, element: rule?.1 ?? 0)
    try out.put(
      "NM1*PR*2*EXAMPLE HEALTH PLAN*****\(flaw == .payer ? "ZZ" : "PI")*\(60_000 + dice.roll(50))",
      breaking: flaw == .payer ? "ELEMENT-CODE" : nil, element: 8)
    try out.put("N3*1 PAYER PLAZA")
    try out.put("N4*RICHMOND*VA*232190000")
    if isDependent {
      levels += 1
      try out.put("HL*\(levels)*\(levels - 1)*23*0")
      try out.put("PAT*19")
      try out.put("NM1*QC*1*\(name)*\(dice.pick(firstNames))")
      try putAddress(out)
      try out.put("DMG*D8*20\(padded(dice.roll(20), 2))0\(1 + dice.roll(9))11*\(dice.pick(["M", "F"]))")
    }
    try putClaim(number, flaw, out)
  }

  mutating func endSet(_ out: DocumentWriter) throws {}

  private mutating func putBilling(_ out: DocumentWriter) throws {
    levels += 1
    billing = levels
    try out.put("HL*\(levels)**20*1")
    try out.put("PRV*BI*PXC*207Q00000X")
    try out.put("NM1*85*2*EXAMPLE MEDICAL GROUP*****XX*\(dice.npi())")
    try putAddress(out)
    try out.put("REF*EI*587654321")
  }

  private mutating func putAddress(_ out: DocumentWriter) throws {
    try out.put("N3*\(1 + dice.roll(9_999)) MAIN STREET")
    let city = dice.pick([
      "BALTIMORE*MD*212010000", "COLUMBUS*OH*432150000", "AUSTIN*TX*787010000", "PORTLAND*OR*972040000",
    ])
    try out.put("N4*\(city)")
  }

  private mutating func putClaim(_ number: Int, _ flaw: Flaw?, _ out: DocumentWriter) throws {
    let lines = (0..<1 + dice.roll(6)).map { _ in
      (service: dice.pick(words.services), charge: 2_500 + dice.roll(60_000))
    }
    let charge = lines.reduce(0) { $0 + $1.charge } + (flaw == .charge ? 100 : 0)
    let place = flaw == .place ? "48" : dice.pick(["11", "22", "23"])
    let rule: (String, Int)? =
      switch flaw {
      case .charge: ("BALANCE-CHARGE", 2)
      case .place: ("CODE-UNKNOWN", 5)
      case .assignment: ("ELEMENT-CODE", 7)
      default: nil
      }
    try out.put(
      "CLM*ACCOUNT\(padded(number, 9))*\(dollars(charge))***\(place):B:1*Y*\(flaw == .assignment ? "Q" : "A")*Y*Y",
      breaking: rule?.0, element: rule?.1 ?? 0)
    if flaw == .segment { try out.put("ZZZ*1", breaking: "SEGMENT-UNKNOWN") }
    try out.put("REF*D9*CLEARING\(padded(number, 9))")
    try putDiagnoses(flaw, out)
    let npi = dice.npi()
    let wrong = flaw == .provider
    try out.put(
      "NM1*82*1*\(dice.pick(lastNames))*\(dice.pick(firstNames))****XX*\(wrong ? Self.mistyped(npi) : npi)",
      breaking: wrong ? "NPI" : nil, element: 9)
    try out.put("PRV*PE*PXC*207Q00000X")
    let day = dice.day()
    for (index, line) in lines.enumerated() {
      try out.put("LX*\(index + 1)")
      try put(line, index == 0 ? flaw : nil, out)
      let isWrong = flaw == .day && index == 0
      try out.put(
        "DTP*472*D8*\(isWrong ? "20240231" : day)", breaking: isWrong ? "ELEMENT-DATE" : nil, element: 3)
      try out.put("REF*6R*\(padded(number, 9))\(index + 1)")
    }
  }

  private mutating func putDiagnoses(_ flaw: Flaw?, _ out: DocumentWriter) throws {
    var codes: [String] = []
    for _ in 0..<1 + dice.roll(4) {
      let code = dice.pick(words.diagnoses)
      if !codes.contains(code) { codes.append(code) }
    }
    if flaw == .diagnosis { codes[0] = "ZZZ99" }
    if flaw == .laterDiagnosis { codes[0] = words.laterDiagnosis }
    let rule: String? = flaw == .diagnosis ? "CODE-UNKNOWN" : flaw == .laterDiagnosis ? "CODE-DAY" : nil
    try out.put(
      "HI*ABK:\(codes[0])" + codes.dropFirst().map { "*ABF:\($0)" }.joined(), breaking: rule, element: 1, component: 2)
  }

  private func put(_ line: (service: String, charge: Int), _ flaw: Flaw?, _ out: DocumentWriter) throws {
    let service = flaw == .service ? "A0000" : flaw == .endedService ? words.endedService : line.service
    let rule: (String, Int, Int)? =
      switch flaw {
      case .service: ("CODE-UNKNOWN", 1, 2)
      case .endedService: ("CODE-DAY", 1, 2)
      case .units: ("ELEMENT-NUMBER", 4, 1)
      default: nil
      }
    try out.put(
      "SV1*HC:\(service)*\(dollars(line.charge))*UN*\(flaw == .units ? "ONE" : "1")***1", breaking: rule?.0,
      element: rule?.1 ?? 0, component: rule?.2 ?? 1)
  }
}
