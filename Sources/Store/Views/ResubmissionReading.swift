import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// What may be changed of a claim that was sent, and what the payer calls it.
  package func resubmissionForm(
    _ sent: SentClaimID, _ purpose: ResubmissionPurpose, for account: Account
  ) async throws -> ResubmissionForm {
    if let why = Access.refusal(.workCase, by: .person(account)) { throw Refusal(.notPermitted, why) }
    return try await read { db in
      let bytes = try SentBytes(db, self.files, sent)
      let family = try Store.family(of: sent, db)
      let numbers = try Store.payerClaimNumbers(of: family, db)
      let isRejected =
        try Store.answers(about: family, db).last.flatMap { answer, kind in
          kind == .notice ? try NoticeRecord(db, answer)?.isRejection : false
        } ?? false
      var warnings: [String] = []
      if purpose != .new, bytes.claim.filing == "MB" {
        warnings.append(
          "Medicare Part B takes no replaced or voided claims: ask for a clerical-error reopening, or send a new claim."
        )
      }
      if purpose != .new, isRejected {
        warnings.append(
          "The claim was rejected: the payer does not know it, so there is nothing to replace. Send a new claim.")
      }
      if purpose == .new, !isRejected, !numbers.isEmpty {
        warnings.append(
          "The payer knows this claim. A new claim with the same services is likely to be refused as a duplicate.")
      }
      let authorization = bytes.revision.editableFields.first { $0.title == "Reference G1" }?.value ?? ""
      return ResubmissionForm(
        sent: sent, family: family, patient: PatientIdentity(bytes.claim, for: account),
        payerName: bytes.claim.payerName, purpose: purpose,
        charge: try bytes.citing.figure(bytes.claim.charge, bytes.claim.clm, 2, "CLM02 charge"),
        fields: bytes.revision.editableFields.filter { $0.title != "Reference G1" },
        payerClaimNumbers: numbers, authorization: authorization,
        warnings: warnings)
    }
  }

  /// What payers call a claim of the family, each number once, that of the last answer first.
  static func payerClaimNumbers(of family: FamilyID, _ db: Database) throws -> [String] {
    let numbers = try Store.members(of: family, db).flatMap { member in
      try String.fetchAll(
        db,
        sql: "SELECT payer_claim_number FROM claim_match WHERE sent = ? AND payer_claim_number <> '' ORDER BY answer",
        arguments: [member.value])
    }
    var seen: Set<String> = []
    return numbers.reversed().filter { seen.insert($0).inserted }
  }

  /// A claim that is made ready to be sent again, beside the one that was sent.
  package func resubmissionView(_ id: ResubmissionID, for account: Account) async throws -> ResubmissionView {
    if let why = Access.refusal(.readDocuments, by: .person(account)) { throw Refusal(.notPermitted, why) }
    let isMasked = Access.refusal(.seePatientIdentity, by: .person(account)) != nil
    return try await read { db in
      guard let resubmission = try Store.resubmission(db, id) else { throw StoreError.notFound("resubmission \(id)") }
      let before = try SentBytes(db, self.files, resubmission.draft.sent)
      let after = try self.segments(ofFile: resubmission.draft.file)
      var names = Names(db)
      let drafted = try Store.entries(db, stream: id.stream).first?.recordedAt ?? 0
      let (changes, unchanged) = SegmentDifference.rows(
        before: before.segments, after: after, delimiters: before.citing.delimiters, isMasked: isMasked)
      return ResubmissionView(
        resubmission: resubmission, family: try Store.family(of: resubmission.draft.sent, db),
        patient: PatientIdentity(before.claim, for: account), payerName: before.claim.payerName,
        drafterName: try names.account(resubmission.draft.drafter)?.name ?? "account \(resubmission.draft.drafter)",
        releaserName: try resubmission.releasedBy.flatMap { try names.account($0)?.name },
        draftedAt: Instant(milliseconds: drafted), changes: changes, unchanged: unchanged,
        takenBack: try resubmission.takenBack.map { ($0.on, try Store.sealedText(db, $0.reason) ?? "(erased)") })
    }
  }

  /// The segments of the levels and the claim in a file that was written here.
  private func segments(ofFile digest: Digest) throws -> [SegmentText] {
    let bytes = try [UInt8](Data(contentsOf: files.url(digest)))
    var delimiters = Delimiters()
    var claim: SubmittedClaim?
    var header: SubmissionHeader?
    var reader = X12Reader()
    let take: (X12Event) -> Void = { event in
      switch event {
      case .interchangeOpened(let interchange): delimiters = interchange.delimiters
      case .submission(let found): header = found
      case .submittedClaim(let found): claim = found
      default: break
      }
    }
    reader.read(bytes, take)
    reader.finish(take)
    guard let claim, let header else { throw StoreError.drift("a kept claim file cannot be read again") }
    let revision = try ClaimRevision(claim, header, delimiters: delimiters) { range in
      Array(bytes[range.start..<min(range.end, bytes.count)])
    }
    return (revision.levels.flatMap { $0 } + revision.claim).compactMap(\.before)
  }
}

/// Two lists of segments, side by side where they differ.
enum SegmentDifference {
  static func rows(
    before: [SegmentText], after: [SegmentText], delimiters: Delimiters, isMasked: Bool
  ) -> (changes: [ResubmissionView.Change], unchanged: Int) {
    var removed: [Int: SegmentText] = [:]
    var inserted: [Int: SegmentText] = [:]
    for change in after.difference(from: before) {
      switch change {
      case .remove(let offset, let segment, _): removed[offset] = segment
      case .insert(let offset, let segment, _): inserted[offset] = segment
      }
    }
    let was = texts(before, delimiters, isMasked: isMasked)
    let becomes = texts(after, delimiters, isMasked: isMasked)
    var changes: [ResubmissionView.Change] = []
    var (left, right) = (0, 0)
    while left < before.count || right < after.count {
      switch (removed[left], inserted[right]) {
      case (let old?, let new?) where old.id == new.id:
        changes.append(change(was[left], becomes[right], old.id))
        (left, right) = (left + 1, right + 1)
      case (let old?, _):
        changes.append(change(was[left], nil, old.id))
        left += 1
      case (nil, let new?):
        changes.append(change(nil, becomes[right], new.id))
        right += 1
      case (nil, nil): (left, right) = (left + 1, right + 1)
      }
    }
    return (changes, before.count - removed.count)
  }

  /// The segments as the person may read them.
  private static func texts(_ segments: [SegmentText], _ delimiters: Delimiters, isMasked: Bool) -> [String] {
    guard isMasked else { return segments.map { $0.text(delimiters) } }
    var mask = PatientMask()
    return segments.map { segment in
      if mask.hides(segment.id, segment[1]) { return PatientMask.words(segment.id) }
      var shown = segment
      if let element = PatientMask.accountElement(segment.id, segment[1]), element <= shown.elements.count {
        shown.elements[element - 1] = "…"
      }
      return shown.text(delimiters)
    }
  }

  private static func change(_ before: String?, _ after: String?, _ id: String) -> ResubmissionView.Change {
    ResubmissionView.Change(before: before, after: after, title: SegmentReading.titles[id] ?? id)
  }
}
