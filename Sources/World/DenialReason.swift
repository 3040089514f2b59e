/// A reason why a claim is not simply paid, and how often each payer gives it: one row of `denial-weights.tsv`.
struct DenialReason: Sendable {
  /// CAS01.
  let group: String
  let carc: String
  let remarks: [String]
  let scope: Scope
  let bills: Bills
  /// Days that the bill is late on top of the usual.
  let stale: Int
  /// The reason has to do with another payer, which the remittance then names.
  let namesOtherPayer: Bool
  /// Weight by payer, in the order of `payers.tsv`.
  let weights: [Int]

  /// How much of a claim the reason takes.
  enum Scope: String, Sendable {
    case claim, line, part, pend, zero

    /// Pended claims and charges written off whole are no denials.
    var denies: Bool {
      switch self {
      case .claim, .line, .part: true
      case .pend, .zero: false
      }
    }
  }

  /// Which bills can meet the reason.
  enum Bills: String, Sendable {
    case any, prof, inst
  }
}

extension DenialReason {
  /// Reads a row of `denial-weights.tsv` that has a column for each payer.
  init(_ row: SeparatedTable.Row, payers: [Payer]) throws(WorldError) {
    group = try row.text("group")
    carc = try row.text("carc")
    remarks = try row.list("remarks")
    scope = try row.choice("scope")
    bills = try row.choice("bills")
    stale = try row.number("stale")
    namesOtherPayer = try row.text("category") == "cob"
    var weights: [Int] = []
    for payer in payers { weights.append(try row.number(payer.key)) }
    self.weights = weights
  }

  /// Whether a bill can be refused for this reason.
  func fits(_ bill: Bill) -> Bool {
    switch bills {
    case .any: break
    case .prof: guard bill.kind == .professional else { return false }
    case .inst: guard bill.kind != .professional else { return false }
    }
    switch scope {
    case .line: return bill.charges.count > 1
    case .part: return bill.charges.count == 1
    case .claim, .pend, .zero: return true
    }
  }
}
