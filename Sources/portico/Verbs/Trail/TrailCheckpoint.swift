import ArgumentParser
import Foundation
import Store

/// `portico trail checkpoint`: signs the present state of the record.
struct TrailCheckpoint: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Sign the present state of the record (C2SP tlog-checkpoint).",
    discussion: "Keep it where nobody who can change the store can change it; trail verify --against checks with it.")

  @Option(help: ArgumentHelp("Where to write it; without it, to the terminal.", valueName: "file"))
  var out: String?
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let note = try await run.workplace.store.checkpoint()
    if let out {
      try Data(note.utf8).write(to: run.file(out), options: .atomic)
      try run.out.note("wrote \(run.file(out).path)")
    } else {
      try run.out.line(note.hasSuffix("\n") ? String(note.dropLast()) : note)
    }
    return ExitStatus.success
  }
}
