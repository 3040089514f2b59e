import Desk
import Testing

@Suite struct HoldTests {
  private let reason = sealed("reason")

  @Test func `A hold lasts until the buffer before the first deadline at the most`() throws {
    var work = try WorkedCase()
    // The corrected claim is due on Sunday 31 May, worked on Friday the 29th, three days before which is the 26th.
    #expect(
      work.refusal(.hold(until: day("2026-05-27"), reason: reason))
        == Refusal(
          .illegalMove,
          "Corrected claim is due on 2026-05-31: the hold may last until 2026-05-26 at the most, 3 days before it is worked."
        ))
    try work.perform(.hold(until: day("2026-05-26"), reason: reason))
    #expect(work.state.hold?.until == day("2026-05-26"))
    #expect(work.state.isHeld(on: day("2026-05-25")))
    #expect(!work.state.isHeld(on: day("2026-05-26")))
  }

  @Test func `A hold moves no outside deadline`() throws {
    var work = try WorkedCase()
    let clocks = work.state.clocks
    try work.perform(.hold(until: day("2026-05-26"), reason: reason))
    work.today = day("2026-04-01")
    try work.perform(.resume(reason: nil))
    #expect(work.state.clocks == clocks)
  }

  @Test func `A hold ends on a later day than today`() throws {
    let work = try WorkedCase()
    let past = Refusal(.invalid, "A hold ends on a later day than today.")
    #expect(work.refusal(.hold(until: day("2026-03-05"), reason: reason)) == past)
    #expect(work.refusal(.hold(until: day("2026-03-04"), reason: reason)) == past)
    #expect(work.refusal(.hold(until: day("2026-03-06"), reason: reason)) == nil)
  }

  @Test func `Without a deadline a hold may end on any later day`() throws {
    var work = try WorkedCase(.sample(paymentDate: nil, service: nil))
    try work.perform(.hold(until: day("2027-12-31"), reason: reason))
    #expect(work.state.hold?.until == day("2027-12-31"))
  }

  @Test func `A hold can be changed and lifted`() throws {
    var work = try WorkedCase()
    #expect(work.refusal(.resume(reason: nil)) == Refusal(.illegalMove, "The case is not on hold."))
    try work.perform(.hold(until: day("2026-04-01"), reason: reason))
    try work.perform(.hold(until: day("2026-03-20"), reason: reason))
    #expect(work.state.hold?.until == day("2026-03-20"))
    #expect(try work.perform(.resume(reason: reason)) == [.resumed(reason: reason)])
    #expect(work.state.hold == nil)
  }
}
