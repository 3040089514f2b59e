extension Answer {
  /// The ground truth of these files.
  init(of files: [RemittanceFile], payers: [Payer], planted: [Planted] = []) {
    self.planted = planted
    for file in files {
      for remittance in file.remittances {
        claims += remittance.claims.map { Claim($0, file: file.name, set: remittance.control, payers: payers) }
        providerAdjustments += remittance.adjustments.map {
          ProviderAdjustment(
            file: file.name, set: remittance.control, code: $0.code, reference: $0.reference, cents: $0.cents)
        }
      }
    }
  }
}

extension Answer.Claim {
  fileprivate init(_ claim: Adjudication, file: String, set: String, payers: [Payer]) {
    self.init(
      file: file, set: set, payer: payers[claim.payer].key, account: claim.bill.account,
      claimNumber: claim.claimNumber, status: claim.status, role: claim.role, originDay: claim.bill.day,
      charge: claim.charge, paid: claim.paid, patientResponsibility: claim.patientResponsibility,
      adjustments: claim.adjustments)
  }
}
