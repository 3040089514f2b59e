extension Book {
  /// The lower answer that replaces a paid one; nil where nothing would come back.
  func lowered(_ original: Adjudication) -> Adjudication? {
    var dice = Dice(seed, "takeback", original.bill.day, original.bill.index)
    let ended = dice.chance(perMille: 250) ? tables.reasons.first { $0.carc == "27" } : nil
    var lowered =
      ended.map { refused(original.bill, $0, role: .replacement) }
      ?? paid(original.bill, role: .replacement, scale: dice.within(60...90))
    lowered.claimNumber = corrected(original, generation: 1)
    return lowered.paid < original.paid ? lowered : nil
  }

  /// The second payer's answer to what the first left to the patient.
  func secondary(_ original: Adjudication) -> Adjudication {
    let payer = original.otherPayer ?? original.payer
    var dice = Dice(seed, "secondary", original.bill.day, original.bill.index)
    var answer = original
    (answer.payer, answer.role, answer.status, answer.otherPayer) = (payer, .secondary, "2", nil)
    (answer.remarks, answer.claimNumber) = ([], claimNumber(original.bill, payer: payer, generation: 2))
    answer.bill.patient.member = dice.identifier(tables.payers[payer].memberPattern)
    let percent = dice.pick([100, 100, 80, 50]) ?? 100
    answer.lines = original.lines.map { first in
      let open = first.adjustments.reduce(0) { $0 + ($1.group == "PR" ? $1.cents : 0) }
      var line = Adjudication.Line(charge: first.charge)
      line.adjust("OA", "23", first.charge - open)
      line.adjust("CO", "45", open - open * percent / 100)
      return line
    }
    return answer
  }

  /// The answer to a bill that was sent a second time.
  func duplicate(_ original: Adjudication) -> Adjudication {
    let reason = DenialReason.duplicate
    var answer = refused(original.bill, reason, role: .duplicate)
    answer.claimNumber = claimNumber(original.bill, payer: original.payer, generation: 3)
    return answer
  }

  /// The answers to a denial that was appealed or corrected.
  func worked(_ original: Adjudication, _ role: Answer.Role) -> [Adjudication] {
    switch role {
    case .duplicate: return [duplicate(original)]
    case .upheld: return [upheld(original)]
    default: break
    }
    var answer = paid(original.bill, role: role)
    if role == .paidInPart { answer.keepDenied(of: original) }
    // Where the patient owes all of it there is no part to keep back.
    if !answer.denies { answer.role = .paidInFull }
    // An unprocessable claim (MA130) was never adjudicated: its correction is a new claim.
    let unprocessable = original.remarks.contains("MA130")
    answer.frequency = unprocessable ? "1" : "7"
    answer.claimNumber =
      unprocessable
      ? claimNumber(original.bill, payer: original.payer, generation: 1) : corrected(original, generation: 1)
    let undone = !unprocessable && (original.paid != 0 || answer.claimNumber == original.claimNumber)
    return undone ? [original.reversal, answer] : [answer]
  }

  private func upheld(_ original: Adjudication) -> Adjudication {
    var answer = original
    (answer.role, answer.remarks) = (.upheld, [])
    for index in answer.lines.indices {
      answer.lines[index].remarks = []
      answer.lines[index].adjustments = original.lines[index].adjustments.map {
        // 193 comes as CO or PR alone.
        let group = $0.group == "PR" ? "PR" : "CO"
        return $0.denies ? Answer.Adjustment(group: group, reason: "193", cents: $0.cents, denies: true) : $0
      }
    }
    return answer
  }

  private func corrected(_ original: Adjudication, generation: Int) -> String {
    switch tables.payers[original.payer].numbering {
    case .same: original.claimNumber
    case .new: claimNumber(original.bill, payer: original.payer, generation: generation)
    }
  }
}

extension DenialReason {
  /// An exact duplicate of a claim already answered.
  fileprivate static let duplicate = DenialReason(
    group: "OA", carc: "18", remarks: [], scope: .claim, bills: .any, stale: 0, namesOtherPayer: false, weights: [])
}

extension Adjudication {
  /// Leaves the last of several denied lines denied, or half of a single one.
  fileprivate mutating func keepDenied(of original: Adjudication) {
    let denied = original.lines.indices.filter { original.lines[$0].adjustments.contains { $0.denies } }
    guard let last = denied.last, let reason = original.lines[last].adjustments.first(where: { $0.denies }) else {
      return
    }
    if denied.count > 1 {
      lines[last] = original.lines[last]
    } else {
      lines[last].adjust(reason.group, reason.reason, lines[last].paid / 2, denies: true)
      lines[last].remarks = original.lines[last].remarks
    }
  }
}
