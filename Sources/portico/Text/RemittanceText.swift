import Desk
import X12

/// Remittances, as the command line prints them.
enum RemittanceText {
  /// A line of `remittances --json`.
  static func json(_ row: RemittanceRow) -> JSONObject {
    [
      "remittance": row.id, "payer": row.payer, "trace_number": row.traceNumber, "payment_date": row.date,
      "amount_cents": row.amount.amount, "claims": row.claims, "denied": row.denied,
      "disposition": row.disposition.rawValue,
    ]
  }

  /// The object of `remittance --json`.
  static func json(_ view: RemittanceView) -> JSONObject {
    [
      "remittance": view.id, "document": view.document, "document_name": view.documentName,
      "disposition": view.disposition.rawValue, "payer": view.payerName, "payer_identifier": view.payerIdentifier,
      "payee": view.payeeName, "trace_number": view.traceNumber, "method": view.method,
      "payment_date": view.paymentDate, "production_date": view.productionDate, "payment": view.payment.json,
      "claims_paid": view.claimsPaid.json, "claims_charged": view.claimsCharged.json,
      "provider_adjustments": view.providerAdjustments.json, "imbalance": view.imbalance.json,
      "plb": view.plb.map { plb in
        ["reason": plb.reason.json, "reference": plb.reference, "amount": plb.amount.json] as JSONObject
      }, "claim_count": view.claimCount, "denied_count": view.deniedCount, "page": view.page, "pages": view.pageCount,
      "claims": view.claims.map(claim), "cases": view.cases,
      "duplicate_of": view.duplicateOf.map { duplicate in
        ["remittance": duplicate.original, "differences": duplicate.differences] as JSONObject
      },
    ]
  }

  private static func claim(_ row: RemittanceView.ClaimRow) -> JSONObject {
    [
      "claim": row.id, "patient": QueueText.patient(row.patient), "status": row.status.json, "charge": row.charge.json,
      "paid": row.paid.json, "outcome": row.outcome.rawValue, "balanced": row.isBalanced, "cases": row.cases,
    ]
  }

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
