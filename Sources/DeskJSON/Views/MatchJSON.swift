import Desk
import X12

extension MatchRow: JSONShaped {
  package static let shape = JSONShape<MatchRow>("MatchRow") {
    Member("answer", \.answer)
    Member("kind", \.kind)
    Member("state", \.state)
    Member("payer", \.payerName)
    Member("patient", \.patient)
    Member("charge", \.charge)
    Member("on", \.on)
    Member("candidates", about: "How many sent claims may be meant.", \.candidates)
  }
}

extension MatchQueueView: JSONShaped {
  package static let shape = JSONShape<MatchQueueView>("MatchQueue") {
    Member("state", about: "The state whose answers are listed.", \.state)
    Member("counts") { view in view.counts.map { AnswersInState(state: $0.state, count: $0.count) } }
    Member("page", \.page)
    Member("pages", \.pageCount)
    Member("rows", \.rows)
  }
}

/// How many answers wait in a state.
private struct AnswersInState: JSONShaped {
  var state: MatchState
  var count: Int

  static let shape = JSONShape<AnswersInState>("AnswersInState") {
    Member("state", \.state)
    Member("count", \.count)
  }
}

extension MatchView: JSONShaped {
  package static let shape = JSONShape<MatchView>("Match") {
    Member("answer", \.row)
    Member("version", about: "What a decision names, so that it meets the match that was looked at.", \.version)
    Member("matched", about: "The claim that it is matched to.", \.matched)
    Member("matched_by", \.matchedBy)
    Member("candidates", about: "The claims that may be meant, the best first.", \.candidates)
    Member("history", about: "What people decided, oldest first.", \.history)
  }
}

extension MatchView.Candidate: JSONShaped {
  package static let shape = JSONShape<MatchView.Candidate>("MatchCandidate") {
    Member("sent", \.id)
    Member("family", \.family)
    Member("patient", \.patient)
    Member("payer", \.payerName)
    Member("sent_on", \.sentOn)
    Member("charge", \.charge)
    Member("service_from", \.service?.lowerBound)
    Member("service_through", \.service?.upperBound)
    Member("same", about: "In what the two agree.") { $0.ordered($0.comparison.same) }
    Member("different", about: "What both say, and not alike.") { $0.ordered($0.comparison.different) }
  }

  private func ordered(_ traits: Set<ClaimTrait>) -> [ClaimTrait] { ClaimTrait.allCases.filter(traits.contains) }
}

extension MatchView.Entry: JSONShaped {
  package static let shape = JSONShape<MatchView.Entry>("MatchEntry") {
    Member("at_ms", \.at.milliseconds)
    Member("actor", \.actor)
    Member("what", \.words)
    Member("reason", \.reason)
  }
}
