/// A remittance of a few claims, written segment by segment without any code of the product.
struct SmallRemittance {
  var payerName = "EXAMPLE PLAN"
  var payerID = "12345"
  var trace = "EFT000000001"
  var originator = "1512345678"
  var date = "20261102"
  var interchange = 905
  var claims: [SmallClaim] = []
  /// PLB03-1 and the amount in cents.
  var providerAdjustments: [(reason: String, cents: Int)] = []
  /// PLB03-2 of each; where there are fewer, made of the cents.
  var providerReferences: [String] = []
  /// BPR02 where it is not what claims and provider adjustments come to.
  var payment: Int?
  /// What SE01 is off by.
  var countError = 0

  var bytes: [UInt8] { SmallRemittance.file([self]) }

  /// One interchange with one transaction set for each remittance.
  static func file(_ remittances: [SmallRemittance]) -> [UInt8] {
    let control = padded(remittances.first?.interchange ?? 1, 9)
    var text =
      "ISA*00*          *00*          *ZZ*SUBMITTERID    *ZZ*RECEIVERID     *261102*1253*^*00501*\(control)*0*P*:~"
    text += "GS*HP*SENDER*RECEIVER*20261102*1253*1*X*005010X221A1~"
    for (index, remittance) in remittances.enumerated() { text += remittance.set(padded(index + 1, 4)) }
    text += "GE*\(remittances.count)*1~IEA*1*\(control)~"
    return Array(text.utf8)
  }

  private func set(_ control: String) -> String {
    let net = claims.reduce(0) { $0 + $1.paid } - providerAdjustments.reduce(0) { $0 + $1.cents }
    var segments = [
      "ST*835*\(control)",
      "BPR*I*\(dollars(payment ?? net))*C*ACH*CCP*01*999999992*DA*123456*\(originator)**01*999988880*DA*98765*\(date)",
      "TRN*1*\(trace)*\(originator)", "DTM*405*\(date)", "N1*PR*\(payerName)*XV*\(payerID)",
      "N1*PE*EXAMPLE MEDICAL GROUP*XX*1987654328", "LX*1",
    ]
    for claim in claims { segments += claim.segments }
    for (index, (reason, cents)) in providerAdjustments.enumerated() {
      let reference = index < providerReferences.count ? providerReferences[index] : "REF\(cents)"
      segments.append("PLB*1987654328*20261231*\(reason):\(reference)*\(dollars(cents))")
    }
    segments.append("SE*\(segments.count + 1 + countError)*\(control)")
    return segments.map { $0 + "~" }.joined()
  }
}

/// A claim of a test; everything is on one service line, or on the claim itself where it has none.
struct SmallClaim {
  var account = "ACCT000001"
  var status = "1"
  var charge = 100_00
  var paid = 0
  var responsibility: Int?
  var filing = "12"
  var payerClaim = "PC1"
  var last = "ANDERSSON"
  var first = "SARAH"
  var member = "W100000001"
  var serviceDate = "20261001"
  var adjustments: [(group: String, reason: String, cents: Int)] = []
  var hasLine = true
  /// Remark code of MOA.
  var remark: String?

  /// The same claim with its reason denied in full.
  static func denied(_ reason: String = "197", account: String = "ACCT000001", charge: Int = 100_00) -> SmallClaim {
    SmallClaim(account: account, charge: charge, adjustments: [("CO", reason, charge)])
  }

  /// The same claim paid, with the rest a contract reduction.
  static func paid(_ cents: Int, account: String = "ACCT000001", charge: Int = 100_00) -> SmallClaim {
    SmallClaim(account: account, charge: charge, paid: cents, adjustments: [("CO", "45", charge - cents)])
  }

  /// The claim undone: CLP02 = 22, every amount negated.
  var reversed: SmallClaim {
    var claim = self
    claim.status = "22"
    claim.charge = -charge
    claim.paid = -paid
    claim.adjustments = adjustments.map { ($0.group, $0.reason, -$0.cents) }
    return claim
  }

  var segments: [String] {
    let share = responsibility.map(dollars) ?? ""
    var segments = [
      "CLP*\(account)*\(status)*\(dollars(charge))*\(dollars(paid))*\(share)*\(filing)*\(payerClaim)*11*1"
    ]
    let cas = adjustments.filter { $0.cents != 0 }.map { "CAS*\($0.group)*\($0.reason)*\(dollars($0.cents))" }
    if !hasLine { segments += cas }
    segments.append("NM1*QC*1*\(last)*\(first)****MI*\(member)")
    if let remark { segments.append("MOA***\(remark)") }
    segments.append("DTM*232*\(serviceDate)")
    if hasLine {
      segments += ["SVC*HC:99213*\(dollars(charge))*\(dollars(paid))**1", "DTM*472*\(serviceDate)"] + cas
    }
    return segments
  }
}

private func dollars(_ cents: Int) -> String {
  "\(cents < 0 ? "-" : "")\(cents.magnitude / 100).\(padded(Int(cents.magnitude % 100), 2))"
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
