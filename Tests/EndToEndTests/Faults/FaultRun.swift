import Foundation
import Seeded
import Testing

/// A desk at work whose server is killed at moments drawn from a seed, and put to the proof after each.
struct FaultRun {
  var desk: FaultDesk
  let log: CommandLog
  let files: [RemittanceFile]
  /// What each file came to where nothing was killed.
  let readings: [Reading]
  var generator: SeededGenerator
  private var next = 0
  private var cases = 0
  private var usualStart = Duration.zero

  init(desk: FaultDesk, log: CommandLog, files: [RemittanceFile], readings: [Reading], generator: SeededGenerator) {
    self.desk = desk
    self.log = log
    self.files = files
    self.readings = readings
    self.generator = generator
  }

  /// Kills the server once for each aim; it runs when this returns.
  mutating func endure(_ aims: [Phase]) async throws -> [Kill] {
    try await desk.run()
    usualStart = desk.start
    var kills: [Kill] = []
    var place = 0
    while place < aims.count {
      let aim = aims[place]
      place += 1
      if aim == .commands {
        kills.append(try await killAmongCommands())
      } else {
        let recovers = place < aims.count && aims[place] == .recovery
        if recovers { place += 1 }
        kills += try await killOverFile(aim, thenInRecovery: recovers)
      }
    }
    return kills
  }

  /// Kills while the next file is read, and again while the server makes up for it if that is asked; then the client,
  /// who had no answer, sends the file again.
  private mutating func killOverFile(_ aim: Phase, thenInRecovery recovers: Bool) async throws -> [Kill] {
    let (file, reading) = (files[next], readings[next])
    next += 1
    let part = Double.random(in: 0.1..<0.9, using: &generator)
    async let outcome = desk.socket.send(["ingest", "--json", file.url.path()])
    if aim == .opening {
      try await desk.posted(file)
      try await Task.sleep(for: reading.opening * part)
    } else {
      try await Task.sleep(for: reading.posting * part)
    }
    var kills = [Kill(aim: aim, time: await desk.kill(), file: reading.report.digest)]
    _ = try await outcome
    if recovers {
      let delay = usualStart + (reading.posting + reading.opening) * Double.random(in: -0.2..<0.8, using: &generator)
      let time = try await desk.killWhileRecovering(after: max(delay, .milliseconds(20)))
      kills.append(Kill(aim: .recovery, time: time, file: reading.report.digest))
    }
    try await startAgain()
    #expect(try await desk.ingest(file).claims == file.claims)
    cases += reading.report.cases
    return kills
  }

  /// Kills while several clients send commands, and has them send again what they do not know the end of.
  private mutating func killAmongCommands() async throws -> Kill {
    let storm = Storm(socket: desk.socket, log: log, cases: cases)
    let seed = generator.next()
    async let running = storm.run(seed: seed)
    try await Task.sleep(for: .milliseconds(Int.random(in: 60..<500, using: &generator)))
    let time = await desk.kill()
    let aftermath = try await running
    let entries = try await startAgain()

    for deed in aftermath.acknowledged { #expect(try await answer(deed).repeated, "\(deed.id) was lost") }
    #expect(try await desk.verify().entries == entries, "a command that was sent again changed the record")
    // Of the others every second one is sent again; of the rest nobody ever knows.
    for deed in aftermath.unanswered where Bool.random(using: &generator) {
      let outcome = try await desk.socket.send(deed.arguments)
      guard case .answered(let exit, _, _) = outcome else { throw ChildFailure("\(deed.arguments): \(outcome)") }
      try log.record(exit == 0 ? .acknowledged : .refused, deed)
      if exit == 0 { #expect(try await answer(deed).repeated) }
    }
    return Kill(aim: .commands, time: time, unanswered: aftermath.unanswered.count)
  }

  private struct DeedAnswer: Decodable {
    var repeated: Bool
  }

  private func answer(_ deed: Deed) async throws -> DeedAnswer {
    let outcome = try await desk.socket.send(deed.arguments)
    guard case .answered(exit: 0, let lines, _) = outcome else { throw ChildFailure("\(deed.arguments): \(outcome)") }
    return try JSONDecoder().decode(DeedAnswer.self, from: Data((lines.first ?? "").utf8))
  }

  /// Starts the server and gives the number of entries of its trail, which must be sound.
  @discardableResult
  private mutating func startAgain() async throws -> Int {
    try await desk.run()
    let verification = try await desk.verify()
    #expect(verification.sound)
    return verification.entries
  }
}
