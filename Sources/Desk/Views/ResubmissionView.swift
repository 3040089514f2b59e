import Trail
import X12

/// What a person needs to make a claim ready to be sent again.
package struct ResubmissionForm: Sendable {
  package var sent: SentClaimID
  package var family: FamilyID
  package var patient: PatientIdentity
  package var payerName: String
  package var purpose: ResubmissionPurpose
  package var charge: Figure
  package var fields: [EditableField]
  /// The numbers under which the payer has spoken of the claim, the newest first.
  package var payerClaimNumbers: [String]
  package var authorization: String
  /// What speaks against this way.
  package var warnings: [String]

  package init(
    sent: SentClaimID, family: FamilyID, patient: PatientIdentity, payerName: String, purpose: ResubmissionPurpose,
    charge: Figure, fields: [EditableField], payerClaimNumbers: [String], authorization: String, warnings: [String]
  ) {
    self.sent = sent
    self.family = family
    self.patient = patient
    self.payerName = payerName
    self.purpose = purpose
    self.charge = charge
    self.fields = fields
    self.payerClaimNumbers = payerClaimNumbers
    self.authorization = authorization
    self.warnings = warnings
  }
}

/// A claim that is made ready to be sent again, with what differs from the one that was sent.
package struct ResubmissionView: Sendable {
  package var resubmission: Resubmission
  package var family: FamilyID
  package var patient: PatientIdentity
  package var payerName: String
  package var drafterName: String
  package var releaserName: String?
  package var draftedAt: Instant
  package var changes: [Change]
  /// Segments that are the same.
  package var unchanged: Int
  /// Sendings that were recorded by mistake, with the reasons.
  package var takenBack: [(on: CalendarDate, reason: String)]

  /// A segment as it was sent and as it will be.
  package struct Change: Equatable, Sendable {
    package var before: String?
    package var after: String?
    package var title: String

    package init(before: String?, after: String?, title: String) {
      self.before = before
      self.after = after
      self.title = title
    }
  }

  package init(
    resubmission: Resubmission, family: FamilyID, patient: PatientIdentity, payerName: String, drafterName: String,
    releaserName: String?, draftedAt: Instant, changes: [Change], unchanged: Int,
    takenBack: [(on: CalendarDate, reason: String)] = []
  ) {
    self.takenBack = takenBack
    self.resubmission = resubmission
    self.family = family
    self.patient = patient
    self.payerName = payerName
    self.drafterName = drafterName
    self.releaserName = releaserName
    self.draftedAt = draftedAt
    self.changes = changes
    self.unchanged = unchanged
  }
}
