import ArgumentParser
import Desk
import Trail

/// `portico case evidence`: attaches what proves something.
struct CaseEvidence: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "evidence", abstract: "Attach a file, or point at a segment.")

  @OptionGroup var deed: DeedOptions
  @Option(help: "What it is, in a few words.")
  var title: String
  @OptionGroup var proof: EvidenceOptions
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    let title = try sealed(title, as: "title", run)
    guard let evidence = try await proof.evidence(run) else {
      throw Refusal(.invalid, "Name a file with --file or a segment with --segment.")
    }
    return (.addEvidence(evidence, title: title.digest), [title])
  }
}
