/// What of a claim's segments tells who the patient is, for people who may not see it (guardrail G7). Segments are shown to it in their
/// order, because an address belongs to the name before it.
struct PatientMask {
  /// Whether the last name that passed was a patient's; an address whose name nobody saw may be one.
  private var isPatientsAddress = true

  /// Whether the next segment is hidden.
  mutating func hides(_ id: String, _ qualifier: String) -> Bool {
    switch id {
    case "NM1", "N1": isPatientsAddress = PatientMask.namesPatient(id, qualifier)
    case "N2", "N3", "N4": return isPatientsAddress
    default: break
    }
    return PatientMask.namesPatient(id, qualifier)
  }

  /// Whether a segment by itself tells who the patient is: a name, a birth, a record number, or free text in which people write names.
  static func namesPatient(_ id: String, _ qualifier: String) -> Bool {
    switch id {
    case "NM1": ["QC", "IL", "74"].contains(qualifier)
    case "DMG", "NTE", "K3": true
    case "REF": ["EA", "1W", "SY"].contains(qualifier)
    default: false
    }
  }

  /// The element that holds the patient's account number, in a segment that is shown; nil where none does.
  static func accountElement(_ id: String, _ qualifier: String) -> Int? {
    switch id {
    case "CLM", "CLP": 1
    // The trace of a claim in a notice is its account number; that of a payment has another qualifier.
    case "TRN" where qualifier == "2": 2
    default: nil
    }
  }

  /// What stands in the place of a hidden segment.
  static func words(_ id: String) -> String { "\(id)… (patient hidden for your role)" }
}
