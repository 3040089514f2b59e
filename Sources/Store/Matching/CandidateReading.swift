import Desk
import GRDB
import X12

/// Finds the sent claims that an answer, or another sent claim, may be about.
struct CandidateReading {
  let db: Database
  private var payers: [String: String] = [:]

  init(_ db: Database) { self.db = db }

  /// Claims that one account number, or one day and charge, can have before nobody could tell them apart.
  private static let most = 200

  /// What may be meant, in the order in which it was sent.
  ///
  /// - Parameter before: only claims with a smaller number; nil for all.
  mutating func candidates(for traits: ClaimTraits, number: String, before: SentClaimID? = nil) throws
    -> [SentCandidate]
  {
    let last = before.map { $0.value - 1 } ?? Int64.max
    var rows = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT * FROM sent_claim WHERE account_key = ? AND id <= ? ORDER BY id DESC LIMIT \(Self.most)"),
      arguments: [ClaimTraits.accountKey(traits.controlNumber), last])
    if let day = traits.service?.lowerBound, before == nil {
      rows += try Row.fetchAll(
        db.cachedStatement(
          sql: "SELECT * FROM sent_claim WHERE service_date = ? AND charge = ? ORDER BY id DESC LIMIT \(Self.most)"),
        arguments: [day.days, traits.charge.value])
    }
    let named = try number.isEmpty ? [] : families(named: number)
    for family in named.sorted() {
      rows += try Store.members(of: family, db).compactMap { try $0.value <= last ? row($0) : nil }
    }
    var seen: Set<Int64> = []
    var candidates: [SentCandidate] = []
    for row in rows {
      let record = SentClaimRecord(row)
      guard seen.insert(record.id.value).inserted else { continue }
      let family = try Store.family(of: record.id, db)
      candidates.append(
        SentCandidate(
          id: record.id, family: family, sentOn: try sentOn(record), traits: try self.traits(of: record),
          payerClaimNumbers: named.contains(family) ? [number] : []))
    }
    return candidates.sorted { $0.id < $1.id }
  }

  private func row(_ id: SentClaimID) throws -> Row? {
    try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM sent_claim WHERE id = ?"), arguments: [id.value])
  }

  /// The families about which payers have spoken under this number of theirs.
  private func families(named number: String) throws -> Set<FamilyID> {
    let sent = try Int64.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT DISTINCT sent FROM claim_match WHERE payer_claim_number = ? AND sent IS NOT NULL AND payer_claim_number <> ''
          LIMIT 50
          """), arguments: [number])
    return Set(try sent.map { try Store.family(of: SentClaimID($0), db) })
  }

  /// The day on which a claim was sent: of its file, else the last day of service.
  func sentOn(_ claim: SentClaimRecord) throws -> CalendarDate {
    let created = try Int32.fetchOne(
      db.cachedStatement(sql: "SELECT created FROM submission WHERE set_id = ?"), arguments: [claim.set.value])
    return created.flatMap { CalendarDate(days: $0) } ?? claim.serviceThrough ?? claim.serviceDate ?? .epoch
  }

  /// The organisation's one name for a payer that a file names: that of its remittances; empty when none has come yet.
  mutating func payer(_ identifier: String, name: String) throws -> String {
    let key = "\(identifier)\u{1F}\(name)"
    if let known = payers[key] { return known }
    let found = try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT identifier FROM payer WHERE identifier = ?1 AND ?1 <> ''
          UNION ALL SELECT identifier FROM payer WHERE upper(name) = upper(?2) AND ?2 <> '' LIMIT 1
          """), arguments: [identifier, name])
    payers[key] = found ?? ""
    return found ?? ""
  }

  mutating func traits(of claim: SentClaimRecord) throws -> ClaimTraits {
    ClaimTraits(
      controlNumber: claim.controlNumber, charge: claim.charge,
      payer: try payer(claim.payerIdentifier, name: claim.payerName), turn: PayerTurn(sequence: claim.sequence),
      frequency: claim.frequency, payerClaimNumber: "",
      patient: ClaimTraits.Patient(
        last: claim.last, first: claim.first, member: claim.memberID, birth: claim.birth),
      service: CandidateReading.range(claim.serviceDate, claim.serviceThrough))
  }

  mutating func traits(of claim: ClaimRecord) throws -> ClaimTraits {
    let payer = try String.fetchOne(
      db.cachedStatement(sql: "SELECT payer_identifier FROM remittance WHERE set_id = ?"), arguments: [claim.set.value])
    return ClaimTraits(
      controlNumber: claim.controlNumber, charge: claim.charge, payer: payer ?? "",
      turn: PayerTurn(status: claim.status), frequency: claim.frequency, payerClaimNumber: claim.payerClaimNumber,
      patient: ClaimTraits.Patient(last: claim.last, first: claim.first, member: claim.memberID),
      service: CandidateReading.range(claim.serviceDate, nil))
  }

  mutating func traits(of notice: NoticeRecord) throws -> ClaimTraits {
    ClaimTraits(
      controlNumber: notice.controlNumber, charge: notice.charge ?? .zero,
      payer: try payer(notice.sourceIdentifier, name: notice.sourceName), turn: nil, frequency: "",
      payerClaimNumber: notice.payerClaimNumber,
      patient: ClaimTraits.Patient(last: notice.last, first: notice.first, member: notice.memberID),
      service: CandidateReading.range(notice.serviceDate, notice.serviceThrough))
  }

  private static func range(_ from: CalendarDate?, _ through: CalendarDate?) -> ClosedRange<CalendarDate>? {
    from.map { $0...max($0, through ?? $0) }
  }
}
