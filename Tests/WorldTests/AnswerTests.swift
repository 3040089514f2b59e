import Testing
import World

@Suite("The ground truth says what the files hold")
struct AnswerTests {
  @Test("claim by claim: place, status, amounts and adjustments", arguments: [1, 3, 45])
  func claims(day: Int) throws {
    let split = try SplitDay.shared(day)
    let found = split.claims
    try #require(found.count == split.answer.claims.count)
    for (found, told) in zip(found, split.answer.claims) {
      #expect(found.file == told.file && found.set == told.set)
      #expect(found.claim.account == told.account)
      #expect(found.claim.number == told.claimNumber)
      #expect(found.claim.status == told.status)
      #expect(found.claim.charge == told.charge)
      let damage = split.lists(.claimBalance, found.file, found.set, told.account)?.difference ?? 0
      #expect(found.claim.paid == told.paid || found.claim.paid == told.paid + damage)
      #expect(found.claim.patientResponsibility == told.patientResponsibility)
      #expect(sums(found.claim.allAdjustments) == sums(told.adjustments.map(SplitAdjustment.init)))
    }
  }

  @Test("provider adjustments one by one", arguments: [1, 3, 4, 45])
  func providerAdjustments(day: Int) throws {
    let split = try SplitDay.shared(day)
    let found = split.remittances.flatMap { file in
      file.interchange.sets.flatMap { set in
        set.providerAdjustments.map { "\(file.name) \(set.control) \($0.code) \($0.reference) \($0.cents)" }
      }
    }
    let told = split.answer.providerAdjustments.map { "\($0.file) \($0.set) \($0.code) \($0.reference) \($0.cents)" }
    #expect(found == told)
    #expect(!told.isEmpty)
  }

  @Test("a reversal negates an answer of the day it came from")
  func reversals() throws {
    let later = try SplitDay.shared(45)
    let reversals = later.answer.claims.filter { $0.role == .reversal && [1, 2, 3, 20].contains($0.originDay) }
    try #require(reversals.count > 5)
    for reversal in reversals {
      let earlier = try SplitDay.shared(reversal.originDay).answer.claims
      let original = try #require(earlier.first { $0.role == .original && $0.account == reversal.account })
      #expect((reversal.charge, reversal.paid) == (-original.charge, -original.paid))
      #expect(reversal.claimNumber == original.claimNumber)
      #expect(reversal.denied == 0)
    }
  }

  /// Adjustments of several lines may repeat a reason; what counts is the sum of each.
  private func sums(_ adjustments: [SplitAdjustment]) -> [String: Int] {
    Dictionary(adjustments.map { ("\($0.group)-\($0.reason)", $0.cents) }, uniquingKeysWith: +)
  }
}

extension SplitAdjustment {
  init(_ told: Answer.Adjustment) { self.init(group: told.group, reason: told.reason, cents: told.cents) }
}
