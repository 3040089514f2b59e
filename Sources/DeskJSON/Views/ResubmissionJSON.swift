import Desk
import X12

extension ResubmissionForm: JSONShaped {
  package static let shape = JSONShape<ResubmissionForm>("ResubmissionForm") {
    Member("sent", \.sent)
    Member("family", \.family)
    Member("patient", \.patient)
    Member("payer", \.payerName)
    Member("purpose", \.purpose)
    Member("charge", \.charge)
    Member("payer_claim_numbers", about: "What the payer calls the claim, the newest first.", \.payerClaimNumbers)
    Member("authorization", about: "REF*G1 as it was sent; empty where none was.", \.authorization)
    Member("warnings", about: "What speaks against this way.", \.warnings)
    Member("fields", about: "The values that may be changed.", \.fields)
  }
}

extension EditableField: JSONShaped {
  package static let shape = JSONShape<EditableField>("EditableField") {
    Member("field", about: "What a change names.", \.id)
    Member("group", about: "What it belongs to.", \.group)
    Member("title", \.title)
    Member("value", \.value)
  }
}

extension ResubmissionView: JSONShaped {
  package static let shape = JSONShape<ResubmissionView>("Resubmission") {
    Member("resubmission", \.resubmission.draft.id)
    Member("sent", about: "The sent claim that it corrects.", \.resubmission.draft.sent)
    Member("family", \.family)
    Member("patient", \.patient)
    Member("payer", \.payerName)
    Member("purpose", \.resubmission.draft.purpose)
    Member("state", \.resubmission.state)
    Member("version", \.resubmission.version)
    Member("file", about: "The digest of the claim file.", \.resubmission.draft.file)
    Member("control_number", about: "ISA13 and GS06.", \.resubmission.draft.control)
    Member("made_by", \.drafterName)
    Member("made_ms", about: "Milliseconds since 1970 UTC.", \.draftedAt.milliseconds)
    Member("released_by", \.releaserName)
    Member("sent_on", \.resubmission.sentOn)
    Member("taken_back", about: "Sendings that were recorded by mistake.") { $0.takenBack.map(SendingTakenBack.init) }
    Member("changes", \.changes)
    Member("unchanged_segments", \.unchanged)
  }
}

extension ResubmissionView.Change: JSONShaped {
  package static let shape = JSONShape<ResubmissionView.Change>("ChangedSegment") {
    Member("before", about: "The segment as it was sent; null for a new one.", \.before)
    Member("after", about: "The segment as it will be; null for one that is left out.", \.after)
    Member("title", \.title)
  }
}

/// A sending that was recorded by mistake.
private struct SendingTakenBack: JSONShaped {
  var on: CalendarDate
  var reason: String

  init(_ taken: (on: CalendarDate, reason: String)) {
    on = taken.on
    reason = taken.reason
  }

  static let shape = JSONShape<SendingTakenBack>("SendingTakenBack") {
    Member("on", \.on)
    Member("reason", \.reason)
  }
}
