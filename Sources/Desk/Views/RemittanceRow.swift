import X12

/// A remittance as the list shows it.
package struct RemittanceRow: Sendable {
  package var id: SetID
  package var payer: String
  package var traceNumber: String
  /// BPR16, the payment date; nil when the payer sent none.
  package var date: CalendarDate?
  /// BPR02.
  package var amount: Figure
  package var claims: Int
  package var denied: Int
  package var disposition: Disposition

  package init(
    id: SetID, payer: String, traceNumber: String, date: CalendarDate?, amount: Figure, claims: Int, denied: Int,
    disposition: Disposition
  ) {
    self.id = id
    self.payer = payer
    self.traceNumber = traceNumber
    self.date = date
    self.amount = amount
    self.claims = claims
    self.denied = denied
    self.disposition = disposition
  }
}
