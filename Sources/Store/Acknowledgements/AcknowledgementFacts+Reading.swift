import CodeSets
import Desk
import GRDB
import X12

extension AcknowledgementFacts {
  /// What an SOP may know of a receiver's word on claim files: which of them it refused.
  init(_ db: Database, _ set: SetID, codes: CodeSets) throws {
    var refused: [RefusedSubmission] = []
    var receiver: (identifier: String, name: String)?
    for sent in try AcknowledgementFacts.refusedFiles(db, set) {
      guard let sent else {
        refused.append(RefusedSubmission(set: nil, claims: 0, charge: .zero, service: nil, lineOfBusiness: "other"))
        continue
      }
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT s.charged, s.receiver, s.receiver_identifier, t.claims, MIN(c.service_date), MIN(c.filing)
          FROM submission s JOIN transaction_set t ON t.id = s.set_id JOIN sent_claim c ON c.set_id = s.set_id
          WHERE s.set_id = ?
          """, arguments: [sent.value])
      guard let row, (row[3] as Int?) != nil else { continue }
      receiver = receiver ?? (row[2], row[1])
      refused.append(
        RefusedSubmission(
          set: sent, claims: row[3], charge: Cents(row[0]),
          service: (row[4] as Int32?).flatMap { CalendarDate(days: $0) },
          lineOfBusiness: codes.claimFilings[row[5]]?.lineOfBusiness.rawValue ?? "other"))
    }
    let name = receiver?.name ?? "Receiver of claim files"
    let identifier = receiver.map { $0.identifier.isEmpty ? $0.name : $0.identifier } ?? name
    let payer = refused.isEmpty ? 0 : try Store.payer(db, identifier, name: name)
    self.init(
      set: set, payer: PayerID(payer), payerIdentifier: identifier, isRejection: !refused.isEmpty,
      reason: try InterchangeReply(db, set)?.reason ?? "", refused: refused)
  }

  /// The claim files that a 999 or a TA1 refuses, as they were known when it came; nil for one that was not read here before.
  static func refusedFiles(_ db: Database, _ set: SetID) throws -> [SetID?] {
    let acknowledged = AcknowledgedFiles(db)
    if let reply = try InterchangeReply(db, set) {
      guard reply.isRejection else { return [] }
      let sets = try acknowledged.interchange(reply, .readBefore).sets
      return sets.isEmpty ? [nil] : sets
    }
    return try Row.fetchAll(
      db, sql: "SELECT * FROM group_answer WHERE set_id = ? AND functional_id = 'HC' ORDER BY ordinal",
      arguments: [set.value]
    ).flatMap { try refused(db, set, $0, acknowledged) }
  }

  /// The claim files of one group that were refused.
  private static func refused(
    _ db: Database, _ set: SetID, _ group: Row, _ acknowledged: AcknowledgedFiles
  ) throws -> [SetID?] {
    let control: String = group["group_control"]
    let isWhole = AcknowledgedOutcome(rawValue: group["outcome"])?.isRejection ?? false
    if isWhole {
      let sets = try acknowledged.group(control, set: nil, by: set, .readBefore).sets
      if !sets.isEmpty { return sets }
    }
    let answers = try Row.fetchAll(
      db, sql: "SELECT set_control, outcome FROM set_answer WHERE set_id = ? AND group_ordinal = ? ORDER BY ordinal",
      arguments: [set.value, group["ordinal"] as Int])
    if isWhole, answers.isEmpty { return [nil] }
    return try answers.filter { isWhole || AcknowledgedOutcome(rawValue: $0[1])?.isRejection ?? false }.map { answer in
      try acknowledged.group(control, set: answer[0], by: set, .readBefore).sets.first
    }
  }
}
