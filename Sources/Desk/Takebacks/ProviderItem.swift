import X12

/// One reason and amount of a PLB segment: money that a payer moved outside any claim.
package struct ProviderItem: Equatable, Sendable {
  package var set: SetID
  /// The position among the items of its remittance, from 1.
  package var ordinal: Int
  /// `WO` recovers an overpayment, `FB` carries a balance forward.
  package var reason: String
  /// PLB03-2, the payer's own: mostly a claim number, an account number, or both.
  package var reference: String
  /// Positive takes money away.
  package var amount: Cents
  package var citation: Citation

  package init(
    set: SetID, ordinal: Int, reason: String, reference: String, amount: Cents, citation: Citation
  ) {
    self.set = set
    self.ordinal = ordinal
    self.reason = reason
    self.reference = reference
    self.amount = amount
    self.citation = citation
  }

  /// The group under which a case carries such an amount, where a claim's adjustment has CO or PR.
  package static let group = "PLB"
  /// A word of a reference that is shorter names nothing: it would meet claims that it does not mean.
  package static let shortestName = 4

  /// What the reference may name: all of it, and each of its words.
  package var names: [String] {
    let words = reference.split(whereSeparator: \.isWhitespace).map(String.init)
    let whole = words.joined(separator: " ")
    guard !whole.isEmpty else { return [] }
    return [whole] + (words.count > 1 ? words.filter { $0.count >= ProviderItem.shortestName } : [])
  }
}

extension CaseIssue {
  /// Whether the amount was moved outside any claim.
  package var isProviderLevel: Bool { group == ProviderItem.group }

  /// What a source of the amount is called: `CAS CO-197`, `PLB WO`.
  package var label: String {
    if reason.isEmpty { return "amount in question" }
    return isProviderLevel ? "\(group) \(reason)" : "CAS \(group)-\(reason)"
  }
}
