import Desk
import Foundation
import GRDB
import Trail
import X12

/// A row about a scheduled service, as the facts have it.
struct AppointmentRecord {
  let facts: AppointmentFacts
  let document: Int64
  let line: Int
  let range: ByteRange

  init(_ row: Row) throws {
    let id: Int64 = row["id"]
    guard let urgency = Urgency(rawValue: row["urgency"]), let status = AppointmentStatus(rawValue: row["status"]),
      let on = CalendarDate(days: row["service_on"])
    else { throw StoreError.drift("row \(id) about an appointment is not readable") }
    document = row["document"]
    line = row["line"]
    range = ByteRange(start: row["start"], end: row["stop"])
    facts = AppointmentFacts(
      id: AppointmentID(row["appointment"]), row: AppointmentRowID(id), payer: PayerID(row["payer"]),
      service: ScheduledService(
        number: row["number"], patient: row["patient"], last: row["last_name"], first: row["first_name"],
        birthDate: (row["birth_date"] as Int32?).flatMap { CalendarDate(days: $0) }, sex: row["sex"],
        memberID: row["member_id"], payer: row["payer_identifier"], payerName: row["payer_name"],
        service: row["service"],
        serviceName: row["service_name"], on: on, at: (row["minute"] as Int?).flatMap { TimeOfDay(minutes: $0) },
        location: row["location"], urgency: urgency, orderingProvider: row["ordering_provider"],
        authorizationNumber: row["authorization_number"], status: status))
  }

  /// The row of that number.
  init?(_ db: Database, _ id: AppointmentRowID) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM appointment WHERE id = ?"), arguments: [id.value])
    guard let row else { return nil }
    try self.init(row)
  }

  /// The latest row about the service that a case clears; nil for a case about anything else.
  init?(_ db: Database, of number: CaseID) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT a.* FROM clearance c JOIN scheduled s ON s.appointment = c.appointment
          JOIN appointment a ON a.id = s.latest WHERE c.number = ?
          """), arguments: [number.number])
    guard let row else { return nil }
    try self.init(row)
  }
}

extension ScheduleFile.Row {
  /// The columns of the row's facts after its number and appointment.
  func values(document: Int64, payer: Int64) -> [DatabaseValue] {
    [
      document.databaseValue, line.databaseValue, range.start.databaseValue, range.end.databaseValue,
      service.number.databaseValue, service.patient.databaseValue, service.last.databaseValue,
      service.first.databaseValue, (service.birthDate?.days).databaseValue, service.sex.databaseValue,
      service.memberID.databaseValue, payer.databaseValue, service.payer.databaseValue, service.payerName.databaseValue,
      service.service.databaseValue, service.serviceName.databaseValue, service.on.days.databaseValue,
      (service.at?.minutes).databaseValue, service.location.databaseValue, service.urgency.rawValue.databaseValue,
      service.orderingProvider.databaseValue, service.authorizationNumber.databaseValue,
      service.status.rawValue.databaseValue,
    ]
  }

  /// The row as bytes, for the digest of a schedule: every value, each with its length.
  private var content: [UInt8] {
    let texts = [
      service.number, service.patient, service.last, service.first, service.birthDate?.description ?? "", service.sex,
      service.memberID, service.payer, service.payerName, service.service, service.serviceName, service.on.description,
      service.at?.description ?? "", service.location, service.urgency.rawValue, service.orderingProvider,
      service.authorizationNumber, service.status.rawValue,
    ]
    return Array("\(line) \(range.start) \(range.end)".utf8)
      + texts.flatMap { Array("|\($0.utf8.count):\($0)".utf8) } + [0x0A]
  }

  /// The digest of all rows of a schedule.
  static func digest(of rows: [ScheduleFile.Row]) -> Digest { Digest(hashing: rows.flatMap(\.content)) }
}

extension PatientIdentity {
  /// The patient of a scheduled service as the reader's role may see them (guardrail G7).
  init(_ service: ScheduledService, for account: Account) {
    let isMasked = Access.refusal(.seePatientIdentity, by: .person(account)) != nil
    let name = [service.last, service.first].filter { !$0.isEmpty }.joined(separator: ", ")
    if isMasked {
      self.init(
        name: "\(service.last.prefix(1))…, \(service.first.prefix(1))…", memberID: "…\(service.memberID.suffix(3))",
        controlNumber: "…\(service.patient.suffix(3))", isMasked: true)
    } else {
      self.init(name: name, memberID: service.memberID, controlNumber: service.patient, isMasked: false)
    }
  }
}

extension ScheduledService {
  /// The service without what identifies the patient, for a role that sees patients masked.
  func masked(for account: Account) -> ScheduledService {
    guard Access.refusal(.seePatientIdentity, by: .person(account)) != nil else { return self }
    var masked = self
    masked.number = "…\(number.suffix(3))"
    masked.patient = "…\(patient.suffix(3))"
    masked.last = "\(last.prefix(1))…"
    masked.first = "\(first.prefix(1))…"
    masked.birthDate = nil
    masked.memberID = "…\(memberID.suffix(3))"
    masked.authorizationNumber = authorizationNumber.isEmpty ? "" : "…\(authorizationNumber.suffix(3))"
    return masked
  }
}
