import X12

/// What explains money that a payer took outside any claim.
package struct TakebackExplanation: Equatable, Sendable {
  package enum Source: Equatable, Sendable {
    /// A claim that the payer reversed (CLP02 = 22), named by the item's reference.
    case reversal(ClaimID)
    /// The item of another remittance that carried the balance forward.
    case forwarded(item: Int)
  }

  /// The remittance in which it stands.
  package var set: SetID
  package var source: Source

  package init(set: SetID, source: Source) {
    self.set = set
    self.source = source
  }
}

extension TakebackExplanation {
  /// The explanation in words, without its subject.
  package var words: String {
    switch source {
    case .reversal: "the payer reversed a claim that the reference names"
    case .forwarded: "the payer had carried this balance forward"
    }
  }
}

extension CaseState {
  /// What a later remittance that explains the takeback means for the case: it proposes the closing, a person decides.
  package func respond(to explanation: TakebackExplanation, on today: CalendarDate) -> [CaseEvent] {
    guard closing == nil, self.explanation == nil else { return [] }
    return [.explained(explanation, on: today)]
  }
}
