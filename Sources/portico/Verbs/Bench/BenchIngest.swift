import ArgumentParser
import Desk
import Doors
import Foundation
import Store

/// `portico bench ingest`: a large file end to end, against the bare inserts of the same rows.
struct BenchIngest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest", abstract: "Measure the reading of a large file against bare inserts of the same rows.")

  @Option(help: "What the generated file holds: remittances (835) or claims (837P).")
  var kind = LargeFile.Kind.remittances
  @Option(help: "The size of the generated file in MB.")
  var mb = 100
  @Option(help: ArgumentHelp("A file of your own instead.", valueName: "path"))
  var file: String?

  func run() async throws {
    let status = await printing { out in
      let folder = try BenchFolder()
      defer { folder.remove() }
      let input = try file.map { URL(filePath: $0) } ?? LargeFile(kind: kind, megabytes: mb).write(in: folder.url)
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
