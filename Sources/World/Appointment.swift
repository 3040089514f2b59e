/// A patient who is expected for a service: one row of a schedule.
struct Appointment: Sendable {
  let id: String
  let record: String
  let patient: Bill.Person
  let demographics: Demographics
  /// Index in `payers.tsv`.
  let payer: Int
  let service: Service
  let date: CalendarDate
  /// Minutes of the day.
  let start: Int
  let urgency: Urgency
  let orderedBy: Bill.Provider
  /// The payer's authorisation as it will be once it is there, or empty.
  let authorization: String
  /// How many days before the service it comes.
  let authorizedBefore: Int
  /// What becomes of the appointment, and how many days before.
  let change: Change
  let changedBefore: Int

  enum Urgency: String, Sendable {
    case elective, urgent, emergency
  }

  enum Change: String, Sendable {
    case scheduled, moved, cancelled
  }

  /// The row as the schedule shows it so many days before.
  func row(daysBefore: Int, payers: [Payer]) -> [String] {
    [
      id, record, patient.last, patient.first, demographics.birth.dashed, demographics.sex, patient.member,
      payers[payer].id, payers[payer].name, service.code, service.name, date.dashed,
      padded(start / 60, 2) + ":" + padded(start % 60, 2), service.location, urgency.rawValue,
      "\(orderedBy.first) \(orderedBy.last)", daysBefore <= authorizedBefore ? authorization : "",
      (daysBefore <= changedBefore ? change : .scheduled).rawValue,
    ]
  }

  /// The columns of a row.
  static let header = [
    "appointment_id", "patient_id", "last_name", "first_name", "birth_date", "sex", "member_id", "payer_id",
    "payer_name", "service_code", "service_name", "service_date", "start_time", "location", "urgency",
    "ordering_provider", "authorization_number", "status",
  ]
}
