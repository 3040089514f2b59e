import CodeSets
import Desk
import Foundation
import GRDB
import Trail
import X12

/// Sent and paid, line by line.
extension FamilyReading {
  func lines(sent: SentClaimRecord, answered: ClaimRecord?) throws -> [FamilyView.LineView] {
    let citing = try Citing(db, files, set: sent.set)
    let left = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM sent_line WHERE claim = ? ORDER BY ordinal"), arguments: [sent.id.value])
    let right =
      try answered.map {
        try Row.fetchAll(
          db.cachedStatement(sql: "SELECT * FROM service_line WHERE claim = ? ORDER BY ordinal"),
          arguments: [$0.id.value])
      } ?? []
    let other = try answered.map { try Citing(db, files, set: $0.set) }
    let pairing = LinePairing(sent: left.map(traits), answered: right.map(traits))
    var whole: [FamilyView.LineView] = []
    if let answered, let other {
      let (adjustments, remarks) = try decision(answered.id, line: 0, other)
      if !adjustments.isEmpty || !remarks.isEmpty {
        whole = [FamilyView.LineView(sent: nil, answered: nil, adjustments: adjustments, remarks: remarks)]
      }
    }
    return try whole
      + pairing.pairs.map { pair in
        var adjustments: [ClaimView.AdjustmentView] = []
        var remarks: [CodeInWords] = []
        if let answered, let other, let index = pair.answered {
          (adjustments, remarks) = try decision(answered.id, line: right[index]["ordinal"], other)
        }
        return FamilyView.LineView(
          sent: try pair.sent.map { index in
            let row = left[index]
            let range = ByteRange(start: row["service_start"], end: row["service_stop"])
            return side(
              row, charge: try citing.figure(Cents(row["charge"]), range, row["charge_element"], "line charge"),
              paid: nil
            )
          },
          answered: try pair.answered.flatMap { index in
            guard let other else { return nil }
            let row = right[index]
            let svc = ByteRange(start: row["svc_start"], end: row["svc_stop"])
            return side(
              row, charge: try other.figure(Cents(row["charge"]), svc, 2, "SVC02 charge"),
              paid: try other.figure(Cents(row["paid"]), svc, 3, "SVC03 paid"))
          }, adjustments: adjustments, remarks: remarks)
      }
  }

  func traits(_ row: Row) -> LineTraits {
    LineTraits(
      procedure: row["procedure"], modifiers: (row["modifiers"] as String).split(separator: " ").map(String.init),
      revenueCode: row["revenue_code"], charge: Cents(row["charge"]), day: day(row, "service_date"))
  }

  func side(_ row: Row, charge: Figure, paid: Figure?) -> FamilyView.LineView.Side {
    FamilyView.LineView.Side(
      procedure: row["procedure"], modifiers: (row["modifiers"] as String).split(separator: " ").map(String.init),
      revenueCode: row["revenue_code"], units: row["units"], day: day(row, "service_date"), charge: charge, paid: paid)
  }

  func decision(
    _ claim: ClaimID, line: Int, _ citing: Citing
  ) throws -> ([ClaimView.AdjustmentView], [CodeInWords]) {
    let adjustments = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM adjustment WHERE claim = ? AND line = ? ORDER BY ordinal"),
      arguments: [claim.value, line]
    ).map { row in
      let (group, reason): (String, String) = (row["cas_group"], row["reason"])
      return ClaimView.AdjustmentView(
        group: codes.group(group), reason: codes.reason(reason), isDenial: (row["denial"] as String?) != nil,
        amount: try citing.figure(
          Cents(row["amount"]), ByteRange(start: row["start"], end: row["stop"]), row["element"],
          "CAS \(group)-\(reason)"), quantity: row["quantity"])
    }
    let remarks = try String.fetchAll(
      db.cachedStatement(sql: "SELECT code FROM remark WHERE claim = ? AND line = ? ORDER BY ordinal"),
      arguments: [claim.value, line]
    ).map(codes.remark)
    return (adjustments, remarks)
  }

  func resubmissions(
    _ claims: [SentClaimID]
  ) throws -> [(id: ResubmissionID, purpose: ResubmissionPurpose, state: Resubmission.State)] {
    try claims.flatMap { claim in
      try Row.fetchAll(
        db.cachedStatement(sql: "SELECT number, purpose, state FROM resubmission WHERE sent = ? ORDER BY number"),
        arguments: [claim.value]
      ).compactMap { row in
        guard let purpose = ResubmissionPurpose(rawValue: row[1]), let state = Resubmission.State(rawValue: row[2])
        else {
          return nil
        }
        return (ResubmissionID(row[0]), purpose, state)
      }
    }
  }
}
