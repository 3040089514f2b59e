extension DayOfRemittances {
  /// The ground truth of the day.
  func answer() -> Answer {
    var answer = Answer()
    answer.planted = planted
    for file in files {
      for remittance in file.remittances {
        answer.claims += remittance.claims.map { claim(file, remittance, $0) }
        answer.providerAdjustments += remittance.adjustments.map {
          Answer.ProviderAdjustment(
            file: file.name, set: remittance.control, code: $0.code, reference: $0.reference, cents: $0.cents)
        }
      }
    }
    return answer
  }

  private func claim(_ file: RemittanceFile, _ remittance: Remittance, _ claim: Adjudication) -> Answer.Claim {
    Answer.Claim(
      file: file.name, set: remittance.control, payer: book.tables.payers[claim.payer].key,
      account: claim.bill.account, claimNumber: claim.claimNumber, status: claim.status, role: claim.role,
      originDay: claim.bill.day, charge: claim.charge, paid: claim.paid,
      patientResponsibility: claim.patientResponsibility, adjustments: claim.adjustments)
  }
}
