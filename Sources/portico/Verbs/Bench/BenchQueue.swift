import ArgumentParser
import Desk
import Doors
import Foundation
import Store
import Synchronization
import X12

/// `portico bench queue`: pages of a small and of a large work queue, which should take the same time.
struct BenchQueue: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue", abstract: "Measure pages of a work queue with few and with many open cases.")

  @Option(help: "The cases of the small queue.")
  var small = 1000
  @Option(help: "The cases of the large queue.")
  var large = 100_000
  @Option(help: "How often each page is read; the median counts.")
  var repetitions = 101

  func run() async throws {
    let status = await printing { out in
      let few = try await medians(cases: small, out)
      let many = try await medians(cases: large, out)
      var table = TextTable([
        .init(title: "page"), .init(title: "\(grouped(small)) cases", isFigure: true),
        .init(title: "\(grouped(large)) cases", isFigure: true), .init(title: "ratio", isFigure: true),
      ])
      for (few, many) in zip(few, many) {
        table.add(
          few.title, "\(decimal(few.milliseconds, 2)) ms", "\(decimal(many.milliseconds, 2)) ms",
          decimal(many.milliseconds / few.milliseconds, 2))
      }
      try out.lines(table.lines)
      return ExitStatus.success
    }
    if status != ExitStatus.success { throw ExitCode(status) }
  }

  private func medians(cases: Int, _ out: Output) async throws -> [(title: String, milliseconds: Double)] {
    let folder = try BenchFolder()
    defer { folder.remove() }
    let workplace = try await Workplace.open(DataDirectory(folder.url))
    let store = workplace.store
    let bytes = Mutex<Data?>(Data(DeniedClaims(count: cases, today: store.clock.today()).text.utf8))
    let (report, taken) = try await seconds {
      try await workplace.intake.take(name: "denied.835", by: .system("bench")) {
        bytes.withLock { bytes in
          defer { bytes = nil }
          return bytes
        }
      }
    }
    guard report.cases == cases else {
      throw Failure(
        ExitStatus.software, "\(report.cases) cases opened, not \(cases): \(report.problems.first?.message ?? "")")
    }
    try out.note("\(grouped(cases)) cases opened in \(decimal(taken)) s")
    let account = try await workplace.account(uid: getuid())
    var medians: [(String, Double)] = []
    for (title, filter) in BenchQueue.pages {
      var times: [Double] = []
      for _ in 0..<repetitions {
        times.append(try await seconds { try await store.queue(filter, for: account) }.seconds)
      }
      medians.append((title, times.sorted()[times.count / 2] * 1000))
    }
    return medians
  }

  private static let pages: [(String, QueueFilter)] = [
    ("all open, page 1", QueueFilter()), ("all open, page 10", QueueFilter(page: 10)),
    ("mine and unassigned", QueueFilter(scope: .mineAndUnassigned)), ("mine", QueueFilter(scope: .mine)),
    ("one team", QueueFilter(team: Team("Prior Auth"))), ("one category", QueueFilter(category: "authorization")),
    ("late", QueueFilter(due: .late)), ("due in 7 days", QueueFilter(due: .week)),
    ("one team, due in 7 days", QueueFilter(team: Team("Prior Auth"), due: .week)),
  ]
}
