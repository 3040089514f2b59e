/// A claim as the hospital sent it: one claim loop (2300) of an 837.
struct Submission: Sendable {
  var bill: Bill
  /// The payer it went to.
  var payer: Int
  /// CLM05-3.
  var frequency: String
  /// REF*F8, the payer's number of the claim that this one replaces.
  var replaces: String?
  var sent: CalendarDate
  /// How the payer's front end answered.
  var notice: Notice

  /// STC01 of the 277CA.
  struct Notice: Sendable {
    let category: String
    let status: String
    let entity: String

    static let accepted = Notice(category: "A2", status: "20", entity: "PR")

    /// Why front ends send claims back: who the patient is, who asks, what is missing.
    static let rejections = [
      Notice(category: "A7", status: "164", entity: "IL"), Notice(category: "A3", status: "562", entity: "85"),
      Notice(category: "A6", status: "453", entity: "QC"), Notice(category: "A8", status: "33", entity: "IL"),
    ]
  }

  var isRejected: Bool { notice.category != "A2" }
}

extension Book {
  /// Claims in a thousand that a payer's front end sends back, on top of those that are answered.
  static let rejected = 15

  /// The claims that a day's answers speak about, as they were sent, with those of the same batches that were rejected and
  /// so are never answered; in the order in which they were sent.
  func submissions(answeredOn day: Int) -> [Submission] {
    var sent = (0..<claimsPerDay).map { original(day: day, index: $0) }.map { answer in
      submission(of: answer, frequency: "1", on: answer.bill.received - 1)
    }
    for answer in FollowUps(self, on: day).answers {
      switch answer.role {
      case .duplicate: sent.append(submission(of: answer, frequency: "1", on: .production(day: day) - 12))
      case .paidInFull, .paidInPart:
        // A correction replaces the claim that was refused; where that was never adjudicated it is a new claim.
        let isNew = answer.frequency == "1"
        sent.append(
          submission(
            of: answer, frequency: answer.frequency, on: .production(day: day) - 15,
            replaces: isNew ? nil : claimNumber(answer.bill, payer: answer.bill.payer)))
      case .original, .reversal, .replacement, .secondary, .released, .upheld: break
      }
    }
    for index in 0..<(claimsPerDay * Book.rejected + 999) / 1000 {
      var dice = Dice(seed, "rejection", day, index)
      let bill = bill(day: day, index: claimsPerDay + index)
      sent.append(
        Submission(
          bill: bill, payer: bill.payer, frequency: "1", replaces: nil, sent: bill.received - 1,
          notice: dice.pick(Submission.Notice.rejections) ?? .accepted))
    }
    return sent.enumerated().sorted { ($0.element.sent.ordinal, $0.offset) < ($1.element.sent.ordinal, $1.offset) }
      .map(\.element)
  }

  private func submission(
    of answer: Adjudication, frequency: String, on sent: CalendarDate, replaces: String? = nil
  ) -> Submission {
    Submission(
      bill: answer.bill, payer: answer.bill.payer, frequency: frequency, replaces: replaces, sent: sent,
      notice: .accepted)
  }

  /// What a bill says of its patient besides the name: the day of birth, sex and where they live.
  func person(of bill: Bill) -> (birth: CalendarDate, sex: String, street: String) {
    var dice = Dice(seed, "person", bill.day, bill.index)
    let age = bill.subscriber == nil ? dice.within(6800...32_000) : dice.within(30...6500)
    return (bill.from - age, dice.pick(["F", "M"]) ?? "U", "\(dice.within(1...990)) QUAY STREET")
  }

  /// The bill's diagnoses, the principal one first.
  func diagnoses(of bill: Bill) -> [String] {
    var dice = Dice(seed, "diagnoses", bill.day, bill.index)
    var codes: [String] = []
    for _ in 0..<dice.within(1...3) {
      if let code = dice.pick(tables.diagnoses), !codes.contains(code) { codes.append(code) }
    }
    return codes
  }
}
