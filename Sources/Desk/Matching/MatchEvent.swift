import Trail

/// A number that names what a payer said of one claim: a remitted claim, or a notice of its front end.
package struct AnswerID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var value: Int64
  package init(_ value: Int64) { self.value = value }
  package var description: String { "\(value)" }
  /// The stream of what people decided about its match.
  package var stream: String { "match/\(value)" }
  package static func < (left: AnswerID, right: AnswerID) -> Bool { left.value < right.value }
}

/// What kind of answer it is.
package enum AnswerKind: String, CaseIterable, Sendable {
  /// A claim of a remittance (835).
  case remittance
  /// A notice of the payer's front end (277CA).
  case notice
}

/// How far the match of an answer is.
package enum MatchState: String, CaseIterable, Sendable {
  /// By rule or by a person.
  case matched
  /// One or more sent claims may be meant; a person decides.
  case proposed
  /// Claims of several families fit alike; a person decides.
  case ambiguous
  /// Nothing that was sent fits.
  case missing
  /// A person took the match back.
  case undone

  package var title: String {
    switch self {
    case .matched: "Matched"
    case .proposed: "Proposed"
    case .ambiguous: "Ambiguous"
    case .missing: "No claim found"
    case .undone: "Taken back"
    }
  }
}

/// What the matching rule found for one answer.
package struct MatchFinding: Equatable, Sendable {
  package var answer: AnswerID
  package var kind: AnswerKind
  package var verdict: MatchVerdict

  package init(answer: AnswerID, kind: AnswerKind, verdict: MatchVerdict) {
    self.answer = answer
    self.kind = kind
    self.verdict = verdict
  }
}

/// A sent claim that belongs to a family which another one began.
package struct FamilyJoin: Hashable, Sendable {
  package var sent: SentClaimID
  package var family: FamilyID

  package init(sent: SentClaimID, family: FamilyID) {
    self.sent = sent
    self.family = family
  }
}

/// What happened to matches and families. Every match can be undone: the last event about an answer or a claim holds.
package enum MatchEvent: Equatable, Sendable {
  /// The rule looked at answers of one transaction set.
  case found([MatchFinding])
  /// The rule found families for claims of one transaction set.
  case joined([FamilyJoin])
  /// A person says which claim is meant.
  case confirmed(answer: AnswerID, kind: AnswerKind, sent: SentClaimID, reason: Digest?)
  /// A person took a match back.
  case undone(answer: AnswerID, reason: Digest)
  /// A person put a claim into a family, or gave it one of its own.
  case regrouped(FamilyJoin, reason: Digest)
}

extension FamilyID {
  /// The family that a claim begins which belongs to none before it.
  package init(beganBy sent: SentClaimID) { self.init(sent.value) }
}

extension MatchVerdict {
  /// The claims among which a person decides.
  package var candidates: [SentClaimID] {
    switch self {
    case .proposed(let candidates), .ambiguous(let candidates): candidates
    case .matched, .missing: []
    }
  }

  /// The verdict with the best of its candidates alone.
  package func naming(atMost count: Int) -> MatchVerdict {
    switch self {
    case .proposed(let candidates): .proposed(Array(candidates.prefix(count)))
    case .ambiguous(let candidates): .ambiguous(Array(candidates.prefix(count)))
    case .matched, .missing: self
    }
  }
}
