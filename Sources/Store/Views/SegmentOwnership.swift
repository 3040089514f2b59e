import Desk
import Foundation
import GRDB
import Trail
import X12

/// Whose data a segment holds, for what leaves the house about one claim (guardrail G6).
struct SegmentOwnership {
  let db: Database
  /// The claim of which the packet is.
  let own: ClaimRecord

  /// Whether a segment speaks of the claim, or of nobody; what speaks of another claim must not go out.
  ///
  /// - Parameter text: the segment as it stands in the file.
  func isOwn(_ cited: CitationView, text: String) throws -> Bool {
    if let other = try cited.claim.flatMap({ try ClaimRecord(db, $0) }) {
      return own.id == other.id || (own.controlNumber == other.controlNumber && own.isFamily(of: other))
    }
    guard let set = cited.set else { return try isOwnService(cited) }
    let range = cited.segment
    let notices = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM notice WHERE set_id = ? AND start <= ? AND stop >= ?"),
      arguments: [set.value, range.start, range.end]
    ).map(NoticeRecord.init)
    if !notices.isEmpty { return try notices.contains { try isOwn($0) } }
    let claims = try Row.fetchAll(
      db.cachedStatement(sql: SegmentOwnership.sentClaims),
      arguments: [set.value, range.start, range.end]
    ).map { SentClaimRecord($0) }
    if !claims.isEmpty { return try claims.contains { try isOwn($0) } }
    return isOwnContext(text)
  }

  /// The claims that a segment of a claim file is about: of itself, or of the levels above it.
  private static let sentClaims = """
    SELECT * FROM sent_claim WHERE set_id = ?1 AND (start <= ?2 AND stop >= ?3
      OR subscriber_start <= ?2 AND subscriber_stop >= ?3 OR patient_start <= ?2 AND patient_stop >= ?3)
    """

  private func isOwn(_ notice: NoticeRecord) throws -> Bool {
    if let family = try family { if try Store.family(ofAnswer: notice.id, db) == family { return true } }
    return isOwn(account: notice.controlNumber, last: notice.last, first: notice.first)
  }

  private func isOwn(_ claim: SentClaimRecord) throws -> Bool {
    if let family = try family { if try Store.family(of: claim.id, db) == family { return true } }
    return isOwn(account: claim.controlNumber, last: claim.last, first: claim.first)
  }

  private var family: FamilyID? {
    get throws { try Store.family(ofAnswer: AnswerID(own.id.value), db) }
  }

  private func isOwn(account: String, last: String, first: String) -> Bool {
    ClaimTraits.accountKey(account) == ClaimTraits.accountKey(own.controlNumber) && isPatient(last, first)
  }

  private func isPatient(_ last: String, _ first: String) -> Bool {
    (last.uppercased(), first.uppercased()) == (own.last.uppercased(), own.first.uppercased())
  }

  /// A row of a schedule names its patient.
  private func isOwnService(_ cited: CitationView) throws -> Bool {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT a.* FROM appointment a JOIN document d ON d.id = a.document
          WHERE d.digest = ? AND a.start <= ? AND a.stop >= ?
          """), arguments: [Data(cited.document.bytes), cited.segment.start, cited.segment.end])
    guard let service = try row.map({ try AppointmentRecord($0).facts.service }) else { return false }
    return isPatient(service.last, service.first)
  }

  /// An acknowledgement of form names a claim only by its account number (CTX).
  private func isOwnContext(_ text: String) -> Bool {
    guard text.hasPrefix("CTX"), let place = text.range(of: "CLM01") else { return true }
    let account = text[place.upperBound...].dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "-" }
    return ClaimTraits.accountKey(String(account)) == ClaimTraits.accountKey(own.controlNumber)
  }
}
