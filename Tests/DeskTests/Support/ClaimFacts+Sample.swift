import X12

@testable import Desk

extension CaseIssue {
  /// A denied amount of a claim, for example `.denied("CO-197", "authorization", "500.00")`.
  static func denied(_ code: String, _ category: String, _ amount: String, isFull: Bool = true) -> CaseIssue {
    let parts = code.split(separator: "-").map(String.init)
    return CaseIssue(
      claim: ClaimID(1), line: nil, group: parts[0], reason: parts[1], category: category, amount: dollars(amount),
      isFull: isFull, citation: nil)
  }
}

extension ClaimFacts {
  /// A claim of a commercial payer, remitted on 2026-03-02; without anything else said, 500.00 denied for want of an authorization.
  static func sample(
    id: Int64 = 1, status: String = "4", outcome: Judgement.Outcome = .denial, charge: String = "500.00",
    paid: String = "0.00", payerIdentifier: String = "60054", lineOfBusiness: String = "commercial",
    remarks: [String] = [],
    issues: [CaseIssue] = [.denied("CO-197", "authorization", "500.00")],
    paymentDate: CalendarDate? = day("2026-03-02"),
    service: CalendarDate? = day("2026-01-15"), estimateBasis: (claims: Int, paid: Cents, charged: Cents)? = nil
  ) -> ClaimFacts {
    ClaimFacts(
      id: ClaimID(id), set: SetID(id), payer: PayerID(1), payerIdentifier: payerIdentifier, status: status,
      outcome: outcome, charge: dollars(charge), paid: dollars(paid), patientResponsibility: .zero, filing: "CI",
      lineOfBusiness: lineOfBusiness, lines: 1, remarks: remarks, issues: issues,
      dates: AnchorDates(paymentDate: paymentDate, productionDate: nil, service: service),
      estimateBasis: estimateBasis ?? (0, .zero, .zero))
  }
}
