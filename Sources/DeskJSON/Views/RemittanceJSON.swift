import Desk
import X12

extension RemittanceRow: JSONShaped {
  package static let shape = JSONShape<RemittanceRow>("RemittanceRow") {
    Member("remittance", \.id)
    Member("payer", \.payer)
    Member("trace_number", \.traceNumber)
    Member("payment_date", \.date)
    Member("amount_cents", \.amount.amount)
    Member("claims", \.claims)
    Member("denied", \.denied)
    Member("disposition", \.disposition)
  }
}

extension RemittanceView: JSONShaped {
  package static let shape = JSONShape<RemittanceView>("Remittance") {
    Member("remittance", \.id)
    Member("document", \.document)
    Member("document_name", \.documentName)
    Member("disposition", \.disposition)
    Member("payer", \.payerName)
    Member("payer_identifier", \.payerIdentifier)
    Member("payee", \.payeeName)
    Member("trace_number", \.traceNumber)
    Member("method", \.method)
    Member("payment_date", \.paymentDate)
    Member("production_date", \.productionDate)
    Member("payment", \.payment)
    Member("claims_paid", \.claimsPaid)
    Member("claims_charged", \.claimsCharged)
    Member("provider_adjustments", \.providerAdjustments)
    Member("imbalance", about: "Paid for claims less provider adjustments less payment.", \.imbalance)
    Member("plb", \.plb)
    Member("claim_count", \.claimCount)
    Member("denied_count", \.deniedCount)
    Member("page", \.page)
    Member("pages", \.pageCount)
    Member("claims", \.claims)
    Member("cases", \.cases)
    Member("duplicate_of", \.duplicateOf)
  }
}

extension RemittanceView.PLBView: JSONShaped {
  package static let shape = JSONShape<RemittanceView.PLBView>("ProviderAdjustment") {
    Member("reason", \.reason)
    Member("reference", \.reference)
    Member("amount", \.amount)
  }
}

extension RemittanceView.Duplicate: JSONShaped {
  package static let shape = JSONShape<RemittanceView.Duplicate>("Duplicate") {
    Member("remittance", \.original)
    Member("differences", \.differences)
  }
}

extension RemittanceView.ClaimRow: JSONShaped {
  package static let shape = JSONShape<RemittanceView.ClaimRow>("ClaimRow") {
    Member("claim", \.id)
    Member("patient", \.patient)
    Member("status", \.status)
    Member("charge", \.charge)
    Member("paid", \.paid)
    Member("outcome", \.outcome)
    Member("balanced", \.isBalanced)
    Member("cases", \.cases)
  }
}
