/// What a denied claim lacked, going by the reason that the payer gave; its correction has it.
enum Omission: Sendable {
  /// No authorisation, or one for less than was done.
  case authorization, authorizedUnits
  case diagnosis
  case referringProvider
  /// Records that the payer asks for.
  case records
  /// Nothing that a field of the claim could say.
  case explanation
}

extension Adjudication {
  /// What the claim lacked; nil where nothing is denied.
  var omission: Omission? {
    guard let reason = adjustments.first(where: \.denies)?.reason else { return nil }
    let remarks = Set(self.remarks + lines.flatMap(\.remarks))
    switch reason {
    case "197": return .authorization
    case "198": return .authorizedUnits
    case "11", "50", "151", "186": return .diagnosis
    case "16" where remarks.contains("N286"): return .referringProvider
    case "16" where remarks.contains("M76"): return .diagnosis
    case "16", "252": return .records
    default: return .explanation
    }
  }
}

extension Book {
  /// What a claim for the bill says; `omission` is what the payer found lacking, and `isCorrected` that it is there now.
  func details(of bill: Bill, lacking omission: Omission? = nil, isCorrected: Bool = false) -> Submission.Details {
    var details = Submission.Details(
      patient: demographics(of: bill),
      diagnoses: diagnoses(of: bill, fitting: omission != .diagnosis || isCorrected))
    details.authorization = authorization(of: bill, lacking: omission, isCorrected: isCorrected)
    var dice = Dice(seed, "claim", bill.day, bill.index)
    let isReferred = bill.charges.contains { Book.referred.contains($0.procedure.code) }
    let isMissing = omission == .referringProvider && !isCorrected
    let other = another(than: bill.provider, &dice)
    if (isReferred && dice.chance(perMille: 800) && !isMissing) || (omission == .referringProvider && isCorrected) {
      details.referring = other
    }
    if Book.surgical.contains(where: { code in bill.charges.contains { $0.procedure.code == code } }) {
      details.operating = another(than: bill.provider, &dice)
    }
    if dice.chance(perMille: 30) || (omission == .records && isCorrected) {
      details.attachment = dice.identifier("NG+######")
    }
    if dice.chance(perMille: 40) { details.note = dice.pick(Book.notes) ?? "" }
    if isCorrected {
      details.note = omission == .explanation ? "CORRECTED AFTER REVIEW OF THE RECORD" : "CORRECTED CLAIM"
    }
    if bill.kind == .professional, bill.charges.reduce(0, { $0 + $1.cents }) > 10_000, dice.chance(perMille: 80) {
      details.patientPaid = dice.within(2...8) * 500
    }
    return details
  }

  /// What somebody else usually orders.
  private static let referred: Set = ["71046", "80053", "85025", "97110", "97140", "A4253", "71260", "73721", "J3301"]

  /// What is done by a surgeon.
  private static let surgical: Set = ["470", "0360"]

  private static let notes = [
    "PATIENT SEEN AS A WALK-IN", "INTERPRETER PRESENT", "SECOND VISIT OF THE SAME EPISODE", "ORDER ON FILE",
  ]

  private func authorization(of bill: Bill, lacking omission: Omission?, isCorrected: Bool) -> String {
    var dice = Dice(seed, "authorization", bill.day, bill.index)
    let (first, second) = (dice.identifier("AU+#######"), dice.identifier("AU+#######"))
    switch omission {
    case .authorization: return isCorrected ? second : ""
    case .authorizedUnits: return isCorrected ? second : first
    case .diagnosis, .referringProvider, .records, .explanation, nil:
      return tables.wantsAuthorization(bill) ? first : ""
    }
  }

  /// Somebody else; the first of the names where one name is all there is.
  private func another(than provider: Bill.Provider, _ dice: inout Dice) -> Bill.Provider {
    var other = self.provider(&dice)
    for _ in 0..<16 where other == provider { other = self.provider(&dice) }
    return other
  }

  /// The bill's diagnoses; the principal one is a usual reason for what was done where `fitting`.
  private func diagnoses(of bill: Bill, fitting: Bool) -> [String] {
    var dice = Dice(seed, "diagnoses", bill.day, bill.index)
    let done = bill.charges.map(\.procedure.code)
    let general = tables.diagnoses.filter { $0.procedures.isEmpty }.map(\.code)
    let usual = done.lazy.map { code in tables.diagnoses.filter { $0.procedures.contains(code) }.map(\.code) }
      .first { !$0.isEmpty }
    let principal = dice.pick(usual ?? general)
    var codes: [String] = []
    for _ in 0..<dice.within(1...3) {
      if let code = dice.pick(general), !codes.contains(code) { codes.append(code) }
    }
    guard fitting, let principal else { return codes }
    return [principal] + codes.filter { $0 != principal }
  }
}
