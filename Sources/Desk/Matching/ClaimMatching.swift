import X12

/// A number that names a claim family: an original with its replacements, voids, secondaries and resubmissions.
package struct FamilyID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var value: Int64
  package init(_ value: Int64) { self.value = value }
  package var description: String { "\(value)" }
  package static func < (left: FamilyID, right: FamilyID) -> Bool { left.value < right.value }
}

/// A number that names a claim that was sent.
package struct SentClaimID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var value: Int64
  package init(_ value: Int64) { self.value = value }
  package var description: String { "\(value)" }
  package static func < (left: SentClaimID, right: SentClaimID) -> Bool { left.value < right.value }
}

/// A claim that was sent, as a possible match.
package struct SentCandidate: Hashable, Sendable {
  package var id: SentClaimID
  package var family: FamilyID
  package var sentOn: CalendarDate
  package var traits: ClaimTraits
  /// The numbers under which payers have spoken of its family: earlier remittances, 277CA.
  package var payerClaimNumbers: Set<String>

  package init(
    id: SentClaimID, family: FamilyID, sentOn: CalendarDate, traits: ClaimTraits, payerClaimNumbers: Set<String> = []
  ) {
    self.id = id
    self.family = family
    self.sentOn = sentOn
    self.traits = traits
    self.payerClaimNumbers = payerClaimNumbers
  }
}

/// To which sent claim an answer belongs.
package enum MatchVerdict: Hashable, Sendable {
  /// By rule; the claim is the one of the family that fits best.
  case matched(SentClaimID, FamilyID, by: MatchRule)
  /// A person decides; the best first.
  case proposed([SentClaimID])
  /// Several families fit alike; a person decides.
  case ambiguous([SentClaimID])
  /// Nothing that was sent fits.
  case missing
}

/// Why a match was made without asking.
package enum MatchRule: String, CaseIterable, Sendable {
  /// Account number, charge, dates, payer, turn and patient: what both say agrees.
  case traits
  /// The payer's own number, known from an earlier answer about the family.
  case payerClaimNumber = "payer_claim_number"
}

extension MatchVerdict {
  /// Matches an answer among the claims that were sent under its account number, that the payer's number names, or that have
  /// its patient, dates and charge.
  ///
  /// An answer is matched by rule only where one family alone fits: a wrong match costs more than a question.
  ///
  /// - Parameters:
  ///   - answeredOn: what was sent later is not meant.
  package init(_ answered: ClaimTraits, on answeredOn: CalendarDate?, among candidates: [SentCandidate]) {
    let earlier = candidates.filter { candidate in answeredOn.map { candidate.sentOn <= $0 } ?? true }
    let compared = earlier.map { ($0, TraitComparison(sent: $0.traits, answered: answered)) }
    let certain = compared.filter { $0.1.isCertain }
    let named = compared.filter { candidate, comparison in
      !answered.payerClaimNumber.isEmpty && candidate.payerClaimNumbers.contains(answered.payerClaimNumber)
        && comparison.same.contains(.patient) && comparison.different.isDisjoint(with: [.payer, .turn])
    }
    let families = Set((certain + named).map(\.0.family))
    let best = MatchVerdict.best(certain.isEmpty ? named : certain)
    if families.count == 1, let best {
      self = .matched(best.id, best.family, by: certain.isEmpty ? .payerClaimNumber : .traits)
      return
    }
    if families.count > 1 {
      self = .ambiguous(MatchVerdict.ranked(certain + named))
      return
    }
    let possible = MatchVerdict.ranked(compared.filter { $0.1.isPossible })
    self = possible.isEmpty ? .missing : .proposed(possible)
  }

  private typealias Compared = (SentCandidate, TraitComparison)

  /// Of claims of one family, the one that the answer fits best, and of equals the one that was sent last.
  private static func best(_ compared: [Compared]) -> SentCandidate? {
    compared.max { left, right in isBehind(left, right) }?.0
  }

  /// The most agreement first, each claim once.
  private static func ranked(_ compared: [Compared]) -> [SentClaimID] {
    var seen: Set<SentClaimID> = []
    return compared.sorted { isBehind($1, $0) }.map(\.0.id).filter { seen.insert($0).inserted }
  }

  private static func isBehind(_ left: Compared, _ right: Compared) -> Bool {
    let (fewer, more) = (score(left.1), score(right.1))
    if fewer != more { return fewer < more }
    return (left.0.sentOn.days, left.0.id.value) < (right.0.sentOn.days, right.0.id.value)
  }

  private static func score(_ comparison: TraitComparison) -> Int {
    comparison.same.count - comparison.different.count
  }
}

extension FamilyID {
  /// The family that a newly sent claim belongs to among those sent before, or nil where it begins one of its own: it replaces
  /// a claim of the family by the payer's number (REF*F8), or it has the account number, patient and dates of one.
  package static func family(of sent: ClaimTraits, replacing number: String?, among earlier: [SentCandidate])
    -> FamilyID?
  {
    let alike = earlier.filter { candidate in
      let comparison = TraitComparison(sent: candidate.traits, answered: sent)
      let isPerson = comparison.same.contains(.patient)
      if let number, candidate.payerClaimNumbers.contains(number), isPerson { return true }
      return isPerson && comparison.same.isSuperset(of: [.controlNumber, .service])
    }
    let families = Set(alike.map(\.family))
    return families.count == 1 ? families.first : nil
  }
}
