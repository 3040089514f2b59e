import ArgumentParser
import Desk
import Doors
import Foundation
import Store
import World

/// `portico bench ingest`: a large remittance end to end, against the bare inserts of the same rows.
struct BenchIngest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest", abstract: "Measure the reading of a large remittance against bare inserts of the same rows.")

  @Option(help: "The size of the generated file in MB.")
  var mb = 100
  @Option(help: ArgumentHelp("A file of your own instead.", valueName: "path"))
  var file: String?

  func run() async throws {
    let status = await printing { out in
      let folder = try BenchFolder()
      defer { folder.remove() }
      let input = try file.map { URL(filePath: $0) } ?? generated(in: folder)
      let size = try FileManager.default.attributesOfItem(atPath: input.path)[.size] as? Int ?? 0
      let data = folder.url.appending(path: "data").path
      let ingest = try Measured.inProcess(["bench", "ingest-once", input.path, "--data", data])
      let baseline = try Measured.inProcess(
        ["bench", "baseline", "--data", data, "--into", folder.url.appending(path: "baseline.db").path])
      let megabytes = Double(size) / Double(1 << 20)
      let rate = Double(baseline.rows) / ingest.seconds
      let bareRate = Double(baseline.rows) / baseline.seconds
      try out.lines([
        "file       \(decimal(megabytes)) MB, \(grouped(ingest.rows)) claims, \(grouped(baseline.rows)) rows stored",
        "ingest     \(decimal(ingest.seconds, 2)) s, \(decimal(megabytes / ingest.seconds)) MB/s, \(grouped(Int(rate))) rows/s, "
          + "peak memory \(decimal(Double(ingest.peakMemory) / 1024)) MB",
        "baseline   \(decimal(baseline.seconds, 2)) s, \(grouped(Int(bareRate))) rows/s (cached prepared inserts alone)",
        "ratio      \(decimal(100 * rate / bareRate)) % of the baseline",
      ])
      return ExitStatus.success
    }
    if status != ExitStatus.success { throw ExitCode(status) }
  }

  /// Days of a world, one after the other in one file, until it is large enough.
  private func generated(in folder: BenchFolder) throws -> URL {
    let url = folder.url.appending(path: "large.835")
    try Data().write(to: url)
    let output = try FileHandle(forWritingTo: url)
    defer { try? output.close() }
    var size = 0
    var day = 1
    while size < mb << 20 {
      // What is sent again would be held apart, and an acknowledgement has no claims.
      let files = try World(seed: 1, claimsPerDay: min(50_000, 1000 * mb)).files(day: day)
      for file in files where !file.name.hasSuffix("-resent.edi") && file.name.hasPrefix("835-") && size < mb << 20 {
        try output.write(contentsOf: Data(file.bytes))
        size += file.bytes.count
      }
      day += 1
    }
    return url
  }
}

/// `portico bench ingest-once`: one reading in a process of its own.
struct BenchIngestOnce: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "ingest-once", shouldDisplay: false)

  @Argument var file: String
  @OptionGroup var data: DataOptions

  func run() async throws {
    let status = await printing { out in
      let workplace = try await Workplace.open(data.directory())
      let url = URL(filePath: file)
      let (report, seconds) = try await seconds {
        try await workplace.intake.take(fileAt: url, name: url.lastPathComponent, by: .system("bench"))
      }
      try Measured(rows: report.claims, seconds: seconds, peakMemory: try Measured.peakMemory()).say(out)
      return ExitStatus.success
    }
    if status != ExitStatus.success { throw ExitCode(status) }
  }
}

/// `portico bench baseline`: the bare inserts, in a process of their own.
struct BenchBaseline: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "baseline", shouldDisplay: false)

  @Option var into: String
  @OptionGroup var data: DataOptions

  func run() async throws {
    let status = await printing { out in
      let baseline = try InsertBaseline(copying: data.directory(), into: URL(filePath: into))
      try Measured(rows: baseline.rows, seconds: baseline.seconds, peakMemory: try Measured.peakMemory()).say(out)
      return ExitStatus.success
    }
    if status != ExitStatus.success { throw ExitCode(status) }
  }
}
