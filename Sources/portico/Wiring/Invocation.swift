import Desk
import Foundation

/// One use of a verb: by whom, on what, from where, and where the words go.
struct Invocation: Sendable {
  let workplace: Workplace
  /// The account of the user who typed the command.
  let account: Account
  /// The folder from which relative paths count.
  let workingDirectory: URL
  let out: Output

  var actor: Actor { .person(account) }

  /// Refuses those who may not change how the organisation is set up.
  func mayAdminister() throws {
    if let reason = Access.refusal(.administerAccounts, by: actor) { throw Refusal(.notPermitted, reason) }
  }

  /// A path as it was typed.
  func file(_ path: String) -> URL {
    URL(filePath: path, directoryHint: .inferFromPath, relativeTo: workingDirectory).absoluteURL
  }
}
