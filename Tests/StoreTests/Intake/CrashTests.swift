import Desk
import Foundation
import Synchronization
import Testing
import Trail
import World
import X12

@testable import Doors
@testable import Store

@Suite("Whatever stops in the middle is finished or taken back, never done twice", .serialized)
struct CrashTests {
  static let bytes: [UInt8] =
    SmallRemittance(
      interchange: 1, claims: (1...20).map { .denied(account: "ACCT0\(10_000 + $0)", charge: 10_000 + $0) }
    ).bytes
    + SmallRemittance(
      trace: "EFT2", interchange: 2,
      claims: (1...20).map { .denied("50", account: "ACCT1\(10_000 + $0)", charge: 20_000 + $0) }
    ).bytes

  /// What counts of a workplace, without numbers that a second attempt may give anew.
  static func content(_ workplace: Workplace) async throws -> [String] {
    try await workplace.texts(
      """
      SELECT 'claim ' || c.control_number || ' ' || c.charge || ' ' || c.denied || ' ' || c.start || ' ' || c.stop
      FROM claim c JOIN transaction_set s ON s.id = c.set_id WHERE s.disposition = 'posted'
      UNION ALL SELECT 'adjustment ' || c.control_number || ' ' || a.amount FROM adjustment a JOIN claim c ON c.id = a.claim
      UNION ALL SELECT 'line ' || c.control_number || ' ' || l.charge FROM service_line l JOIN claim c ON c.id = l.claim
      UNION ALL SELECT 'case ' || control_number || ' ' || denied || ' ' || version FROM work_case
      UNION ALL SELECT 'tally ' || facet || value || axis || day || ' ' || cases || ' ' || denied FROM tally
      UNION ALL SELECT 'history ' || claims || ' ' || paid FROM payer_history
      UNION ALL SELECT 'document ' || status FROM document
      ORDER BY 1
      """)
  }

  private static func expectSame(_ recovered: Workplace, _ file: [UInt8]) async throws {
    let clean = try await Workplace()
    try await clean.take(file)
    #expect(try await content(recovered) == content(clean))
    #expect(try await recovered.store.verifyTrail(against: nil).isSound)
    let before = try await recovered.dump()
    _ = try await recovered.store.rebuild()
    #expect(try await recovered.dump() == before)
    #expect(try await recovered.take(file).status == .duplicate)
    #expect(try await recovered.dump() == before)
  }

  @Test("while a file is being read, wherever it stops", arguments: [300, 1_500, 3_000, 5_000, 7_000])
  func whileReading(stop: Int) async throws {
    let workplace = try await Workplace()
    let bytes = CrashTests.bytes
    try #require(stop < bytes.count)
    var pieces = [bytes]
    let (digest, size) = try workplace.store.files.keep { pieces.isEmpty ? nil : Data(pieces.removeFirst()) }
    let actor = Actor.person(workplace.specialist)
    let document = try #require(
      try await workplace.store.beginDocument(digest, name: "remittance.edi", bytes: size, by: actor))
    var reading = SetReading(store: workplace.store, document: document, digest: digest, actor: actor)
    var reader = X12Reader()
    var events: [X12Event] = []
    reader.read(Array(bytes[..<stop])) { events.append($0) }
    try await reading.take(events)
    let crashed = try await workplace.afterCrash()
    try await crashed.intake.recover()
    #expect(try await crashed.number("SELECT COUNT(*) FROM transaction_set WHERE disposition = 'staged'") == 0)
    try await CrashTests.expectSame(crashed, bytes)
  }

  @Test("while cases are being opened", arguments: [1, 7, 20, 33])
  func whileOpening(count: Int) async throws {
    let workplace = try await Workplace()
    let bytes = CrashTests.bytes
    var pieces = [bytes]
    let (digest, size) = try workplace.store.files.keep { pieces.isEmpty ? nil : Data(pieces.removeFirst()) }
    let actor = Actor.person(workplace.specialist)
    let document = try #require(
      try await workplace.store.beginDocument(digest, name: "remittance.edi", bytes: size, by: actor))
    var reading = SetReading(store: workplace.store, document: document, digest: digest, actor: actor)
    var reader = X12Reader()
    var events: [X12Event] = []
    reader.read(bytes) { events.append($0) }
    reader.finish { events.append($0) }
    try await reading.take(events)
    try await reading.finish(kind: nil)
    // The transaction after the first one fails.
    try await workplace.tamper(
      """
      CREATE TRIGGER stop BEFORE INSERT ON work_case WHEN NEW.number > \(count)
      BEGIN SELECT RAISE(ABORT, 'the process stopped'); END
      """)
    _ = try? await workplace.store.openCases(atOnce: count)
    try await workplace.tamper("DROP TRIGGER stop")
    let crashed = try await workplace.afterCrash()
    #expect(try await crashed.cases().count == min(count, 20))
    try await crashed.intake.recover()
    try await CrashTests.expectSame(crashed, bytes)
  }

  @Test("recovering twice, or with nothing to recover, changes nothing")
  func nothingToRecover() async throws {
    let workplace = try await Workplace()
    try await workplace.take(CrashTests.bytes)
    let before = try await workplace.dump()
    try await workplace.intake.recover()
    try await workplace.intake.recover()
    #expect(try await workplace.dump() == before)
  }

  @Test("whoever comes second to a data directory is told who has it")
  func locked() async throws {
    let workplace = try await Workplace()
    let error = await #expect(throws: StoreError.self) { _ = try await Workplace(at: workplace.directory.url) }
    let process = "\(ProcessInfo.processInfo.processIdentifier)"
    #expect(error == .locked(directory: workplace.directory.url.path, process: process))
  }

  @Test("a reading that is cancelled leaves the door open for the next file, and for the same one")
  func cancelled() async throws {
    let workplace = try await Workplace()
    let big = SmallRemittance(
      trace: "BIG", claims: (1...2000).map { .denied(account: "BIG\(10_000 + $0)", charge: 10_000 + $0) })
    try #require(big.bytes.count > 300_000)
    let url = workplace.directory.url.appending(path: "big")
    try Data(big.bytes).write(to: url)
    let running = Mutex<Task<Void, any Error>?>(nil)
    let task = Task {
      _ = try await workplace.intake.take(fileAt: url, name: "big.edi", by: .person(workplace.specialist)) { read, _ in
        if read > 0 { running.withLock { $0?.cancel() } }
      }
    }
    running.withLock { $0 = task }
    _ = await task.result
    let other = try await workplace.take(SmallRemittance(claims: [.denied()]))
    #expect(other.status == .accepted)
    let again = try await workplace.take(big)
    #expect(again.status == .accepted || again.status == .duplicate)
    #expect(try await workplace.number("SELECT COUNT(*) FROM claim") == 2001)
    #expect(try await workplace.cases().count == 2001)
  }
}
