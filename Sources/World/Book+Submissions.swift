/// A claim that a payer's front end rejected, and the new one that was sent instead, if any.
struct Rejection: Sendable {
  let claim: Submission
  let again: Submission?
}

extension Book {
  /// Claims in a thousand that a payer's front end rejects, on top of those that are answered.
  static let rejected = 15

  /// The claims that a day's answers speak about, as they were sent, with those of the same days that were rejected and so
  /// are never answered; in the order in which they were sent.
  func submissions(answeredOn day: Int) -> [Submission] {
    var sent = (0..<claimsPerDay).map { claim(answeredBy: original(day: day, index: $0)) }
    for answer in FollowUps(self, on: day).answers {
      switch answer.role {
      case .duplicate: sent.append(repeated(answer, on: .production(day: day) - 12))
      case .paidInFull, .paidInPart: sent.append(corrected(answer, on: .production(day: day) - 15))
      case .original, .reversal, .replacement, .secondary, .released, .upheld: break
      }
    }
    sent += secondaries(answeredOn: day).map(\.claim)
    for rejection in rejections(answeredOn: day) {
      sent.append(rejection.claim)
      if let again = rejection.again { sent.append(again) }
    }
    return sent.enumerated().sorted { ($0.element.sent.ordinal, $0.offset) < ($1.element.sent.ordinal, $1.offset) }
      .map(\.element)
  }

  /// The claim that the first answer is about.
  private func claim(answeredBy answer: Adjudication) -> Submission {
    Submission(
      bill: answer.bill, payer: answer.bill.payer, sent: answer.bill.received - 1, claimNumber: answer.claimNumber,
      details: details(of: answer.bill, lacking: answer.omission), other: nextCoverage(of: answer))
  }

  /// The same claim once more, by mistake.
  private func repeated(_ answer: Adjudication, on sent: CalendarDate) -> Submission {
    let first = original(day: answer.bill.day, index: answer.bill.index)
    return Submission(
      bill: answer.bill, payer: answer.bill.payer, sent: sent, claimNumber: answer.claimNumber,
      details: details(of: answer.bill, lacking: first.omission))
  }

  /// A correction replaces the claim that was refused; where that was never adjudicated it is a new claim.
  private func corrected(_ answer: Adjudication, on sent: CalendarDate) -> Submission {
    let first = original(day: answer.bill.day, index: answer.bill.index)
    return Submission(
      bill: answer.bill, payer: answer.bill.payer, frequency: answer.frequency,
      replaces: answer.frequency == "1" ? nil : first.claimNumber, sent: sent, claimNumber: answer.claimNumber,
      details: details(of: answer.bill, lacking: first.omission, isCorrected: true))
  }

  /// The claims that front ends rejected, of the time of those that the day answers; the first of them was sent again.
  func rejections(answeredOn day: Int) -> [Rejection] {
    (0..<(claimsPerDay * Book.rejected + 999) / 1000).map { index in
      var dice = Dice(seed, "rejection", day, index)
      let bill = bill(day: day, index: claimsPerDay + index).sent(earlierBy: 12)
      let sound = Submission(
        bill: bill, payer: bill.payer, sent: bill.received - 1, claimNumber: claimNumber(bill, payer: bill.payer),
        details: details(of: bill))
      let faults = Fault.allCases.filter { $0.fits(sound) && !(index == 0 && $0.needsThePatient) }
      // Few claims need an authorisation, so that one is left out of every second that does.
      let isUnauthorized = faults.contains(.authorization) && dice.chance(perMille: 500)
      let fault = isUnauthorized ? .authorization : dice.pick(faults) ?? .providerNumber
      let isSentAgain = !fault.needsThePatient && (index == 0 || dice.chance(perMille: 700))
      return Rejection(
        claim: sound.spoiled(by: fault), again: isSentAgain ? sound.sent(laterBy: dice.within(4...8)) : nil)
    }
  }
}

extension Bill {
  /// The bill of a visit so many days before, sent as much sooner, so that there is time for a second claim.
  fileprivate func sent(earlierBy days: Int) -> Bill {
    var bill = self
    (bill.from, bill.through, bill.received) = (from - days, through - days, received - days)
    return bill
  }
}

extension Submission {
  /// The claim sent as many days later.
  fileprivate func sent(laterBy days: Int) -> Submission {
    var bill = bill
    bill.received = sent + days + 1
    return Submission(bill: bill, payer: payer, sent: sent + days, claimNumber: claimNumber, details: details)
  }
}
