import ArgumentParser
import Desk
import Trail

/// `portico case appeal exhibit`: puts evidence in the place of an exhibit.
struct AppealExhibit: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "exhibit", abstract: "Put a file or a segment in the place of an exhibit.")

  @OptionGroup var deed: DeedOptions
  @Argument(help: "The exhibit, such as authorization; case appeal show lists them.")
  var exhibit: String
  @Option(help: "What it is, in a few words.")
  var title: String
  @OptionGroup var proof: EvidenceOptions
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    let title = try sealed(title, as: "title", run)
    guard let evidence = try await proof.evidence(run) else {
      throw Refusal(.invalid, "Name a file with --file or a segment with --segment.")
    }
    let piece = ExhibitPiece(exhibit: exhibit, evidence: evidence, title: title.digest)
    return (.appeal(.addExhibit(piece)), [title])
  }
}

/// `portico case appeal remove`: takes evidence out of an exhibit's place.
struct AppealRemove: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take a file or a segment out of the place of an exhibit.")

  @OptionGroup var deed: DeedOptions
  @Argument(help: "The exhibit.")
  var exhibit: String
  @Option(help: ArgumentHelp("The digest of the file.", valueName: "digest"))
  var file: Digest?
  @Option(help: ArgumentHelp("The segment.", valueName: "digest:start-end"))
  var segment: SegmentPlace?
  @Option(help: "Why.")
  var reason: String
  @OptionGroup var data: DataOptions

  func validate() throws {
    if (file == nil) == (segment == nil) { throw ValidationError("Name either the file's digest or the segment.") }
  }

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    let evidence =
      file.map { Evidence.file($0) } ?? segment.map { .segment(document: $0.document, range: $0.range) }
    guard let evidence else { preconditionFailure("one of the two was named") }
    let piece = ExhibitPiece(exhibit: exhibit, evidence: evidence, title: nil)
    return try with(reason: reason, run) { .appeal(.removeExhibit(piece, reason: $0)) }
  }
}
