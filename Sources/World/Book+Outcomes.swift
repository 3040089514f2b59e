extension Book {
  /// The bill paid by its payer; `scale` is the allowed amount in per cent of the usual.
  func paid(_ bill: Bill, role: Answer.Role = .original, scale: Int = 100) -> Adjudication {
    let payer = tables.payers[bill.payer]
    var dice = Dice(seed, "price", bill.day, bill.index)
    let percent = max(5, (payer.allowed + dice.within(-8...8)) * scale / 100)
    let share = PatientShare(payer, &dice)
    // Inpatient rates are fixed per stay, so now and then they exceed the charge.
    let above = bill.kind == .inpatient && dice.chance(perMille: 30)
    var lines: [Adjudication.Line] = []
    for (index, charge) in bill.charges.enumerated() {
      var line = Adjudication.Line(charge: charge.cents)
      let allowed = above ? charge.cents * 112 / 100 : charge.cents * percent / 100
      line.adjust("CO", above ? "94" : "45", charge.cents - allowed)
      let patient = share.cents(allowed: allowed, first: index == 0)
      line.adjust("CO", "253", (allowed - patient) * payer.sequestration / 100)
      line.adjust("PR", share.reason, patient)
      lines.append(line)
    }
    var answer = Adjudication(
      bill: bill, payer: bill.payer, role: role, status: "1", claimNumber: claimNumber(bill, payer: bill.payer),
      lines: lines)
    if payer.isMedicare { answer.remarks = ["MA01"] }
    return answer
  }

  /// The bill refused, wholly or partly, for the reason.
  func refused(_ bill: Bill, _ reason: DenialReason, role: Answer.Role = .original) -> Adjudication {
    let payer = tables.payers[bill.payer]
    var answer = paid(bill, role: role)
    var dice = Dice(seed, "refusal", bill.day, bill.index)
    switch reason.scope {
    case .claim, .pend, .zero:
      // Some payers take the contractual part off first and deny the rest.
      let contractual = reason.scope == .claim && reason.group == "CO" && dice.chance(perMille: 70)
      for index in answer.lines.indices { answer.lines[index].refuse(reason, afterContractual: contractual) }
      answer.status = reason.scope == .claim ? payer.deniedStatus : "1"
    case .line:
      answer.lines[dice.below(answer.lines.count)].refuse(reason, afterContractual: false)
    case .part:
      for index in answer.lines.indices {
        let share = answer.lines[index].paid * dice.within(25...70) / 100
        answer.lines[index].adjust(reason.group, reason.carc, share, denies: reason.scope.denies)
      }
    }
    // No appeal rights come with a claim that was not processed, or not yet.
    if reason.scope == .pend || reason.remarks.contains("MA130") { answer.remarks = [] }
    answer.remark(reason, onLines: bill.showsLines)
    if reason.namesOtherPayer { answer.otherPayer = (bill.payer + 1) % tables.payers.count }
    return answer
  }
}

/// What a payer leaves to the patient of one claim.
private struct PatientShare {
  let reason: String
  private let percent: Int
  private let copay: Int

  init(_ payer: Payer, _ dice: inout Dice) {
    var (reason, percent, copay) = ("2", 0, 0)
    if dice.chance(perMille: payer.costShare * 10) {
      switch dice.below(10) {
      case 0: (reason, percent) = ("1", 100)
      case 1...6: percent = 20
      default: (reason, copay) = ("3", dice.within(4...12) * 500)
      }
    }
    (self.reason, self.percent, self.copay) = (reason, percent, copay)
  }

  func cents(allowed: Int, first: Bool) -> Int {
    copay > 0 ? (first ? min(copay, allowed) : 0) : allowed * percent / 100
  }
}

extension Adjudication.Line {
  /// Pays nothing for the line, for the reason.
  fileprivate mutating func refuse(_ reason: DenialReason, afterContractual: Bool) {
    adjustments.removeAll { !(afterContractual && $0.reason == "45") }
    adjust(reason.group, reason.carc, paid, denies: reason.scope.denies)
  }
}

extension Adjudication {
  /// Puts the reason's remarks where they belong: MA codes speak of the claim, others of the line refused.
  fileprivate mutating func remark(_ reason: DenialReason, onLines: Bool) {
    for code in reason.remarks {
      guard onLines, !code.hasPrefix("MA") else {
        remarks.append(code)
        continue
      }
      for index in lines.indices where lines[index].adjustments.contains(where: { $0.reason == reason.carc }) {
        lines[index].remarks.append(code)
      }
    }
  }
}
