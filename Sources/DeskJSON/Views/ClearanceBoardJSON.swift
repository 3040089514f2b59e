import Desk
import X12

extension ClearanceView: JSONShaped {
  package static let shape = JSONShape<ClearanceView>("ClearanceBoard") {
    Member("today", \.today)
    Member("from", about: "The first of the seven days.", \.filter.from)
    Member("through", \.filter.through)
    Member("days", \.days)
    Member("day", about: "The one day whose services are listed; null for all seven.", \.filter.day)
    Member("listed", about: "The state of the services that are listed.", \.filter.scope)
    Member("total", about: "Everything that the filters match.", \.total)
    Member("page", \.filter.page)
    Member("pages", \.pageCount)
    Member("without_case", about: "Services, no emergencies, that no SOP opens a case for.", \.withoutCase)
    Member("services", \.rows)
  }
}

extension ClearanceFilter.Scope: JSONDescribed {
  package static var schema: JSONSchema { .choice(["open", "all"] + ClearanceState.allCases.map(\.rawValue)) }
  package func write(to text: inout String) { name.write(to: &text) }
}

extension ClearanceView.Day: JSONShaped {
  package static let shape = JSONShape<ClearanceView.Day>("ClearanceDay") {
    Member("date", \.date)
    Member("services", \.total)
    Member("states") { ServicesByState(day: $0) }
  }
}

/// How many services of a day are in each state.
private struct ServicesByState: JSONShaped {
  var day: ClearanceView.Day

  static let shape = JSONShape<ServicesByState>("ServicesByState") {
    ClearanceState.allCases.map { state in Member<ServicesByState>(state.rawValue) { $0.day.count(state) } }
  }
}

extension ClearanceView.ServiceRow: JSONShaped {
  package static let shape = JSONShape<ClearanceView.ServiceRow>("ScheduledService") {
    Member("case", about: "Null for an emergency whose visit is not over: nothing of it is gated.", \.id)
    Member("appointment_id", \.service.number)
    Member("state", \.state)
    Member("date", \.service.on)
    Member("time", \.service.at?.description)
    Member("days_left", about: "Until the day of service; negative when it has passed.", \.daysLeft)
    Member("urgency", \.service.urgency)
    Member("service", \.service.service)
    Member("service_name", \.service.serviceName)
    Member("location", \.service.location)
    Member("patient", \.patient)
    Member("birth_date", \.service.birthDate)
    Member("payer", \.service.payerName)
    Member("missing", about: "What stands in the way.", \.gaps)
    Member("team", \.team)
    Member("owner", \.owner)
    Member("mine", \.isMine)
    Member("vanished", about: "The newest schedule for its day, where the service does not stand on it.", \.vanished)
    Member("closed", \.isClosed)
  }
}

extension ClearanceGap: JSONShaped {
  package static let shape = JSONShape<ClearanceGap>("ClearanceGap") {
    Member("element", \.element)
    Member("status", about: "Null while nobody has found out anything.", \.status)
  }
}
