import Trail
import X12

/// One transaction set as a payment.
package struct RemittanceView: Sendable {
  package var id: SetID
  package var document: Digest
  package var documentName: String
  package var disposition: Disposition
  package var payerName: String
  package var payerIdentifier: String
  package var payeeName: String
  package var traceNumber: String
  package var method: String
  package var paymentDate: CalendarDate?
  package var productionDate: CalendarDate?
  /// BPR02.
  package var payment: Figure
  package var claimsPaid: Figure
  package var claimsCharged: Figure
  package var providerAdjustments: Figure
  /// ΣCLP04 − ΣPLB − BPR02; zero when the remittance balances.
  package var imbalance: Figure
  package var plb: [PLBView]
  package var claimCount: Int
  package var deniedCount: Int
  package var claims: [ClaimRow]
  /// 1-based page of `claims`.
  package var page: Int
  package var cases: [CaseID]
  /// For a remittance held as a suspected duplicate: the one it repeats and what differs.
  package var duplicateOf: Duplicate?

  package static let pageSize = 100
  package var pageCount: Int { max(1, (claimCount + RemittanceView.pageSize - 1) / RemittanceView.pageSize) }

  package struct PLBView: Sendable {
    package var reason: CodeInWords
    package var reference: String
    package var amount: Figure

    package init(reason: CodeInWords, reference: String, amount: Figure) {
      self.reason = reason
      self.reference = reference
      self.amount = amount
    }
  }

  package struct ClaimRow: Sendable {
    package var id: ClaimID
    package var patient: PatientIdentity
    package var status: CodeInWords
    package var charge: Figure
    package var paid: Figure
    package var outcome: Judgement.Outcome
    package var isBalanced: Bool
    package var cases: [CaseID]

    package init(
      id: ClaimID, patient: PatientIdentity, status: CodeInWords, charge: Figure, paid: Figure,
      outcome: Judgement.Outcome, isBalanced: Bool, cases: [CaseID]
    ) {
      self.id = id
      self.patient = patient
      self.status = status
      self.charge = charge
      self.paid = paid
      self.outcome = outcome
      self.isBalanced = isBalanced
      self.cases = cases
    }
  }

  package struct Duplicate: Sendable {
    package var original: SetID
    package var differences: [String]
    package init(original: SetID, differences: [String]) {
      self.original = original
      self.differences = differences
    }
  }

  package init(
    id: SetID, document: Digest, documentName: String, disposition: Disposition, payerName: String,
    payerIdentifier: String, payeeName: String, traceNumber: String, method: String, paymentDate: CalendarDate?,
    productionDate: CalendarDate?, payment: Figure, claimsPaid: Figure, claimsCharged: Figure,
    providerAdjustments: Figure, imbalance: Figure, plb: [PLBView], claimCount: Int, deniedCount: Int,
    claims: [ClaimRow], page: Int, cases: [CaseID], duplicateOf: Duplicate?
  ) {
    self.id = id
    self.document = document
    self.documentName = documentName
    self.disposition = disposition
    self.payerName = payerName
    self.payerIdentifier = payerIdentifier
    self.payeeName = payeeName
    self.traceNumber = traceNumber
    self.method = method
    self.paymentDate = paymentDate
    self.productionDate = productionDate
    self.payment = payment
    self.claimsPaid = claimsPaid
    self.claimsCharged = claimsCharged
    self.providerAdjustments = providerAdjustments
    self.imbalance = imbalance
    self.plb = plb
    self.claimCount = claimCount
    self.deniedCount = deniedCount
    self.claims = claims
    self.page = page
    self.cases = cases
    self.duplicateOf = duplicateOf
  }
}

/// What became of a transaction set.
package enum Disposition: String, CaseIterable, Sendable {
  /// Being read; not visible anywhere.
  case staged
  /// Its rows count.
  case posted
  /// A suspected duplicate: read, kept apart until a person decides.
  case held
  /// Refused whole, with the reason; the bytes are kept.
  case quarantined
  /// Recorded as what it is (an acknowledgement): nothing to post.
  case recorded

  package var title: String {
    switch self {
    case .staged: "Being read"
    case .posted: "Posted"
    case .held: "Held: suspected duplicate"
    case .quarantined: "Quarantined"
    case .recorded: "Recorded"
    }
  }
}
