import ArgumentParser
import Foundation

/// `portico bench`: measures the product against its own yardsticks; use the release binary.
struct BenchVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure ingest, work queue and commands (with the release binary).",
    shouldDisplay: false,
    subcommands: [
      BenchAll.self, BenchIngest.self, BenchIngestOnce.self, BenchBaseline.self, BenchQueue.self, BenchCommands.self,
    ],
    defaultSubcommand: BenchAll.self)
}

/// `portico bench all`: every measurement, each in a process of its own.
struct BenchAll: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "all", abstract: "All of them, one after the other; about twenty minutes.")

  func run() async throws {
    let status = await printing { out in
      let all = [
        ["ingest", "--mb", "10"], ["ingest", "--mb", "100"], ["ingest", "--kind", "claims", "--mb", "100"], ["queue"],
        ["commands"], ["commands", "--kind", "claims"],
      ]
      for arguments in all {
        try out.line("bench \(arguments.joined(separator: " "))")
        try out.flush()
        let process = try Measured.process(["bench"] + arguments)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return process.terminationStatus }
        try out.line("")
      }
      return ExitStatus.success
    }
    if status != ExitStatus.success { throw ExitCode(status) }
  }
}
