import ArgumentParser
import Desk
import Trail

/// `portico case check`: ticks a checklist item off.
struct CaseCheck: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Tick a checklist item off, with what proves it.")

  @OptionGroup var deed: DeedOptions
  @Argument(help: "The checklist item, such as find-auth; without it the items are listed.")
  var item: String?
  @OptionGroup var proof: EvidenceOptions
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    guard let item else { throw try await choice("a checklist item", run, \.checklist) }
    return (.check(item: item, evidence: try await proof.evidence(run)), [])
  }
}
