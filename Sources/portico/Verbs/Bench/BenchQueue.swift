import ArgumentParser
import Desk
import Store
import X12

/// `portico bench queue`: pages of a small and of a large work queue, which should take about the same time.
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
    let desk = try await BenchDesk(cases: cases)
    defer { desk.remove() }
    let (_, taken) = try await seconds { try await desk.work() }
    try out.note("\(grouped(cases)) cases opened in \(decimal(desk.opening)) s and worked in \(decimal(taken)) s")
    var medians: [(String, Double)] = []
    for (title, page) in BenchQueue.pages {
      var filter = page
      // A small queue has no page 50: its last one stands against it, not an empty one.
      filter.page = min(page.page, try await desk.store.queue(page, for: desk.account).pageCount)
      var times: [Double] = []
      for _ in 0..<repetitions {
        times.append(try await seconds { try await desk.store.queue(filter, for: desk.account) }.seconds)
      }
      medians.append((title, times.sorted()[times.count / 2] * 1000))
    }
    return medians
  }

  private static let pages: [(String, QueueFilter)] = [
    ("all open", QueueFilter()), ("page 10", QueueFilter(page: 10)), ("page 20", QueueFilter(page: 20)),
    ("page 50, or the last", QueueFilter(page: 50)),
    ("mine and unassigned", QueueFilter(scope: .mineAndUnassigned)), ("mine", QueueFilter(scope: .mine)),
    ("one payer", QueueFilter(payer: PayerID(1))), ("one team", QueueFilter(team: Team("Prior Auth"))),
    ("one category", QueueFilter(category: "authorization")), ("late", QueueFilter(due: .late)),
    ("due in 7 days", QueueFilter(due: .week)),
    ("one team, due in 7 days", QueueFilter(team: Team("Prior Auth"), due: .week)),
    ("mine and unassigned, late", QueueFilter(scope: .mineAndUnassigned, due: .late)),
    ("on hold", QueueFilter(scope: .held)),
  ]
}
