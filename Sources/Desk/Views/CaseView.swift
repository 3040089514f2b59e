import Trail
import X12

/// Everything that the page of one case shows.
package struct CaseView: Sendable {
  package var state: CaseState
  package var sop: SOP
  package var category: SOP.Category
  package var today: CalendarDate
  package var payerName: String
  package var patient: PatientIdentity?
  /// The remitted claim that opened the case; nil for a case about a remittance.
  package var claim: ClaimID?
  /// The family of the claim that was sent, where it is known.
  package var claimFamily: FamilyID?
  /// Nil for a scheduled service.
  package var set: SetID?
  package var document: Digest
  package var documentName: String
  package var ownerName: String?
  package var denied: Figure
  package var charge: Figure?
  package var paid: Figure?
  /// Computed from later remittances (guardrail G17).
  package var recovered: Figure?
  package var issues: [IssueView]
  package var timeline: [TimelineEntry]
  package var checklist: [ChecklistView]
  package var files: [FileView]
  /// The outcomes to close with, each with what is still missing.
  package var outcomes: [OutcomeView]
  package var row: QueueRow
  /// Other accounts that may own the case.
  package var people: [Account]
  /// Other remittances for the same claim, oldest first.
  package var family: [FamilyMember]
  /// Nil for a case about a whole remittance.
  package var appeal: AppealView?
  /// The scheduled service that the case clears; nil for a case about anything else.
  package var appointment: AppointmentView?

  package struct IssueView: Sendable {
    package var issue: CaseIssue
    package var amount: Figure
    package var groupMeaning: CodeInWords
    package var reasonMeaning: CodeInWords
    package var remarks: [CodeInWords]
    /// `99213`, or nil for a claim-level amount.
    package var procedure: String?
    /// The payer's reference of an amount outside any claim, shortened for a role that sees patients masked.
    package var reference: String?

    package init(
      issue: CaseIssue, amount: Figure, groupMeaning: CodeInWords, reasonMeaning: CodeInWords, remarks: [CodeInWords],
      procedure: String?, reference: String? = nil
    ) {
      self.issue = issue
      self.amount = amount
      self.groupMeaning = groupMeaning
      self.reasonMeaning = reasonMeaning
      self.remarks = remarks
      self.procedure = procedure
      self.reference = reference
    }
  }

  package struct TimelineEntry: Sendable {
    package var at: Instant
    package var version: Int
    package var actor: String
    /// What happened, as a sentence without its subject: `took the case`.
    package var what: String
    /// The words that the person wrote, when they have not been erased.
    package var text: String?
    package var evidence: Evidence?
    package var amounts: [Figure]

    package init(
      at: Instant, version: Int, actor: String, what: String, text: String?, evidence: Evidence?, amounts: [Figure]
    ) {
      self.at = at
      self.version = version
      self.actor = actor
      self.what = what
      self.text = text
      self.evidence = evidence
      self.amounts = amounts
    }
  }

  package struct ChecklistView: Sendable {
    package var item: SOP.Item
    package var status: CaseState.ChecklistItem.Status
    package var exceptionReason: String?
    package var exceptionBy: String?

    package init(item: SOP.Item, status: CaseState.ChecklistItem.Status, exceptionReason: String?, exceptionBy: String?)
    {
      self.item = item
      self.status = status
      self.exceptionReason = exceptionReason
      self.exceptionBy = exceptionBy
    }
  }

  package struct FileView: Sendable {
    package var evidence: Evidence
    package var title: String

    package init(evidence: Evidence, title: String) {
      self.evidence = evidence
      self.title = title
    }
  }

  package struct OutcomeView: Sendable {
    package var outcome: SOP.Outcome
    package var missing: [String]

    package init(outcome: SOP.Outcome, missing: [String]) {
      self.outcome = outcome
      self.missing = missing
    }
  }

  package struct FamilyMember: Sendable {
    package var claim: ClaimID
    package var set: SetID
    package var payer: String
    package var status: CodeInWords
    package var paymentDate: CalendarDate?
    package var charge: Figure
    package var paid: Figure

    package init(
      claim: ClaimID, set: SetID, payer: String, status: CodeInWords, paymentDate: CalendarDate?, charge: Figure,
      paid: Figure
    ) {
      self.claim = claim
      self.set = set
      self.payer = payer
      self.status = status
      self.paymentDate = paymentDate
      self.charge = charge
      self.paid = paid
    }
  }

  package init(
    state: CaseState, sop: SOP, category: SOP.Category, today: CalendarDate, payerName: String,
    patient: PatientIdentity?, claim: ClaimID?, set: SetID?, document: Digest, documentName: String, ownerName: String?,
    denied: Figure, charge: Figure?, paid: Figure?, recovered: Figure?, issues: [IssueView], timeline: [TimelineEntry],
    checklist: [ChecklistView], files: [FileView], outcomes: [OutcomeView], row: QueueRow, people: [Account],
    family: [FamilyMember], appointment: AppointmentView? = nil
  ) {
    self.state = state
    self.sop = sop
    self.category = category
    self.today = today
    self.payerName = payerName
    self.patient = patient
    self.claim = claim
    self.set = set
    self.document = document
    self.documentName = documentName
    self.ownerName = ownerName
    self.denied = denied
    self.charge = charge
    self.paid = paid
    self.recovered = recovered
    self.issues = issues
    self.timeline = timeline
    self.checklist = checklist
    self.files = files
    self.outcomes = outcomes
    self.row = row
    self.people = people
    self.family = family
    self.appointment = appointment
  }
}
