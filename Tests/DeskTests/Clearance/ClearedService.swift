import Testing
import Trail
import X12

@testable import Desk

/// A scheduled service that a test works: decides a command and applies what it makes.
struct ClearedService {
  var state: CaseState
  var today: CalendarDate
  var service: ScheduledService
  let sop: SOP
  let playbook: Playbook

  /// The case that the service opens under the shipped SOPs; on 2026-11-02, a Monday, where nothing else is said.
  init(_ service: ScheduledService = .sample(), on today: CalendarDate = day("2026-11-02")) throws {
    playbook = try Playbook.shipped()
    let facts = AppointmentFacts(id: AppointmentID(1), row: AppointmentRowID(1), payer: PayerID(1), service: service)
    let (sop, opening) = try #require(try playbook.opening(for: facts, number: CaseID(1), today: today))
    self.sop = sop
    self.today = today
    self.service = service
    state = CaseState(opening, sop: sop.digest, at: Instant(milliseconds: 0))
  }

  @discardableResult mutating func perform(
    _ command: CaseCommand, by account: Account = .sam
  ) throws(Refusal) -> [CaseEvent] {
    let events = try state.decide(command, in: context(.person(account)))
    for event in events { state.apply(event, actor: account.id, at: Instant(milliseconds: 1)) }
    return events
  }

  mutating func record(_ findings: ClearanceFinding...) throws(Refusal) {
    for finding in findings { try perform(.recordClearance(finding, note: nil)) }
  }

  /// The reason why a command is refused; nil when it is not.
  func refusal(_ command: CaseCommand, by account: Account = .sam) -> Refusal? {
    do throws(Refusal) {
      _ = try state.decide(command, in: context(.person(account)))
      return nil
    } catch {
      return error
    }
  }

  private func context(_ actor: Actor) -> DecisionContext {
    DecisionContext(actor: actor, today: today, sop: sop, isPosted: true)
  }

  /// Lets a later schedule say something else of the service.
  @discardableResult mutating func reschedule(_ change: (inout ScheduledService) -> Void) -> [CaseEvent] {
    var now = service
    change(&now)
    let row = AppointmentRowID((state.clearance?.visit.row.value ?? 0) + 1)
    let events = state.respond(
      to: AppointmentFacts(id: AppointmentID(1), row: row, payer: PayerID(1), service: now), was: service, sop: sop,
      playbook: playbook, today: today)
    for event in events { state.apply(event, actor: nil, at: Instant(milliseconds: 2)) }
    service = now
    return events
  }

  /// Finds everything clear that the service asks for.
  mutating func clearAll() throws(Refusal) {
    for element in state.elements {
      switch element {
      case .identity: try record(.identity(.verified))
      case .coverage: try record(.coverage(.active))
      case .authorization: try record(.authorization(.approved(.sample())))
      case .order: try record(.order(.received))
      case .estimate: try record(.estimate(.given))
      case .notices: try record(.notices(.delivered))
      }
    }
  }
}

extension ScheduledService {
  /// An elective MRI of an insured patient on Monday 2026-11-09.
  static func sample(
    urgency: Urgency = .elective, on: String = "2026-11-09", service: String = "70553", payer: String = "60054",
    status: AppointmentStatus = .scheduled
  ) -> ScheduledService {
    ScheduledService(
      number: "A1", patient: "P1", last: "Quillfeather", first: "Agnes", birthDate: day("1950-06-30"), sex: "F",
      memberID: "W1", payer: payer, payerName: "AETNA", service: service, serviceName: "MRI brain", on: day(on),
      at: TimeOfDay("08:30"), location: "East", urgency: urgency, orderingProvider: "Amari", authorizationNumber: "",
      status: status)
  }
}

extension ClearanceFinding.Approval {
  static func sample(from: String = "2026-11-01", through: String = "2026-11-30") -> ClearanceFinding.Approval {
    ClearanceFinding.Approval(number: sealed("AUTH-1"), from: day(from), through: day(through), units: 1)
  }
}
