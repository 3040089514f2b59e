import X12

extension ClaimTraits {
  /// What a claim says of itself when it is sent.
  ///
  /// - Parameter payer: the organisation's name for the payer that the claim names.
  package init(_ claim: SubmittedClaim, payer: String) {
    let person = claim.patient
    let member = claim.subscriber.name?.id ?? ""
    self.init(
      controlNumber: claim.controlNumber, charge: claim.charge, payer: payer,
      turn: PayerTurn(sequence: claim.subscriber.sequence), frequency: claim.frequency, payerClaimNumber: "",
      patient: Patient(
        last: person?.last ?? "", first: person?.first ?? "", member: member, birth: claim.birth?.date),
      service: claim.service)
  }

  /// What an answer says of the claim that it is about.
  ///
  /// - Parameter payer: the organisation's name for the payer that answers.
  package init(_ claim: RemittedClaim, payer: String) {
    self.init(
      controlNumber: claim.controlNumber, charge: claim.charge, payer: payer, turn: PayerTurn(status: claim.status),
      frequency: claim.frequency, payerClaimNumber: claim.payerClaimNumber,
      patient: Patient(
        last: claim.patient?.last ?? "", first: claim.patient?.first ?? "", member: claim.patient?.id ?? ""),
      service: claim.service)
  }

  /// What a payer's front end says of the claim that it was sent.
  ///
  /// - Parameter payer: the organisation's name for the payer that answers.
  package init(_ notice: ClaimStatusNotice, payer: String) {
    self.init(
      controlNumber: notice.controlNumber, charge: notice.statuses.compactMap(\.charge).first ?? .zero, payer: payer,
      turn: nil, frequency: "", payerClaimNumber: notice.payerClaimNumber?.value ?? "",
      patient: Patient(
        last: notice.patient?.last ?? "", first: notice.patient?.first ?? "", member: notice.patient?.id ?? ""),
      service: notice.service.flatMap { $0.from <= $0.through ? $0.from...$0.through : nil })
  }
}

extension SubmittedClaim {
  /// First and last day of service: of the statement (DTP*434), else of the lines.
  package var service: ClosedRange<CalendarDate>? {
    let statement = dates.first { $0.qualifier == "434" }
    let first = statement?.from ?? lines.compactMap(\.serviceFrom).min()
    let last = statement?.through ?? lines.compactMap(\.serviceThrough).max()
    guard let first, let last, first <= last else { return nil }
    return first...last
  }
}

extension RemittedClaim {
  /// First and last day of service: of the claim (DTM*232, 233), else of the lines.
  fileprivate var service: ClosedRange<CalendarDate>? {
    func day(_ qualifier: String) -> CalendarDate? { dates.first { $0.qualifier == qualifier }?.date }
    guard let first = day("232") ?? lines.compactMap(\.serviceFrom).min() else { return nil }
    let last = day("233") ?? lines.compactMap(\.serviceThrough).max() ?? first
    return first...max(first, last)
  }
}
