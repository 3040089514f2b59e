import X12

/// How far up the payer's ladder an appeal goes.
package enum AppealLevel: String, CaseIterable, Comparable, Sendable {
  case first
  case second
  /// Somebody outside the payer decides: an independent reviewer, or a hearing.
  case external

  package var title: String {
    switch self {
    case .first: "First-level appeal"
    case .second: "Second-level appeal"
    case .external: "External review"
    }
  }

  /// The deadline for it.
  package var clock: ClockKind {
    switch self {
    case .first: .appeal
    case .second: .secondAppeal
    case .external: .externalReview
    }
  }

  package static func < (left: AppealLevel, right: AppealLevel) -> Bool {
    allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
  }
}

/// What one payer's rules say about one line of business.
package struct PayerTerms: Sendable {
  package var rules: PayerRules
  /// The payer's identifier as its remittances carry it.
  package var payer: String
  package var lineOfBusiness: String

  package init(rules: PayerRules, payer: String, lineOfBusiness: String) {
    self.rules = rules
    self.payer = payer
    self.lineOfBusiness = lineOfBusiness
  }

  /// The deadline of the next level that a rule knows, counted from the date of the letter that upheld this one.
  func clockAfter(_ level: AppealLevel, letter: CalendarDate, calendar: BusinessCalendar) -> ExternalClock? {
    let dates = AnchorDates(decisionLetter: letter)
    return AppealLevel.allCases.lazy.filter { $0 > level }.compactMap { next in
      rules.clock(next.clock, payer: payer, lineOfBusiness: lineOfBusiness, dates: dates, calendar: calendar)
    }.first
  }
}
