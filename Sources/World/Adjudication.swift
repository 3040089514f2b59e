/// One answer of a payer to a bill: a claim payment loop (2100) of an 835.
struct Adjudication: Sendable {
  var bill: Bill
  /// The payer who answers; differs from the bill's payer when a secondary payer does.
  var payer: Int
  var role: Answer.Role
  /// CLP02.
  var status: String
  /// CLP07.
  var claimNumber: String
  /// CLP09: 1 original, 7 replacement.
  var frequency = "1"
  var lines: [Line]
  /// RARCs on the claim itself.
  var remarks: [String] = []
  /// Another payer that the answer names: the one it went to, or the one that should have come first.
  var otherPayer: Int?

  /// One line's money in cents. What is paid follows from charge and adjustments, so a line balances by construction.
  struct Line: Sendable {
    var charge: Int
    var adjustments: [Answer.Adjustment] = []
    var remarks: [String] = []

    var paid: Int { charge - adjustments.reduce(0) { $0 + $1.cents } }

    /// Adds an adjustment unless it is of nothing.
    mutating func adjust(_ group: String, _ reason: String, _ cents: Int, denies: Bool = false) {
      if cents != 0 {
        adjustments.append(Answer.Adjustment(group: group, reason: reason, cents: cents, denies: denies))
      }
    }
  }

  var charge: Int { lines.reduce(0) { $0 + $1.charge } }
  var paid: Int { lines.reduce(0) { $0 + $1.paid } }
  var adjustments: [Answer.Adjustment] { lines.flatMap(\.adjustments) }
  var patientResponsibility: Int { adjustments.reduce(0) { $0 + ($1.group == "PR" ? $1.cents : 0) } }
  var denies: Bool { adjustments.contains { $0.denies } }

  /// The reversal of this answer: every amount negated, nothing denied anew.
  var reversal: Adjudication {
    var reversal = self
    (reversal.role, reversal.status, reversal.remarks, reversal.otherPayer) = (.reversal, "22", [], nil)
    reversal.lines = lines.map { line in
      let undone = line.adjustments.map {
        Answer.Adjustment(group: $0.group, reason: $0.reason, cents: -$0.cents, denies: false)
      }
      return Line(charge: -line.charge, adjustments: undone)
    }
    return reversal
  }
}
