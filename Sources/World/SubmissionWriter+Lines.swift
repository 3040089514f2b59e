extension SubmissionWriter {
  /// One service line (2400).
  struct Line {
    let revenue: String
    /// Nil where the revenue code says it all.
    var procedure: Bill.Charge?
    let cents: Int
    let unit: String
    let units: Int
  }

  /// The bill's lines; a stay, which is paid as a whole, is charged by department.
  func lines(of bill: Bill) -> [Line] {
    guard bill.kind == .inpatient, let whole = bill.charges.first?.cents else {
      return bill.charges.map { charge in
        let isCode = charge.procedure.qualifier == "HC"
        return Line(
          revenue: isCode ? charge.procedure.revenue : charge.procedure.code, procedure: isCode ? charge : nil,
          cents: charge.cents, unit: "UN", units: charge.units)
      }
    }
    var departments = [("0250", whole * 14 / 100), ("0300", whole * 9 / 100)]
    if bill.drg == "470" { departments += [("0278", whole * 21 / 100), ("0360", whole * 18 / 100)] }
    let room = whole - departments.reduce(0) { $0 + $1.1 }
    return [Line(revenue: "0120", cents: room, unit: "DA", units: bill.nights)]
      + departments.map { Line(revenue: $0.0, cents: $0.1, unit: "UN", units: 1) }
  }

  /// Writes a service line.
  mutating func write(_ line: Line, at index: Int, _ claim: Submission) {
    let bill = claim.bill
    out.segment("LX", String(index + 1))
    let code = code(of: line)
    if isProfessional {
      let pointers = (1...max(1, claim.details.diagnoses.count)).prefix(4).map { String($0) }
      out.segment(
        "SV1", code, amount(line.cents), line.unit, String(line.units), "", "",
        pointers.joined(separator: out.component))
    } else {
      out.segment("SV2", line.revenue, code, amount(line.cents), line.unit, String(line.units))
    }
    if bill.kind != .inpatient { out.segment("DTP", "472", "D8", bill.from.compact) }
    out.segment("REF", "6R", "\(bill.index)L\(index + 1)")
    if let charge = line.procedure, charge.procedure.code.hasPrefix("J") { writeDrug(charge) }
    writeDecision(about: line, at: index, claim)
  }

  /// The procedure as SV1, SV2 and SVD name it; empty where the revenue code says it all.
  func code(of line: Line) -> String {
    line.procedure.map { out.composite("HC", $0.procedure.code, $0.modifier) } ?? ""
  }

  /// The drug that was given, under a number that no labeler has.
  private mutating func writeDrug(_ charge: Bill.Charge) {
    out.segment("LIN", "", "N4", "99999" + padded(charge.procedure.price.lowerBound, 4) + "01")
    out.segment("CTP", "", "", "", String(charge.units), "UN")
  }
}
