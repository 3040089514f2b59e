import Desk
import Foundation
import GRDB
import Trail
import X12

/// Whose data a segment holds, for what leaves the house about one claim (guardrail G6).
struct SegmentOwnership {
  let db: Database
  let files: DocumentFiles
  /// The claim of which the packet is.
  let own: ClaimRecord

  /// Whether a segment speaks of the claim, or of nobody; what speaks of another claim must not go out.
  func isOwn(_ cited: CitationView) throws -> Bool {
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
    return try isOwnOrNobodys(range, in: set)
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
    isOwnAccount(account) && isPatient(last, first)
  }

  private func isPatient(_ last: String, _ first: String) -> Bool {
    (last.uppercased(), first.uppercased()) == (own.last.uppercased(), own.first.uppercased())
  }

  /// A row of a schedule names its patient; a name alone may be a namesake's.
  private func isOwnService(_ cited: CitationView) throws -> Bool {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT a.* FROM appointment a JOIN document d ON d.id = a.document
          WHERE d.digest = ? AND a.start <= ? AND a.stop >= ?
          """), arguments: [Data(cited.document.bytes), cited.segment.start, cited.segment.end])
    guard let service = try row.map({ try AppointmentRecord($0).facts.service }) else { return false }
    guard isPatient(service.last, service.first) else { return false }
    let sent = try family.map { try Store.members(of: $0, db).compactMap { try SentClaimRecord(db, $0) } } ?? []
    let members = Set(([own.memberID] + sent.map(\.memberID)).map { $0.uppercased() }).subtracting([""])
    if members.contains(service.memberID.uppercased()) { return true }
    guard let birth = service.birthDate else { return false }
    return sent.contains { $0.birth == birth && isPatient($0.last, $0.first) }
  }
}

/// Segments outside every claim and notice: of the heads of files, of sums, and of what receivers say about form.
extension SegmentOwnership {
  /// What speaks of nobody, whatever it says. All else must name the claim.
  private static let nobodys: Set<String> = [
    "ISA", "GS", "ST", "SE", "GE", "IEA", "TA1", "BHT", "BPR", "TRN", "CUR", "DTM", "DTP", "N1", "PER", "RDM", "LX",
    "TS2", "TS3",
    "HL", "PRV", "STC", "QTY", "AMT", "AK1", "AK2", "AK9", "IK3", "IK5",
  ]

  /// NM101 of submitter, receiver, billing provider, pay-to address, payer and clearinghouse.
  private static let organizations: Set<String> = ["41", "40", "85", "87", "PR", "AY"]

  private func isOwnOrNobodys(_ range: ByteRange, in set: SetID) throws -> Bool {
    let citing = try Citing(db, files, set: set)
    let segment = Segment(
      bytes: try files.bytes(citing.document, from: range.start, to: range.end), delimiters: citing.delimiters,
      offset: range.start)
    switch segment.id {
    case "NM1": return SegmentOwnership.organizations.contains(segment.text(1))
    case "REF": return !PatientMask.namesPatient(segment.id, segment.text(1))
    case "PLB": return isOwnAdjustment(segment)
    case "CTX": return isOwnContext(segment)
    // IK404 is a copy of the value that is wrong.
    case "IK4": return try segment.isEmpty(4) || isInOwnContext(range, of: set, citing)
    default: return SegmentOwnership.nobodys.contains(segment.id)
    }
  }

  /// The reference of money that a payer took is commonly the account number of another claim.
  private func isOwnAdjustment(_ segment: Segment) -> Bool {
    stride(from: 3, through: segment.elementCount, by: 2).allSatisfy { element in
      let reference = segment.text(element, component: 2)
      return reference.isEmpty || reference == own.payerClaimNumber || isOwnAccount(reference)
    }
  }

  /// An acknowledgement of form names a claim by its account number, and others by numbers of their own.
  private func isOwnContext(_ segment: Segment) -> Bool {
    let value = segment.text(1, component: 2)
    return value.isEmpty || segment.text(1, component: 1) == "CLM01" && isOwnAccount(value)
  }

  /// Whether the error in whose loop a segment stands names the claim.
  private func isInOwnContext(_ range: ByteRange, of set: SetID, _ citing: Citing) throws -> Bool {
    let first = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT start FROM transaction_set WHERE id = ?"), arguments: [set.value])
    let start = max(first ?? 0, range.start - SegmentOwnership.longestLoop)
    let bytes = try files.bytes(citing.document, from: start, to: range.start)
    for text in SegmentText.all(in: bytes, delimiters: citing.delimiters).reversed() {
      switch text.id {
      case "CTX" where text[1] == "CLM01": return isOwnAccount(text[1, component: 2])
      case "IK3", "AK2": return false
      default: break
      }
    }
    return false
  }

  /// An error's loop holds ten contexts at most before the elements that it names.
  private static let longestLoop = 8_192

  private func isOwnAccount(_ account: String) -> Bool {
    ClaimTraits.accountKey(account) == ClaimTraits.accountKey(own.controlNumber)
  }
}
