/// A claim to a patient's second payer and its answer.
struct SecondaryClaim: Sendable {
  let claim: Submission
  let answer: Adjudication
}

extension Book {
  /// Days between the first payer's answer and the second's, where the hospital bills the second itself.
  private static let secondAnswers = [19, 25]

  /// Claims in a thousand whose patient has a second plan that the first payer does not know of, if something is left to pay.
  private static let secondPlans = 130

  /// What is known before the claim is: after how many days the second payer answers; nil where there is no second plan.
  private func secondPlanLot(day: Int, index: Int) -> Int? {
    var dice = Dice(seed, "second plan", day, index)
    return dice.chance(perMille: Book.secondPlans) ? dice.pick(Book.secondAnswers) : nil
  }

  /// The payer of the patient's second plan and after how many days it answers; nil where the hospital bills nobody else.
  func secondPlan(of original: Adjudication) -> (payer: Int, lag: Int)? {
    let bill = original.bill
    guard let lag = secondPlanLot(day: bill.day, index: bill.index), original.status == "1", !original.denies,
      original.patientResponsibility > 0, fate(of: original) == .none
    else { return nil }
    // Medicaid pays last.
    guard tables.payers[bill.payer].professionalLine != "MC" else { return nil }
    var dice = Dice(seed, "second payer", bill.day, bill.index)
    let choices = tables.payers.indices.filter { index in
      index != bill.payer && tables.payers.contains { $0.forwardsTo == tables.payers[index].key }
    }
    return dice.pick(choices).map { ($0, lag) }
  }

  /// The plan that comes after the one that gives this first answer, as the first claim names it.
  func nextCoverage(of original: Adjudication) -> OtherCoverage? {
    guard let answer = secondAnswer(to: original) else { return nil }
    return OtherCoverage(
      payer: answer.payer, insured: answer.bill.patient, relationship: "18", group: secondGroup(original.bill))
  }

  private func secondAnswer(to original: Adjudication) -> Adjudication? {
    if original.status == "19" { return secondary(original) }
    guard let plan = secondPlan(of: original) else { return nil }
    var first = original
    first.otherPayer = plan.payer
    return secondary(first)
  }

  private func secondGroup(_ bill: Bill) -> String {
    var dice = Dice(seed, "second group", bill.day, bill.index)
    return "G" + dice.identifier("+####")
  }

  /// The claims that the hospital sent to patients' second payers and that these answer on the day. What the first payer
  /// forwarded is not among them.
  func secondaries(answeredOn day: Int) -> [SecondaryClaim] {
    Book.secondAnswers.flatMap { lag in
      (0..<claimsPerDay).compactMap { index in
        guard secondPlanLot(day: day - lag, index: index) == lag else { return nil }
        return secondaryClaim(after: original(day: day - lag, index: index))
      }
    }
  }

  private func secondaryClaim(after first: Adjudication) -> SecondaryClaim? {
    guard secondPlan(of: first) != nil, var answer = secondAnswer(to: first) else { return nil }
    let bill = first.bill
    let decided = CalendarDate.production(day: bill.day)
    answer.bill.received = decided + 4
    let relationship = demographics(of: bill).relationship
    let other = OtherCoverage(
      payer: bill.payer, insured: bill.subscriber ?? bill.patient,
      relationship: bill.subscriber == nil ? "18" : relationship, group: bill.group, decision: first, decided: decided)
    var details = details(of: bill)
    // It was the first payer's.
    details.authorization = ""
    let claim = Submission(
      bill: answer.bill, payer: answer.payer, sent: decided + 3, claimNumber: answer.claimNumber, details: details,
      other: other)
    return SecondaryClaim(claim: claim, answer: answer)
  }
}
