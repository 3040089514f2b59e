import Desk
import Foundation
import GRDB

/// Looks up what people call things, once for each page.
struct Names {
  private let db: Database
  private var accounts: [Int64: Account] = [:]
  private var payers: [Int64: String] = [:]

  init(_ db: Database) { self.db = db }

  mutating func account(_ id: AccountID) throws -> Account? {
    if let known = accounts[id.value] { return known }
    let account = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM account WHERE id = ?"), arguments: [id.value]
    ).map(Account.init)
    accounts[id.value] = account
    return account
  }

  mutating func payer(_ id: PayerID) throws -> String {
    if let known = payers[id.value] { return known }
    let name =
      try String.fetchOne(
        db.cachedStatement(sql: "SELECT name FROM payer WHERE id = ?"), arguments: [id.value]) ?? "payer \(id)"
    payers[id.value] = name
    return name
  }

  /// An actor of the trail as a person reads it.
  mutating func actor(_ trailName: String) throws -> String {
    if trailName.hasPrefix("account/"), let id = Int64(trailName.dropFirst("account/".count)) {
      return try account(AccountID(id))?.name ?? trailName
    }
    if trailName.hasPrefix("sop/") { return "SOP \(trailName.dropFirst("sop/".count))" }
    return "Portico"
  }
}

extension PatientIdentity {
  /// The patient of a remitted claim as the reader's role may see them (guardrail G7).
  init(_ claim: ClaimRecord, for account: Account) {
    self.init(
      last: claim.last, given: [claim.first, claim.middle], memberID: claim.memberID,
      controlNumber: claim.controlNumber, for: account)
  }

  /// The patient of a claim that was sent.
  init(_ claim: SentClaimRecord, for account: Account) {
    self.init(
      last: claim.last, given: [claim.first, claim.middle], memberID: claim.memberID,
      controlNumber: claim.controlNumber, for: account)
  }

  /// The patient of a front end's notice.
  init(_ notice: NoticeRecord, for account: Account) {
    self.init(
      last: notice.last, given: [notice.first], memberID: notice.memberID, controlNumber: notice.controlNumber,
      for: account)
  }

  private init(last: String, given: [String], memberID: String, controlNumber: String, for account: Account) {
    if Access.refusal(.seePatientIdentity, by: .person(account)) != nil {
      self.init(
        name: "\(last.prefix(1))…, \((given.first ?? "").prefix(1))…", memberID: "…\(memberID.suffix(3))",
        controlNumber: "…\(controlNumber.suffix(3))", isMasked: true)
    } else {
      let given = given.filter { !$0.isEmpty }.joined(separator: " ")
      self.init(
        name: given.isEmpty ? last : "\(last), \(given)", memberID: memberID, controlNumber: controlNumber,
        isMasked: false)
    }
  }
}
