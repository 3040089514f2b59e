/// A claim as the hospital sent it: one claim loop (2300) of an 837.
struct Submission: Sendable {
  /// The bill as this claim states it, mistakes included.
  var bill: Bill
  /// The payer it went to.
  let payer: Int
  /// CLM05-3.
  var frequency = "1"
  /// REF*F8, the payer's number of the claim that this one replaces.
  var replaces: String?
  let sent: CalendarDate
  /// The number under which the payer answers it (REF*1K of the 277CA, CLP07).
  let claimNumber: String
  var details: Details
  /// The patient's other plan, where there is one.
  var other: OtherCoverage?
  /// Why the payer's front end rejects it.
  var fault: Fault?

  /// What a claim says besides the bill.
  struct Details: Sendable {
    var patient: Demographics
    /// The principal diagnosis first.
    var diagnoses: [String]
    /// REF*G1, or empty.
    var authorization = ""
    var referring: Bill.Provider?
    /// Who operated, on institutional claims.
    var operating: Bill.Provider?
    /// PWK06, the number of the paper that follows, or empty.
    var attachment = ""
    var note = ""
    /// What the patient has paid at the desk, in cents.
    var patientPaid = 0
  }

  /// CLM02 in cents.
  var charge: Int { bill.charges.reduce(0) { $0 + $1.cents } }

  /// Whether another payer has answered before.
  var isSecondary: Bool { other?.decision != nil }

  /// Who is insured where that is not the patient. The second plan of a patient is their own.
  var subscriber: Bill.Person? { isSecondary ? nil : bill.subscriber }
}
