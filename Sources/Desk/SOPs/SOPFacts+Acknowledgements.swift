import CEL
import CodeSets
import X12

extension SOPFacts {
  /// The fields for a rule about what a payer's front end says of one claim (277CA).
  package static let notice = Environment([
    "notice": .object(
      "notice",
      [
        "rejected": .bool, "category": .string, "code": .string, "entity": .string, "charge": .int, "payer": .string,
        "line_of_business": .string,
      ])
  ])

  /// The fields for a rule about what a receiver says of the form of claim files (999), or of a whole interchange (TA1).
  package static let acknowledgement = Environment([
    "acknowledgement": .object(
      "acknowledgement", ["rejected": .bool, "sets": .int, "claims": .int, "charge": .int])
  ])
}

extension SOP.OpeningRule.Subject {
  /// What a condition about this subject may look at.
  var environment: Environment {
    switch self {
    case .claim: SOPFacts.claim
    case .remittance: SOPFacts.remittance
    case .notice: SOPFacts.notice
    case .acknowledgement: SOPFacts.acknowledgement
    case .takeback: SOPFacts.takeback
    case .appointment: SOPFacts.appointment
    }
  }
}

extension SOP.OpeningRule.Subject {
  /// Whether the steps of a category that it opens may depend on what is known of it.
  var hasConditions: Bool { self == .claim || self == .appointment }
}

/// What a payer's front end says of one claim, as the store hands it to the SOPs.
package struct NoticeFacts: Sendable {
  package var id: AnswerID
  package var set: SetID
  package var payer: PayerID
  package var payerIdentifier: String
  package var lineOfBusiness: String
  package var effect: LaterNotice.Effect
  /// The first status that decides: category, code and entity.
  package var status: (category: String, code: String, entity: String)
  package var charge: Cents
  /// Where the charge stands in the notice; nil where only the claim that was sent says it.
  package var citation: Citation?
  package var service: CalendarDate?
  package var estimateBasis: (claims: Int, paid: Cents, charged: Cents)
  /// The notice's own date, where it accepts a claim that replaces an earlier one.
  package var replacedOn: CalendarDate?
  /// The claim that it is matched to, and its own date.
  package var claim: SentClaimID?
  package var noticed: CalendarDate?

  package init(
    id: AnswerID, set: SetID, payer: PayerID, payerIdentifier: String, lineOfBusiness: String,
    effect: LaterNotice.Effect, status: (category: String, code: String, entity: String), charge: Cents,
    citation: Citation?, service: CalendarDate?, estimateBasis: (claims: Int, paid: Cents, charged: Cents),
    replacedOn: CalendarDate? = nil, claim: SentClaimID? = nil, noticed: CalendarDate? = nil
  ) {
    self.replacedOn = replacedOn
    self.claim = claim
    self.noticed = noticed
    self.id = id
    self.set = set
    self.payer = payer
    self.payerIdentifier = payerIdentifier
    self.lineOfBusiness = lineOfBusiness
    self.effect = effect
    self.status = status
    self.charge = charge
    self.citation = citation
    self.service = service
    self.estimateBasis = estimateBasis
  }

  func bindings() throws(EvaluationError) -> Bindings {
    var values = Bindings(in: SOPFacts.notice)
    try values.bind("notice.rejected", to: .bool(effect == .rejected))
    try values.bind("notice.category", to: .string(status.category))
    try values.bind("notice.code", to: .string(status.code))
    try values.bind("notice.entity", to: .string(status.entity))
    try values.bind("notice.charge", to: .int(charge.value))
    try values.bind("notice.payer", to: .string(payerIdentifier))
    try values.bind("notice.line_of_business", to: .string(lineOfBusiness))
    return values
  }
}

/// What a receiver says of the form of claim files, as the store hands it to the SOPs.
package struct AcknowledgementFacts: Sendable {
  /// The 999 or TA1.
  package var set: SetID
  package var payer: PayerID
  package var payerIdentifier: String
  package var isRejection: Bool
  /// What is wrong in one code for the whole, like `TA1:022`; empty where each set has reasons of its own.
  package var reason: String
  /// The claim files that were refused, with what they charge.
  package var refused: [RefusedSubmission]

  /// A claim file that was refused.
  package struct RefusedSubmission: Sendable {
    /// Nil where the file was not read here.
    package var set: SetID?
    package var claims: Int
    package var charge: Cents
    /// The first day of service in it.
    package var service: CalendarDate?
    package var lineOfBusiness: String

    package init(set: SetID?, claims: Int, charge: Cents, service: CalendarDate?, lineOfBusiness: String) {
      self.set = set
      self.claims = claims
      self.charge = charge
      self.service = service
      self.lineOfBusiness = lineOfBusiness
    }
  }

  package init(
    set: SetID, payer: PayerID, payerIdentifier: String, isRejection: Bool, reason: String = "",
    refused: [RefusedSubmission]
  ) {
    self.set = set
    self.reason = reason
    self.payer = payer
    self.payerIdentifier = payerIdentifier
    self.isRejection = isRejection
    self.refused = refused
  }

  var charge: Cents { refused.reduce(Cents.zero) { $0 + $1.charge } }

  func bindings() throws(EvaluationError) -> Bindings {
    var values = Bindings(in: SOPFacts.acknowledgement)
    try values.bind("acknowledgement.rejected", to: .bool(isRejection))
    try values.bind("acknowledgement.sets", to: .int(Int64(refused.count)))
    try values.bind("acknowledgement.claims", to: .int(Int64(refused.reduce(0) { $0 + $1.claims })))
    try values.bind("acknowledgement.charge", to: .int(charge.value))
    return values
  }
}
