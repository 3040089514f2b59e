import Desk
import X12

extension SOP: JSONShaped {
  package static let shape = JSONShape<SOP>("SOP") {
    Member("sop", \.name)
    Member("title", \.title)
    Member("digest", about: "SHA-256 of the file: the version that a case is worked under.", \.digest)
    Member("opens", \.opens)
    Member("primary_reason", \.primaryReason)
    Member("front_days", \.frontDays)
    Member("max_age_days", \.maxAgeDays)
    Member("dollar_floor_cents", \.dollarFloor)
    Member("payer_floors") { sop in
      sop.payerFloors.sorted { $0.key < $1.key }.map { PayerFloor(payer: $0.key, floor: $0.value) }
    }
    Member("hold_buffer_days", \.holdBufferDays)
    Member("write_off_limit_cents", \.writeOffLimit)
    Member("escalates_to", \.escalatesTo)
    Member("outcomes", \.outcomes)
    Member("categories", \.categories)
  }
}

/// The dollar floor of one payer.
private struct PayerFloor: JSONShaped {
  var payer: String
  var floor: Cents

  static let shape = JSONShape<PayerFloor>("PayerFloor") {
    Member("payer", \.payer)
    Member("cents", \.floor)
  }
}

extension SOP.OpeningRule: JSONShaped {
  package static let shape = JSONShape<SOP.OpeningRule>("OpeningRule") {
    Member("subject", \.subject)
    Member("when", \.when.source)
    Member("category", about: "Null: the category of the primary reason.", \.category)
  }
}

extension SOP.Outcome: JSONShaped {
  package static let shape = JSONShape<SOP.Outcome>("Outcome") {
    Member("id", \.id)
    Member("title", \.title)
    Member("needs", \.needs)
    Member("bills_patient", \.billsPatient)
    Member("skips_checklist", \.skipsChecklist)
  }
}

extension SOP.Category: JSONShaped {
  package static let shape = JSONShape<SOP.Category>("Category") {
    Member("id", \.id)
    Member("title", \.title)
    Member("team", \.team)
    Member("minutes", \.minutes)
    Member("clocks", \.clocks)
    Member("guidance", \.guidance)
    Member("checklist", \.checklist)
    Member("outcomes", about: "Empty: all of the SOP.", \.outcomes)
  }
}

extension SOP.Item: JSONShaped {
  package static let shape = JSONShape<SOP.Item>("SOPItem") {
    Member("id", \.id)
    Member("do", \.text)
    Member("needs_evidence", \.needsEvidence)
    Member("when", about: "Only where this holds; null means always.", \.when?.source)
  }
}
