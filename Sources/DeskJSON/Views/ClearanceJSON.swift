import Desk
import Trail
import X12

extension AppointmentView: JSONShaped {
  package static let shape = JSONShape<AppointmentView>("Appointment") {
    Member("appointment_id", \.service.number)
    Member("state", \.state)
    Member("date", \.service.on)
    Member("time", \.service.at?.description)
    Member("urgency", \.service.urgency)
    Member("service", \.service.service)
    Member("service_name", \.service.serviceName)
    Member("location", \.service.location)
    Member("birth_date", \.service.birthDate)
    Member("ordering_provider", \.service.orderingProvider)
    Member("authorization_in_schedule", \.service.authorizationNumber)
    Member("cancelled", \.visit.isCancelled)
    Member("elements", about: "What the service needs, with what is known of it.", \.elements)
    Member("rows", about: "The rows of schedules that speak of the service.", \.rows)
    Member("vanished", about: "The newest schedule for its day, where the service does not stand on it.", \.vanished)
  }
}

extension NewerSchedule: JSONShaped {
  package static let shape = JSONShape<NewerSchedule>("NewerSchedule") {
    Member("document", \.document)
    Member("document_name", \.documentName)
    Member("on", \.on)
    Member("says_its_day", about: "Whether the file says its day; else it is the day of its reading.", \.saysItsDay)
  }
}

extension AppointmentView.ElementView: JSONShaped {
  package static let shape = JSONShape<AppointmentView.ElementView>("ClearanceElement") {
    Member("element", \.element)
    Member("status", \.finding?.status)
    Member("excepted", \.isExcepted)
    Member("approval", \.approval)
    Member("note", \.note)
    Member("by", \.by)
    Member("at_ms", \.at?.milliseconds)
  }

  private var approval: ApprovalOfElement? {
    guard case .authorization(.approved(let approved)) = finding else { return nil }
    return ApprovalOfElement(number: approvalNumber, approved: approved)
  }
}

/// An authorization with its number, which the trail keeps sealed.
private struct ApprovalOfElement: JSONShaped {
  var number: String?
  var approved: ClearanceFinding.Approval

  static let shape = JSONShape<ApprovalOfElement>("Approval") {
    Member("number", \.number)
    Member("from", \.approved.from)
    Member("through", \.approved.through)
    Member("units", \.approved.units)
  }
}

extension AppointmentView.RowView: JSONShaped {
  package static let shape = JSONShape<AppointmentView.RowView>("ScheduleRow") {
    Member("document", \.document)
    Member("document_name", \.documentName)
    Member("line", \.line)
    Member("start", \.range.start)
    Member("end", \.range.end)
    Member("date", \.on)
    Member("status", \.status)
  }
}

extension ClearanceState: JSONChoice {}
extension ClearanceElement: JSONChoice {}
extension Urgency: JSONChoice {}
extension AppointmentStatus: JSONChoice {}
