import Trail
import X12

/// A claim as it was sent, answered and worked: all that belongs to one family.
package struct FamilyView: Sendable {
  package var id: FamilyID
  package var patient: PatientIdentity
  package var payerName: String
  /// How the claim stands, each in a matter of its own.
  package var axes: [Axis]
  /// The claims that were sent, the first of them first.
  package var sent: [SentView]
  package var answers: [AnswerView]
  /// The lines of the claim that was sent last, beside those of its last remittance; one without either side is what the
  /// payer decided for the whole claim.
  package var lines: [LineView]
  package var cases: [CaseID]
  /// Claims of the family that are made ready to be sent again.
  package var resubmissions: [(id: ResubmissionID, purpose: ResubmissionPurpose, state: Resubmission.State)]
  /// Everything that happened, oldest first.
  package var history: [Entry]

  package init(
    id: FamilyID, patient: PatientIdentity, payerName: String, axes: [Axis], sent: [SentView], answers: [AnswerView],
    lines: [LineView], cases: [CaseID],
    resubmissions: [(id: ResubmissionID, purpose: ResubmissionPurpose, state: Resubmission.State)], history: [Entry]
  ) {
    self.id = id
    self.patient = patient
    self.payerName = payerName
    self.axes = axes
    self.sent = sent
    self.answers = answers
    self.lines = lines
    self.cases = cases
    self.resubmissions = resubmissions
    self.history = history
  }

  /// One matter in which a claim has a state; no state of one says anything about another.
  package struct Axis: Sendable {
    package enum Kind: String, CaseIterable, Sendable { case acknowledged, adjudicated, worked, patient }
    /// What the state asks for.
    package enum Tone: String, CaseIterable, Sendable { case good, waiting, bad, none }

    package var kind: Kind
    package var words: String
    package var tone: Tone
    package var on: CalendarDate?
    package var figure: Figure?
    /// The page behind the state.
    package var path: String?

    package init(
      _ kind: Kind, _ words: String, _ tone: Tone, on: CalendarDate? = nil, figure: Figure? = nil, path: String? = nil
    ) {
      self.kind = kind
      self.words = words
      self.tone = tone
      self.on = on
      self.figure = figure
      self.path = path
    }
  }

  /// A claim that was sent.
  package struct SentView: Sendable {
    package var id: SentClaimID
    package var document: Digest
    package var documentName: String
    package var sentOn: CalendarDate?
    /// `Original`, `Replacement`, `Void` …
    package var frequency: CodeInWords
    /// In which turn the payer was asked.
    package var turn: PayerTurn?
    package var payerName: String
    package var providerName: String
    package var charge: Figure
    package var service: ClosedRange<CalendarDate>?
    package var codes: [Detail]
    package var details: [Detail]
    package var coverages: [Coverage]
    package var segments: [SegmentView]
    /// Whether it joined a family that another claim began.
    package var isJoined: Bool

    package init(
      id: SentClaimID, document: Digest, documentName: String, sentOn: CalendarDate?, frequency: CodeInWords,
      turn: PayerTurn?, payerName: String, providerName: String, charge: Figure, service: ClosedRange<CalendarDate>?,
      codes: [Detail], details: [Detail], coverages: [Coverage], segments: [SegmentView], isJoined: Bool
    ) {
      self.id = id
      self.document = document
      self.documentName = documentName
      self.sentOn = sentOn
      self.frequency = frequency
      self.turn = turn
      self.payerName = payerName
      self.providerName = providerName
      self.charge = charge
      self.service = service
      self.codes = codes
      self.details = details
      self.coverages = coverages
      self.segments = segments
      self.isJoined = isJoined
    }
  }

  /// One thing that a claim says, with its segment.
  package struct Detail: Sendable {
    package var title: String
    package var value: String
    package var line: Int?
    package var path: String

    package init(title: String, value: String, line: Int?, path: String) {
      self.title = title
      self.value = value
      self.line = line
      self.path = path
    }
  }

  /// Another payer's part.
  package struct Coverage: Sendable {
    package var payerName: String
    package var sequence: String
    package var paid: Cents?
    package var decided: CalendarDate?
    package var path: String

    package init(payerName: String, sequence: String, paid: Cents?, decided: CalendarDate?, path: String) {
      self.payerName = payerName
      self.sequence = sequence
      self.paid = paid
      self.decided = decided
      self.path = path
    }
  }

  /// What a payer said of the claim.
  package struct AnswerView: Sendable {
    package var id: AnswerID
    package var kind: AnswerKind
    /// The sent claim that it is about.
    package var sent: SentClaimID
    package var payerName: String
    package var words: String
    package var on: CalendarDate?
    package var charge: Figure?
    package var paid: Figure?
    package var isRejection: Bool
    /// Whether the payer's front end took the claim in (A2): the proof that it was filed.
    package var isAcceptance: Bool
    /// Why the two belong together.
    package var matchedBy: String

    package init(
      id: AnswerID, kind: AnswerKind, sent: SentClaimID, payerName: String, words: String, on: CalendarDate?,
      charge: Figure?, paid: Figure?, isRejection: Bool, isAcceptance: Bool = false, matchedBy: String
    ) {
      self.id = id
      self.kind = kind
      self.sent = sent
      self.payerName = payerName
      self.words = words
      self.on = on
      self.charge = charge
      self.paid = paid
      self.isRejection = isRejection
      self.isAcceptance = isAcceptance
      self.matchedBy = matchedBy
    }
  }

  /// A service as it was charged, and as it was paid.
  package struct LineView: Sendable {
    package var sent: Side?
    package var answered: Side?
    package var adjustments: [ClaimView.AdjustmentView]
    package var remarks: [CodeInWords]

    /// One of the two sides.
    package struct Side: Sendable {
      package var procedure: String
      package var modifiers: [String]
      package var revenueCode: String
      package var units: String
      package var day: CalendarDate?
      package var charge: Figure
      /// On the payer's side.
      package var paid: Figure?

      package init(
        procedure: String, modifiers: [String], revenueCode: String, units: String, day: CalendarDate?, charge: Figure,
        paid: Figure?
      ) {
        self.procedure = procedure
        self.modifiers = modifiers
        self.revenueCode = revenueCode
        self.units = units
        self.day = day
        self.charge = charge
        self.paid = paid
      }
    }

    package init(
      sent: Side?, answered: Side?, adjustments: [ClaimView.AdjustmentView], remarks: [CodeInWords]
    ) {
      self.sent = sent
      self.answered = answered
      self.adjustments = adjustments
      self.remarks = remarks
    }
  }

  /// One moment in the history of the family.
  package struct Entry: Sendable {
    package enum Kind: String, CaseIterable, Sendable { case sent, acknowledged, remitted, worked, matched }

    package var kind: Kind
    package var on: CalendarDate?
    package var words: String
    package var figures: [Figure]
    package var path: String?

    package init(_ kind: Kind, on: CalendarDate?, _ words: String, figures: [Figure] = [], path: String? = nil) {
      self.kind = kind
      self.on = on
      self.words = words
      self.figures = figures
      self.path = path
    }
  }
}

/// A claim family in a list.
package struct FamilyRow: Sendable {
  package var id: FamilyID
  package var patient: PatientIdentity
  package var payerName: String
  package var sentOn: CalendarDate?
  package var frequency: CodeInWords
  package var charge: Figure
  package var answers: Int

  package init(
    id: FamilyID, patient: PatientIdentity, payerName: String, sentOn: CalendarDate?, frequency: CodeInWords,
    charge: Figure, answers: Int
  ) {
    self.id = id
    self.patient = patient
    self.payerName = payerName
    self.sentOn = sentOn
    self.frequency = frequency
    self.charge = charge
    self.answers = answers
  }
}
