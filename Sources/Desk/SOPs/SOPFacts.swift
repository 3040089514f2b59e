import CEL
import CodeSets
import X12

/// What the conditions of an SOP may look at, and nothing else: facts of the claim or remittance, no clock, no person.
package enum SOPFacts {
  /// The fields for a rule about a claim.
  package static let claim = Environment([
    "claim": .object(
      "claim",
      [
        "outcome": .string, "status": .string, "charge": .int, "paid": .int, "denied": .int,
        "patient_responsibility": .int,
        "filing": .string, "line_of_business": .string, "payer": .string, "lines": .int, "remarks": .list(.string),
      ]),
    "issue": .object(
      "issue",
      [
        "carc": .string, "group": .string, "category": .string, "amount": .int, "full": .bool,
      ]),
  ])

  /// The fields for a rule about a whole remittance.
  package static let remittance = Environment([
    "remittance": .object(
      "remittance",
      [
        "balanced": .bool, "suspected_duplicate": .bool, "payer": .string, "amount": .int, "claims": .int,
        "method": .string,
      ])
  ])
}

/// The facts of one remitted claim, as the store hands them to the SOPs.
package struct ClaimFacts: Sendable {
  package var id: ClaimID
  package var set: SetID
  package var payer: PayerID
  package var payerIdentifier: String
  package var status: String
  package var outcome: Judgement.Outcome
  package var charge: Cents
  package var paid: Cents
  package var patientResponsibility: Cents
  package var filing: String
  package var lineOfBusiness: String
  package var lines: Int
  package var remarks: [String]
  package var issues: [CaseIssue]
  package var dates: AnchorDates
  package var estimateBasis: (claims: Int, paid: Cents, charged: Cents)
  /// The CLP segment, where the charge stands.
  package var clp: ByteRange?

  package init(
    id: ClaimID, set: SetID, payer: PayerID, payerIdentifier: String, status: String, outcome: Judgement.Outcome,
    charge: Cents, paid: Cents, patientResponsibility: Cents, filing: String, lineOfBusiness: String, lines: Int,
    remarks: [String], issues: [CaseIssue], dates: AnchorDates,
    estimateBasis: (claims: Int, paid: Cents, charged: Cents), clp: ByteRange? = nil
  ) {
    self.id = id
    self.set = set
    self.payer = payer
    self.payerIdentifier = payerIdentifier
    self.status = status
    self.outcome = outcome
    self.charge = charge
    self.paid = paid
    self.patientResponsibility = patientResponsibility
    self.filing = filing
    self.lineOfBusiness = lineOfBusiness
    self.lines = lines
    self.remarks = remarks
    self.issues = issues
    self.dates = dates
    self.estimateBasis = estimateBasis
    self.clp = clp
  }

  /// What was charged and not paid: what is at stake where the payer denied nothing and yet paid nothing.
  func unpaid(category: String) -> CaseIssue {
    CaseIssue(
      claim: id, line: nil, group: "", reason: "", category: category, amount: charge - paid, isFull: paid.value <= 0,
      citation: clp.map { Citation(segment: $0, element: 3) })
  }

  func bindings(primary: CaseIssue?) throws(EvaluationError) -> Bindings {
    var values = Bindings(in: SOPFacts.claim)
    try values.bind("claim.outcome", to: .string(outcome.rawValue))
    try values.bind("claim.status", to: .string(status))
    try values.bind("claim.charge", to: .int(charge.value))
    try values.bind("claim.paid", to: .int(paid.value))
    try values.bind("claim.denied", to: .int(issues.reduce(Cents(0)) { $0 + $1.amount }.value))
    try values.bind("claim.patient_responsibility", to: .int(patientResponsibility.value))
    try values.bind("claim.filing", to: .string(filing))
    try values.bind("claim.line_of_business", to: .string(lineOfBusiness))
    try values.bind("claim.payer", to: .string(payerIdentifier))
    try values.bind("claim.lines", to: .int(Int64(lines)))
    try values.bind("claim.remarks", to: .list(remarks.map(Value.string)))
    try values.bind("issue.carc", to: .string(primary?.reason ?? ""))
    try values.bind("issue.group", to: .string(primary?.group ?? ""))
    try values.bind("issue.category", to: .string(primary?.category ?? ""))
    try values.bind("issue.amount", to: .int(primary?.amount.value ?? 0))
    try values.bind("issue.full", to: .bool(primary?.isFull ?? false))
    return values
  }
}

/// The facts of one transaction set, as the store hands them to the SOPs.
package struct RemittanceFacts: Sendable {
  package var set: SetID
  package var payer: PayerID
  package var payerIdentifier: String
  package var amount: Cents
  package var claims: Int
  package var method: String
  package var isSuspectedDuplicate: Bool
  /// The differences at line, claim and transaction level; empty when everything adds up.
  package var imbalances: [CaseIssue]

  package init(
    set: SetID, payer: PayerID, payerIdentifier: String, amount: Cents, claims: Int, method: String,
    isSuspectedDuplicate: Bool, imbalances: [CaseIssue]
  ) {
    self.set = set
    self.payer = payer
    self.payerIdentifier = payerIdentifier
    self.amount = amount
    self.claims = claims
    self.method = method
    self.isSuspectedDuplicate = isSuspectedDuplicate
    self.imbalances = imbalances
  }

  func bindings() throws(EvaluationError) -> Bindings {
    var values = Bindings(in: SOPFacts.remittance)
    try values.bind("remittance.balanced", to: .bool(imbalances.isEmpty))
    try values.bind("remittance.suspected_duplicate", to: .bool(isSuspectedDuplicate))
    try values.bind("remittance.payer", to: .string(payerIdentifier))
    try values.bind("remittance.amount", to: .int(amount.value))
    try values.bind("remittance.claims", to: .int(Int64(claims)))
    try values.bind("remittance.method", to: .string(method))
    return values
  }
}
