import Desk
import Foundation
import Store
import Testing
import Trail
import X12

@Suite("An upstream team says what it changed, and sees what came of it", .serialized)
struct UpstreamChangeTests {
  private func request(
    _ workplace: Workplace, _ words: String = "Every order is checked at scheduling", from: String = "2026-11-02",
    cause: String? = nil, team: String = "Billing", by account: Account? = nil
  ) throws -> UpstreamRequest {
    UpstreamRequest(
      command: workplace.store.newCommandID(), team: Team(team), from: try #require(CalendarDate(iso: from)),
      cause: cause, text: workplace.store.seal(words), actor: .person(account ?? workplace.specialist))
  }

  @Test("it is recorded once however often it is sent, in words that the record does not hold")
  func once() async throws {
    let workplace = try await Workplace()
    var request = try request(workplace, "Sister Quillfeather checks every order")
    #expect(try await workplace.store.record(request) == false)
    let before = try await workplace.dump()
    #expect(try await workplace.store.record(request))
    request.text = workplace.store.seal("Sister Quillfeather checks every order")
    #expect(try await workplace.store.record(request), "freshly sealed words are the same words")
    #expect(try await workplace.dump() == before)
    var others = [request, request]
    others[0].team = Team("Coding")
    others[1].text = workplace.store.seal("Something else")
    for other in others {
      await #expect(throws: StoreError.commandReused) { _ = try await workplace.store.record(other) }
    }
    let entries = before.filter { $0.hasPrefix("entry\t") }
    let word = "Quillfeather".utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    #expect(!entries.contains { $0.contains(word) })
    #expect(before.contains { $0.hasPrefix("sealed\t") && $0.contains(word) })
    let view = try await workplace.store.upstream(Team("Billing"), for: workplace.auditor)
    #expect(view.changes.map(\.text) == ["Sister Quillfeather checks every order"])
    #expect(view.changes.map(\.by) == ["Sam"])
    #expect(try await workplace.store.verifyTrail(against: nil).isSound)
  }

  @Test("the words can be erased, and the change stays")
  func erased() async throws {
    let workplace = try await Workplace()
    _ = try await workplace.store.record(try request(workplace))
    try await workplace.tamper("DELETE FROM sealed")
    let changes = try await workplace.store.upstream(Team("Billing"), for: workplace.specialist).changes
    #expect(changes.map(\.text) == [nil] && changes.map(\.from.description) == ["2026-11-02"])
    #expect(try await workplace.store.verifyTrail(against: nil).isSound)
  }

  @Test("who is of another team may not, and nothing is kept of it")
  func others() async throws {
    let workplace = try await Workplace()
    let before = try await workplace.dump()
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await workplace.store.record(try request(workplace, team: "Prior Auth"))
    }
    #expect(refusal?.kind == .notPermitted)
    await #expect(throws: StoreError.notFound("upstream team 'Radiology'")) {
      _ = try await workplace.store.record(try request(workplace, team: "Radiology", by: workplace.manager))
    }
    await #expect(throws: Refusal.self) {
      _ = try await workplace.store.record(try request(workplace, cause: "modifier-missing"))
    }
    #expect(try await workplace.dump() == before)
    _ = try await workplace.store.record(try request(workplace, team: "Prior Auth", by: workplace.manager))
  }

  @Test("before and after are told apart by the date of service, in equal times, with the share of all closed denials")
  func effect() async throws {
    let workplace = try await Workplace()
    // Of services before the change 30 are denied, 12 of them by the team's fault; after it 25, and 2.
    var claims: [SmallClaim] = []
    for number in 0..<55 {
      var claim = SmallClaim.denied(account: "ACCT\(100_000 + number)", charge: 10_000 + number)
      claim.serviceDate = number < 30 ? "202609\(21 + number % 5)" : "202610\(10 + number % 15)"
      claims.append(claim)
    }
    try await workplace.take(SmallRemittance(claims: claims))
    for number in 0..<55 {
      let isHit = number < 12 || number == 30 || number == 31
      try await workplace.close(CaseID(Int64(number + 1)), cause: isHit ? "auth-not-on-claim" : "payer-erred")
    }
    workplace.time.advance(days: 7)
    for cause in [nil, "auth-not-on-claim", "claim-incomplete"] {
      _ = try await workplace.store.record(try request(workplace, from: "2026-10-01", cause: cause))
    }
    let changes = try await workplace.store.upstream(Team("Billing"), for: workplace.specialist).changes
    try #require(changes.map(\.cause) == ["claim-incomplete", "auth-not-on-claim", nil])
    for change in changes {
      let hits = change.cause == "claim-incomplete" ? (0, 0) : (12, 2)
      let after = try #require(change.effect.after)
      #expect((change.effect.before.hits.denials, after.hits.denials) == hits)
      #expect((change.effect.before.all, after.all) == (30, 25))
    }
    #expect(changes.last?.effect.words == "40% of the closed denials before, 8% after.")
    // On the day of the change itself one service day stands on each side: too few.
    let early = try request(workplace, from: workplace.store.clock.today().description)
    _ = try await workplace.store.record(early)
    let last = try await workplace.store.upstream(Team("Billing"), for: workplace.specialist).changes.first
    #expect(last?.effect.words.hasPrefix("Too few closed denials to compare") == true)
  }
}
