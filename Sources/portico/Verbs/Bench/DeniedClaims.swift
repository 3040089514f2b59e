import X12

/// A remittance file in which every claim is denied: as many cases as one likes, from few bytes.
struct DeniedClaims {
  let count: Int
  let today: CalendarDate

  private static let reasons = ["197", "50", "16", "29", "18", "27", "97", "96", "31", "4"]
  private static let claimsInSet = 25
  private static let payers = 20

  /// The file; the same count and day give the same text. Payment dates are spread over the last 80 days.
  var text: String {
    var text =
      "ISA*00*          *00*          *ZZ*BENCHPAYER     *ZZ*BENCHHOSPITAL  *260101*0800*^*00501*000000001*0*P*:~"
      + "GS*HP*BENCHPAYER*BENCHHOSPITAL*20260101*0800*1*X*005010X221A1~"
    var sets = 0
    for first in stride(from: 0, to: count, by: DeniedClaims.claimsInSet) {
      sets += 1
      append(set: sets, claims: first..<min(count, first + DeniedClaims.claimsInSet), to: &text)
    }
    return text + "GE*\(sets)*1~IEA*1*000000001~"
  }

  private func append(set: Int, claims: Range<Int>, to text: inout String) {
    let control = String(10_000 + set)
    let payer = set % DeniedClaims.payers
    let paidOn = compact(today.adding(days: -(set * 7 % 80)))
    var segments = [
      "ST*835*\(control)", "BPR*H*0*C*NON************\(paidOn)", "TRN*1*BENCH\(set)*1999999999", "DTM*405*\(paidOn)",
      "N1*PR*BENCH PAYER \(payer)*XV*BENCH\(payer)", "N3*1 BENCH STREET", "N4*BENCHTOWN*NY*12345",
      "PER*BL*BENCH*TE*5550100000", "N1*PE*BENCH HOSPITAL*XX*1234567893", "LX*1",
    ]
    for claim in claims {
      let amount = 25 + claim * 7919 % 5000
      let reason = DeniedClaims.reasons[claim * 31 % DeniedClaims.reasons.count]
      segments += [
        "CLP*BENCH\(claim)*4*\(amount)*0**12*PAYER\(claim)*11*1", "CAS*CO*\(reason)*\(amount)",
        "NM1*QC*1*BENCH\(claim % 997)*PATIENT****MI*MEMBER\(claim)", "DTM*232*\(compact(today.adding(days: -90)))",
      ]
    }
    segments.append("SE*\(segments.count + 1)*\(control)")
    text += segments.map { $0 + "~" }.joined()
  }

  private func compact(_ date: CalendarDate) -> String { date.description.replacing("-", with: "") }
}
