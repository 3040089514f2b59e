@testable import CEL

/// The declarations that most tests share.
let denials = Environment([
  "denial": .object(
    "denial",
    [
      "carc": .string, "amount": .int, "final": .bool, "remarks": .list(.string), "units": .list(.int),
      "payer": .object("payer", ["name": .string, "line": .string]),
    ]),
  "today": .int,
  "lines": .list(.object("line", ["code": .string])),
])

/// Values for every field of `denials` but `lines`.
func sampleBindings() throws -> Bindings {
  var bindings = Bindings(in: denials)
  try bindings.bind("denial.carc", to: .string("50"))
  try bindings.bind("denial.amount", to: .int(125_00))
  try bindings.bind("denial.final", to: .bool(true))
  try bindings.bind("denial.remarks", to: .list([.string("N386"), .string("M25")]))
  try bindings.bind("denial.units", to: .list([.int(1), .int(2)]))
  try bindings.bind("denial.payer.name", to: .string("Example Mutual"))
  try bindings.bind("denial.payer.line", to: .string("medicare"))
  try bindings.bind("today", to: .int(20_500))
  return bindings
}

/// Whether a condition over the sample holds.
func holds(_ source: String) throws -> Bool {
  try Program(source, in: denials).holds(sampleBindings())
}

/// The value of a source that reads no field.
func value(_ source: String, _ type: Type) throws -> Value {
  try Program(source, in: Environment([:]), expecting: type).evaluate(Bindings(in: Environment([:])))
}
