import Desk
import Foundation
import GRDB
import Trail

extension Store {
  /// Every account, by name.
  package func accounts() async throws -> [Account] {
    try await read { db in try Row.fetchAll(db, sql: "SELECT * FROM account ORDER BY name, id").map(Account.init) }
  }

  /// The account with this sign-in name.
  package func account(login: String) async throws -> Account? {
    try await read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM account WHERE login = ?", arguments: [login]).map(Account.init)
    }
  }

  /// The account that the command line of this user of the machine acts for.
  package func account(uid: UInt32) async throws -> Account? {
    try await read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM account WHERE uid = ?", arguments: [Int64(uid)]).map(Account.init)
    }
  }

  /// The hashed password of a sign-in name, with its account.
  package func credential(login: String) async throws -> (account: Account, password: [UInt8])? {
    try await read { db in
      guard let row = try Row.fetchOne(db, sql: "SELECT * FROM account WHERE login = ?", arguments: [login]),
        let password = row["password"] as Data?
      else { return nil }
      return (Account(row), [UInt8](password))
    }
  }

  /// Makes an account; throws when the sign-in name is taken.
  package func addAccount(
    login: String, name: String, role: Role, teams: [Team], password: [UInt8]?, uid: UInt32?, command: CommandID,
    by actor: Actor
  ) async throws -> Account {
    if let reason = Access.refusal(.administerAccounts, by: actor) { throw Refusal(.notPermitted, reason) }
    return try await write { db, trail in
      guard try Row.fetchOne(db, sql: "SELECT 1 FROM account WHERE login = ?", arguments: [login]) == nil else {
        throw Refusal(.invalid, "There is an account '\(login)' already.")
      }
      try db.execute(
        sql: "INSERT INTO account (login, name, role, teams, active, uid, password) VALUES (?, ?, ?, ?, 1, ?, ?)",
        arguments: [
          login, name, role.rawValue, teams.map(\.name).joined(separator: "\n"), uid.map { Int64($0) },
          password.map { Data($0) },
        ])
      let account = Account(id: AccountID(db.lastInsertedRowID), login: login, name: name, role: role, teams: teams)
      let first = trail.position
      var fields = PayloadWriter()
      fields["role"] = role.rawValue
      fields["teams"] = teams.map { JSON.string($0.name) }
      try trail.append(
        stream: "account/\(account.id)", type: "account.added", payload: fields.object,
        deed: Deed(command: command, actor: actor))
      try trail.record(command, request: RequestSeal(Array(login.utf8), salt: []), first: first)
      return account
    }
  }
}

extension Account {
  init(_ row: Row) {
    self.init(
      id: AccountID(row["id"]), login: row["login"], name: row["name"],
      role: Role(rawValue: row["role"]) ?? .auditor,
      teams: (row["teams"] as String).split(separator: "\n").map { Team(String($0)) }, isActive: row["active"])
  }
}
