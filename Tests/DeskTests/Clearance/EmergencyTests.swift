import Testing
import Trail
import X12

@testable import Desk

@Suite("Nothing about an emergency is gated (guardrail G1)")
struct EmergencyTests {
  private func opening(on visit: String, today: String) throws -> CaseOpening? {
    let facts = AppointmentFacts(
      id: AppointmentID(1), row: AppointmentRowID(1), payer: PayerID(1),
      service: .sample(urgency: .emergency, on: visit, service: "99284"))
    return try Playbook.shipped().opening(for: facts, number: CaseID(1), today: day(today))?.1
  }

  @Test("its case opens the day after the visit, and not before")
  func afterwards() throws {
    #expect(try opening(on: "2026-11-05", today: "2026-11-02") == nil)
    #expect(try opening(on: "2026-11-05", today: "2026-11-05") == nil)
    let opening = try #require(try opening(on: "2026-11-05", today: "2026-11-06"))
    #expect(opening.category == "emergency_follow_up")
    #expect(opening.clocks.isEmpty)
    #expect(!opening.checklist.contains { ClearanceElement(rawValue: $0) != nil })
  }

  @Test("whatever an SOP says, no element is asked for")
  func loosened() throws {
    let text = try Files.shipped("clearance.yaml").replacing(
      "      - id: complete-registration\n        do: \"Complete the registration from the record\"",
      with: "      - element: coverage\n        do: \"Ask for coverage first\"")
    var playbook = try Playbook.shipped()
    playbook.sops = [try SOP(text: text, file: "clearance.yaml")]
    let facts = AppointmentFacts(
      id: AppointmentID(1), row: AppointmentRowID(1), payer: PayerID(1), service: .sample(urgency: .emergency))
    let (_, opening) = try #require(try playbook.opening(for: facts, number: CaseID(1), today: day("2026-11-10")))
    #expect(opening.checklist == ["find-coverage", "notify-payer"])
  }

  @Test("a service that becomes an emergency loses clock, gaps and pauses, and asks for nothing before it is over")
  func becomes() throws {
    var work = try ClearedService()
    try work.record(.coverage(.inactive))
    try work.perform(.hold(until: day("2026-11-05"), reason: sealed("waiting")))
    work.reschedule { $0.urgency = .emergency }
    #expect(work.state.clocks.isEmpty && work.state.gaps.isEmpty && work.state.hold == nil)
    #expect(work.state.clearanceState == .emergency && work.state.lane == .usual)
    for today in ["2026-11-02", "2026-11-09"] {
      work.today = day(today)
      #expect(
        work.refusal(.recordClearance(.coverage(.active), note: nil))?.reason.contains("care comes first") == true)
    }
    work.today = day("2026-11-10")
    #expect(work.refusal(.recordClearance(.coverage(.active), note: nil)) == nil)
    for today in ["2026-11-02", "2026-11-20"] {
      work.today = day(today)
      #expect(work.refusal(.hold(until: day("2026-12-01"), reason: sealed("r")))?.reason.contains("emergency") == true)
    }
  }

  @Test("its state is never one of those that hold something up", arguments: ClearanceElement.allCases)
  func neverGated(element: ClearanceElement) throws {
    for status in element.statuses {
      var work = try ClearedService(.sample(service: "29881"))
      try work.record(
        try ClearanceFinding(element, status, approval: status == "approved" ? .sample(through: "2026-11-02") : nil))
      work.reschedule { $0.urgency = .emergency }
      #expect(work.state.clearanceState == .emergency, "\(element) \(status)")
      #expect(work.state.gaps.isEmpty)
    }
  }
}
