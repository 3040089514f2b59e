import X12

/// A value of a claim that a person may change before it is sent again.
package struct EditableField: Hashable, Sendable {
  /// Where the value stands, as forms and commands name it: `l1-0-9-1` (level, piece, element, component) or `c-4-2-1`.
  package var id: String
  /// What it belongs to: `Patient and coverage`, `Claim`, `Line 2` …
  package var group: String
  package var title: String
  package var value: String
  package var place: ClaimRevision.Place
  package var element: Int
  package var component: Int
}

/// A change that a person asks for.
package struct ClaimEdit: Hashable, Sendable {
  package var field: String
  package var value: String

  package init(field: String, value: String) {
    self.field = field
    self.value = value
  }
}

extension ClaimRevision {
  /// What may be changed: of the claim first, then of the levels above it. Identity of the sender, structure and counts are not among it.
  package var editableFields: [EditableField] {
    var fields: [EditableField] = []
    var line = 0
    for (piece, segment) in claim.enumerated() {
      if segment.after?.id == "LX" { line += 1 }
      fields += ClaimRevision.fields(
        segment.after, line == 0 ? "Claim" : "Line \(line)", .claim(piece: piece), "c-\(piece)")
    }
    // The patient before the provider: what is wrong is seldom the sender.
    for (level, pieces) in levels.enumerated().reversed() {
      let group = ["Billing provider", "Insured and payer", "Patient"][min(level, 2)]
      for (piece, segment) in pieces.enumerated() {
        fields += ClaimRevision.fields(segment.after, group, .level(level, piece: piece), "l\(level)-\(piece)")
      }
    }
    return fields
  }

  private static func fields(
    _ segment: SegmentText?, _ group: String, _ place: Place, _ prefix: String
  ) -> [EditableField] {
    guard let segment else { return [] }
    return parts(of: segment).map { element, component, title in
      EditableField(
        id: "\(prefix)-\(element)-\(component)", group: group, title: title,
        value: segment[element, component: component], place: place, element: element, component: component)
    }
  }

  /// The values of a segment that people correct: element, component, and what it is.
  private static func parts(of segment: SegmentText) -> [(Int, Int, String)] {
    func codes(from first: Int, _ component: Int, _ title: String) -> [(Int, Int, String)] {
      segment.elements.indices.filter { $0 + 1 >= first && !segment[$0 + 1, component: component].isEmpty }
        .map { ($0 + 1, component, title) }
    }
    func service(_ element: Int) -> [(Int, Int, String)] {
      [(element, 2, "Procedure")] + (3...6).map { (element, $0, "Modifier \($0 - 2)") }
    }
    switch segment.id {
    case "NM1":
      let role = roles[segment[1]] ?? "party"
      let isPerson = segment[2] == "1"
      return [(3, 1, isPerson ? "Last name of the \(role)" : "Name of the \(role)")]
        + (isPerson ? [(4, 1, "First name of the \(role)")] : []) + [(9, 1, "Identifier of the \(role)")]
    case "SBR": return [(3, 1, "Group or policy number"), (9, 1, "Kind of plan (claim filing)")]
    case "PAT": return [(1, 1, "Relationship to the insured")]
    case "DMG": return [(2, 1, "Date of birth (CCYYMMDD)"), (3, 1, "Sex")]
    case "N3": return [(1, 1, "Street")]
    case "N4": return [(1, 1, "City"), (2, 1, "State"), (3, 1, "ZIP code")]
    case "PRV": return [(3, 1, "Taxonomy")]
    case "CLM": return [(5, 1, "Place of service or type of bill")]
    case "HI": return codes(from: 1, 2, "Code (\(segment[1]))")
    case "REF" where !["F8"].contains(segment[1]): return [(2, 1, "Reference \(segment[1])")]
    case "DTP": return [(3, 1, "Date \(segment[1])")]
    case "NTE": return [(2, 1, "Note")]
    case "SV1":
      return service(1) + [(2, 1, "Charge"), (4, 1, "Units"), (5, 1, "Place of service")]
        + codes(from: 7, 1, "Diagnosis pointer")
    case "SV2": return [(1, 1, "Revenue code")] + service(2) + [(3, 1, "Charge"), (5, 1, "Units")]
    case "SV3": return service(1) + [(2, 1, "Charge"), (6, 1, "Units")]
    default: return []
    }
  }

  private static let roles = [
    "85": "billing provider", "87": "pay-to address", "IL": "insured", "QC": "patient", "PR": "payer",
    "82": "rendering provider", "DN": "referring provider", "77": "service location", "71": "attending provider",
    "72": "operating provider", "DK": "ordering provider", "DQ": "supervising provider",
  ]
}
