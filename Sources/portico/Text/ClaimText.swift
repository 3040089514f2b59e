import Desk
import X12

/// A claim, as the command line prints it.
enum ClaimText {
  /// The claim as people read it.
  static func lines(_ view: ClaimView) -> [String] {
    var lines = [
      "Claim \(view.id) · \(view.payerName) · remittance \(view.set) in \(view.documentName)",
      "\(view.patient.name) · member \(view.patient.memberID) · account \(view.patient.controlNumber)",
      "\(view.status.text) · charged \(view.charge.amount.dollars) · paid \(view.paid.amount.dollars)"
        + (view.denied.map { " · denied \($0.amount.dollars)" } ?? ""),
    ]
    if view.imbalance.amount != Cents(0) {
      lines.append("The payer's figures do not add up: \(view.imbalance.amount.dollars) are unexplained")
    }
    lines += view.adjustments.map { "  " + text($0) } + view.remarks.map { "  \($0.code.text)" }
    for line in view.lines {
      let code = ([line.procedure] + line.modifiers).joined(separator: ":")
      lines.append(
        "line \(line.ordinal)  \(code)  charged \(line.charge.amount.dollars)  paid \(line.paid.amount.dollars)"
          + (line.serviceDate.map { "  on \($0)" } ?? ""))
      lines += line.adjustments.map { "  " + text($0) } + line.remarks.map { "  \($0.text)" }
    }
    lines += view.dates.map { "\($0.title): \($0.date)" }
    if !view.cases.isEmpty { lines.append("Cases: \(view.cases.map(\.description).joined(separator: ", "))") }
    return lines + ["", "As it stands in the file"] + view.segments.map { "  \($0.text)" }
  }

  private static func text(_ adjustment: ClaimView.AdjustmentView) -> String {
    "\(adjustment.amount.amount.dollars)  \(adjustment.group.code)-\(adjustment.reason.code)  "
      + "\(adjustment.reason.meaning ?? "(not in the tables)")\(adjustment.isDenial ? "  (denied)" : "")"
  }
}
