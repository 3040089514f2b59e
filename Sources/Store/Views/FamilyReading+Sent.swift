import CodeSets
import Desk
import Foundation
import GRDB
import Trail
import X12

/// What was sent, with everything that it says.
extension FamilyReading {
  func sentView(_ claim: SentClaimRecord) throws -> FamilyView.SentView {
    let citing = try Citing(db, files, set: claim.set)
    let created = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT created FROM submission WHERE set_id = ?"), arguments: [claim.set.value])
    let segments = SegmentReading(citing: citing, files: files, account: account)
    return FamilyView.SentView(
      id: claim.id, document: citing.document, documentName: citing.documentName,
      sentOn: created.flatMap { day($0, "created") }, frequency: claim.frequencyInWords,
      turn: PayerTurn(sequence: claim.sequence), payerName: claim.payerName, providerName: claim.providerName,
      charge: try citing.figure(claim.charge, claim.clm, 2, "CLM02 charge"), service: claim.service,
      codes: try sentCodes(claim, citing), details: try details(claim, citing), coverages: try coverages(claim, citing),
      segments: try segments.cut(claim.range, .claim), isJoined: FamilyID(beganBy: claim.id) != family)
  }

  func sentCodes(_ claim: SentClaimRecord, _ citing: Citing) throws -> [FamilyView.Detail] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM sent_code WHERE claim = ? ORDER BY ordinal"), arguments: [claim.id.value]
    ).map { row in
      let qualifier: String = row["qualifier"]
      let value: String = row["value"]
      return FamilyView.Detail(
        title: FamilyReading.codeTitles[qualifier] ?? "Code \(qualifier)",
        value: (row["code"] as String) + (value.isEmpty ? "" : " \(value)"), line: nil,
        path: path(citing, ByteRange(start: row["start"], end: row["stop"])))
    }
  }

  var isMasked: Bool { Access.refusal(.seePatientIdentity, by: .person(account)) != nil }

  func details(_ claim: SentClaimRecord, _ citing: Citing) throws -> [FamilyView.Detail] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM sent_detail WHERE claim = ? ORDER BY ordinal"), arguments: [claim.id.value]
    ).map { row in
      let kind: String = row["kind"]
      let qualifier: String = row["qualifier"]
      let line: Int = row["line"]
      let amount = (row["amount"] as Int64?).map { Cents($0).dollars }
      var texts = [row["name"] as String, row["value"] as String, amount ?? ""].filter { !$0.isEmpty }
      if isMasked, PatientMask.namesPatient(kind, qualifier) { texts = ["hidden for your role"] }
      return FamilyView.Detail(
        title: FamilyReading.title(kind, qualifier), value: texts.joined(separator: " · "),
        line: line == 0 ? nil : line,
        path: path(citing, ByteRange(start: row["start"], end: row["stop"])))
    }
  }

  func coverages(_ claim: SentClaimRecord, _ citing: Citing) throws -> [FamilyView.Coverage] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM sent_coverage WHERE claim = ? ORDER BY ordinal"),
      arguments: [claim.id.value]
    ).map { row in
      FamilyView.Coverage(
        payerName: row["payer_name"], sequence: row["sequence"], paid: (row["paid"] as Int64?).map { Cents($0) },
        decided: day(row, "decided"), path: path(citing, ByteRange(start: row["start"], end: row["stop"])))
    }
  }

  static let codeTitles = [
    "ABK": "Principal diagnosis", "ABF": "Diagnosis", "ABJ": "Admitting diagnosis", "APR": "Reason for the visit",
    "ABN": "External cause", "BBR": "Principal procedure", "BBQ": "Procedure", "BE": "Value", "BG": "Condition",
    "BH": "Occurrence", "BI": "Occurrence span", "DR": "DRG", "BK": "Principal diagnosis (ICD-9)",
    "BF": "Diagnosis (ICD-9)",
  ]

  static func title(_ kind: String, _ qualifier: String) -> String {
    let titles: [String: [String: String]] = [
      "REF": [
        "F8": "Payer’s number of the earlier claim", "G1": "Authorization", "9F": "Referral",
        "EA": "Medical record number",
        "D9": "Clearinghouse number", "6R": "Line number", "X4": "CLIA number", "4N": "Service authorization exception",
        "LU": "Location number", "9A": "Repriced claim", "P4": "Demonstration project", "G4": "Peer review approval",
      ],
      "NM1": [
        "82": "Rendering provider", "DN": "Referring provider", "P3": "Primary care provider", "77": "Service location",
        "DQ": "Supervising provider", "DK": "Ordering provider", "71": "Attending provider", "72": "Operating provider",
        "ZZ": "Other operating provider", "QB": "Purchased service provider", "PW": "Pick-up address",
        "45": "Drop-off address",
      ],
      "AMT": ["F5": "Patient paid", "D": "Paid by another payer", "EAF": "Remaining liability"],
      "DTP": [
        "434": "Statement dates", "431": "Onset", "435": "Admission", "096": "Discharge hour", "439": "Accident",
        "454": "First treatment", "484": "Last period", "573": "Decided",
      ],
    ]
    if let title = titles[kind]?[qualifier] { return title }
    return switch kind {
    case "REF": "Reference \(qualifier)"
    case "NTE": "Note"
    case "PWK": "Attachment \(qualifier)"
    case "NM1": "Provider \(qualifier)"
    case "AMT": "Amount \(qualifier)"
    case "SVD": "Decision of \(qualifier)"
    default: "Date \(qualifier)"
    }
  }
}
