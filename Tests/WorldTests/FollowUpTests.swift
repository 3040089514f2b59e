import Testing
import World

@Suite("Later days refer to earlier ones")
struct FollowUpTests {
  @Test("day 45 answers worked denials of days 1 and 20 in the shares intended")
  func worked() throws {
    let world = World(seed: 9, claimsPerDay: 600)
    let later = try world.answer(day: 45).claims.filter { $0.role != .reversal }
    for origin in [1, 20] {
      let denied = try world.answer(day: origin).claims.filter { $0.role == .original && $0.denied > 0 }
      let answers = later.filter { $0.originDay == origin }
      try #require(denied.count > 50)
      #expect(Set(answers.map(\.account)).isSubset(of: denied.map(\.account)))
      #expect(Set(answers.map(\.account)).count == answers.count)
      func share(_ roles: Answer.Role...) -> Double {
        Double(answers.count { roles.contains($0.role) }) / Double(denied.count)
      }
      #expect((0.20...0.50).contains(share(.paidInFull, .paidInPart)))
      #expect((0.02...0.20).contains(share(.upheld)))
      #expect(share(.duplicate) < 0.10)
    }
  }

  @Test("an upheld denial carries CARC 193, a repeated bill 18, and a payment in full denies nothing")
  func reasons() throws {
    let claims = try SplitDay.shared(45).answer.claims
    for claim in claims where claim.role == .upheld {
      #expect(claim.paid == 0 && claim.adjustments.contains { $0.reason == "193" && $0.denies })
    }
    for claim in claims where claim.role == .duplicate {
      #expect(claim.paid == 0 && claim.adjustments.allSatisfy { $0.reason == "18" })
    }
    for claim in claims where claim.role == .paidInFull { #expect(claim.denied == 0) }
    for claim in claims where claim.role == .paidInPart { #expect(claim.denied > 0) }
    #expect(Set(claims.map(\.role)).isSuperset(of: [.upheld, .duplicate, .paidInFull, .paidInPart, .reversal]))
  }

  @Test("a payment after correction names the same patient and the same charge as the denial")
  func patients() throws {
    let first = try SplitDay.shared(20)
    let later = try SplitDay.shared(45)
    let denials = Dictionary(first.claims.map { ($0.claim.account, $0.claim) }, uniquingKeysWith: { old, _ in old })
    var seen = 0
    for (_, _, claim) in later.claims where claim.status != "22" {
      guard let denial = denials[claim.account] else { continue }
      #expect(claim.names["QC"] == denial.names["QC"])
      #expect(claim.charge == denial.charge)
      seen += 1
    }
    #expect(seen > 5)
  }

  @Test("a secondary payer's OA-23 leaves what the first payer left to the patient")
  func secondaries() throws {
    let world = World(seed: 9, claimsPerDay: 300)
    let secondaries = try world.answer(day: 22).claims.filter { $0.role == .secondary }
    try #require(secondaries.count > 3)
    let earlier = try [1, 8, 15].flatMap { try world.answer(day: $0).claims }
    for claim in secondaries {
      let first = try #require(earlier.first { $0.account == claim.account && $0.role == .original })
      #expect(first.status == "19" && claim.status == "2" && claim.payer != first.payer)
      let prior = claim.adjustments.filter { $0.group == "OA" && $0.reason == "23" }.reduce(0) { $0 + $1.cents }
      #expect(prior == claim.charge - first.patientResponsibility)
    }
  }

  @Test("a deferred takeback returns the money at once and takes it by WO under the same reference two weeks later")
  func deferred() throws {
    let world = World(seed: 9, claimsPerDay: 400)
    let given = try world.answer(day: 8).providerAdjustments.filter { $0.code == "WO" && $0.cents < 0 }
    let taken = try world.answer(day: 22).providerAdjustments.filter { $0.code == "WO" && $0.cents > 0 }
    try #require(!given.isEmpty)
    for entry in given { #expect(taken.contains { $0.reference == entry.reference && $0.cents == -entry.cents }) }
  }
}
