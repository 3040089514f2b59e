import CodeSets

@testable import Desk

extension SOP {
  /// An SOP that the package ships.
  static func shipped(_ name: String) throws -> SOP {
    try SOP(text: try Files.shipped("\(name).yaml"), file: "\(name).yaml")
  }
}

extension PayerRules {
  /// The payer rules that the package ships.
  static func shipped() throws -> PayerRules {
    try PayerRules(text: try Files.shipped("payer-rules.psv"), file: "payer-rules.psv")
  }
}

extension ScheduleColumns {
  /// The columns of schedules that the package ships.
  static func shipped() throws -> ScheduleColumns {
    try ScheduleColumns(text: try Files.shipped(file), file: file)
  }
}

extension Playbook {
  /// Everything that the package ships, with another table of rules or another SOP where a test needs one.
  static func shipped(denials: SOP? = nil, payerRules: PayerRules? = nil) throws -> Playbook {
    Playbook(
      sops: [
        try denials ?? SOP.shipped("denials"), try SOP.shipped("remittance-review"), try SOP.shipped("clearance"),
      ],
      payerRules: try payerRules ?? PayerRules.shipped(), codes: try CodeSets.shipped(),
      scheduleColumns: try ScheduleColumns.shipped())
  }
}
