import Desk
import Testing

@Suite struct OwnershipTests {
  private let reason = sealed("reason")

  @Test func `A person takes a case that nobody has`() throws {
    var work = try WorkedCase()
    #expect(try work.perform(.take, by: .sam) == [.taken(by: Account.sam.id)])
    #expect(work.state.person == Account.sam.id)
    #expect(work.state.team == Team("Prior Auth"))
  }

  @Test func `Of two who take a case the second is told`() throws {
    var work = try WorkedCase()
    try work.perform(.take, by: .sam)
    #expect(
      work.refusal(.take, by: .sue)
        == Refusal(.illegalMove, "Somebody else has taken this case; ask for it to be assigned to you."))
    #expect(work.refusal(.take, by: .sam) == Refusal(.illegalMove, "The case is yours already."))
  }

  @Test func `A case is assigned to a person and a team`() throws {
    var work = try WorkedCase()
    let events = try work.perform(.assign(team: Team("Coding"), person: .sue, reason: reason), by: .mia)
    #expect(events == [.assigned(team: Team("Coding"), person: Account.sue.id, reason: reason)])
    #expect(work.state.team == Team("Coding"))
    #expect(work.state.person == Account.sue.id)
  }

  @Test func `Assigned to nobody, a case is back in its team's queue`() throws {
    var work = try WorkedCase()
    try work.perform(.take)
    try work.perform(.assign(team: nil, person: nil, reason: nil))
    #expect(work.state.person == nil)
    #expect(work.state.team == Team("Prior Auth"))
  }

  @Test func `A team that the SOP does not know owns nothing`() throws {
    let refusal = try WorkedCase().refusal(.assign(team: Team("Radiology"), person: nil, reason: nil))
    #expect(refusal?.kind == .invalid)
    #expect(refusal?.reason.hasPrefix("There is no team 'Radiology'; the SOP knows Appeals, Billing, ") == true)
  }

  @Test func `Neither an auditor nor a closed account owns a case`() throws {
    let work = try WorkedCase()
    #expect(
      work.refusal(.assign(team: nil, person: .ada, reason: nil))
        == Refusal(.invalid, "Ada Fry cannot own a case. Auditors read everything and change nothing."))
    #expect(
      work.refusal(.assign(team: nil, person: .gus, reason: nil))
        == Refusal(.invalid, "The account gus is closed."))
  }

  @Test func `To assign a case as it is assigned changes nothing and is refused`() throws {
    var work = try WorkedCase()
    let same = Refusal(.illegalMove, "The case is assigned like that already.")
    #expect(work.refusal(.assign(team: nil, person: nil, reason: nil)) == same)
    try work.perform(.take)
    #expect(work.refusal(.assign(team: Team("Prior Auth"), person: .sam, reason: reason)) == same)
  }

  @Test func `Escalated, a case lies in the lead's queue, for nobody yet, at the front`() throws {
    var work = try WorkedCase()
    try work.perform(.take)
    work.today = day("2026-03-10")
    let events = try work.perform(.escalate(reason: reason))
    #expect(events == [.escalated(to: Team("Denials Lead"), on: day("2026-03-10"), reason: reason)])
    #expect(work.state.team == Team("Denials Lead"))
    #expect(work.state.person == nil)
    #expect(work.state.isEscalated)
    #expect(work.state.attentionOn == day("2026-03-10"))
  }
}
