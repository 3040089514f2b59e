import Desk
import Foundation
import GRDB
import Trail
import X12

/// A sent claim with the segments of its document, ready to be changed.
struct SentBytes {
  let claim: SentClaimRecord
  let citing: Citing
  let revision: ClaimRevision
  /// Sender and receiver of the interchange in which it was sent.
  let sender: (qualifier: String, id: String)
  let receiver: (qualifier: String, id: String)

  /// - Throws: `StoreError.notFound` for a claim that is not there, `Refusal` for one that lacks what a file begins with.
  init(_ db: Database, _ files: DocumentFiles, _ id: SentClaimID) throws {
    guard let claim = try SentClaimRecord(db, id) else { throw StoreError.notFound("sent claim \(id)") }
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT s.*, t.isa_start, t.isa_stop FROM submission s JOIN transaction_set t ON t.id = s.set_id
        WHERE s.set_id = ?
        """, arguments: [claim.set.value])
    guard let row, let guide = SubmissionHeader.Guide(rawValue: row["guide"]) else {
      throw StoreError.drift("sent claim \(id) has no claim file")
    }
    self.claim = claim
    let citing = try Citing(db, files, set: claim.set)
    self.citing = citing
    var header = SubmissionHeader(guide: guide)
    header.bht = ByteRange(start: row["bht_start"], end: row["bht_stop"])
    header.range = ByteRange(start: row["head_start"], end: row["head_stop"])
    let sent = SubmittedClaim(
      range: claim.range, clm: claim.clm, levels: claim.levels, controlNumber: claim.controlNumber, charge: claim.charge
    )
    do {
      revision = try ClaimRevision(sent, header, delimiters: citing.delimiters) { range in
        try files.bytes(citing.document, from: range.start, to: range.end)
      }
    } catch let problem as WriteProblem {
      throw Refusal(.invalid, "This claim cannot be sent again from here: \(problem.reason).")
    }
    let isa = Segment(
      bytes: try files.bytes(citing.document, from: row["isa_start"], to: row["isa_stop"]),
      delimiters: citing.delimiters, offset: 0)
    func field(_ element: Int) -> String { isa.text(element).trimmingCharacters(in: .whitespaces) }
    sender = (field(5), field(6))
    receiver = (field(7), field(8))
  }

  /// The segments above and of the claim, in the order of the file.
  var segments: [SegmentText] {
    (revision.levels.flatMap { $0 } + revision.claim).compactMap(\.before)
  }
}

extension SegmentText {
  /// The segment as people read it.
  func text(_ delimiters: Delimiters) -> String {
    let component = String(decoding: [delimiters.component], as: UTF8.self)
    let parts = elements.map { $0.components.joined(separator: component) }
    return ([id] + parts).joined(separator: String(decoding: [delimiters.element], as: UTF8.self))
  }
}
