import ArgumentParser
import Desk
import Store
import Trail
import X12

/// What proves something: a file of this machine, or a segment of a document that was ingested.
struct EvidenceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A file that proves it; it is copied into the store.", valueName: "path"))
  var file: String?
  @Option(help: ArgumentHelp("A segment that proves it.", valueName: "digest:start-end"))
  var segment: SegmentPlace?

  func validate() throws {
    if file != nil, segment != nil { throw ValidationError("Name a file or a segment, not both.") }
  }

  /// The evidence, with the file kept in the store; nil when none was named.
  func evidence(_ run: Invocation) async throws -> Evidence? {
    if let segment { return .segment(document: segment.document, range: segment.range) }
    guard let file else { return nil }
    let input = try InputFile(file, run)
    defer { input.close() }
    return .file(try await run.workplace.store.keepEvidence(name: input.name, by: run.actor, from: input.next))
  }
}

/// The place of a segment as it is typed: `DIGEST:120-164`.
struct SegmentPlace: ExpressibleByArgument {
  var document: Digest
  var range: ByteRange

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let document = Digest(hex: String(parts[0])) else { return nil }
    let ends = parts[1].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count == 2, let start = ends[0], let end = ends[1], start >= 0, end > start else { return nil }
    self.document = document
    range = ByteRange(start: start, end: end)
  }
}
