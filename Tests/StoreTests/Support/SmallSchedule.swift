import Desk
import Doors
import X12

/// A schedule of a few invented services, in the columns that the product takes as they are.
struct SmallSchedule {
  var services: [SmallService]
  var lineEnd = "\r\n"

  init(_ services: SmallService...) { self.services = services }
  init(_ services: [SmallService]) { self.services = services }

  static let header =
    "appointment_id,patient_id,last_name,first_name,birth_date,sex,member_id,payer_id,payer_name,service_code,service_name,"
    + "service_date,start_time,location,urgency,ordering_provider,authorization_number,status"

  var text: String { ([SmallSchedule.header] + services.map(\.line) + [""]).joined(separator: lineEnd) }
  var bytes: [UInt8] { Array(text.utf8) }
}

/// One row of a schedule; without anything else said, an elective MRI of an insured patient.
struct SmallService {
  var number = "A1"
  var patient = "P1"
  var last = "Quillfeather"
  var first = "Agnes"
  var birthDate = "1950-06-30"
  var memberID = "W100200300"
  var payer = "60054"
  var payerName = "AETNA"
  var service = "70553"
  var serviceName = "\"MRI brain, with contrast\""
  var on = "2026-11-09"
  var at = "08:30"
  var urgency = "elective"
  var status = "scheduled"

  func with(_ change: (inout SmallService) -> Void) -> SmallService {
    var service = self
    change(&service)
    return service
  }

  var line: String {
    [
      number, patient, last, first, birthDate, "F", memberID, payer, payerName, service, serviceName, on, at,
      "Imaging East", urgency, "\"Amari, Faye\"", "", status,
    ].joined(separator: ",")
  }
}

extension Workplace {
  @discardableResult
  func take(_ schedule: SmallSchedule, name: String = "schedule.csv") async throws -> IntakeReport {
    try await take(schedule.bytes, name: name)
  }
}
