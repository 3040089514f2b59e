import Foundation
import Seeded
import Testing

/// A server that is killed again and again while it works keeps every acknowledged command once, and every file whole.
///
/// `PORTICO_FAULT_KILLS` says how often, `PORTICO_FAULT_SEED` from which seed the moments are drawn.
@Suite(.timeLimit(.minutes(30)), .serialized)
struct FaultTests {
  private static let kills = setting("PORTICO_FAULT_KILLS") ?? 9
  private static let seed = UInt64(setting("PORTICO_FAULT_SEED") ?? 1)
  private static let claimsPerDay = 4000

  private static func setting(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

  @Test func killingTheServerLosesNothingAndDoublesNothing() async throws {
    let folder = try TemporaryFolder()
    let aims = (0..<Self.kills).map { Phase.round[$0 % Phase.round.count] }
    let files = try await RemittanceFile.made(
      aims.count { $0 == .ingest || $0 == .opening }, claimsPerDay: Self.claimsPerDay, in: folder.url)

    let calm = folder.url.appending(path: "calm")
    let readings = try await undisturbed(files, in: calm)
    let data = folder.url.appending(path: "data")
    let log = try CommandLog(in: folder.url)
    var run = FaultRun(
      desk: FaultDesk(data: data), log: log, files: files, readings: readings,
      generator: SeededGenerator(seed: Self.seed))
    let kills = try await run.endure(aims)
    try await everyFileIsThereOnce(run.desk, files, readings)
    let end = try await run.desk.verify()
    #expect(end.sound)
    await run.desk.stop()

    let (left, right) = (try await StoreDump(of: calm), try await StoreDump(of: data))
    factsAreEqual(left, right)
    #expect(right.count("claim") == zip(files, readings).reduce(0) { $0 + $1.0.claims - $1.1.report.quarantined })
    let entries = try right.entries()
    try everyCommandIsThereOnce(log, entries)
    let hits = kills.compactMap { $0.hit(entries, received: right.received()) }
    let shares = Phase.allCases.map { phase in (phase, hits.count { $0 == phase }) }
    print(
      "\(kills.count) kills:", shares.map { "\($1) in \($0)" }.joined(separator: ", ") + ",",
      "\(kills.count - hits.count) in nothing; \(try log.commands().count) commands sent")
    #expect(kills.count == Self.kills)
    // A few kills may all fall beside one short phase; of fifty, each phase must get its share.
    for (phase, count) in shares where phase != .recovery && Self.kills >= 50 {
      #expect(count >= Self.kills / 9, "too few kills hit \(phase)")
    }

    let rebuild = try await portico("rebuild", "--data", data.path(), within: .seconds(300))
    #expect(rebuild.status == 0, "\(rebuild.stderr)")
  }

  /// Reads the files where nothing is killed, and says how long each took.
  private func undisturbed(_ files: [RemittanceFile], in data: URL) async throws -> [Reading] {
    var server = FaultDesk(data: data)
    try await server.run()
    let desk = server
    var readings: [Reading] = []
    for file in files {
      let began = ContinuousClock.now
      async let posted = desk.posted(file)
      let report = try await desk.ingest(file)
      let opening = try await ContinuousClock.now - posted
      readings.append(Reading(report: report, posting: try await posted - began, opening: opening))
    }
    await server.stop()
    return readings
  }

  private func everyFileIsThereOnce(
    _ desk: FaultDesk, _ files: [RemittanceFile], _ readings: [Reading]
  ) async throws {
    for (file, reading) in zip(files, readings) {
      let again = try await desk.ingest(file)
      #expect(again.status == "duplicate")
      #expect(again.claims == file.claims && reading.report.claims == file.claims, "\(file.url.lastPathComponent)")
    }
  }

  /// Everything but times, people's work and the record of who did it.
  private func factsAreEqual(_ calm: StoreDump, _ data: StoreDump) {
    let facts: [Substring] = [
      "adjustment", "claim", "payer", "payer_history", "problem", "provider_adjustment", "remark", "remittance",
      "service_line", "transaction_set",
    ]
    for table in facts { #expect(calm.lines(table) == data.lines(table), "the rows of \(table) differ") }
    let received = 5
    #expect(calm.lines("document", without: [received]) == data.lines("document", without: [received]))
    // Number, SOP, set, claim, control number, payer, category, group, reason, what was denied and is expected.
    let opened = [0, 2, 4, 5, 6, 7, 8, 9, 10, 14, 15, 16, 17, 18]
    #expect(calm.count("work_case") == data.count("work_case"))
    #expect(calm.lines("work_case", only: opened) == data.lines("work_case", only: opened), "the cases differ")
  }

  private func everyCommandIsThereOnce(_ log: CommandLog, _ entries: [TrailEntry]) throws {
    let byCommand = Dictionary(grouping: entries, by: \.command)
    var acknowledged = 0
    for (id, command) in try log.commands() {
      let types = byCommand[id, default: []].map(\.type)
      switch command.standing {
      case .acknowledged:
        acknowledged += 1
        #expect(types == [command.type], "acknowledged \(id)")
      case .sent: #expect(types.isEmpty || types == [command.type], "sent \(id)")
      case .refused: #expect(types.isEmpty, "refused \(id)")
      }
    }
    #expect(acknowledged > 0)
  }
}
