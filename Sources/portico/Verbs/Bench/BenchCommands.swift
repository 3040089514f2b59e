import ArgumentParser
import Desk
import Doors
import Foundation
import Store

/// `portico bench commands`: how long a command takes while nothing else happens, and while a large file is read.
struct BenchCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commands", abstract: "Measure commands to cases, with and without a large file being read.")

  @Option(help: "The open cases.")
  var cases = 10_000
  @Option(help: "What that file holds: remittances (835) or claims (837P).")
  var kind = LargeFile.Kind.remittances
  @Option(help: "The size of the file in MB.")
  var mb = 20
  @Option(help: "Milliseconds between two commands.")
  var pause = 5

  func run() async throws {
    let status = await printing { out in
      let desk = try await BenchDesk(cases: cases)
      defer { desk.remove() }
      let folder = try BenchFolder()
      defer { folder.remove() }
      let input = try LargeFile(kind: kind, megabytes: mb).write(in: folder.url)
      let commands = Task {
        var times: [Double] = []
        while !Task.isCancelled {
          do { times.append(try await timed(desk, times.count)) } catch is CancellationError { break }
        }
        return times
      }
      let (report, taken) = try await seconds {
        try await desk.workplace.intake.take(fileAt: input, name: input.lastPathComponent, by: .system("bench"))
      }
      commands.cancel()
      let loaded = try await commands.value
      guard !loaded.isEmpty else {
        throw Failure(ExitStatus.failure, "the file was read before the first command")
      }
      var quiet: [Double] = []
      for index in 0..<loaded.count { quiet.append(try await timed(desk, index)) }
      try out.lines([
        "file       \(mb) MB of \(kind.rawValue), \(grouped(report.claims)) claims, \(grouped(report.cases)) cases opened in \(decimal(taken)) s "
          + "beside \(grouped(loaded.count)) commands",
        "quiet      \(BenchCommands.line(quiet))", "loaded     \(BenchCommands.line(loaded))",
        "p99        \(decimal(BenchCommands.percentile(99, loaded) / BenchCommands.percentile(99, quiet), 2)) times the quiet one",
      ])
      return ExitStatus.success
    }
    if status != ExitStatus.success { throw ExitCode(status) }
  }

  private func timed(_ desk: BenchDesk, _ index: Int) async throws -> Double {
    try await Task.sleep(for: .milliseconds(pause))
    return try await desk.note(on: index * 7919) * 1000
  }

  private static func percentile(_ rank: Int, _ times: [Double]) -> Double {
    times.isEmpty ? 0 : times.sorted()[min(times.count - 1, times.count * rank / 100)]
  }

  private static func line(_ times: [Double]) -> String {
    [50, 95, 99, 100].map { "\($0 == 100 ? "max" : "p\($0)") \(decimal(percentile($0, times), 2)) ms" }
      .joined(separator: ", ")
  }
}
