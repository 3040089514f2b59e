import Desk
import GRDB
import X12

/// The row that stands for a whole set: a remittance, a claim file, or a word on an interchange. It is written when the set is settled, and compared
/// when it is read again.
struct HeaderRow: Equatable {
  enum Table: String {
    case remittance, submission
    case interchangeReply = "interchange_reply"
  }

  var table: Table
  var values: [DatabaseValue]

  func insert(_ db: Database) throws {
    let places = Array(repeating: "?", count: values.count).joined(separator: ", ")
    try db.execute(
      sql: "INSERT INTO \(table.rawValue) VALUES (\(places))", arguments: StatementArguments(values))
  }

  /// Whether the database holds this very row.
  func isKept(_ db: Database) throws -> Bool {
    let row = try Row.fetchOne(
      db, sql: "SELECT * FROM \(table.rawValue) WHERE set_id = ?", arguments: StatementArguments(values.prefix(1)))
    return row.map { Array($0.databaseValues) } == values
  }
}

extension StagedSet {
  /// The set's own row; nil where its kind has none.
  ///
  /// - Parameter payer: the number of the payer whose remittance it is.
  func headerRow(payer: Int64?) -> HeaderRow? {
    if let header, let payer { return HeaderRow(table: .remittance, values: values(of: header, payer: payer)) }
    if let submission { return HeaderRow(table: .submission, values: values(of: submission)) }
    if let reply {
      return HeaderRow(
        table: .interchangeReply,
        values: [
          id.value.databaseValue, reply.controlNumber.databaseValue, reply.date.databaseValue, reply.time.databaseValue,
          reply.code.databaseValue, reply.note.databaseValue,
        ])
    }
    return nil
  }

  private func values(of header: RemittanceHeader, payer: Int64) -> [DatabaseValue] {
    [
      id.value.databaseValue, payer.databaseValue, header.payerKey.databaseValue, header.payerName.databaseValue,
      header.payeeName.databaseValue, header.payeeID.databaseValue, header.handling.databaseValue,
      (header.amount?.value ?? 0).databaseValue, header.creditOrDebit.databaseValue, header.method.databaseValue,
      header.paymentDate.databaseValue, header.productionDate.databaseValue, header.trace.databaseValue,
      header.originator.databaseValue, (header.bpr?.start ?? 0).databaseValue, (header.bpr?.end ?? 0).databaseValue,
      charged.databaseValue, paid.databaseValue, adjusted.databaseValue, imbalance.databaseValue,
      unbalancedClaims.databaseValue, deniedClaims.databaseValue,
    ]
  }

  private func values(of header: SubmissionHeader) -> [DatabaseValue] {
    [
      id.value.databaseValue, header.guide.rawValue.databaseValue, header.purpose.databaseValue,
      header.reference.databaseValue, header.created.databaseValue, (header.submitter?.last ?? "").databaseValue,
      (header.submitter?.id ?? "").databaseValue, (header.receiver?.last ?? "").databaseValue,
      (header.receiver?.id ?? "").databaseValue, (header.bht?.start ?? 0).databaseValue,
      (header.bht?.end ?? 0).databaseValue, (header.range?.start ?? 0).databaseValue,
      (header.range?.end ?? 0).databaseValue, charged.databaseValue,
    ]
  }
}

extension RemittanceHeader {
  /// The payer's identifier, or its name where the remittance gives none.
  var payerKey: String { payerID.isEmpty ? payerName : payerID }
}
