import X12

/// What tells one claim from another: said by us when it is sent, and by the payer when it is answered.
package struct ClaimTraits: Hashable, Sendable {
  /// CLM01 and CLP01.
  package var controlNumber: String
  /// CLM02 and CLP03, without the sign that a reversal has.
  package var charge: Cents
  /// Whom the claim went to, or who answers, under the one name that the organisation has for it; empty when unknown.
  package var payer: String
  /// SBR01, and what CLP02 says of it.
  package var turn: PayerTurn?
  /// CLM05-3 and CLP09; empty when the payer does not say.
  package var frequency: String
  /// The payer's own number of the claim: CLP07, REF*1K of a 277CA.
  package var payerClaimNumber: String
  package var patient: Patient
  /// First and last day of service.
  package var service: ClosedRange<CalendarDate>?

  /// Who was treated, as far as the file says.
  package struct Patient: Hashable, Sendable {
    package var last: String
    package var first: String
    package var member: String
    package var birth: CalendarDate?

    package init(last: String, first: String, member: String, birth: CalendarDate? = nil) {
      self.last = last
      self.first = first
      self.member = member
      self.birth = birth
    }
  }

  package init(
    controlNumber: String, charge: Cents, payer: String, turn: PayerTurn?, frequency: String, payerClaimNumber: String,
    patient: Patient, service: ClosedRange<CalendarDate>?
  ) {
    self.controlNumber = controlNumber
    self.charge = charge.value < 0 ? -charge : charge
    self.payer = payer
    self.turn = turn
    self.frequency = frequency
    self.payerClaimNumber = payerClaimNumber
    self.patient = patient
    self.service = service
  }
}

/// In which turn a payer answers for a claim.
package enum PayerTurn: String, CaseIterable, Sendable {
  case primary, secondary, tertiary

  /// What SBR01 says.
  package init?(sequence: String) {
    switch sequence {
    case "P": self = .primary
    case "S": self = .secondary
    case "T": self = .tertiary
    default: return nil
    }
  }

  /// What CLP02 says; a denial (4) or a reversal (22) says nothing of it.
  package init?(status: String) {
    switch status {
    case "1", "19": self = .primary
    case "2", "20": self = .secondary
    case "3", "21": self = .tertiary
    default: return nil
    }
  }
}
