import Desk
import X12

/// Answers and the claims that they may be about, as the command line prints them.
enum MatchText {
  static func table(_ rows: [MatchRow]) -> [String] {
    var table = TextTable([
      TextTable.Column(title: "ANSWER", isFigure: true), TextTable.Column(title: "KIND"),
      TextTable.Column(title: "STATE"), TextTable.Column(title: "ACCOUNT"),
      TextTable.Column(title: "PATIENT", widest: 28), TextTable.Column(title: "PAYER", widest: 28),
      TextTable.Column(title: "DATE"), TextTable.Column(title: "CHARGE", isFigure: true),
      TextTable.Column(title: "MAY BE", isFigure: true),
    ])
    for row in rows {
      table.add(
        row.answer.description, row.kind.rawValue, row.state.rawValue, row.patient.controlNumber, row.patient.name,
        row.payerName, row.on?.description ?? "-", row.charge?.amount.dollars ?? "-", String(row.candidates))
    }
    return table.lines
  }

  private static func names(_ traits: Set<ClaimTrait>) -> [String] {
    ClaimTrait.allCases.filter(traits.contains).map(\.rawValue)
  }

  static func lines(_ view: MatchView) -> [String] {
    let row = view.row
    var lines = [
      "Answer \(row.answer): \(row.kind.rawValue) of \(row.payerName), account \(row.patient.controlNumber), \(row.patient.name)",
      "\(row.state.title)" + (view.matched.map { " with sent claim \($0.id) \(view.matchedBy)" } ?? ""),
    ]
    for candidate in view.candidates {
      lines.append(
        "  sent claim \(candidate.id) (family \(candidate.family)), \(candidate.charge.amount.dollars), sent "
          + "\(candidate.sentOn): same \(names(candidate.comparison.same).joined(separator: ", "))"
          + (candidate.comparison.different.isEmpty
            ? "" : "; other \(names(candidate.comparison.different).joined(separator: ", "))"))
    }
    return lines
  }
}
