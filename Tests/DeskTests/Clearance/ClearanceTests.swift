import Testing
import Trail
import X12

@testable import Desk

@Suite("A scheduled service is cleared element by element")
struct ClearanceTests {
  @Test(
    "the kind of service decides what is asked for",
    arguments: [
      ("70553", "60054", ["order", "identity", "coverage", "authorization"]),
      ("70553", "", ["order", "identity", "estimate"]),
      ("29881", "60054", ["order", "identity", "coverage", "authorization", "estimate", "notices"]),
      ("99214", "60054", ["identity", "coverage"]), ("99214", "", ["identity", "estimate"]),
    ])
  func elements(service: String, payer: String, expected: [String]) throws {
    let work = try ClearedService(.sample(service: service, payer: payer))
    #expect(work.state.elements.map(\.rawValue) == expected)
    #expect(work.state.gaps.map(\.element) == work.state.elements)
    #expect(work.state.clearanceState == .notCleared)
  }

  @Test(
    "every status stands for one thing, and only what clears settles its step",
    arguments: [
      ("identity", "verified", "clears"), ("identity", "mismatch", "against"), ("coverage", "active", "clears"),
      ("coverage", "inactive", "against"), ("coverage", "undetermined", "undetermined"),
      ("authorization", "not_needed", "clears"), ("authorization", "needed", "pending"),
      ("authorization", "submitted", "pending"), ("authorization", "approved", "clears"),
      ("authorization", "denied", "against"), ("order", "received", "clears"), ("order", "missing", "against"),
      ("estimate", "not_needed", "clears"), ("estimate", "needed", "pending"), ("estimate", "given", "clears"),
      ("notices", "not_needed", "clears"), ("notices", "due", "pending"), ("notices", "delivered", "clears"),
      ("notices", "signed", "clears"),
    ])
  func standings(element: String, status: String, standing: String) throws {
    let element = try #require(ClearanceElement(rawValue: element))
    let approval: ClearanceFinding.Approval? = status == "approved" ? .sample() : nil
    let finding = try ClearanceFinding(element, status, approval: approval)
    #expect("\(finding.standing(on: day("2026-11-09")))" == standing)
    #expect(finding.status == status)
    var work = try ClearedService(.sample(service: "29881"))
    try work.record(finding)
    #expect(work.state.gaps.contains { $0.element == element } == (standing != "clears"))
  }

  @Test("every status that can be recorded is in the table above")
  func complete() {
    #expect(ClearanceElement.allCases.reduce(0) { $0 + $1.statuses.count } == 19)
  }

  @Test("coverage that is undetermined is neither active nor inactive")
  func undetermined() throws {
    var work = try ClearedService()
    try work.record(.coverage(.undetermined))
    #expect(work.state.clearanceState == .undetermined)
    #expect(work.state.gaps.contains(ClearanceGap(element: .coverage, status: "undetermined")))
    #expect(work.state.checklist.first { $0.id == "coverage" }?.status == .open)
    try work.record(.coverage(.inactive))
    #expect(work.state.clearanceState == .notCleared)
    try work.record(.coverage(.active))
    #expect(work.state.clearanceState == .inWork)
  }

  @Test("nothing begun, in work, not cleared, cleared")
  func states() throws {
    var work = try ClearedService()
    #expect(work.state.clearanceState == .notCleared)
    try work.perform(.take)
    #expect(work.state.clearanceState == .inWork)
    try work.record(.authorization(.denied))
    #expect(work.state.clearanceState == .notCleared)
    try work.clearAll()
    #expect(work.state.clearanceState == .cleared && work.state.gaps.isEmpty)
    try work.perform(.close(outcome: "cleared", typedRecovered: nil, reason: nil))
    #expect(work.state.clearanceState == .cleared)
  }

  @Test("an approval counts for the days that it names")
  func approvalDates() throws {
    for (from, through, clears) in [
      ("2026-11-09", "2026-11-09", true), ("2026-11-01", "2026-11-08", false), ("2026-11-10", "2026-12-31", false),
    ] {
      var work = try ClearedService()
      try work.record(.authorization(.approved(.sample(from: from, through: through))))
      #expect(work.state.gaps.contains { $0.element == .authorization } == !clears, "\(from) to \(through)")
    }
  }

