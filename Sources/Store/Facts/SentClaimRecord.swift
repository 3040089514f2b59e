import Desk
import GRDB
import X12

/// A claim that was sent, as its fact row has it.
struct SentClaimRecord {
  var id: SentClaimID
  var set: SetID
  var range: ByteRange
  var clm: ByteRange
  var controlNumber: String
  var charge: Cents
  var facility: String
  var frequency: String
  var sequence: String
  var filing: String
  var payerIdentifier: String
  var payerName: String
  var policyGroup: String
  var providerName: String
  var providerNPI: String
  var memberID: String
  var insuredLast: String
  var insuredFirst: String
  var last: String
  var first: String
  var middle: String
  var birth: CalendarDate?
  var sex: String
  var serviceDate: CalendarDate?
  var serviceThrough: CalendarDate?
  /// REF*F8: the payer's number of the claim that this one replaces or takes back.
  var replaces: String
  var linesCharge: Cents
  /// The billing provider, the subscriber, and the patient who is somebody else.
  var levels: [ByteRange]

  /// The columns of `sent_claim` stand first in the row, in their order: finding them by name would cost more than the query.
  init(_ row: Row) {
    func date(_ column: Int) -> CalendarDate? { (row[column] as Int32?).flatMap { CalendarDate(days: $0) } }
    func range(at column: Int) -> ByteRange? {
      guard let start = row[column] as Int?, let stop = row[column + 1] as Int? else { return nil }
      return ByteRange(start: start, end: stop)
    }
    id = SentClaimID(row[0])
    set = SetID(row[1])
    self.range = ByteRange(start: row[3], end: row[4])
    clm = ByteRange(start: row[5], end: row[6])
    controlNumber = row[7]
    charge = Cents(row[9])
    facility = row[10]
    frequency = row[11]
    sequence = row[12]
    filing = row[13]
    payerIdentifier = row[14]
    payerName = row[15]
    policyGroup = row[16]
    providerName = row[17]
    providerNPI = row[18]
    memberID = row[19]
    insuredLast = row[20]
    insuredFirst = row[21]
    last = row[22]
    first = row[23]
    middle = row[24]
    birth = date(25)
    sex = row[26]
    serviceDate = date(27)
    serviceThrough = date(28)
    replaces = row[29]
    linesCharge = Cents(row[30])
    levels = [31, 33, 35].compactMap(range)
  }

  /// A sent claim by its number.
  init?(_ db: Database, _ id: SentClaimID) throws {
    let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM sent_claim WHERE id = ?"), arguments: [id.value])
    guard let row else { return nil }
    self.init(row)
  }
}

/// What a payer's front end said of one claim, as its fact row has it.
struct NoticeRecord {
  var id: AnswerID
  var set: SetID
  var range: ByteRange
  var controlNumber: String
  var sourceIdentifier: String
  var sourceName: String
  var last: String
  var first: String
  var memberID: String
  var payerClaimNumber: String
  var charge: Cents?
  var serviceDate: CalendarDate?
  var serviceThrough: CalendarDate?
  var isRejection: Bool
  var noticed: CalendarDate?

  init(_ row: Row) {
    func date(_ column: String) -> CalendarDate? { (row[column] as Int32?).flatMap { CalendarDate(days: $0) } }
    id = AnswerID(row["id"])
    set = SetID(row["set_id"])
    range = ByteRange(start: row["start"], end: row["stop"])
    controlNumber = row["control_number"]
    sourceIdentifier = row["source_identifier"]
    sourceName = row["source_name"]
    last = row["patient_last"]
    first = row["patient_first"]
    memberID = row["member_id"]
    payerClaimNumber = row["payer_claim_number"]
    charge = (row["charge"] as Int64?).map { Cents($0) }
    serviceDate = date("service_date")
    serviceThrough = date("service_through")
    isRejection = row["is_rejection"]
    noticed = date("noticed")
  }

  /// A notice by its number.
  init?(_ db: Database, _ id: AnswerID) throws {
    let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM notice WHERE id = ?"), arguments: [id.value])
    guard let row else { return nil }
    self.init(row)
  }

  /// The payer's identifier, or its name where the notice gives none.
  var payerKey: String { sourceIdentifier.isEmpty ? sourceName : sourceIdentifier }
}
