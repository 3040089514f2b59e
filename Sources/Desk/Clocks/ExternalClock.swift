import X12

/// What an outside deadline is for.
package enum ClockKind: String, CaseIterable, Sendable {
  /// The last day to appeal the payer's decision.
  case appeal
  /// The last day to appeal a decision that was already appealed once.
  case secondAppeal = "second_appeal"
  /// The last day to send a corrected claim (frequency 7).
  case correctedClaim = "corrected_claim"
  /// The last day to file the claim at all.
  case timelyFiling = "timely_filing"
  /// The last day to ask somebody outside the payer: an independent reviewer, or a hearing.
  case externalReview = "external_review"
  /// The last day for a talk between a clinician of ours and one of the payer's.
  case peerToPeer = "peer_to_peer"
  /// The day of a scheduled service.
  case dayOfService = "day_of_service"

  /// The deadlines that a payer sets, by its rules; the others come from elsewhere.
  package static let setByPayers = [appeal, secondAppeal, correctedClaim, timelyFiling, externalReview, peerToPeer]

  /// Whether it is about changing a decision, which only a decision can have.
  package var isOfAppeal: Bool {
    switch self {
    case .appeal, .secondAppeal, .externalReview, .peerToPeer: true
    case .correctedClaim, .timelyFiling, .dayOfService: false
    }
  }

  /// The deadline in the words of the desk.
  package var title: String {
    switch self {
    case .appeal: "Appeal"
    case .secondAppeal: "Second-level appeal"
    case .externalReview: "External review"
    case .peerToPeer: "Peer-to-peer talk"
    case .correctedClaim: "Corrected claim"
    case .timelyFiling: "Timely filing"
    case .dayOfService: "Day of service"
    }
  }
}

/// A deadline that somebody outside has set. It never pauses and never shifts (guardrail G2).
package struct ExternalClock: Hashable, Sendable {
  package var kind: ClockKind
  /// The date from which the days are counted, and where it was read.
  package var anchor: CalendarDate
  package var anchorSource: AnchorSource
  /// The last day that the rule allows.
  package var due: CalendarDate
  /// The last business day on or before `due`: the day by which the desk works it.
  package var workBy: CalendarDate
  /// The rule of the payer rule table that gave the days, for example `MEDICARE/medicare/appeal@2024-01-01`.
  package var rule: String
  /// False when the rule is a default that nobody has confirmed against the contract.
  package var isConfirmed: Bool
}

/// The date on a remittance that anchors a clock; the day of ingest never does.
package enum AnchorSource: String, CaseIterable, Sendable {
  /// BPR16, the payment date.
  case paymentDate = "BPR16"
  /// DTM*405, the production date, where there is no payment date.
  case productionDate = "DTM*405"
  /// DTM*232/472, the first day of service.
  case serviceDate = "DTM*472"
  /// The date printed on a decision that came by letter.
  case decisionLetter = "letter"
  /// The day for which the schedule has the service.
  case schedule

  /// The words for a page.
  package var title: String {
    switch self {
    case .paymentDate: "payment date"
    case .productionDate: "production date"
    case .serviceDate: "first day of service"
    case .decisionLetter: "date of the decision letter"
    case .schedule: "schedule"
    }
  }
}
