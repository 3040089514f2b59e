import Trail
import X12

/// A claim as the payer saw it, read from its own bytes.
package struct ClaimView: Sendable {
  package var id: ClaimID
  package var set: SetID
  package var document: Digest
  package var documentName: String
  package var payerName: String
  package var paymentDate: CalendarDate?
  package var patient: PatientIdentity
  package var insured: PatientIdentity?
  package var status: CodeInWords
  package var filing: CodeInWords
  package var payerClaimNumber: String
  package var outcome: Judgement.Outcome
  package var charge: Figure
  package var paid: Figure
  package var patientResponsibility: Figure?
  package var denied: Figure?
  package var adjustments: [AdjustmentView]
  package var remarks: [RemarkView]
  package var lines: [LineView]
  /// Charge − all adjustments − paid; zero when the claim balances.
  package var imbalance: Figure
  package var dates: [(title: String, date: CalendarDate)]
  package var cases: [CaseID]
  /// This claim's segments alone, with the envelope and payment header around them (guardrail G6).
  package var segments: [SegmentView]

  package struct AdjustmentView: Sendable {
    package var group: CodeInWords
    package var reason: CodeInWords
    package var isDenial: Bool
    package var amount: Figure
    package var quantity: String?

    package init(group: CodeInWords, reason: CodeInWords, isDenial: Bool, amount: Figure, quantity: String?) {
      self.group = group
      self.reason = reason
      self.isDenial = isDenial
      self.amount = amount
      self.quantity = quantity
    }
  }

  package struct RemarkView: Sendable {
    package var code: CodeInWords
    package var source: Figure.Source

    package init(code: CodeInWords, source: Figure.Source) {
      self.code = code
      self.source = source
    }
  }

  package struct LineView: Sendable {
    package var ordinal: Int
    package var procedure: String
    package var modifiers: [String]
    package var revenueCode: String?
    package var serviceDate: CalendarDate?
    package var units: String?
    package var charge: Figure
    package var paid: Figure
    package var adjustments: [AdjustmentView]
    package var remarks: [CodeInWords]
    package var imbalance: Figure

    package init(
      ordinal: Int, procedure: String, modifiers: [String], revenueCode: String?, serviceDate: CalendarDate?,
      units: String?, charge: Figure, paid: Figure, adjustments: [AdjustmentView], remarks: [CodeInWords],
      imbalance: Figure
    ) {
      self.ordinal = ordinal
      self.procedure = procedure
      self.modifiers = modifiers
      self.revenueCode = revenueCode
      self.serviceDate = serviceDate
      self.units = units
      self.charge = charge
      self.paid = paid
      self.adjustments = adjustments
      self.remarks = remarks
      self.imbalance = imbalance
    }
  }

  package init(
    id: ClaimID, set: SetID, document: Digest, documentName: String, payerName: String, paymentDate: CalendarDate?,
    patient: PatientIdentity, insured: PatientIdentity?, status: CodeInWords, filing: CodeInWords,
    payerClaimNumber: String, outcome: Judgement.Outcome, charge: Figure, paid: Figure, patientResponsibility: Figure?,
    denied: Figure?, adjustments: [AdjustmentView], remarks: [RemarkView], lines: [LineView], imbalance: Figure,
    dates: [(title: String, date: CalendarDate)], cases: [CaseID], segments: [SegmentView]
  ) {
    self.id = id
    self.set = set
    self.document = document
    self.documentName = documentName
    self.payerName = payerName
    self.paymentDate = paymentDate
    self.patient = patient
    self.insured = insured
    self.status = status
    self.filing = filing
    self.payerClaimNumber = payerClaimNumber
    self.outcome = outcome
    self.charge = charge
    self.paid = paid
    self.patientResponsibility = patientResponsibility
    self.denied = denied
    self.adjustments = adjustments
    self.remarks = remarks
    self.lines = lines
    self.imbalance = imbalance
    self.dates = dates
    self.cases = cases
    self.segments = segments
  }
}

/// One segment as it stands in the file.
package struct SegmentView: Sendable {
  package enum Part: String, CaseIterable, Sendable { case envelope, payment, claim }
  package var part: Part
  package var range: ByteRange
  /// The segment's characters; bytes that are no text are shown as `·`.
  package var text: String
  /// The segment's id in plain words, for example `Claim payment`.
  package var title: String

  package init(part: Part, range: ByteRange, text: String, title: String) {
    self.part = part
    self.range = range
    self.text = text
    self.title = title
  }
}

/// A value shown in its segment, with the value highlighted.
package struct CitationView: Sendable {
  package var document: Digest
  package var documentName: String
  package var range: ByteRange
  package var segment: ByteRange
  package var before: String
  package var cited: String
  package var after: String
  package var title: String
  package var claim: ClaimID?
  package var set: SetID?

  package init(
    document: Digest, documentName: String, range: ByteRange, segment: ByteRange, before: String, cited: String,
    after: String, title: String, claim: ClaimID?, set: SetID?
  ) {
    self.document = document
    self.documentName = documentName
    self.range = range
    self.segment = segment
    self.before = before
    self.cited = cited
    self.after = after
    self.title = title
    self.claim = claim
    self.set = set
  }
}
