import Desk
import DeskJSON
import X12

/// Claims as they were sent, answered and worked, as the command line prints them.
enum FamilyText {
  /// A line of `families --json`.
  static func json(_ row: FamilyRow) -> JSONObject {
    [
      "family": row.id.value, "patient": row.patient, "payer": row.payerName, "sent_on": row.sentOn,
      "frequency": row.frequency, "charge": row.charge, "answers": row.answers,
    ]
  }

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

  /// The object of `family --json`.
  static func json(_ view: FamilyView) -> JSONObject {
    [
      "family": view.id.value, "patient": view.patient, "payer": view.payerName,
      "axes": view.axes.map { axis in
        [
          "axis": axis.kind.rawValue, "state": axis.words, "tone": axis.tone.rawValue, "on": axis.on,
          "figure": axis.figure, "path": axis.path,
        ] as JSONObject
      }, "sent": view.sent.map(sent), "answers": view.answers.map(answer), "lines": view.lines.map(line),
      "cases": view.cases,
      "resubmissions": view.resubmissions.map { entry in
        ["resubmission": entry.id.number, "purpose": entry.purpose.rawValue, "state": entry.state.rawValue]
          as JSONObject
      },
      "history": view.history.map { entry in
        [
          "kind": entry.kind.rawValue, "on": entry.on, "what": entry.words, "figures": entry.figures,
          "path": entry.path,
        ] as JSONObject
      },
    ]
  }

  private static func sent(_ claim: FamilyView.SentView) -> JSONObject {
    [
      "sent": claim.id.value, "document": claim.document, "document_name": claim.documentName, "sent_on": claim.sentOn,
      "frequency": claim.frequency, "turn": claim.turn?.rawValue, "payer": claim.payerName,
      "billing_provider": claim.providerName, "charge": claim.charge, "service_from": claim.service?.lowerBound,
      "service_through": claim.service?.upperBound, "codes": claim.codes.map(detail),
      "details": claim.details.map(detail),
      "coverages": claim.coverages.map { coverage in
        [
          "payer": coverage.payerName, "sequence": coverage.sequence, "paid_cents": coverage.paid,
          "decided": coverage.decided, "path": coverage.path,
        ] as JSONObject
      },
    ]
  }

  private static func detail(_ detail: FamilyView.Detail) -> JSONObject {
    ["title": detail.title, "value": detail.value, "line": detail.line, "path": detail.path]
  }

  private static func answer(_ answer: FamilyView.AnswerView) -> JSONObject {
    [
      "answer": answer.id.value, "kind": answer.kind.rawValue, "sent": answer.sent.value, "payer": answer.payerName,
      "what": answer.words, "on": answer.on, "charge": answer.charge, "paid": answer.paid,
      "rejection": answer.isRejection, "matched": answer.matchedBy,
    ]
  }

  private static func line(_ line: FamilyView.LineView) -> JSONObject {
    func side(_ side: FamilyView.LineView.Side) -> JSONObject {
      [
        "procedure": side.procedure, "modifiers": side.modifiers, "revenue_code": side.revenueCode,
        "units": side.units, "day": side.day, "charge": side.charge, "paid": side.paid,
      ]
    }
    return [
      "sent": line.sent.map(side), "answered": line.answered.map(side),
      "adjustments": line.adjustments.map { adjustment in
        [
          "group": adjustment.group, "reason": adjustment.reason, "denial": adjustment.isDenial,
          "amount": adjustment.amount,
        ] as JSONObject
      }, "remarks": line.remarks,
    ]
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
