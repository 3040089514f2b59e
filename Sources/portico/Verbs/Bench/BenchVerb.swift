import ArgumentParser

/// `portico bench`: measures the product against its own yardsticks; use the release binary.
struct BenchVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure ingest and work queue (with the release binary).", shouldDisplay: false,
    subcommands: [BenchIngest.self, BenchIngestOnce.self, BenchBaseline.self, BenchQueue.self])
}
