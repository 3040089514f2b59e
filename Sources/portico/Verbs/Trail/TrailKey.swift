import ArgumentParser
import Store

/// `portico trail key`: what an auditor needs to check signatures.
struct TrailKey: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Show the public key that checkpoints are signed with (C2SP signed-note).")

  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    try run.out.line(try run.workplace.store.verifierKey())
    return ExitStatus.success
  }
}
