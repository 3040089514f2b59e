import Foundation

/// A claim file (837P) of a few claims, and what a payer's front end and the receiver answer to it, written segment by segment
/// without any code of the product.
struct SmallSubmission {
  var payerName = "EXAMPLE PLAN"
  var payerID = "12345"
  var created = "20261005"
  var interchange = 700
  var claims: [SmallSentClaim] = []

  private var control: String { String(String(interchange + 1_000_000_000).suffix(9)) }

  /// ISA06 and ISA08.
  var partners = ("SUBMITTERID", "RECEIVERID")

  private func isa(isAnswer: Bool) -> String {
    let pair = isAnswer ? (partners.1, partners.0) : partners
    func filled(_ text: String) -> String { text.padding(toLength: 15, withPad: " ", startingAt: 0) }
    return
      "ISA*00*          *00*          *ZZ*\(filled(pair.0))*ZZ*\(filled(pair.1))*\(created.suffix(6))*0800*^*00501*"
      + "\(control)*0*P*:~"
  }

  private func envelope(_ functional: String, _ version: String, _ type: String, _ body: [String]) -> [UInt8] {
    let isAnswer = functional != "HC"
    var text = isa(isAnswer: isAnswer)
    let pair = isAnswer ? (partners.1, partners.0) : partners
    text += "GS*\(functional)*\(pair.0)*\(pair.1)*\(created)*0800*\(interchange)*X*\(version)~"
    let set = ["ST*\(type)*0001*\(version)"] + body
    text += (set + ["SE*\(set.count + 1)*0001"]).map { $0 + "~" }.joined()
    return Array((text + "GE*1*\(interchange)~IEA*1*\(control)~").utf8)
  }

  /// The 837P.
  var bytes: [UInt8] {
    var body = [
      "BHT*0019*00*BATCH\(interchange)*\(created)*0800*CH", "NM1*41*2*EXAMPLE MEDICAL GROUP*****46*SUBMITTERID",
      "PER*IC*BILLING*TE*5555550100", "NM1*40*2*EXAMPLE CLEARINGHOUSE*****46*RECEIVERID", "HL*1**20*1",
      "NM1*85*2*EXAMPLE MEDICAL GROUP*****XX*1987654328", "N3*1 MAIN ST", "N4*ALBANY*NY*122070001", "REF*EI*123456789",
    ]
    for (index, claim) in claims.enumerated() {
      body += [
        "HL*\(index + 2)*1*22*0", "SBR*\(claim.sequence)*18*******\(claim.filing)",
        "NM1*IL*1*\(claim.last)*\(claim.first)****MI*\(claim.member)", "DMG*D8*\(claim.birth)*F",
        "NM1*PR*2*\(payerName)*****PI*\(payerID)",
      ]
      body += claim.segments
    }
    return envelope("HC", "005010X222A1", "837", body)
  }

  /// The 277CA of the payer's front end: one status for each claim.
  func notices(_ status: (SmallSentClaim) -> String, on date: String = "20261006", interchange number: Int = 800)
    -> [UInt8]
  {
    var answer = self
    answer.interchange = number
    var body = [
      "BHT*0085*08*ANSWER\(number)*\(date)*0900*TH", "HL*1**20*1", "NM1*PR*2*\(payerName)*****PI*\(payerID)",
      "TRN*1*T\(number)", "DTP*050*D8*\(date)", "DTP*009*D8*\(date)", "HL*2*1*21*1",
      "NM1*41*2*EXAMPLE MEDICAL GROUP*****46*SUBMITTERID", "TRN*2*BATCH\(interchange)",
      "STC*A1:19:PR*\(date)*WQ*\(claims.reduce(0) { $0 + $1.charge } / 100)", "HL*3*2*19*1",
      "NM1*85*2*EXAMPLE MEDICAL GROUP*****XX*1987654328", "TRN*1*0",
    ]
    for (index, claim) in claims.enumerated() {
      let status = status(claim)
      let isRejected = ["A3", "A6", "A7", "A8"].contains(String(status.prefix(2)))
      body += [
        "HL*\(index + 4)*3*PT", "NM1*QC*1*\(claim.last)*\(claim.first)****MI*\(claim.member)",
        "TRN*2*\(claim.account)", "STC*\(status)*\(date)*\(isRejected ? "U" : "WQ")*\(claim.charge / 100)",
      ]
      if !isRejected { body.append("REF*1K*\(claim.payerClaim)") }
      body.append("DTP*472*D8*\(claim.serviceDate)")
    }
    return answer.envelope("HN", "005010X214", "277", body)
  }

  /// The 999 of the receiver.
  func acknowledgement(_ outcome: String, on date: String = "20261006", interchange number: Int = 850) -> [UInt8] {
    var answer = self
    answer.interchange = number
    answer.created = date
    var body = ["AK1*HC*\(interchange)*005010X222A1", "AK2*837*0001*005010X222A1"]
    if outcome == "R" {
      body += ["IK3*CLM*22*2300*8", "CTX*CLM01:\(claims.first?.account ?? "")", "IK4*2*782*1*BADVALUE"]
    }
    body += ["IK5*\(outcome)\(outcome == "R" ? "*5" : "")", "AK9*\(outcome)*1*1*\(outcome == "R" ? 0 : 1)"]
    return answer.envelope("FA", "005010X231A1", "999", body)
  }

  /// The 999 of a receiver that refuses the whole group and names no set of it.
  func groupRefusal(on date: String = "20261006") -> [UInt8] {
    var answer = self
    answer.interchange = 860
    answer.created = date
    return answer.envelope(
      "FA", "005010X231A1", "999", ["AK1*HC*\(interchange)*005010X222A1", "AK9*R*1*1*0*4"])
  }

  /// The TA1 of the receiver about this interchange.
  func reply(_ code: String, note: String = "000", on date: String = "20261006", interchange number: Int = 870)
    -> [UInt8]
  {
    var answer = self
    answer.interchange = number
    answer.created = date
    let ta1 = "TA1*\(control)*\(created.suffix(6))*0800*\(code)*\(note)~"
    return Array((answer.isa(isAnswer: true) + ta1 + "IEA*0*\(answer.control)~").utf8)
  }
}

/// A claim of a test, on one service line.
struct SmallSentClaim {
  var account = "ACCT000001"
  var charge = 100_00
  var frequency = "1"
  var replaces: String?
  var sequence = "P"
  var filing = "12"
  var payerClaim = "PC1"
  var last = "ANDERSSON"
  var first = "SARAH"
  var member = "W100000001"
  var birth = "19700101"
  var serviceDate = "20261001"
  /// Segments after the references.
  var more: [String] = []

  var segments: [String] {
    ["CLM*\(account)*\(charge / 100)***11:B:\(frequency)*Y*A*Y*Y"]
      + (replaces.map { ["REF*F8*\($0)"] } ?? []) + more
      + ["HI*ABK:J029", "LX*1", "SV1*HC:99213*\(charge / 100)*UN*1***1", "DTP*472*D8*\(serviceDate)"]
  }
}
