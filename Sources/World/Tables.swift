import Foundation

/// The synthetic tables a world is made from: payers and their habits, weights of denials, names, procedures and prices.
public struct Tables: Sendable {
  let payers: [Payer]
  let reasons: [DenialReason]
  let procedures: [Procedure]
  let names: Names
  let diagnoses: [Diagnosis]
  let authorizations: [AuthorizationRule]
  let services: [Service]
  /// Shares of the payers.
  let shares: Weights

  /// Reads the tables from the text of `payers.tsv`, `denial-weights.tsv`, `names.tsv`, `procedures.tsv`,
  /// `diagnoses.tsv`, `authorizations.tsv` and `services.tsv`; throws `WorldError.tableRow` at the first row that cannot
  /// be used.
  public init(
    payers: String, denialWeights: String, names: String, procedures: String, diagnoses: String,
    authorizations: String, services: String
  ) throws(WorldError) {
    var read: [Payer] = []
    for row in try SeparatedTable(name: "payers.tsv", text: payers).rows { read.append(try Payer(row)) }
    var reasons: [DenialReason] = []
    for row in try SeparatedTable(name: "denial-weights.tsv", text: denialWeights).rows {
      reasons.append(try DenialReason(row, payers: read))
    }
    var billed: [Procedure] = []
    for row in try SeparatedTable(name: "procedures.tsv", text: procedures).rows { billed.append(try Procedure(row)) }
    var codes: [Diagnosis] = []
    for row in try SeparatedTable(name: "diagnoses.tsv", text: diagnoses).rows { codes.append(try Diagnosis(row)) }
    var rules: [AuthorizationRule] = []
    for row in try SeparatedTable(name: "authorizations.tsv", text: authorizations).rows {
      rules.append(try AuthorizationRule(row, payers: read))
    }
    var scheduled: [Service] = []
    for row in try SeparatedTable(name: "services.tsv", text: services).rows { scheduled.append(try Service(row)) }
    self.payers = read
    self.diagnoses = codes
    self.authorizations = rules
    self.services = scheduled
    self.shares = Weights(read.map(\.share))
    self.reasons = reasons
    self.procedures = billed
    self.names = try Names(SeparatedTable(name: "names.tsv", text: names))
  }

  /// The tables that come with the library.
  public static func shipped() throws(WorldError) -> Tables {
    try Tables(
      payers: resource("payers"), denialWeights: resource("denial-weights"), names: resource("names"),
      procedures: resource("procedures"), diagnoses: resource("diagnoses"), authorizations: resource("authorizations"),
      services: resource("services"))
  }

  /// Invented contract terms of the invented payers, as rows of a payer rule table (pipe-separated).
  public static func contracts() throws(WorldError) -> String { try resource("contracts", "psv") }

  private static func resource(_ name: String, _ ending: String = "tsv") throws(WorldError) -> String {
    guard let url = Bundle.module.url(forResource: name, withExtension: ending, subdirectory: "Tables"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { throw .tableMissing("\(name).\(ending)") }
    return text
  }
}
