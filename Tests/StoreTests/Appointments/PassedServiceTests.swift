import Desk
import Doors
import Testing
import Trail
import X12

@testable import Store

@Suite("After its day a service gives way, and a person says what happened", .serialized)
struct PassedServiceTests {
  /// Monday 2026-11-02, and one row for each day.
  private func rows(_ workplace: Workplace) async throws -> [QueueRow] {
    try await workplace.store.queue(QueueFilter(), for: workplace.specialist).rows
  }

  @Test("it stands before deadlines until its day is over, then behind those that are due, and proposes to be closed")
  func givesWay() async throws {
    let workplace = try await Workplace()
    try await workplace.take(
      SmallSchedule(SmallService(on: "2026-11-03", urgency: "urgent"), SmallService(number: "A2", on: "2026-11-04")))
    try await workplace.take(SmallRemittance(claims: [.denied("29")]))
    func order() async throws -> [String] { try await rows(workplace).map(\.sop) }
    let cases = try await workplace.cases("imaging")
    #expect(try await order() == ["clearance", "clearance", "denials"])
    workplace.time.advance(days: 3)
    try await workplace.intake.openDueCases()
    let states = try await workplace.states()
    #expect(states.filter(\.isServiceOver).count == 2 && states.allSatisfy { $0.closing == nil })
    #expect(states.filter { $0.clearance != nil }.allSatisfy { $0.lane == .usual && $0.firstClock == nil })
    let row = try #require(try await rows(workplace).first { $0.id == cases[0] })
    #expect(row.isOver && row.nextAction == "Say what happened and close" && row.deadline == nil)
    #expect(
      row.why
        == "Service day 2026-11-03 passed, uncleared: order not checked, identity not checked, coverage not checked, authorization not checked."
    )
    let view = try await workplace.store.queue(QueueFilter(due: .late), for: workplace.specialist)
    #expect(view.rows.allSatisfy { $0.sop != "clearance" })
    // Once is enough, and a rebuild finds the same.
    let before = try await workplace.dump()
    try await workplace.intake.openDueCases()
    #expect(try await workplace.dump() == before)
    _ = try await workplace.store.rebuild()
    #expect(try await workplace.dump() == before)
  }

  @Test("an urgent service that was forgotten no longer outranks a deadline")
  func outranked() async throws {
    let workplace = try await Workplace()
    try await workplace.take(SmallSchedule(SmallService(on: "2026-11-03", urgency: "urgent")))
    var remittance = SmallRemittance(claims: [.denied("197")])
    remittance.date = "20260520"
    try await workplace.take(remittance)
    #expect(try await rows(workplace).map(\.sop) == ["clearance", "denials"])
    workplace.time.advance(days: 2)
    try await workplace.intake.openDueCases()
    #expect(try await rows(workplace).map(\.sop) == ["denials", "clearance"])
  }

  @Test("only a person closes it, with what happened; a service that is moved ahead is worked again")
  func personDecides() async throws {
    let workplace = try await Workplace()
    try await workplace.take(
      SmallSchedule(SmallService(on: "2026-11-03"), SmallService(number: "A2", on: "2026-11-03")))
    workplace.time.advance(days: 2)
    try await workplace.intake.openDueCases()
    let cases = try await workplace.cases("imaging")
    await #expect(throws: Refusal.self) {
      try await workplace.perform(cases[0], .close(outcome: "took_place", typedRecovered: nil, reason: nil))
    }
    let title = workplace.store.seal("visit note")
    try await workplace.perform(
      cases[0], .addEvidence(.file(Digest(hashing: [1])), title: title.digest), texts: [title])
    try await workplace.perform(cases[0], .close(outcome: "took_place", typedRecovered: nil, reason: nil))
    try await workplace.take(
      SmallSchedule(SmallService(number: "A2", on: "2026-11-10", status: "moved")), name: "later.csv")
    let moved = try #require(try await workplace.state(cases[1]))
    #expect(!moved.isServiceOver && moved.lane == .soon && moved.firstClock?.due == CalendarDate(iso: "2026-11-10"))
  }

  @Test("an emergency is worked after its day as before")
  func emergency() async throws {
    let workplace = try await Workplace()
    try await workplace.take(SmallSchedule(SmallService(on: "2026-11-03", urgency: "emergency")))
    workplace.time.advance(days: 3)
    try await workplace.intake.openDueCases()
    try await workplace.intake.openDueCases()
    let state = try #require(try await workplace.states().first)
    #expect(state.opening.category == "emergency_follow_up" && state.servicePassed == nil && !state.isServiceOver)
  }
}
