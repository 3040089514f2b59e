/// What becomes of a claim after its first answer; decided by the claim alone, so any later day can ask.
enum Fate: Equatable {
  case none
  /// The payer pays less and wants money back.
  case takeback(after: Int)
  /// The next payer answers.
  case secondary(after: Int)
  /// The hospital sent the paid claim again.
  case duplicate(after: Int)
  /// A pended claim is paid.
  case released(after: Int)
  /// A denial was worked, and the payer answers on the follow-up day.
  case worked(Answer.Role)
}

extension Book {
  /// Days between the first answer and what follows from it, worked denials apart.
  static let lags = [7, 14, 21]

  /// Days between a deferred takeback's reversal and the money.
  static let deferral = 14

  /// Paid claims in a thousand that are taken back.
  static let takebacks = 14

  /// The days whose worked denials are answered on this day: on day 45 those of days 1 to 20, and so on every 45 days.
  static func worked(on day: Int) -> ClosedRange<Int>? {
    day.isMultiple(of: 45) ? (day - 44)...(day - 25) : nil
  }

  /// What becomes of the claim.
  func fate(of original: Adjudication) -> Fate {
    let (lag, roll) = lot(day: original.bill.day, index: original.bill.index)
    if original.denies {
      let open = original.paid == 0
      switch roll {
      case ..<270: return .worked(.paidInFull)
      case ..<350: return .worked(.paidInPart)
      case ..<450: return open ? .worked(.upheld) : .none
      case ..<485: return open ? .worked(.duplicate) : .none
      default: return .none
      }
    }
    if original.adjustments.contains(where: { $0.reason == "133" }) { return .released(after: lag) }
    if original.status == "19" { return .secondary(after: lag) }
    guard original.paid > 0 else { return .none }
    return roll < Book.takebacks ? .takeback(after: lag) : roll < Book.takebacks + 8 ? .duplicate(after: lag) : .none
  }

  /// What fate goes by, known before the claim is: after how many days, and a number below 1,000.
  func lot(day: Int, index: Int) -> (lag: Int, roll: Int) {
    var dice = Dice(seed, "fate", day, index)
    return (dice.pick(Book.lags) ?? 7, dice.below(1000))
  }
}