  @Test("what cannot be recorded is refused with the way out")
  func refusals() throws {
    var work = try ClearedService()
    func refused(_ finding: ClearanceFinding) -> String {
      work.refusal(.recordClearance(finding, note: nil))?.reason ?? ""
    }
    #expect(refused(.notices(.signed)).contains("it asks for order, identity, coverage, authorization"))
    #expect(
      refused(.authorization(.approved(.sample(from: "2026-12-01", through: "2026-11-01")))).contains(
        "ends on or after"))
    try work.record(.coverage(.active))
    #expect(refused(.coverage(.active)).contains("recorded as active already"))
    #expect(work.refusal(.recordClearance(.coverage(.active), note: sealed("asked again"))) == nil)
    #expect(work.refusal(.check(item: "order", evidence: nil))?.reason.contains("record received, missing") == true)
    #expect(
      work.refusal(.uncheck(item: "coverage", reason: sealed("why")))?.reason.contains("record another one") == true)
    try work.perform(.except(item: "order", reason: sealed("verbal order")), by: .max)
    #expect(refused(.order(.received)).contains("excepted"))
    #expect(!work.state.gaps.contains { $0.element == .order })
    #expect(work.refusal(.recordClearance(.coverage(.inactive), note: nil), by: .ada)?.kind == .notPermitted)
    #expect(throws: Refusal.self) { try ClearanceFinding(.coverage, "denied", approval: nil) }
    #expect(throws: Refusal.self) { try ClearanceFinding(.authorization, "approved", approval: nil) }
    #expect(throws: Refusal.self) { try ClearanceFinding(.coverage, "active", approval: .sample()) }
    var denial = try WorkedCase()
    #expect(
      denial.refusal(.recordClearance(.coverage(.active), note: nil))?.reason.contains("Only a scheduled service")
        == true)
    try denial.perform(.take)
  }

  @Test("a case closes as cleared only when everything is clear, and says what is not")
  func closing() throws {
    var work = try ClearedService()
    let close = CaseCommand.close(outcome: "cleared", typedRecovered: nil, reason: nil)
    try work.record(.coverage(.undetermined))
    let reason = try #require(work.refusal(close)).reason
    #expect(reason.contains("coverage undetermined") && reason.contains("order not checked"))
    #expect(!reason.contains("checklist item"))
    #expect(work.refusal(.close(outcome: "cancelled", typedRecovered: nil, reason: nil)) != nil)
    try work.perform(.addEvidence(.proof, title: sealed("the office's fax")))
    #expect(work.refusal(.close(outcome: "not_going_ahead", typedRecovered: nil, reason: nil)) == nil)
    try work.clearAll()
    try work.perform(close)
    #expect(work.state.closing?.outcome == "cleared")
  }

  @Test("the clock is the day of service, worked by the business day before a weekend, and a hold ends before it")
  func clock() throws {
    var work = try ClearedService(.sample(on: "2026-11-15"))  // a Sunday
    let clock = try #require(work.state.firstClock)
    #expect(clock.kind == .dayOfService && clock.due == day("2026-11-15") && clock.workBy == day("2026-11-13"))
    #expect(work.refusal(.hold(until: day("2026-11-13"), reason: sealed("r")))?.reason.contains("2026-11-12") == true)
    try work.perform(.hold(until: day("2026-11-12"), reason: sealed("r")))
    #expect(work.state.clocks == [clock])
    let urgent = try ClearedService(.sample(urgency: .urgent, on: "2026-11-15"))
    #expect(urgent.state.firstClock?.workBy == day("2026-11-15"))
  }

  @Test("patients before dollars: urgent at once, elective 72 hours before, both before any money")
  func lanes() throws {
    let urgent = try ClearedService(.sample(urgency: .urgent, on: "2026-11-20"))
    #expect(urgent.state.lane == .urgent && urgent.state.attentionOn <= day("2026-11-02"))
    let sooner = try ClearedService(.sample(urgency: .urgent, on: "2026-11-05"))
    #expect(sooner.state.attentionOn < urgent.state.attentionOn)
    var elective = try ClearedService()
    #expect(elective.state.lane == .soon && elective.state.attentionOn == day("2026-11-06"))
    try elective.clearAll()
    #expect(elective.state.lane == .usual)
    #expect(try WorkedCase().state.lane == .usual)
    #expect(QueueLane.urgent.rawValue < QueueLane.soon.rawValue && QueueLane.soon.rawValue < QueueLane.usual.rawValue)
  }

  @Test("a service whose day has passed, or that is cancelled, opens nothing")
  func past() throws {
    let playbook = try Playbook.shipped()
    func opens(_ service: ScheduledService, _ today: String) throws -> Bool {
      let facts = AppointmentFacts(id: AppointmentID(1), row: AppointmentRowID(1), payer: PayerID(1), service: service)
      return try playbook.opening(for: facts, number: CaseID(1), today: day(today)) != nil
    }
    #expect(try opens(.sample(), "2026-11-09"))
    #expect(try !opens(.sample(), "2026-11-10"))
    #expect(try !opens(.sample(status: .cancelled), "2026-11-02"))
    #expect(try opens(.sample(status: .moved), "2026-11-02"))
  }
}
