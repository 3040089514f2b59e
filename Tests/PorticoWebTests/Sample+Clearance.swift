@testable import Desk
@testable import PorticoWeb
import Trail
import X12

extension Sample {
  func service(_ urgency: Urgency = .elective, on: String = "2026-11-24") -> ScheduledService {
    ScheduledService(
      number: text("A-100-4471"), patient: text("H2026-008107"), last: text("OKONKWO-FITZGERALD"),
      first: text("MARGUERITE A"), birthDate: isMasked ? nil : Sample.date("1950-06-30"), sex: "F",
      memberID: text("XJB90204407"), payer: text("00430"), payerName: text("BLUE CROSS"), service: text("70553"),
      serviceName: text("MRI brain with and without contrast"), on: Sample.date(on), at: TimeOfDay(minutes: 510),
      location: text("Imaging East"), urgency: urgency, orderingProvider: text("Amari, Faye"),
      authorizationNumber: text("AUTH-5521"), status: .scheduled)
  }

  private var newer: NewerSchedule {
    NewerSchedule(
      document: Sample.document, documentName: text("schedule-newer.csv"), on: Sample.today, saysItsDay: true)
  }

  private func row(_ state: ClearanceState, _ number: Int64?, _ urgency: Urgency = .elective)
    -> ClearanceView.ServiceRow
  {
    ClearanceView.ServiceRow(
      id: number.map { CaseID($0) }, state: state, service: service(urgency), patient: patient(),
      gaps: state == .emergency || state == .cleared
        ? []
        : [
          ClearanceGap(element: .order, status: nil), ClearanceGap(element: .coverage, status: "undetermined"),
          ClearanceGap(element: .authorization, status: "approved"),
        ], team: number == nil ? nil : Team(text("Prior Auth")), owner: state == .inWork ? text("Dana Whitfield") : nil,
      isMine: state == .inWork, daysLeft: 2, isClosed: false, vanished: state == .undetermined ? newer : nil)
  }

  func clearance(isEmpty: Bool = false) -> ClearanceView {
    let days = (0..<7).map { offset in
      ClearanceView.Day(
        date: Sample.today.adding(days: offset),
        counts: isEmpty ? [:] : [.notCleared: 1, .undetermined: 1, .inWork: 1, .cleared: 1, .emergency: 1])
    }
    return ClearanceView(
      filter: ClearanceFilter(from: Sample.today, scope: .all), today: Sample.today, days: days,
      total: isEmpty ? 0 : 5,
      rows: isEmpty
        ? []
        : [
          row(.emergency, nil, .emergency), row(.notCleared, 7, .urgent), row(.undetermined, 8), row(.inWork, 9),
          row(.cleared, 10),
        ], withoutCase: isEmpty ? 0 : 2)
  }

  /// The case of a scheduled service; of an emergency when its visit is over.
  func serviceCase(_ urgency: Urgency = .elective) -> CaseView {
    let isEmergency = urgency == .emergency
    let service = service(urgency, on: isEmergency ? "2026-11-20" : "2026-11-24")
    let visit = Visit(
      row: AppointmentRowID(4), on: service.on, at: service.at, urgency: urgency, isCancelled: false)
    let items = isEmergency ? ["complete-registration"] : ["order", "coverage", "authorization"]
    let opening = CaseOpening(
      number: CaseID(1043), sop: "clearance", subject: .appointment(AppointmentID(3)), set: nil, payer: PayerID(4),
      lineOfBusiness: "", category: "authorization", group: "", reason: "", issues: [],
      rootCauseTeam: text("Prior Auth"),
      team: Team(text("Prior Auth")), clocks: [], checklist: items, minutes: 20, estimate: nil, openedOn: Sample.today,
      attentionOn: Sample.today, isBelowFloor: false, visit: visit)
    var state = CaseState(opening, sop: Sample.document, at: Instant(milliseconds: 5))
    let approval = ClearanceFinding.Approval(
      number: Sample.document, from: Sample.date("2026-11-01"), through: Sample.date("2026-11-20"), units: 2)
    if !isEmergency {
      state.apply(
        .clearanceRecorded(.coverage(.undetermined), note: nil), actor: AccountID(1), at: Instant(milliseconds: 9))
      state.apply(
        .clearanceRecorded(.authorization(.approved(approval)), note: nil), actor: AccountID(1),
        at: Instant(milliseconds: 9))
    }
    state.version = 7
    let told = { (element: ClearanceElement) in
      AppointmentView.ElementView(
        element: element, finding: state.clearance?.findings[element], isExcepted: element == .order,
        approvalNumber: element == .authorization ? text("AUTH-5521") : nil, note: text("Rep. Alicia"),
        by: text("Dana Whitfield"), at: Instant(milliseconds: 9))
    }
    var view = caseView(.fresh)
    view.state = state
    view.claim = nil
    view.set = nil
    view.issues = []
    view.family = []
    view.charge = nil
    view.paid = nil
    view.checklist = items.map { id in
      let element = ClearanceElement(rawValue: id)
      let item = SOP.Item(id: id, text: text("Step \(id)"), needsEvidence: false, element: element, when: nil)
      return CaseView.ChecklistView(item: item, status: .open, exceptionReason: nil, exceptionBy: nil)
    }
    view.row.deadline = nil
    view.row.visit = visit
    view.appointment = AppointmentView(
      visit: visit, service: service, patient: patient(), state: state.clearanceState, gaps: state.gaps,
      elements: isEmergency ? [] : [.order, .coverage, .authorization].map(told),
      rows: [
        AppointmentView.RowView(
          document: Sample.document, documentName: text("schedule.csv"), line: 12,
          range: ByteRange(start: 100, end: 220),
          on: service.on, at: service.at, status: .moved)
      ], vanished: isEmergency ? nil : newer)
    return view
  }
}
