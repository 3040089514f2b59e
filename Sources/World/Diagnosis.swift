/// A diagnosis that bills give: one row of `diagnoses.tsv`.
struct Diagnosis: Sendable {
  /// ICD-10-CM, without a dot.
  let code: String
  /// Codes of what it is a usual reason for; empty where it goes with anything as a further diagnosis.
  let procedures: [String]
}

extension Diagnosis {
  /// Reads a row of `diagnoses.tsv`.
  init(_ row: SeparatedTable.Row) throws(WorldError) {
    code = try row.text("code")
    procedures = try row.list("procedures")
  }
}
