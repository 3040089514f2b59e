/// What a day's remittances say about claims of earlier days.
struct FollowUps {
  private(set) var answers: [Adjudication] = []
  private(set) var recoveries: [Recovery] = []

  /// Money taken by a provider-level adjustment (PLB code WO); positive takes it away.
  struct Recovery {
    let payer: Int
    let clinic: Bool
    let reference: String
    let cents: Int
  }

  /// Looks back from the day.
  init(_ book: Book, on day: Int) {
    for lag in Book.lags {
      for index in 0..<book.claimsPerDay {
        // Most claims are out before they are computed.
        if book.lot(day: day - lag, index: index).lag == lag {
          follow(book, book.original(day: day - lag, index: index), after: lag)
        }
        let reversed = day - lag - Book.deferral
        let lot = book.lot(day: reversed, index: index)
        if lot.lag == lag, lot.roll < Book.takebacks {
          collect(book, book.original(day: reversed, index: index), after: lag)
        }
      }
    }
    guard let days = Book.worked(on: day) else { return }
    for earlier in days {
      for index in 0..<book.claimsPerDay {
        let original = book.original(day: earlier, index: index)
        if case .worked(let role) = book.fate(of: original) { answers += book.worked(original, role) }
      }
    }
  }

  private mutating func follow(_ book: Book, _ original: Adjudication, after lag: Int) {
    switch book.fate(of: original) {
    case .takeback(lag):
      guard let replacement = book.lowered(original) else { return }
      let recovered = original.paid - replacement.paid
      switch book.tables.payers[original.payer].takeback {
      case .claim: answers += [original.reversal, replacement]
      case .deferred:
        answers += [original.reversal, replacement]
        recover(original, -recovered)
      case .silent: recover(original, recovered)
      }
    case .secondary(lag): answers.append(book.secondary(original))
    case .duplicate(lag): answers.append(book.duplicate(original))
    case .released(lag): answers.append(book.paid(original.bill, role: .released))
    case .none, .takeback, .secondary, .duplicate, .released, .worked: break
    }
  }

  private mutating func collect(_ book: Book, _ original: Adjudication, after lag: Int) {
    guard book.tables.payers[original.payer].takeback == .deferred, book.fate(of: original) == .takeback(after: lag),
      let replacement = book.lowered(original)
    else { return }
    recover(original, original.paid - replacement.paid)
  }

  private mutating func recover(_ original: Adjudication, _ cents: Int) {
    recoveries.append(Recovery(original, cents))
  }
}

extension FollowUps.Recovery {
  /// What is taken (or, negative, returned) for a claim, under its numbers.
  init(_ original: Adjudication, _ cents: Int) {
    self.init(
      payer: original.payer, clinic: original.bill.clinic,
      reference: "\(original.claimNumber) \(original.bill.account)", cents: cents)
  }
}
