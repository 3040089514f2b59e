import ArgumentParser
import Desk
import Foundation
import PorticoWeb
import Store

/// `portico accounts add LOGIN`.
struct AccountsAdd: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add somebody (managers).",
    discussion: "The password is asked for at the terminal, twice, unless --password-file or --no-password is given.")
  static let makesDirectory = true

  @Argument(help: "The name typed at sign-in.")
  var login: String
  @Option(help: "The name that colleagues see.")
  var name: String
  @Option(help: "specialist, manager or auditor.")
  var role: Role
  @Option(help: "A team whose queue the person works; several times for several.")
  var team: [String] = []
  @Option(help: ArgumentHelp("The user of this machine whose command line acts for the account.", valueName: "number"))
  var uid: UInt32?
  @Option(help: ArgumentHelp("A file whose first line is the password.", valueName: "file"))
  var passwordFile: String?
  @Flag(help: "No password: the account works by the command line alone.")
  var noPassword = false
  @Option(help: .private)
  var passwordHash: String?
  @OptionGroup var data: DataOptions

  /// The password itself never leaves this process: only its hash goes on.
  mutating func prepare() throws -> [String] {
    guard !noPassword else { return [] }
    let password = if let passwordFile { try Password.inFile(passwordFile) } else { try Password.asked(for: login) }
    let hash = String(decoding: try PasswordHash(password).bytes, as: UTF8.self)
    passwordHash = hash
    return ["--password-hash", hash]
  }

  func perform(_ run: Invocation) async throws -> Int32 {
    let hash = passwordHash.map { Array($0.utf8) }
    if let hash, PasswordHash(bytes: hash) == nil { throw Refusal(.invalid, "That is no hash of a password.") }
    let account = try await run.workplace.store.addAccount(
      login: login, name: name, role: role, teams: team.map { Team($0) }, password: hash, uid: uid,
      command: run.workplace.store.newCommandID(), by: run.actor)
    try run.out.line("\(account.login): \(account.name), \(account.role.rawValue)")
    return ExitStatus.success
  }
}

extension Role: ExpressibleByArgument {}
