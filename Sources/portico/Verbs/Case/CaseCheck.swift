import ArgumentParser
import Desk
import Trail

/// `portico case check`: ticks a checklist item off.
struct CaseCheck: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Tick a checklist item off, with what proves it.")

  @OptionGroup var deed: DeedOptions
  @Argument(help: "The checklist item, such as find-auth.")
  var item: String
  @OptionGroup var proof: EvidenceOptions
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    (.check(item: item, evidence: try await proof.evidence(run)), [])
  }
}
