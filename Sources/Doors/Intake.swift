import CodeSets
import Desk
import Foundation
import Store
import Trail
import X12

/// The door for remittances and schedules: bytes in, facts and cases out, one file at a time.
package actor Intake {
  private let store: Store
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var isBusy = false

  package init(store: Store) { self.store = store }

  /// Reads a file that lies on this machine.
  ///
  /// - Parameter progress: is told the bytes read so far and the size of the file.
  package func take(
    fileAt url: URL, name: String, by actor: Actor, progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws -> IntakeReport {
    let input = try FileHandle(forReadingFrom: url)
    defer { try? input.close() }
    return try await take(name: name, by: actor, progress: progress) { try input.read(upToCount: 1 << 20) }
  }

  /// Reads bytes that come piece by piece; nil ends them.
  package func take(
    name: String, by actor: Actor, progress: @Sendable (Int, Int) -> Void = { _, _ in }, from next: () throws -> Data?
  ) async throws -> IntakeReport {
    if let reason = Access.refusal(.ingest, by: actor) { throw Refusal(.notPermitted, reason) }
    let (digest, size) = try store.files.keep(from: next)
    return try await inTurn {
      do { return try await read(digest, name: name, size: size, by: actor, progress: progress) } catch {
        // What was staged must not stand in the way of the next file. Cancelling the reading does not cancel this.
        try await Task { [store] in try await store.discardStaged() }.value
        throw error
      }
    }
  }

  /// Finishes what a stopped process had begun: files read in part, and cases not yet opened.
  package func recover() async throws {
    for file in try await store.recover() {
      let size = try FileManager.default.attributesOfItem(atPath: store.files.url(file.digest).path)[.size] as? Int
      _ = try await read(file.digest, name: file.name, size: size ?? 0, by: .system("recovery"), progress: { _, _ in })
    }
    _ = try await store.openCases()
  }

  /// Posts a remittance that was held as a suspected duplicate, and opens its cases.
  package func post(held set: SetID, command: CommandID, by actor: Actor) async throws {
    try await inTurn {
      try await store.postHeld(set, command: command, by: actor)
      _ = try await store.openCases()
    }
  }

  /// One file after the other, so that claim numbers run on without gaps.
  private func inTurn<Value>(_ body: () async throws -> Value) async throws -> Value {
    while isBusy { await withCheckedContinuation { waiting.append($0) } }
    isBusy = true
    defer {
      isBusy = false
      if !waiting.isEmpty { waiting.removeFirst().resume() }
    }
    return try await body()
  }

  private func read(
    _ digest: Digest, name: String, size: Int, by actor: Actor, progress: @Sendable (Int, Int) -> Void
  ) async throws -> IntakeReport {
    var report = IntakeReport(name: name, digest: digest, status: .duplicate)
    guard let document = try await store.beginDocument(digest, name: name, bytes: size, by: actor) else {
      (report.claims, report.quarantinedBefore) = try await store.claimCount(of: digest)
      report.schedule = try await store.scheduleCount(of: digest).map {
        IntakeReport.Schedule(services: $0.services, refused: $0.refused)
      }
      // Whoever was interrupted while cases opened sends the file again.
      let opened = try await store.openCases()
      report.cases = opened.cases
      report.moved = opened.moved
      return report
    }
    let columns = store.playbook.scheduleColumns
    if let reading = try ScheduleReading(digest, name: name, size: size, files: store.files, columns: columns) {
      return try await take(reading, columns, document, into: report, by: actor)
    }
    var reading = SetReading(store: store, document: document, digest: digest, actor: actor)
    do {
      try await pass(through: digest, size: size, to: &reading, progress: progress)
    } catch {
      await reading.abandon()
      throw error
    }
    let status = reading.status
    try await store.endDocument(
      document, digest: digest, status: status, sets: reading.settled.count, problems: reading.problems,
      actor: actor)
    report.status = IntakeReport.Status(status)
    for set in reading.settled {
      report.claims += set.claims
      switch set.disposition {
      case .posted:
        report.posted += set.claims
        report.denied += set.deniedClaims
      case .held: report.held += set.claims
      case .quarantined: report.quarantined += set.claims
      case .recorded where set.submission != nil: report.sent += set.claims
      case .recorded where set.set.support == .claimStatus: report.notices += set.claims
      case .staged, .recorded: break
      }
      report.problems += set.problems
    }
    report.problems = (report.problems + reading.problems).sorted { ($0.offset, $0.rule) < ($1.offset, $1.rule) }
    let opened = try await store.openCases()
    report.cases = opened.cases
    report.moved = opened.moved
    return report
  }

  /// Records a schedule, and opens and moves its cases.
  private func take(
    _ reading: ScheduleReading, _ columns: ScheduleColumns, _ document: DocumentID, into report: IntakeReport,
    by actor: Actor
  ) async throws -> IntakeReport {
    var report = report
    if let schedule = reading.schedule {
      try await store.record(schedule, columns: columns, document: document, digest: report.digest, actor: actor)
      report.schedule = IntakeReport.Schedule(services: schedule.rows.count, refused: schedule.refused)
    }
    try await store.endDocument(
      document, digest: report.digest, status: reading.status, sets: 0, problems: reading.problems, actor: actor)
    report.status = IntakeReport.Status(reading.status)
    report.problems = reading.problems
    let opened = try await store.openCases()
    report.cases = opened.cases
    report.moved = opened.moved
    return report
  }

  /// Opens the cases that a new day brings: what emergencies leave to be done after the visit.
  package func openDueCases() async throws {
    try await inTurn { _ = try await store.openCases() }
  }

  /// Reads the kept bytes of a document from their beginning to their end.
  private func pass(
    through digest: Digest, size: Int, to reading: inout SetReading, progress: @Sendable (Int, Int) -> Void
  ) async throws {
    let input = try FileHandle(forReadingFrom: store.files.url(digest))
    defer { try? input.close() }
    var reader = X12Reader()
    var offset = 0
    var kind: FileKind?
    while let chunk = try input.read(upToCount: Intake.chunk), !chunk.isEmpty {
      try Task.checkCancellation()
      if offset == 0 { kind = FileKind(firstBytes: [UInt8](chunk.prefix(8))) }
      var events: [X12Event] = []
      reader.read([UInt8](chunk)) { events.append($0) }
      try await reading.take(events)
      offset += chunk.count
      progress(offset, size)
    }
    var events: [X12Event] = []
    reader.finish { events.append($0) }
    try await reading.take(events)
    try await reading.finish(kind: kind)
  }

  /// Bytes read between two transactions.
  private static let chunk = 1 << 18
}
