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

  init(_ row: Row) {
    func date(_ column: String) -> CalendarDate? { (row[column] as Int32?).flatMap { CalendarDate(days: $0) } }
    func range(_ name: String) -> ByteRange? {
      guard let start = row["\(name)_start"] as Int?, let stop = row["\(name)_stop"] as Int? else { return nil }
      return ByteRange(start: start, end: stop)
    }
    id = SentClaimID(row["id"])
    set = SetID(row["set_id"])
    self.range = ByteRange(start: row["start"], end: row["stop"])
    clm = ByteRange(start: row["clm_start"], end: row["clm_stop"])
    controlNumber = row["control_number"]
    charge = Cents(row["charge"])
    facility = row["facility"]
    frequency = row["frequency"]
    sequence = row["sequence"]
    filing = row["filing"]
    payerIdentifier = row["payer_identifier"]
    payerName = row["payer_name"]
    policyGroup = row["policy_group"]
    providerName = row["provider_name"]
    providerNPI = row["provider_npi"]
    memberID = row["member_id"]
    insuredLast = row["insured_last"]
    insuredFirst = row["insured_first"]
    last = row["patient_last"]
    first = row["patient_first"]
    middle = row["patient_middle"]
    birth = date("patient_birth")
    sex = row["patient_sex"]
    serviceDate = date("service_date")
    serviceThrough = date("service_through")
    replaces = row["replaces"]
    linesCharge = Cents(row["lines_charge"])
    levels = ["billing", "subscriber", "patient"].compactMap(range)
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
