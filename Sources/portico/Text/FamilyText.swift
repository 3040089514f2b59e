import Desk
import X12

/// Claims as they were sent, answered and worked, as the command line prints them.
enum FamilyText {
  static func table(_ rows: [FamilyRow]) -> [String] {
    var table = TextTable([
      TextTable.Column(title: "CLAIM", isFigure: true), TextTable.Column(title: "ACCOUNT"),
      TextTable.Column(title: "PATIENT", widest: 28), TextTable.Column(title: "PAYER", widest: 28),
      TextTable.Column(title: "KIND"), TextTable.Column(title: "SENT"),
      TextTable.Column(title: "CHARGE", isFigure: true), TextTable.Column(title: "ANSWERS", isFigure: true),
    ])
    for row in rows {
      table.add(
        row.id.description, row.patient.controlNumber, row.patient.name, row.payerName,
        row.frequency.meaning ?? row.frequency.code, row.sentOn?.description ?? "-", row.charge.amount.dollars,
        String(row.answers))
    }
    return table.lines
  }

  /// The family as people read it.
  static func lines(_ view: FamilyView) -> [String] {
    var lines = ["Claim \(view.patient.controlNumber) · \(view.patient.name) · member \(view.patient.memberID)"]
    lines += view.axes.map { axis in
      "\(axis.kind.rawValue): \(axis.words)" + (axis.figure.map { ", \($0.amount.dollars)" } ?? "")
        + (axis.on.map { " (\($0))" } ?? "")
    }
    lines += ["", "Sent and paid"]
    for line in view.lines {
      let left = line.sent.map { "\($0.procedure) \($0.charge.amount.dollars)" } ?? "not sent"
      let right = line.answered.map { "\($0.procedure) paid \($0.paid?.amount.dollars ?? "-")" } ?? "no answer"
      let why = line.adjustments.map { "\($0.group.code)-\($0.reason.code) \($0.amount.amount.dollars)" }
      lines.append("  \(left)  →  \(right)  \(why.joined(separator: ", "))")
    }
    lines += ["", "History"]
    lines += view.history.map { entry in
      "  \(entry.on?.description ?? "no date   ")  \(entry.words)"
        + entry.figures.map { " \($0.amount.dollars)" }.joined()
    }
    lines += view.resubmissions.map { "  resubmission \($0.id): \($0.purpose.title), \($0.state.title)" }
    return lines
  }
}
