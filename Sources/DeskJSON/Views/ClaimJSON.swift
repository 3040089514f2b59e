import Desk
import X12

extension ClaimView: JSONShaped {
  package static let shape = JSONShape<ClaimView>("Claim") {
    Member("claim", \.id)
    Member("remittance", \.set)
    Member("document", \.document)
    Member("document_name", \.documentName)
    Member("payer", \.payerName)
    Member("payment_date", \.paymentDate)
    Member("patient", \.patient)
    Member("insured", \.insured)
    Member("status", \.status)
    Member("filing", \.filing)
    Member("payer_claim_number", \.payerClaimNumber)
    Member("outcome", \.outcome)
    Member("charge", \.charge)
    Member("paid", \.paid)
    Member("patient_responsibility", \.patientResponsibility)
    Member("denied", \.denied)
    Member("imbalance", about: "Charge less all adjustments less paid.", \.imbalance)
    Member("adjustments", \.adjustments)
    Member("remarks") { $0.remarks.map(\.code) }
    Member("lines", \.lines)
    Member("dates") { $0.dates.map { TitledDate(title: $0.title, date: $0.date) } }
    Member("cases", \.cases)
    Member("segments", about: "This claim's segments alone, with the envelope around them.", \.segments)
  }
}

/// A date with what it is the date of.
private struct TitledDate: JSONShaped {
  var title: String
  var date: CalendarDate

  static let shape = JSONShape<TitledDate>("TitledDate") {
    Member("title", \.title)
    Member("date", \.date)
  }
}

extension ClaimView.AdjustmentView: JSONShaped {
  package static let shape = JSONShape<ClaimView.AdjustmentView>("Adjustment") {
    Member("group", \.group)
    Member("reason", \.reason)
    Member("denial", \.isDenial)
    Member("amount", \.amount)
    Member("quantity", \.quantity)
  }
}

extension ClaimView.LineView: JSONShaped {
  package static let shape = JSONShape<ClaimView.LineView>("ServiceLine") {
    Member("line", \.ordinal)
    Member("procedure", \.procedure)
    Member("modifiers", \.modifiers)
    Member("revenue_code", \.revenueCode)
    Member("service_date", \.serviceDate)
    Member("units", \.units)
    Member("charge", \.charge)
    Member("paid", \.paid)
    Member("adjustments", \.adjustments)
    Member("remarks", \.remarks)
    Member("imbalance", \.imbalance)
  }
}

extension SegmentView: JSONShaped {
  package static let shape = JSONShape<SegmentView>("Segment") {
    Member("part", \.part)
    Member("start", \.range.start)
    Member("end", \.range.end)
    Member("text", \.text)
    Member("title", \.title)
  }
}

extension CitationView: JSONShaped {
  package static let shape = JSONShape<CitationView>("CitedValue") {
    Member("document", \.document)
    Member("document_name", \.documentName)
    Member("start", \.range.start)
    Member("end", \.range.end)
    Member("segment_start", \.segment.start)
    Member("segment_end", \.segment.end)
    Member("before", \.before)
    Member("cited", \.cited)
    Member("after", \.after)
    Member("title", \.title)
    Member("claim", \.claim)
    Member("remittance", \.set)
  }
}
