import ArgumentParser
import Desk
import DeskJSON
import Store

/// `portico accounts`: who may sign in.
struct AccountsVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accounts", abstract: "List who may sign in, or add somebody.",
    subcommands: [AccountsList.self, AccountsAdd.self], defaultSubcommand: AccountsList.self)
}

/// `portico accounts list`.
struct AccountsList: DeskVerb {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List who may sign in.")

  @Flag(help: "One line of JSON for each account.")
  var json = false
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let accounts = try await run.workplace.store.accounts()
    if json {
      try run.out.lines(accounts.map(\.jsonText))
    } else {
      var table = TextTable([
        .init(title: "login"), .init(title: "name"), .init(title: "role"), .init(title: "teams", widest: 60),
        .init(title: "state"),
      ])
      for account in accounts {
        table.add(
          account.login, account.name, account.role.rawValue, account.teams.map(\.name).joined(separator: ", "),
          account.isActive ? "open" : "closed")
      }
      try run.out.lines(table.lines)
    }
    return ExitStatus.success
  }
}
