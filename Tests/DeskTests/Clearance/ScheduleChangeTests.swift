import Testing
import Trail
import X12

@testable import Desk

@Suite("A later schedule moves, cancels and brings back what it says")
struct ScheduleChangeTests {
  private func kinds(_ events: [CaseEvent]) -> [String] { events.map { String($0.type.dropFirst("case.".count)) } }

  @Test("another day moves clock and place in the queue; what was found out stays where it still says something")
  func moved() throws {
    var work = try ClearedService()
    try work.clearAll()
    #expect(kinds(work.reschedule { $0.on = day("2026-11-16") }) == ["appointment_changed"])
    #expect(work.state.clocks.map(\.due) == [day("2026-11-16")])
    #expect(work.state.attentionOn == day("2026-11-13"))
    #expect(work.state.clearanceState == .cleared)
    work.reschedule { $0.at = TimeOfDay("09:00") }
    #expect(work.state.clearance?.visit.at == TimeOfDay("09:00") && work.state.clearanceState == .cleared)
  }

  @Test("coverage is asked for again in another month, an approval ends with its days")
  func otherMonth() throws {
    var work = try ClearedService()
    try work.clearAll()
    try work.perform(.close(outcome: "cleared", typedRecovered: nil, reason: nil))
    let events = work.reschedule { $0.on = day("2026-12-01") }
    #expect(kinds(events) == ["reopened", "appointment_changed"])
    #expect(work.state.closing == nil)
    #expect(
      work.state.gaps == [
        ClearanceGap(element: .coverage, status: nil), ClearanceGap(element: .authorization, status: "approved"),
      ])
    #expect(work.state.gaps.map(\.words) == ["Coverage not checked", "Authorization not for this day"])
  }

  @Test("another payer, patient or service takes back what was about the old one")
  func otherFacts() throws {
    func left(_ change: (inout ScheduledService) -> Void) throws -> Set<ClearanceElement> {
      var work = try ClearedService(.sample(service: "29881"))
      try work.clearAll()
      work.reschedule(change)
      return Set(work.state.clearance?.findings.keys.map { $0 } ?? [])
    }
    #expect(try left { $0.payer = "00430" } == [.identity, .order])
    #expect(try left { $0.memberID = "W2" } == [.identity, .order])
    #expect(try left { $0.patient = "P2" } == [])
    #expect(try left { $0.service = "29882" } == [.identity, .coverage])
    #expect(try left { $0.location = "West" } == Set(ClearanceElement.allCases))
  }

  @Test("a cancelled service closes its case by itself; one that is back opens it again")
  func cancelled() throws {
    var work = try ClearedService()
    #expect(kinds(work.reschedule { $0.status = .cancelled }) == ["appointment_changed", "closed"])
    #expect(work.state.closing?.outcome == "cancelled" && work.state.clearanceState == nil)
    #expect(kinds(work.reschedule { $0.location = "West" }) == ["appointment_changed"])
    #expect(kinds(work.reschedule { $0.status = .scheduled }) == ["reopened", "appointment_changed"])
    #expect(work.state.closing == nil && work.state.clearanceState == .notCleared)
    #expect(work.state.clocks.map(\.due) == [day("2026-11-09")])
  }

  @Test("a case that ended otherwise comes back only for a day that lies ahead")
  func ended() throws {
    var work = try ClearedService()
    try work.perform(.addEvidence(.proof, title: sealed("fax")))
    try work.perform(.close(outcome: "took_place", typedRecovered: nil, reason: nil))
    work.today = day("2026-11-12")
    #expect(kinds(work.reschedule { $0.on = day("2026-11-10") }) == ["appointment_changed"])
    #expect(kinds(work.reschedule { $0.on = day("2026-11-20") }) == ["reopened", "appointment_changed"])
  }

  @Test("what a schedule says never makes an approval or a coverage")
  func nothingIsInferred() throws {
    var service = ScheduledService.sample()
    service.authorizationNumber = "AUTH-77"
    let work = try ClearedService(service)
    #expect(work.state.clearance?.findings == [:])
    #expect(work.state.gaps.contains { $0.element == .authorization })
  }
}
