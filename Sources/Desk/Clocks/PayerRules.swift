import X12

/// Days that a payer allows, dated, keyed by payer × line of business × kind. The table is a file that a manager edits.
package struct PayerRules: Sendable {
  /// One row of the table.
  package struct Rule: Hashable, Sendable {
    /// The payer's identifier as remittances carry it, or `*` for any.
    package var payer: String
    /// The line of business (`medicare`, `commercial` …), or `*` for any.
    package var lineOfBusiness: String
    package var kind: ClockKind
    package var days: Int
    /// Days presumed between the date of the notice and its receipt, added before `days` (42 CFR 405.942(a)(1): 5).
    package var receiptDays: Int
    package var countsBusinessDays: Bool
    package var anchor: Anchor
    package var from: CalendarDate
    /// The last anchor date for which the rule holds; nil while it is in force.
    package var through: CalendarDate?
    package var isConfirmed: Bool
    package var source: String

    /// A name that a page and the trail can show.
    package var name: String { "\(payer)/\(lineOfBusiness)/\(kind.rawValue)@\(from)" }
  }

  /// The date from which a rule counts.
  package enum Anchor: String, Sendable {
    /// BPR16, else DTM*405.
    case remittance
    /// The first day of service, for filing limits.
    case service
  }

  package let rules: [Rule]

  package init(rules: [Rule]) { self.rules = rules }

  /// The rule that holds on the date that it counts from: the exact payer before any payer, the exact line of business
  /// before any, the latest start first.
  package func rule(payer: String, lineOfBusiness: String, kind: ClockKind, dates: AnchorDates) -> Rule? {
    func weight(_ rule: Rule) -> Int {
      (rule.payer == "*" ? 0 : 2) + (rule.lineOfBusiness == "*" ? 0 : 1)
    }
    return
      rules
      .filter { rule in
        rule.kind == kind && (rule.payer == "*" || rule.payer == payer)
          && (rule.lineOfBusiness == "*" || rule.lineOfBusiness == lineOfBusiness)
          && dates.anchor(rule.anchor).map { rule.from <= $0.0 && $0.0 <= (rule.through ?? $0.0) } ?? true
      }
      .max { (weight($0), $0.from) < (weight($1), $1.from) }
  }

  /// The clock that runs from these dates, or nil when no rule or no anchor date exists: nothing is guessed.
  package func clock(
    _ kind: ClockKind, payer: String, lineOfBusiness: String, dates: AnchorDates, calendar: BusinessCalendar
  ) -> ExternalClock? {
    guard let rule = rule(payer: payer, lineOfBusiness: lineOfBusiness, kind: kind, dates: dates),
      let (anchor, source) = dates.anchor(rule.anchor)
    else { return nil }
    let received = anchor.adding(days: rule.receiptDays)
    let due =
      rule.countsBusinessDays
      ? calendar.adding(businessDays: rule.days, to: received) : received.adding(days: rule.days)
    return ExternalClock(
      kind: kind, anchor: anchor, anchorSource: source, due: due, workBy: calendar.businessDay(onOrBefore: due),
      rule: rule.name, isConfirmed: rule.isConfirmed)
  }
}

/// The dates of one claim's decision from which clocks may count.
package struct AnchorDates: Sendable {
  /// BPR16 else DTM*405; the date of the letter where the payer decided by one.
  package var remittance: (CalendarDate, AnchorSource)?
  /// The first day of service, where the claim states one.
  package var service: CalendarDate?

  package init(paymentDate: CalendarDate?, productionDate: CalendarDate?, service: CalendarDate?) {
    remittance = paymentDate.map { ($0, .paymentDate) } ?? productionDate.map { ($0, .productionDate) }
    self.service = service
  }

  /// The date of a decision that came by letter instead of a remittance.
  package init(decisionLetter: CalendarDate) { remittance = (decisionLetter, .decisionLetter) }

  /// The date from which a rule of this anchor counts, and where it was read.
  package func anchor(_ anchor: PayerRules.Anchor) -> (CalendarDate, AnchorSource)? {
    switch anchor {
    case .remittance: remittance
    case .service: service.map { ($0, .serviceDate) }
    }
  }
}
