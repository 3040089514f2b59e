import Desk
import X12

/// Remittances, as the command line prints them.
enum RemittanceText {
  /// Remittances in columns.
  static func table(_ rows: [RemittanceRow]) -> [String] {
    var table = TextTable([
      .init(title: "remittance", isFigure: true), .init(title: "paid on"), .init(title: "payer", widest: 28),
      .init(title: "trace number", widest: 24), .init(title: "amount", isFigure: true),
      .init(title: "claims", isFigure: true),
      .init(title: "denied", isFigure: true), .init(title: "state"),
    ])
    for row in rows {
      table.add(
        "\(row.id)", row.date?.description ?? "no date", row.payer, row.traceNumber, row.amount.amount.dollars,
        grouped(row.claims), grouped(row.denied), row.disposition.title)
    }
    return table.lines
  }

  /// One remittance with a page of its claims.
  static func lines(_ view: RemittanceView) -> [String] {
    var lines = [
      "Remittance \(view.id) · \(view.payerName) (\(view.payerIdentifier)) · \(view.disposition.title)",
      "\(view.payment.amount.dollars) by \(view.method) on \(view.paymentDate?.description ?? "no date"), "
        + "trace number \(view.traceNumber), to \(view.payeeName)",
      "claims \(view.claimsPaid.amount.dollars) − provider adjustments \(view.providerAdjustments.amount.dollars) = "
        + "payment \(view.payment.amount.dollars)"
        + (view.imbalance.amount == Cents(0) ? "" : ", off by \(view.imbalance.amount.dollars)"),
      "in \(view.documentName)",
    ]
    lines += view.plb.map { "  \($0.amount.amount.dollars)  \($0.reason.text)  \($0.reference)" }
    if let duplicate = view.duplicateOf {
      lines.append("Repeats remittance \(duplicate.original): \(duplicate.differences.joined(separator: "; "))")
    }
    if !view.cases.isEmpty { lines.append("Cases: \(view.cases.map(\.description).joined(separator: ", "))") }
    lines += [
      "",
      "\(counted(view.claimCount, "claim")), \(grouped(view.deniedCount)) denied; page \(view.page) of \(view.pageCount)",
    ]
    var table = TextTable([
      .init(title: "claim", isFigure: true), .init(title: "patient", widest: 28), .init(title: "status", widest: 32),
      .init(title: "charged", isFigure: true), .init(title: "paid", isFigure: true), .init(title: "outcome"),
      .init(title: "cases"),
    ])
    for row in view.claims {
      table.add(
        "\(row.id)", row.patient.name, row.status.text, row.charge.amount.dollars, row.paid.amount.dollars,
        row.outcome.rawValue.replacing("_", with: " ") + (row.isBalanced ? "" : ", does not add up"),
        row.cases.map(\.description).joined(separator: ", "))
    }
    return lines + table.lines
  }
}
