import CodeSets
import Desk
import GRDB
import X12

/// A claim as its fact row has it.
struct ClaimRecord {
  var id: ClaimID
  var set: SetID
  var start: Int64
  var clp: ByteRange
  var range: ByteRange
  var controlNumber: String
  var status: String
  var charge: Cents
  var paid: Cents
  var patientResponsibility: Cents
  var filing: String
  var payerClaimNumber: String
  var last: String
  var first: String
  var middle: String
  var memberID: String
  var serviceDate: CalendarDate?
  var outcome: Judgement.Outcome
  var denied: Cents
  var imbalance: Cents
  var unbalancedLines: Int

  init(_ row: Row) throws {
    id = ClaimID(row["id"])
    set = SetID(row["set_id"])
    start = row["start"]
    range = ByteRange(start: row["start"], end: row["stop"])
    clp = ByteRange(start: row["clp_start"], end: row["clp_stop"])
    controlNumber = row["control_number"]
    status = row["status"]
    charge = Cents(row["charge"])
    paid = Cents(row["paid"])
    patientResponsibility = Cents(row["patient_responsibility"] ?? 0)
    filing = row["filing"]
    payerClaimNumber = row["payer_claim_number"]
    last = row["patient_last"]
    first = row["patient_first"]
    middle = row["patient_middle"]
    memberID = row["patient_id"]
    serviceDate = (row["service_date"] as Int32?).flatMap { CalendarDate(days: $0) }
    guard let outcome = Judgement.Outcome(rawValue: row["outcome"]) else {
      throw StoreError.drift("claim \(id) has an outcome that this version does not know")
    }
    self.outcome = outcome
    denied = Cents(row["denied"])
    imbalance = Cents(row["imbalance"])
    unbalancedLines = row["unbalanced_lines"]
  }

  /// A claim by its number.
  init?(_ db: Database, _ id: ClaimID) throws {
    let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM claim WHERE id = ?"), arguments: [id.value])
    guard let row else { return nil }
    try self.init(row)
  }

  /// Whether two remitted claims with one control number are the same claim.
  func isFamily(of other: ClaimRecord) -> Bool {
    guard last.uppercased() == other.last.uppercased(), first.uppercased() == other.first.uppercased() else {
      return false
    }
    return charge.value.magnitude == other.charge.value.magnitude
      || (serviceDate != nil && serviceDate == other.serviceDate)
      || (!payerClaimNumber.isEmpty && payerClaimNumber == other.payerClaimNumber)
  }

  /// The facts that an SOP may look at.
  func facts(_ db: Database, _ remittance: RemittanceRecord, _ codes: CodeSets) throws -> ClaimFacts {
    let history = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT claims, paid, charged FROM payer_history WHERE payer = ?"),
      arguments: [remittance.payer.value])
    return ClaimFacts(
      id: id, set: set, payer: remittance.payer, payerIdentifier: remittance.payerIdentifier, status: status,
      outcome: outcome, charge: charge, paid: paid, patientResponsibility: patientResponsibility, filing: filing,
      lineOfBusiness: codes.claimFilings[filing]?.lineOfBusiness.rawValue ?? "other",
      lines: try Int.fetchOne(
        db.cachedStatement(sql: "SELECT COUNT(*) FROM service_line WHERE claim = ?"), arguments: [id.value]) ?? 0,
      remarks: try String.fetchAll(
        db.cachedStatement(sql: "SELECT code FROM remark WHERE claim = ? ORDER BY ordinal"), arguments: [id.value]),
      issues: try issues(db, codes),
      dates: AnchorDates(
        paymentDate: remittance.paymentDate, productionDate: remittance.productionDate, service: serviceDate),
      estimateBasis: (
        history?["claims"] ?? 0, Cents(history?["paid"] ?? 0), Cents(history?["charged"] ?? 0)
      ))
  }

  /// The denied amounts of the claim, as the judgement marked them when it was read.
  func issues(_ db: Database, _ codes: CodeSets) throws -> [CaseIssue] {
    guard outcome == .denial else { return [] }
    let marked = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM adjustment WHERE claim = ? AND denial IS NOT NULL ORDER BY ordinal"),
      arguments: [id.value]
    ).map { row in
      let line: Int = row["line"]
      let reason: String = row["reason"]
      return CaseIssue(
        claim: id, line: line == 0 ? nil : line, group: row["cas_group"], reason: reason,
        category: codes.carcs[reason]?.category ?? "other", amount: Cents(row["amount"]),
        isFull: row["denial"] == Issue.Size.full.rawValue,
        citation: Citation(segment: ByteRange(start: row["start"], end: row["stop"]), element: row["element"]))
    }
    if !marked.isEmpty { return marked }
    // Status 4 without a denial reason: what was charged and not paid.
    return [
      CaseIssue(
        claim: id, line: nil, group: "", reason: "", category: unspecifiedCategory, amount: denied,
        isFull: paid.value <= 0, citation: Citation(segment: clp, element: 3))
    ]
  }
}
