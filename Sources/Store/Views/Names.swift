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
  /// The patient of a claim as the reader's role may see them (guardrail G7).
  init(_ claim: ClaimRecord, for account: Account) {
    let isMasked = Access.refusal(.seePatientIdentity, by: .person(account)) != nil
    if isMasked {
      self.init(
        name: "\(claim.last.prefix(1))…, \(claim.first.prefix(1))…", memberID: "…\(claim.memberID.suffix(3))",
        controlNumber: "…\(claim.controlNumber.suffix(3))", isMasked: true)
    } else {
      let given = [claim.first, claim.middle].filter { !$0.isEmpty }.joined(separator: " ")
      self.init(
        name: given.isEmpty ? claim.last : "\(claim.last), \(given)", memberID: claim.memberID,
        controlNumber: claim.controlNumber, isMasked: false)
    }
  }
}
