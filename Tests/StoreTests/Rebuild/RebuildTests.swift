import Desk
import Doors
import Foundation
import Store
import Testing
import World

@Suite("What the store shows can be made again from documents and trail, and drift is found", .serialized)
struct RebuildTests {
  /// Three days of the generated world with people working in between.
  private static func workedWorld() async throws -> Workplace {
    let workplace = try await Workplace()
    let world = World(seed: 5, claimsPerDay: 60)
    var desk = RandomDesk(workplace, seed: 5)
    var today = 1
    for day in [1, 20, 45] {
      workplace.time.advance(days: day - today)
      today = day
      for file in try world.files(day: day) { try await workplace.take(file.bytes, name: file.name) }
      try await desk.act(150)
    }
    try #require(desk.done > 100)
    let open = try await workplace.states().first { $0.closing == nil && $0.opening.category == "authorization" }
    try await workplace.close(try #require(open).opening.number, cause: "auth-not-requested")
    _ = try await workplace.store.record(
      UpstreamRequest(
        command: workplace.store.newCommandID(), team: Team("Prior Auth"), from: workplace.store.clock.today(),
        text: workplace.store.seal("Every order is checked at scheduling"), actor: .person(workplace.manager)))
    return workplace
  }

  @Test("a rebuild gives the same dump, line for line")
  func sameDump() async throws {
    let workplace = try await RebuildTests.workedWorld()
    let before = try await workplace.dump()
    let report = try await workplace.store.rebuild()
    #expect(try await workplace.dump() == before)
    #expect(report.cases == (try await workplace.cases().count))
    #expect(report.documents > 10)
    #expect(report.sets >= report.documents / 2)
    _ = try await workplace.store.rebuild()
    #expect(try await workplace.dump() == before)
  }

  @Test("a read model that was changed or lost comes back")
  func repairs() async throws {
    let workplace = try await RebuildTests.workedWorld()
    let before = try await workplace.dump()
    for damage in [
      "UPDATE work_case SET denied = denied + 1 WHERE number = 1",
      "UPDATE tally SET cases = cases + 1 WHERE facet = 'all'",
      "UPDATE payer_history SET paid = paid + 1", "DELETE FROM work_case WHERE number % 2 = 0", "DELETE FROM tally",
      "DELETE FROM payer_history", "UPDATE upstream_denial SET recovered = recovered + 1",
      "DELETE FROM upstream_denial",
    ] {
      try await workplace.tamper(damage)
      let damaged = try await workplace.dump()
      #expect(damaged != before, "\(damage)")
      _ = try await workplace.store.rebuild()
      let after = try await workplace.dump()
      #expect(after != damaged, "\(damage)")
      #expect(after == before, "\(damage)")
    }
  }

  static let hands = [
    "UPDATE claim SET paid = paid + 1 WHERE id = (SELECT MIN(id) FROM claim WHERE set_id = 1)",
    "UPDATE claim SET patient_last = patient_last || 'X' WHERE id = (SELECT MIN(id) FROM claim WHERE set_id = 1)",
    "UPDATE adjustment SET amount = amount - 1 WHERE claim = 1 AND ordinal = 1",
    "UPDATE service_line SET charge = charge + 1 WHERE claim = 1 AND ordinal = 1",
    "UPDATE provider_adjustment SET amount = amount + 1 WHERE set_id = 1",
    "UPDATE adjustment SET denial = NULL WHERE claim = 1",
    "DELETE FROM service_line WHERE claim = 1 AND ordinal = 1",
    "UPDATE remittance SET amount = amount + 1 WHERE set_id = 1",
    "UPDATE remittance SET claims_paid = claims_paid + 1 WHERE set_id = 1",
    "UPDATE remittance SET imbalance = imbalance + 1 WHERE set_id = 1",
    "UPDATE remittance SET payment_date = payment_date + 1 WHERE set_id = 1",
    "UPDATE remittance SET bpr_start = bpr_start + 1 WHERE set_id = 1",
    "UPDATE transaction_set SET disposition = 'held' WHERE id = 1",
    "UPDATE transaction_set SET claims = claims + 1 WHERE id = 1",
  ]

  @Test("a fact that was changed by hand is drift, named by its set, and nothing is touched", arguments: hands)
  func changedFact(damage: String) async throws {
    let workplace = try await Workplace()
    var partly = SmallClaim.denied()
    partly.paid = 20_00
    partly.adjustments = [("CO", "197", 80_00)]
    try await workplace.take(
      SmallRemittance(claims: [partly, .paid(60_00, account: "ACCT000002")], providerAdjustments: [("WO", 5_00)]),
      name: "november.edi")
    let before = try await workplace.dump()
    try await workplace.tamper(damage)
    let damaged = try await workplace.dump()
    try #require(damaged != before)
    let error = await #expect(throws: StoreError.self) { _ = try await workplace.store.rebuild() }
    guard case .drift(let what) = error else {
      Issue.record("\(damage): \(String(describing: error))")
      return
    }
    #expect(what.contains("november.edi") && what.contains("set 1"), "\(what)")
    #expect(try await workplace.dump() == damaged)
  }

  @Test("a document that was changed by a byte, or is gone, is drift", arguments: [true, false])
  func changedDocument(isGone: Bool) async throws {
    let workplace = try await Workplace()
    let report = try await workplace.take(SmallRemittance(claims: [.denied()]), name: "november.edi")
    let url = workplace.store.files.url(report.digest)
    var bytes = try Data(contentsOf: url)
    bytes[bytes.count - 20] ^= 1
    if isGone { try FileManager.default.removeItem(at: url) } else { try bytes.write(to: url) }
    let error = await #expect(throws: StoreError.self) { _ = try await workplace.store.rebuild() }
    #expect(error?.description.contains("november.edi") == true)
  }
}
