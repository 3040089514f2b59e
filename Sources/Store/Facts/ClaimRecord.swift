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
  var frequency: String
  var last: String
  var first: String
  var middle: String
  var memberID: String
  var serviceDate: CalendarDate?
  var outcome: Judgement.Outcome
  var denied: Cents
  var imbalance: Cents
  var unbalancedLines: Int

  /// Reads the columns of `claim` in their order, from a column on; by number, because names cost a search each.
  init(_ row: Row, at first: Int = 0) throws {
    id = ClaimID(row[first])
    set = SetID(row[first + 1])
    start = row[first + 3]
    range = ByteRange(start: row[first + 3], end: row[first + 4])
    clp = ByteRange(start: row[first + 5], end: row[first + 6])
    controlNumber = row[first + 7]
    status = row[first + 8]
    charge = Cents(row[first + 9])
    paid = Cents(row[first + 10])
    patientResponsibility = Cents(row[first + 11] ?? 0)
    filing = row[first + 12]
    payerClaimNumber = row[first + 13]
    frequency = row[first + 15]
    last = row[first + 16]
    self.first = row[first + 17]
    middle = row[first + 18]
    memberID = row[first + 19]
    serviceDate = (row[first + 20] as Int32?).flatMap { CalendarDate(days: $0) }
    guard let outcome = Judgement.Outcome(rawValue: row[first + 21]) else {
      throw StoreError.drift("claim \(id) has an outcome that this version does not know")
    }
    self.outcome = outcome
    denied = Cents(row[first + 22])
    imbalance = Cents(row[first + 23])
    unbalancedLines = row[first + 24]
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
    let beside = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT (SELECT COUNT(*) FROM service_line WHERE claim = ?1),
            (SELECT group_concat(code, ' ') FROM (SELECT code FROM remark WHERE claim = ?1 ORDER BY ordinal))
          """), arguments: [id.value])
    let remarks: String? = beside?[1]
    return ClaimFacts(
      id: id, set: set, payer: remittance.payer, payerIdentifier: remittance.payerIdentifier, status: status,
      outcome: outcome, charge: charge, paid: paid, patientResponsibility: patientResponsibility, filing: filing,
      lineOfBusiness: codes.claimFilings[filing]?.lineOfBusiness.rawValue ?? "other",
      lines: beside?[0] ?? 0, remarks: (remarks ?? "").split(separator: " ").map(String.init),
      issues: try issues(db, codes),
      dates: AnchorDates(
        paymentDate: remittance.paymentDate, productionDate: remittance.productionDate, service: serviceDate),
      estimateBasis: remittance.history, clp: clp)
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
    if !marked.isEmpty { return marked.combined() }
    // Status 4 without a denial reason: what was charged and not paid.
    return [
      CaseIssue(
        claim: id, line: nil, group: "", reason: "", category: unspecifiedCategory, amount: denied,
        isFull: paid.value <= 0, citation: Citation(segment: clp, element: 3))
    ]
  }
}
