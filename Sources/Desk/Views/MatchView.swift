import Trail
import X12

/// An answer whose claim a person has to find, in a list.
package struct MatchRow: Sendable {
  package var answer: AnswerID
  package var kind: AnswerKind
  package var state: MatchState
  package var payerName: String
  package var patient: PatientIdentity
  package var charge: Figure?
  package var on: CalendarDate?
  package var candidates: Int

  package init(
    answer: AnswerID, kind: AnswerKind, state: MatchState, payerName: String, patient: PatientIdentity, charge: Figure?,
    on: CalendarDate?, candidates: Int
  ) {
    self.answer = answer
    self.kind = kind
    self.state = state
    self.payerName = payerName
    self.patient = patient
    self.charge = charge
    self.on = on
    self.candidates = candidates
  }
}

/// The answers that are matched to nothing, by state.
package struct MatchQueueView: Sendable {
  package var counts: [(state: MatchState, count: Int)]
  /// The state whose answers are listed.
  package var state: MatchState
  package var rows: [MatchRow]
  package var page: Int
  package var pageCount: Int

  package init(
    counts: [(state: MatchState, count: Int)], state: MatchState, rows: [MatchRow], page: Int, pageCount: Int
  ) {
    self.counts = counts
    self.state = state
    self.rows = rows
    self.page = page
    self.pageCount = pageCount
  }
}

/// One answer beside the sent claims that may be meant.
package struct MatchView: Sendable {
  package var row: MatchRow
  package var version: Int
  /// The claim that it is matched to.
  package var matched: Candidate?
  package var matchedBy: String
  package var candidates: [Candidate]
  package var history: [Entry]

  package struct Candidate: Sendable {
    package var id: SentClaimID
    package var family: FamilyID
    package var patient: PatientIdentity
    package var payerName: String
    package var sentOn: CalendarDate
    package var charge: Figure
    package var service: ClosedRange<CalendarDate>?
    package var comparison: TraitComparison

    package init(
      id: SentClaimID, family: FamilyID, patient: PatientIdentity, payerName: String, sentOn: CalendarDate,
      charge: Figure, service: ClosedRange<CalendarDate>?, comparison: TraitComparison
    ) {
      self.id = id
      self.family = family
      self.patient = patient
      self.payerName = payerName
      self.sentOn = sentOn
      self.charge = charge
      self.service = service
      self.comparison = comparison
    }
  }

  /// A decision about the match.
  package struct Entry: Sendable {
    package var at: Instant
    package var actor: String
    package var words: String
    package var reason: String?

    package init(at: Instant, actor: String, words: String, reason: String?) {
      self.at = at
      self.actor = actor
      self.words = words
      self.reason = reason
    }
  }

  package init(
    row: MatchRow, version: Int, matched: Candidate?, matchedBy: String, candidates: [Candidate], history: [Entry]
  ) {
    self.row = row
    self.version = version
    self.matched = matched
    self.matchedBy = matchedBy
    self.candidates = candidates
    self.history = history
  }
}
