import Desk
import Testing

@Suite struct ChecklistTests {
  private let reason = sealed("reason")
  private let notOpen = Refusal(.illegalMove, "That item is not open any more.")

  @Test func `An item that needs evidence is done with it alone`() throws {
    var work = try WorkedCase()
    #expect(
      work.refusal(.check(item: "find-auth", evidence: nil))
        == Refusal(.invalid, "This item needs evidence: a file, or a link to a segment."))
    for evidence in [Evidence.proof, .segment] {
      var copy = work
      try copy.perform(.check(item: "find-auth", evidence: evidence))
      #expect(copy.state.checklist.first?.status == .done(evidence))
      #expect(copy.state.evidence == [evidence])
    }
    try work.perform(.check(item: "compare-auth", evidence: nil))
    #expect(work.state.checklist[1].status == .done(nil))
    #expect(work.state.nextItem == "find-auth")
  }

  @Test func `An item is done once`() throws {
    var work = try WorkedCase()
    try work.perform(.check(item: "find-auth", evidence: .proof))
    #expect(work.refusal(.check(item: "find-auth", evidence: .proof)) == notOpen)
    #expect(work.refusal(.except(item: "find-auth", reason: reason), by: .mia) == notOpen)
  }

  @Test func `An item that the case does not have is named with those that it has`() throws {
    let work = try WorkedCase()
    let unknown = Refusal(
      .invalid, "The checklist has no item 'zz'; it has find-auth, compare-auth, retro-auth, send-remedy.")
    #expect(work.refusal(.check(item: "zz", evidence: .proof)) == unknown)
    #expect(work.refusal(.uncheck(item: "zz", reason: reason)) == unknown)
    #expect(work.refusal(.except(item: "zz", reason: reason), by: .mia) == unknown)
  }

  @Test func `An item is opened again with a reason`() throws {
    var work = try WorkedCase()
    #expect(
      work.refusal(.uncheck(item: "find-auth", reason: reason))
        == Refusal(.illegalMove, "That item is open already."))
    try work.perform(.check(item: "find-auth", evidence: .proof))
    #expect(
      try work.perform(.uncheck(item: "find-auth", reason: reason)) == [.unchecked(item: "find-auth", reason: reason)])
    #expect(work.state.nextItem == "find-auth")
  }

  @Test func `A manager lets an item be skipped, and who did it stays on it`() throws {
    var work = try WorkedCase()
    try work.perform(.take, by: .sam)
    #expect(
      work.refusal(.except(item: "find-auth", reason: reason), by: .sue)
        == Refusal(.notPermitted, "Only a manager may grant an exception."))
    try work.perform(.except(item: "find-auth", reason: reason), by: .mia)
    #expect(work.state.checklist.first?.status == .excepted(reason: reason, grantedBy: Account.mia.id))
    #expect(work.state.nextItem == "compare-auth")
    try work.perform(.uncheck(item: "find-auth", reason: reason))
    #expect(work.state.nextItem == "find-auth")
  }

  @Test func `Nobody grants an exception for a case of their own`() throws {
    var work = try WorkedCase()
    try work.perform(.take, by: .mia)
    #expect(
      work.refusal(.except(item: "find-auth", reason: reason), by: .mia)
        == Refusal(.notPermitted, "Nobody grants an exception for a case of their own; another manager must."))
    try work.perform(.except(item: "find-auth", reason: reason), by: .max)
  }
}
