import Testing
import Trail
import X12

@testable import Desk

@Suite struct UpstreamFiguresTests {
  private func trend(_ now: Int, _ before: Int) -> UpstreamFigures.Trend {
    UpstreamFigures(now: DenialSum(denials: now), before: DenialSum(denials: before)).trend
  }

  @Test func `The periods are thirty days each, today included, and meet without a gap`() {
    let today = day("2026-03-05")
    let (now, before) = (UpstreamFigures.now(on: today), UpstreamFigures.before(on: today))
    #expect(now == day("2026-02-04")...today)
    #expect(before == day("2026-01-05")...day("2026-02-03"))
    #expect(now.upperBound - now.lowerBound == 29)
  }

  @Test func `Few denials tell no trend`() {
    #expect(trend(0, 0) == .tooFew)
    #expect(trend(9, 0) == .tooFew)
    #expect(trend(10, 0) == .more)
    #expect(trend(0, 10) == .fewer)
  }

  @Test func `What chance explains is no change`() {
    // Two counts of together 25 may be 10 apart.
    #expect(trend(17, 8) == .noClearChange)
    #expect(trend(18, 7) == .more)
    #expect(trend(7, 18) == .fewer)
    #expect(trend(500, 480) == .noClearChange)
  }

  @Test func `Before and after are equally long, and at most ninety days`() {
    let today = day("2026-03-05")
    let near = ChangeEffect.days(around: day("2026-02-24"), on: today)
    #expect(near.after == day("2026-02-24")...today)
    #expect(near.before == day("2026-02-14")...day("2026-02-23"))
    let far = ChangeEffect.days(around: day("2025-06-01"), on: today)
    #expect(far.after.map { $0.upperBound - $0.lowerBound } == 89)
    #expect(far.before.upperBound - far.before.lowerBound == 89)
    #expect(far.after?.lowerBound == day("2025-06-01") && far.before.upperBound == day("2025-05-31"))
    #expect(ChangeEffect.days(around: today, on: today).after == today...today)
    #expect(ChangeEffect.days(around: day("2026-03-06"), on: today).after == nil)
  }

  private func effect(_ before: (Int, Int), _ after: (Int, Int)?) -> ChangeEffect {
    func side(_ counts: (Int, Int)) -> ChangeEffect.Side {
      ChangeEffect.Side(
        days: day("2026-01-01")...day("2026-01-31"), hits: DenialSum(denials: counts.0), all: counts.1)
    }
    return ChangeEffect(before: side(before), after: after.map(side))
  }

  @Test func `Shares are told from twenty closed denials on each side on`() {
    #expect(effect((12, 40), (2, 20)).words == "30% of the closed denials before, 10% after.")
    #expect(effect((12, 40), (2, 19)).words.hasPrefix("Too few closed denials to compare"))
    #expect(effect((12, 19), (2, 40)).words.hasPrefix("Too few closed denials to compare"))
    #expect(effect((12, 40), nil).words == "The change is still to come.")
  }
}

@Suite struct UpstreamChangeTests {
  private let causes = [SOP.RootCause(id: "a", title: "A", team: Team("Coding"))]

  private func refusal(
    from: String = "2026-03-01", cause: String? = nil, by actor: Actor = .person(.mia)
  ) -> Refusal? {
    let change = UpstreamChange(from: day(from), cause: cause, text: sealed("words"))
    do throws(Refusal) {
      try change.check(of: Team("Coding"), by: actor, on: day("2026-03-05"), causes: causes)
      return nil
    } catch {
      return error
    }
  }

  @Test func `A change is read back as it was written`() throws {
    for cause in [nil, "a"] {
      let change = UpstreamChange(from: day("2026-03-01"), cause: cause, text: sealed("words"))
      #expect(try UpstreamChange(change.payload) == change)
    }
    #expect(throws: PayloadProblem.self) { try UpstreamChange(["from": .string("2026-03-01")]) }
    #expect(throws: PayloadProblem.self) {
      try UpstreamChange(["cause": .integer(1), "from": .string("2026-03-01"), "text": .string("x")])
    }
  }

  @Test(arguments: [
    ("Coding", "upstream/Coding"), ("Prior Auth", "upstream/Prior%20Auth"), ("50% Ä", "upstream/50%25%20%C3%84"),
  ]) func `Each team has a stream of its own, in letters that the trail takes`(team: String, stream: String) {
    #expect(UpstreamChange.stream(of: Team(team)) == stream)
  }

  @Test func `A date far away is a slip of the pen`() {
    #expect(refusal(from: "2026-12-01") == nil)
    #expect(refusal(from: "2025-03-04") == nil)
    #expect(refusal(from: "2206-03-01")?.reason.contains("more than a year away") == true)
    #expect(refusal(from: "2024-03-01")?.kind == .invalid)
  }

  @Test func `Only a cause of the team can be changed`() {
    #expect(refusal(cause: "a") == nil)
    #expect(refusal(cause: "b")?.reason == "Coding has no root cause 'b'; it has a.")
  }

  @Test func `Only people of the team and managers answer`() {
    #expect(refusal(by: .person(.sam))?.kind == .notPermitted)
    #expect(refusal(by: .person(.ada))?.kind == .notPermitted)
    #expect(refusal(by: .system("ingest"))?.kind == .notPermitted)
  }
}
