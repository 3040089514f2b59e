import X12

/// One scheduled service, by the first row of a schedule that named it; an opaque number.
package struct AppointmentID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var value: Int64
  package init(_ value: Int64) { self.value = value }
  package var description: String { "\(value)" }
  package static func < (left: AppointmentID, right: AppointmentID) -> Bool { left.value < right.value }
}

/// How soon the patient needs the service, as the schedule says it.
package enum Urgency: String, CaseIterable, Sendable {
  case elective
  case urgent
  /// Guardrail G1: nothing about it is ever gated.
  case emergency

  package var title: String {
    switch self {
    case .elective: "Elective"
    case .urgent: "Urgent"
    case .emergency: "Emergency"
    }
  }
}

/// What the schedule says of an appointment as a whole.
package enum AppointmentStatus: String, CaseIterable, Sendable {
  case scheduled
  /// It has another time than it had before; the row holds the new one.
  case moved
  case cancelled
}

/// A time of day of the organisation, in minutes since midnight.
package struct TimeOfDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var minutes: Int

  package init?(minutes: Int) {
    guard 0..<1440 ~= minutes else { return nil }
    self.minutes = minutes
  }

  /// Reads `14:05`, or `14:05:00`.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3,
      parts.allSatisfy({ (1...2).contains($0.count) && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60,
      parts.count == 2 || Int(parts[2]).map({ $0 < 60 }) == true
    else { return nil }
    minutes = hour * 60 + minute
  }

  package var description: String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }

  package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }
}

/// A row of a schedule in the terms of the desk.
package struct ScheduledService: Hashable, Sendable {
  /// The appointment's number in the system that made the schedule.
  package var number: String
  package var patient: String
  package var last: String
  package var first: String
  package var birthDate: CalendarDate?
  /// `F`, `M`, `U`, or empty.
  package var sex: String
  package var memberID: String
  /// As remittances name the payer; empty when no coverage is named.
  package var payer: String
  package var payerName: String
  package var service: String
  package var serviceName: String
  package var on: CalendarDate
  package var at: TimeOfDay?
  package var location: String
  package var urgency: Urgency
  package var orderingProvider: String
  /// An authorization that the schedule names. It clears nothing: a person confirms it.
  package var authorizationNumber: String
  package var status: AppointmentStatus

  package init(
    number: String, patient: String, last: String, first: String, birthDate: CalendarDate?, sex: String,
    memberID: String, payer: String, payerName: String, service: String, serviceName: String, on: CalendarDate,
    at: TimeOfDay?, location: String, urgency: Urgency, orderingProvider: String, authorizationNumber: String,
    status: AppointmentStatus
  ) {
    self.number = number
    self.patient = patient
    self.last = last
    self.first = first
    self.birthDate = birthDate
    self.sex = sex
    self.memberID = memberID
    self.payer = payer
    self.payerName = payerName
    self.service = service
    self.serviceName = serviceName
    self.on = on
    self.at = at
    self.location = location
    self.urgency = urgency
    self.orderingProvider = orderingProvider
    self.authorizationNumber = authorizationNumber
    self.status = status
  }
}

/// A scheduled service as the store hands it to the SOPs: the latest row about it.
package struct AppointmentFacts: Hashable, Sendable {
  package var id: AppointmentID
  /// The row, among all rows of all schedules.
  package var row: AppointmentRowID
  package var payer: PayerID
  package var service: ScheduledService

  package init(id: AppointmentID, row: AppointmentRowID, payer: PayerID, service: ScheduledService) {
    self.id = id
    self.row = row
    self.payer = payer
    self.service = service
  }
}

/// One row about an appointment that a schedule brought.
package struct AppointmentRowID: Hashable, Sendable, CustomStringConvertible {
  package var value: Int64
  package init(_ value: Int64) { self.value = value }
  package var description: String { "\(value)" }
}

/// What the trail says of a scheduled service: dates and codes, nobody's name.
package struct Visit: Hashable, Sendable {
  package var row: AppointmentRowID
  package var on: CalendarDate
  package var at: TimeOfDay?
  package var urgency: Urgency
  package var isCancelled: Bool

  package init(row: AppointmentRowID, on: CalendarDate, at: TimeOfDay?, urgency: Urgency, isCancelled: Bool) {
    self.row = row
    self.on = on
    self.at = at
    self.urgency = urgency
    self.isCancelled = isCancelled
  }

  package init(_ facts: AppointmentFacts) {
    self.init(
      row: facts.row, on: facts.service.on, at: facts.service.at, urgency: facts.service.urgency,
      isCancelled: facts.service.status == .cancelled)
  }

  /// Days before an urgent service from which its case stands at the front whatever the SOP says.
  package static let urgentFrontDays = 30
}
