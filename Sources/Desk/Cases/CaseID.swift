/// The number of a case, counted from 1 in the order of opening; people say it on the phone.
package struct CaseID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var number: Int64
  package init(_ number: Int64) { self.number = number }
  package var description: String { "\(number)" }
  /// The case's stream in the trail.
  package var stream: String { "case/\(number)" }
  package static func < (left: CaseID, right: CaseID) -> Bool { left.number < right.number }
}

/// One remitted claim: a CLP of a posted transaction set.
package struct ClaimID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var value: Int64
  package init(_ value: Int64) { self.value = value }
  package var description: String { "\(value)" }
  package static func < (left: ClaimID, right: ClaimID) -> Bool { left.value < right.value }
}

/// One transaction set (ST…SE) of a document.
package struct SetID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var value: Int64
  package init(_ value: Int64) { self.value = value }
  package var description: String { "\(value)" }
  package static func < (left: SetID, right: SetID) -> Bool { left.value < right.value }
}

/// A payer as remittances name it.
package struct PayerID: Hashable, Sendable, CustomStringConvertible {
  package var value: Int64
  package init(_ value: Int64) { self.value = value }
  package var description: String { "\(value)" }
}
