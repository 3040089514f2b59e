import ArgumentParser
import DeskJSON
import Foundation
import Store

/// `portico trail verify`: computes every hash again.
struct TrailVerify: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check every entry of the record; ends with 1 when anything was changed.",
    discussion: "A record that was cut short is found only against a checkpoint that was kept elsewhere.")

  @Option(help: ArgumentHelp("A checkpoint that was kept elsewhere.", valueName: "file"))
  var against: String?
  @Flag(help: "One object of JSON.")
  var json = false
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let report = try await run.workplace.store.verifyTrail(against: try against.map { try checkpoint($0, run) })
    if json {
      let object: JSONObject = [
        "sound": report.isSound, "entries": report.entries, "streams": report.streams, "sealed": report.sealed,
        "root": report.root, "lines": report.lines,
      ]
      try run.out.line(object.jsonText)
    } else {
      try run.out.lines(report.lines)
    }
    return report.isSound ? ExitStatus.success : ExitStatus.failure
  }

  private func checkpoint(_ path: String, _ run: Invocation) throws -> String {
    let input = try InputFile(path, run)
    defer { input.close() }
    return String(decoding: try input.next() ?? Data(), as: UTF8.self)
  }
}
