/// Claims of a remittance (835), balanced to the cent.
struct RemittanceFile: ClaimFile {
  /// What may be wrong with a claim on purpose.
  enum Flaw: CaseIterable {
    case reason, remark, provider, day, status, service, endedService, paid, charge, amount, segment, record
  }

  static let (group, version) = ("HP", "005010X221A1")
  let words: Vocabulary
  var dice: Dice
  private var paid = 0

  init(_ words: Vocabulary, _ dice: Dice) { (self.words, self.dice) = (words, dice) }

  mutating func beginSet(_ number: Int, _ out: DocumentWriter) throws {
    paid = 0
    for segment in [
      "ST*835*\(padded(number, 4))",
      "BPR*I*1000*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*20240718",
      "TRN*1*EFT\(padded(number, 9))*1512345678", "DTM*405*20240717", "N1*PR*EXAMPLE HEALTH PLAN", "N3*1 MAIN STREET",
      "N4*RICHMOND*VA*232190000", "REF*2U*12345", "PER*BL*PROVIDER SERVICES*TE*8005551212",
      "N1*PE*EXAMPLE MEDICAL GROUP*XX*1234567893", "N3*200 CLINIC WAY", "N4*BALTIMORE*MD*212010000",
      "REF*TJ*123456789",
    ] { try out.put(segment) }
  }

  mutating func claim(_ number: Int, first isFirst: Bool, flaw index: Int?, _ out: DocumentWriter) throws {
    let flaw = index.map { Flaw.allCases[$0 % Flaw.allCases.count] }
    // LX01 has at most six digits.
    if isFirst { try out.put("LX*\((number - 1) % 999_999 + 1)") }
    let lines = (0..<1 + dice.roll(4)).map { _ in line(flaw == nil ? 12 : .max) }
    let (charge, pays) = lines.reduce((0, 0)) { ($0.0 + $1.charge, $0.1 + $1.paid) }
    let share = lines.reduce(0) { $0 + $1.share }
    paid += pays
    let status = pays == 0 && share == 0 ? "4" : "1"
    let said = flaw == .charge ? charge + 1_000 : charge
    let shared = share == 0 ? "" : dollars(share)
    let rule: (String, Int)? = flaw == .status ? ("ELEMENT-CODE", 2) : flaw == .charge ? ("BALANCE-CLAIM", 4) : nil
    try out.put(
      "CLP*ACCOUNT\(padded(number, 9))*\(flaw == .status ? "99" : status)*\(dollars(said))*\(dollars(pays))*\(shared)*12*"
        + "PAYER\(padded(number, 9))*11*1", breaking: rule?.0, element: rule?.1 ?? 0)
    try out.put("NM1*QC*1*\(dice.pick(lastNames))*\(dice.pick(firstNames))****MI*MEMBER\(padded(number, 9))")
    let npi = dice.npi()
    let wrong = flaw == .provider
    try out.put(
      "NM1*82*1*\(dice.pick(lastNames))*\(dice.pick(firstNames))****XX*\(wrong ? Self.mistyped(npi) : npi)",
      breaking: wrong ? "NPI" : nil, element: 9)
    if flaw == .record {
      try out.put("REF*EA*\(String(repeating: "9", count: 51))", breaking: "ELEMENT-LONG", element: 2)
    } else {
      try out.put("REF*EA*RECORD\(dice.roll(9_999_999))")
    }
    let day = dice.day()
    try out.put("DTM*232*\(flaw == .day ? "20240231" : day)", breaking: flaw == .day ? "ELEMENT-DATE" : nil, element: 2)
    try out.put("DTM*233*\(day)")
    try out.put("DTM*050*\(day)")
    if flaw == .segment { try out.put("ZZZ*1", breaking: "SEGMENT-UNKNOWN") }
    try out.put(
      "AMT*AU*\(flaw == .amount ? "12X" : dollars(max(pays + share, 1)))",
      breaking: flaw == .amount ? "ELEMENT-NUMBER" : nil, element: 2)
    for (index, line) in lines.enumerated() {
      try put(line, "\(padded(number, 9))\(padded(index + 1, 3))", day, index == 0 ? flaw : nil, out)
    }
  }

  mutating func endSet(_ out: DocumentWriter) throws {
    // What the payment says is settled by the balance of the provider.
    try out.put("PLB*1234567893*20241231*WO:EARLIER*\(dollars(paid - 100_000))")
  }

  private struct Line {
    var service: String
    var charge: Int
    /// What the contract takes away, and the patient's share.
    var reduced: Int
    var share: Int
    var paid: Int { charge - reduced - share }
    var isDenied: Bool { reduced == charge }
  }

  private mutating func line(_ denials: Int) -> Line {
    let charge = 2_500 + dice.roll(60_000)
    let isDenied = dice.roll(denials) == 0
    let reduced = isDenied ? charge : charge * (20 + dice.roll(40)) / 100
    let share = min(charge - reduced, dice.pick([0, 2_000, 2_500, 4_000]))
    return Line(service: dice.pick(words.services), charge: charge, reduced: reduced, share: share)
  }

  private mutating func put(
    _ line: Line, _ number: String, _ day: String, _ flaw: Flaw?, _ out: DocumentWriter
  ) throws {
    let service = flaw == .service ? "A0000" : flaw == .endedService ? words.endedService : line.service
    let rule: (String, Int, Int)? =
      switch flaw {
      case .service: ("CODE-UNKNOWN", 1, 2)
      case .endedService: ("CODE-DAY", 1, 2)
      case .paid: ("BALANCE-LINE", 3, 1)
      default: nil
      }
    try out.put(
      "SVC*HC:\(service)*\(dollars(line.charge))*\(dollars(flaw == .paid ? line.paid + 100 : line.paid))**1",
      breaking: rule?.0, element: rule?.1 ?? 0, component: rule?.2 ?? 1)
    try out.put("DTM*472*\(day)")
    if line.reduced > 0 || flaw == .reason {
      let reason = flaw == .reason ? "999" : line.isDenied ? "16" : dice.pick(words.reasons)
      try out.put(
        "CAS*CO*\(reason)*\(dollars(line.reduced))", breaking: flaw == .reason ? "CODE-UNKNOWN" : nil, element: 2)
    }
    if line.share > 0 { try out.put("CAS*PR*\(dice.pick(["1", "2", "3"]))*\(dollars(line.share))") }
    try out.put("REF*6R*\(number)")
    if !line.isDenied { try out.put("AMT*B6*\(dollars(line.charge - line.reduced))") }
    if flaw == .remark {
      try out.put("LQ*HE*N9999", breaking: "CODE-UNKNOWN", element: 2)
    } else if line.isDenied || dice.roll(4) == 0 {
      try out.put("LQ*HE*\(dice.pick(words.remarks))")
    }
  }
}
