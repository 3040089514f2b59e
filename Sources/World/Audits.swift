/// Money that payers take back after an audit, one claim of each habit a day where there is one: by reversal alone, by
/// reversal and a later provider-level adjustment, and by such an adjustment alone.
struct Audits {
  private(set) var answers: [Adjudication] = []
  private(set) var recoveries: [FollowUps.Recovery] = []

  /// Days between the first answer and what the audit does to it.
  private static let lag = 19
  /// Days between that and the money, where it is deferred.
  private static let deferral = 25

  init(_ book: Book, on day: Int) {
    for takeback in [Payer.Takeback.claim, .deferred, .silent] {
      guard let (original, lowered) = Audits.finding(book, day: day - Audits.lag, takeback) else { continue }
      let recovered = original.paid - lowered.paid
      if takeback != .silent { answers += [original.reversal, lowered] }
      if takeback == .deferred { recoveries.append(.init(original, -recovered)) }
      if takeback == .silent { recoveries.append(.init(original, recovered)) }
    }
    if let (original, lowered) = Audits.finding(book, day: day - Audits.lag - Audits.deferral, .deferred) {
      recoveries.append(.init(original, original.paid - lowered.paid))
    }
  }

  /// The claim of the day that an audit finds overpaid, with the lower answer.
  private static func finding(
    _ book: Book, day: Int, _ takeback: Payer.Takeback
  ) -> (original: Adjudication, lowered: Adjudication)? {
    guard book.claimsPerDay > 0 else { return nil }
    var dice = Dice(book.seed, "audit", day, Payer.Takeback.allCases.firstIndex(of: takeback) ?? 0)
    let start = dice.below(book.claimsPerDay)
    for step in 0..<min(book.claimsPerDay, 400) {
      let original = book.original(day: day, index: (start + step) % book.claimsPerDay)
      guard book.tables.payers[original.payer].takeback == takeback, original.status == "1", original.paid > 2000,
        !original.denies, book.fate(of: original) == .none, book.secondPlan(of: original) == nil,
        let lowered = book.lowered(original)
      else { continue }
      return (original, lowered)
    }
    return nil
  }
}
