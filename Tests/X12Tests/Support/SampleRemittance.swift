import Seeded

/// Writes small 835 documents that balance, so that the tests need no files.
struct SampleRemittance {
  var claims = 3
  var element: Character = "*"
  var component: Character = ":"
  var repetition: Character = "^"
  var terminator = "~"
  var seed: UInt64 = 1

  /// The text before and after the segments of the body.
  func document() -> String {
    var random = SeededGenerator(seed: seed)
    var body: [String] = []
    var paidTotal = 0
    for number in 1...max(claims, 1) where claims > 0 {
      if number % 2 == 1 { body.append("LX*\((number + 1) / 2)") }
      let lines = (1...Int(random.next() % 3 + 1)).map { _ in Int(random.next() % 50_000) + 1_000 }
      let written = lines.map { $0 / 4 }
      let owed = lines.map { $0 / 10 }
      let charge = lines.reduce(0, +)
      let paid = charge - written.reduce(0, +) - owed.reduce(0, +)
      paidTotal += paid
      body += [
        "CLP*ACCOUNT\(number)*1*\(money(charge))*\(money(paid))*\(money(owed.reduce(0, +)))*12*PAYER\(number)*11*1",
        "NM1*QC*1*DOE*JANE*Q**JR*MI*MEMBER\(number)", "NM1*82*1*ROE*RICHARD****XX*1234567893",
        "MOA***MA01*N130", "REF*EA*RECORD\(number)", "DTM*232*20260103", "AMT*AU*\(money(charge))",
      ]
      for (index, line) in lines.enumerated() {
        body += [
          "SVC*HC:99213:25:59*\(money(line))*\(money(line - written[index] - owed[index]))*0450*1", "DTM*472*20260103",
          "CAS*CO*45*\(money(written[index]))", "CAS*PR*1*\(money(owed[index]))**3*0*1", "REF*6R*LINE\(index + 1)",
          "LQ*HE*N19",
        ]
      }
    }
    body.append("PLB*1234567893*20261231*WO:OLD1*12.34*L6*-0.30")
    let head = [
      "ST*835*0001", "BPR*I*\(money(paidTotal - 1_204))*C*ACH*CCP*01*999999992*DA*1*2**01*999988880*DA*3*20260115",
      "TRN*1*TRACE1*1999999999", "DTM*405*20260114", "N1*PR*EXAMPLE HEALTH PLAN", "REF*2U*PLAN1",
      "N1*PE*EXAMPLE HOSPITAL*XX*1234567893",
    ]
    let set = head + body + ["SE*\(head.count + body.count + 1)*0001"]
    let segments = ["GS*HP*SENDER*RECEIVER*20260115*1200*1*X*005010X221A1"] + set + ["GE*1*1", "IEA*1*000000001"]
    return header + segments.map { translate($0) + terminator }.joined()
  }

  func bytes() -> [UInt8] { Array(document().utf8) }

  /// The ISA segment with its terminator.
  var header: String {
    let fields = [
      "ISA", "00", "          ", "00", "          ", "ZZ", "SENDER         ", "ZZ", "RECEIVER       ", "260115", "1200",
      String(repetition), "00501", "000000001", "0", "T", String(component),
    ]
    return fields.joined(separator: String(element)) + terminator
  }

  private func translate(_ segment: String) -> String {
    String(segment.map { $0 == "*" ? element : $0 == ":" ? component : $0 })
  }

  private func money(_ cents: Int) -> String {
    let size = abs(cents)
    let text = "\(size / 100).\(size % 100 < 10 ? "0" : "")\(size % 100)"
    return (cents < 0 ? "-" : "") + text
  }
}
