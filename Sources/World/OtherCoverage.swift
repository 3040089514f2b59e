/// Another plan of a patient (loops 2320 and 2330).
struct OtherCoverage: Sendable {
  let payer: Int
  let insured: Bill.Person
  /// SBR02: 18 the patient, 19 a parent's plan, 01 a spouse's.
  let relationship: String
  let group: String
  /// What that payer has said, and when, where it comes first.
  var decision: Adjudication?
  var decided: CalendarDate?
}
