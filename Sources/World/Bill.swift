/// What the hospital billed for one encounter, before any payer spoke.
struct Bill: Sendable {
  /// Day and place on that day of the first answer to the bill: its identity in the world.
  let day: Int
  let index: Int
  /// The hospital's account number, CLM01 and CLP01.
  let account: String
  /// Index in `payers.tsv`.
  let payer: Int
  let kind: Kind
  var patient: Person
  /// The insured where that is not the patient.
  var subscriber: Person?
  /// The patient's name as the payer knows it, where the bill had it wrong.
  let correctedPatient: Person?
  var provider: Provider
  /// Billed by the clinic rather than the hospital.
  let clinic: Bool
  let record: String
  let group: String
  var charges: [Charge]
  /// Whether the payer reports service lines; institutional claims may come without.
  let showsLines: Bool
  let drg: String
  /// CLP08.
  let facility: String
  var from: CalendarDate
  var through: CalendarDate
  var received: CalendarDate

  enum Kind: String, Sendable {
    case professional, outpatient, inpatient
  }

  /// A person and the payer's number for them.
  struct Person: Sendable, Equatable {
    var last: String
    var first: String
    var middle: String
    var suffix: String
    var member: String
  }

  struct Provider: Sendable, Equatable {
    let last: String
    let first: String
    var npi: String
  }

  /// One billed line, in cents.
  struct Charge: Sendable {
    let procedure: Procedure
    var modifier: String
    let units: Int
    let cents: Int
  }

  /// How many nights a stay had, one at least.
  var nights: Int { max(1, through.ordinal - from.ordinal) }

  /// The same bill for a service that many days further back.
  func aged(by days: Int) -> Bill {
    guard days > 0 else { return self }
    var bill = self
    // It was also sent late: filing limits run from the service to the receipt.
    (bill.from, bill.through) = (from - days, through - days)
    return bill
  }
}
