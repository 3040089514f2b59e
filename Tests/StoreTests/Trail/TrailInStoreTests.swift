import Desk
import Foundation
import GRDB
import Testing
import Trail
import World

@testable import Store

@Suite("The trail in the store is sound, holds no patient, and shows every change", .serialized)
struct TrailInStoreTests {
  private static func worked() async throws -> (Workplace, RandomDesk) {
    let workplace = try await Workplace()
    for day in [1, 45] {
      for file in try World(seed: 9, claimsPerDay: 60).files(day: day) {
        try await workplace.take(file.bytes, name: file.name)
      }
    }
    var desk = RandomDesk(workplace, seed: 9)
    try await desk.act(200)
    return (workplace, desk)
  }

  @Test("after everything it is sound, and against a checkpoint kept before")
  func sound() async throws {
    let (workplace, desk) = try await TrailInStoreTests.worked()
    try #require(desk.done > 60)
    let note = try await workplace.store.checkpoint()
    let text = workplace.store.seal("one more")
    _ = try await workplace.store.perform(
      CaseRequest(
        command: workplace.store.newCommandID(), id: CaseID(1), expectedVersion: nil, what: .note(text.digest),
        texts: [text],
        actor: .person(workplace.specialist)))
    for note in [nil, note] {
      let report = try await workplace.store.verifyTrail(against: note)
      #expect(report.isSound, "\(report.lines)")
      #expect(report.entries == (try await workplace.number("SELECT COUNT(*) FROM entry")))
      #expect(report.sealed > 0)
    }
  }

  @Test("no entry holds a patient's name, number or account, or a word that somebody wrote")
  func noPatients() async throws {
    let (workplace, desk) = try await TrailInStoreTests.worked()
    var secrets = Set(desk.words)
    for column in ["patient_last", "patient_first", "patient_id", "control_number", "payer_claim_number"] {
      let values = try await workplace.texts("SELECT DISTINCT \(column) FROM claim")
      try #require(values.count > 3)
      secrets.formUnion(values.filter { $0.utf8.count >= 3 })
    }
    secrets.formUnion([workplace.specialist.name, workplace.manager.name])
    let entries = try await workplace.store.read { db in
      try Data.fetchAll(db, sql: "SELECT bytes FROM entry ORDER BY position").map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    try #require(secrets.count > 100 && entries.count > 100)
    for secret in secrets {
      let place = entries.firstIndex { $0.contains(secret) }
      #expect(place == nil, "entry \(place ?? 0) holds \(secret): \(entries[place ?? 0])")
    }
  }

  /// What is done to the database, and a word of the sentence that must come.
  static let changes: [(String, String)] = [
    (
      "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'account/', 'accounts') AS BLOB) WHERE position = 5",
      "entry 5"
    ),
    ("UPDATE entry SET leaf = (SELECT leaf FROM entry WHERE position = 3) WHERE position = 5", "entry 5"),
    ("DELETE FROM entry WHERE position = 5", "entry 6"),
    ("DELETE FROM entry WHERE position = (SELECT MAX(position) FROM entry)", "The kept head"),
    ("UPDATE sealed SET bytes = CAST('something else' AS BLOB)", "A sealed text was changed"),
    ("DELETE FROM command WHERE first = 5", "The recorded commands account for"),
    (
      "UPDATE entry SET stream = (SELECT id FROM stream WHERE name = 'case/2'), version = 9 WHERE position = 9",
      "Entry 9"
    ),
    ("UPDATE stream SET version = version + 1 WHERE name = 'case/1'", "case/1"),
  ]

  @Test("a change is named in words", arguments: changes)
  func changed(sql: String, words: String) async throws {
    let workplace = try await Workplace()
    try await workplace.take(
      SmallRemittance(claims: (1...4).map { .denied(account: "ACCT00000\($0)", charge: 100_00 + $0) }))
    let text = workplace.store.seal("a note")
    _ = try await workplace.store.perform(
      CaseRequest(
        command: workplace.store.newCommandID(), id: CaseID(1), expectedVersion: nil, what: .note(text.digest),
        texts: [text],
        actor: .person(workplace.specialist)))
    try #require(try await workplace.store.verifyTrail(against: nil).isSound)
    let before = try await workplace.dump()
    try await workplace.tamper(sql)
    try #require(try await workplace.dump() != before)
    let report = try await workplace.store.verifyTrail(against: nil)
    #expect(!report.isSound)
    #expect(report.lines.contains { $0.contains(words) }, "\(report.lines)")
  }

  @Test("a log that was shortened with care is found only against a checkpoint")
  func shortened() async throws {
    let workplace = try await Workplace()
    try await workplace.take(SmallRemittance(claims: [.denied(), .denied(account: "ACCT000002")]))
    let note = try await workplace.store.checkpoint()
    try await workplace.store.pool.write { db in
      let last = try Int.fetchOne(db, sql: "SELECT MAX(position) FROM entry") ?? 0
      let leaves = try Data.fetchAll(
        db, sql: "SELECT leaf FROM entry WHERE position < ? ORDER BY position", arguments: [last])
      let frontier = MerkleFrontier(leaves.compactMap { Digest(bytes: $0) })
      try db.execute(
        sql: "DELETE FROM stream WHERE id = (SELECT stream FROM entry WHERE position = ?) AND version = 1",
        arguments: [last])
      try db.execute(sql: "DELETE FROM entry WHERE position = ?", arguments: [last])
      try db.execute(sql: "DELETE FROM command WHERE first = ?", arguments: [last])
      try db.execute(sql: "UPDATE frontier SET bytes = ?", arguments: [Data(frontier.bytes)])
    }
    #expect(try await workplace.store.verifyTrail(against: nil).isSound)
    let report = try await workplace.store.verifyTrail(against: note)
    #expect(!report.isSound)
    #expect(report.lines.contains { $0.contains("missing at the end") }, "\(report.lines)")
  }

  @Test("a text that was erased breaks no proof")
  func erased() async throws {
    let (workplace, _) = try await TrailInStoreTests.worked()
    let note = try await workplace.store.checkpoint()
    try await workplace.tamper("DELETE FROM sealed")
    let report = try await workplace.store.verifyTrail(against: note)
    #expect(report.isSound, "\(report.lines)")
    #expect(report.sealed == 0)
  }

  @Test("a note of somebody else's log or key is no checkpoint")
  func foreign() async throws {
    let workplace = try await Workplace()
    let other = try await Workplace()
    let note = try await other.store.checkpoint()
    await #expect(throws: (any Error).self) { _ = try await workplace.store.verifyTrail(against: note) }
  }
}
