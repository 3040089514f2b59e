/// Which payers want an authorisation before a service: one row of `authorizations.tsv`.
struct AuthorizationRule: Sendable {
  /// A procedure code, a revenue code, or `inpatient` for any stay.
  let code: String
  /// Keys of the payers.
  let payers: Set<String>
}

extension AuthorizationRule {
  /// Reads a row of `authorizations.tsv`; refuses a payer that is not in `payers.tsv`.
  init(_ row: SeparatedTable.Row, payers known: [Payer]) throws(WorldError) {
    code = try row.text("code")
    payers = Set(try row.list("payers"))
    for key in payers.sorted() where !known.contains(where: { $0.key == key }) {
      throw row.problem("there is no payer \(key)")
    }
  }
}

extension Tables {
  /// Whether the payer wants an authorisation before the service with this code.
  func wantsAuthorization(_ payer: Payer, before code: String) -> Bool {
    authorizations.contains { $0.code == code && $0.payers.contains(payer.key) }
  }

  /// Whether the bill's payer wanted an authorisation before what was billed.
  func wantsAuthorization(_ bill: Bill) -> Bool {
    let payer = payers[bill.payer]
    if bill.kind == .inpatient { return wantsAuthorization(payer, before: "inpatient") }
    return bill.charges.contains { wantsAuthorization(payer, before: $0.procedure.code) }
  }
}
