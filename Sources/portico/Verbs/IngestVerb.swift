import ArgumentParser
import Desk
import DeskJSON
import Doors
import Foundation
import Synchronization

/// `portico ingest FILE…`: reads remittances and schedules.
struct IngestVerb: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Read claims, acknowledgements and remittances (X12) and schedules (CSV): record them, open cases.",
    discussion: """
      Ends with 0 when every file was accepted or had been read before, with 1 when a part of one was quarantined, and \
      with 66 when one could not be read.
      """)
  static let makesDirectory = true

  @Argument(help: ArgumentHelp("The files.", valueName: "file"))
  var files: [String]
  @Flag(help: "One line of JSON for each file.")
  var json = false
  @OptionGroup var data: DataOptions

  /// From this size on it shows how far the reading is.
  private static let largeFile = 20 << 20

  func perform(_ run: Invocation) async throws -> Int32 {
    var status = ExitStatus.success
    for path in files {
      do {
        let report = try await take(path, run)
        try run.out.lines(json ? [IngestText.json(report, file: path).jsonText] : IngestText.lines(report, file: path))
        let isFine = report.status == .accepted || report.status == .duplicate
        if !isFine, status == ExitStatus.success { status = ExitStatus.failure }
      } catch let failure as Failure where failure.status == ExitStatus.noInput {
        try run.out.note(inWords(failure))
        status = ExitStatus.noInput
      }
    }
    return status
  }

  private func take(_ path: String, _ run: Invocation) async throws -> IntakeReport {
    let input = try InputFile(path, run)
    defer { input.close() }
    let out = run.out
    let shown = Mutex(-1)
    let size = input.size
    let report = try await run.workplace.intake.take(
      name: input.name, by: run.actor,
      progress: { done, _ in
        let megabytes = done >> 20
        let isNews = shown.withLock { last in
          defer { last = megabytes }
          return last != megabytes
        }
        guard size > IngestVerb.largeFile, isNews else { return }
        out.progress("\(path): \(megabytes) of \(size >> 20) MB")
      }, from: input.next)
    if size > IngestVerb.largeFile { out.progress("") }
    return report
  }
}
