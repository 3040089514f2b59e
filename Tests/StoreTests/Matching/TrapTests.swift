import Desk
import Doors
import Foundation
import GRDB
import Testing
import TrapWorld
import X12

@testable import Store

/// The world of traps as files through the door. `PORTICO_TRAP_CLAIMS` says how many claims: 50,000 are the measure,
/// `./portico traps` runs them.
@Suite("A world of traps through the door", .serialized)
struct TrapTests {
  private static let claims = ProcessInfo.processInfo.environment["PORTICO_TRAP_CLAIMS"].flatMap(Int.init) ?? 600

  /// What the store says of an answer: the claim that it matched, or those that it proposes.
  private struct Said {
    var state: String
    var sent: Int?
    var candidates: [Int]
  }

  @Test("no match by rule is wrong, and little of what can be matched is left to people")
  func traps() async throws {
    let world = TrapWorld(claims: Self.claims, seed: 5, start: try #require(CalendarDate(iso: "2026-01-05")))
    let workplace = try await Workplace()
    var sent: [Int] = []
    var answered: [Int] = []
    // Claims and answers get their numbers in the order of the files.
    var kinds: [Int: (isSent: Bool, id: Int)] = [:]
    for file in world.files {
      let report = try await workplace.take(file.bytes)
      #expect(report.problems.isEmpty, "\(report.problems)")
      for id in file.sent { kinds[kinds.count + 1] = (true, id) }
      for id in file.answered { kinds[kinds.count + 1] = (false, id) }
      sent += file.sent
      answered += file.answered
    }
    #expect(try await workplace.number("SELECT COUNT(*) FROM sent_claim") == sent.count)
    #expect(try await workplace.number("SELECT COUNT(*) FROM claim") == answered.count)

    let families = Dictionary(uniqueKeysWithValues: world.sent.map { ($0.id, $0.family) })
    var wrong: [String] = []
    var (owed, matched, right, left) = (0, 0, 0, 0)
    for (answer, said) in try await said(workplace) {
      let truth = world.answers[try #require(kinds[answer]).id]
      let isOwed = truth.family != nil && ![.swappedDates, .newCharge, .twinWithSameNumber].contains(truth.trap)
      if isOwed { owed += 1 }
      if said.state == "matched" {
        let named = try #require(said.sent.flatMap { kinds[$0] })
        let isRight = named.isSent && truth.claims.contains(named.id)
        if isRight { right += 1 } else { wrong.append("\(truth) matched to claim \(named.id)") }
        if isOwed { matched += 1 }
      } else {
        left += 1
        guard truth.family != nil else { continue }
        let proposed = said.candidates.compactMap { kinds[$0]?.id }
        #expect(!truth.claims.isDisjoint(with: proposed), "\(truth): \(said.state), \(proposed)")
      }
    }
    #expect(wrong.isEmpty)
    #expect(matched * 100 >= owed * 99, "\(matched) of \(owed)")
    #expect(right + left == answered.count && left > 0)
    // And what became one family was one.
    for (claim, family) in try await joined(workplace) {
      let (one, other) = (try #require(kinds[claim]), try #require(kinds[family]))
      #expect(families[one.id] == families[other.id])
    }
    print("\(sent.count) claims, \(answered.count) answers: \(right) matched by rule, 0 wrong, \(left) left to people")
  }

  private func said(_ workplace: Workplace) async throws -> [(Int, Said)] {
    try await workplace.store.pool.read { db in
      try Row.fetchAll(db, sql: "SELECT answer, state, sent, candidates FROM claim_match ORDER BY answer").map { row in
        let text: String = row["candidates"]
        let candidates = text.split { !$0.isNumber }.compactMap { Int($0) }
        return (row["answer"], Said(state: row["state"], sent: row["sent"], candidates: candidates))
      }
    }
  }

  private func joined(_ workplace: Workplace) async throws -> [(Int, Int)] {
    try await workplace.store.pool.read { db in
      try Row.fetchAll(db, sql: "SELECT sent, family FROM family_member").map { ($0["sent"], $0["family"]) }
    }
  }
}
