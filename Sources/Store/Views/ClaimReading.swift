import CodeSets
import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// A claim as the payer saw it: its facts, and its segments as they stand in the file.
  package func claimView(_ id: ClaimID, for account: Account) async throws -> ClaimView {
    try await read { db in
      guard let claim = try ClaimRecord(db, id) else { throw StoreError.notFound("claim \(id)") }
      let remittance = try RemittanceRecord(db, claim.set)
      let citing = try Citing(db, self.files, set: claim.set)
      let adjustments = try self.adjustments(db, claim, citing)
      let remarks = try self.remarks(db, claim, citing)
      let lines = try Row.fetchAll(
        db.cachedStatement(sql: "SELECT * FROM service_line WHERE claim = ? ORDER BY ordinal"), arguments: [id.value]
      ).map { row in
        let ordinal: Int = row["ordinal"]
        let svc = ByteRange(start: row["svc_start"], end: row["svc_stop"])
        let modifiers: String = row["modifiers"]
        let revenue: String = row["revenue_code"]
        let units: String = row["units"]
        return ClaimView.LineView(
          ordinal: ordinal, procedure: row["procedure"], modifiers: modifiers.split(separator: " ").map(String.init),
          revenueCode: revenue.isEmpty ? nil : revenue,
          serviceDate: (row["service_date"] as Int32?).flatMap { CalendarDate(days: $0) },
          units: units.isEmpty ? nil : units,
          charge: try citing.figure(Cents(row["charge"]), svc, 2, "SVC02 charge"),
          paid: try citing.figure(Cents(row["paid"]), svc, 3, "SVC03 paid"),
          adjustments: adjustments.filter { $0.line == ordinal }.map(\.view),
          remarks: remarks.filter { $0.line == ordinal }.map(\.view.code),
          imbalance: Figure(
            amount: Cents(row["imbalance"]), sources: [], breakdown: "/claims/\(id)/lines/\(ordinal)/figures/imbalance")
        )
      }
      return ClaimView(
        id: id, set: claim.set, document: citing.document, documentName: citing.documentName,
        payerName: remittance.payerName, paymentDate: remittance.paymentDate ?? remittance.productionDate,
        patient: PatientIdentity(claim, for: account), insured: nil, status: self.codes.status(claim.status),
        filing: self.codes.filing(claim.filing), payerClaimNumber: claim.payerClaimNumber, outcome: claim.outcome,
        charge: try citing.figure(claim.charge, claim.clp, 3, "CLP03 charge"),
        paid: try citing.figure(claim.paid, claim.clp, 4, "CLP04 paid"),
        patientResponsibility: claim.patientResponsibility.value == 0
          ? nil : try citing.figure(claim.patientResponsibility, claim.clp, 5, "CLP05 patient responsibility"),
        denied: claim.denied.value == 0
          ? nil : Figure(amount: claim.denied, sources: [], breakdown: "/claims/\(id)/figures/denied"),
        adjustments: adjustments.filter { $0.line == 0 }.map(\.view),
        remarks: remarks.filter { $0.line == 0 }.map(\.view),
        lines: lines,
        imbalance: Figure(amount: claim.imbalance, sources: [], breakdown: "/claims/\(id)/figures/imbalance"),
        dates: claim.serviceDate.map { [(title: "Service from", date: $0)] } ?? [],
        cases: try Store.cases(db, claim: claim),
        segments: try SegmentReading(citing: citing, files: self.files, account: account).segments(db, claim))
    }
  }

  private func adjustments(
    _ db: Database, _ claim: ClaimRecord, _ citing: Citing
  ) throws -> [(line: Int, view: ClaimView.AdjustmentView)] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM adjustment WHERE claim = ? ORDER BY ordinal"), arguments: [claim.id.value]
    ).map { row in
      let group: String = row["cas_group"]
      let reason: String = row["reason"]
      return (
        row["line"],
        ClaimView.AdjustmentView(
          group: codes.group(group), reason: codes.reason(reason), isDenial: (row["denial"] as String?) != nil,
          amount: try citing.figure(
            Cents(row["amount"]), ByteRange(start: row["start"], end: row["stop"]), row["element"],
            "CAS \(group)-\(reason)"), quantity: row["quantity"])
      )
    }
  }

  private func remarks(
    _ db: Database, _ claim: ClaimRecord, _ citing: Citing
  ) throws -> [(line: Int, view: ClaimView.RemarkView)] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM remark WHERE claim = ? ORDER BY ordinal"), arguments: [claim.id.value]
    ).map { row in
      (
        row["line"],
        ClaimView.RemarkView(
          code: codes.remark(row["code"]),
          source: try citing.source(
            Cents(0), ByteRange(start: row["start"], end: row["stop"]), row["element"],
            "remark \(row["code"] as String)"))
      )
    }
  }
}

/// Cuts segments out of the original document for people to read: one claim's own, never another patient's (guardrail G6).
struct SegmentReading {
  let citing: Citing
  let files: DocumentFiles
  let account: Account

  /// The claim's segments, with the envelope and payment header around them.
  func segments(_ db: Database, _ claim: ClaimRecord) throws -> [SegmentView] {
    let set = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM transaction_set WHERE id = ?"), arguments: [claim.set.value])
    guard let set else { throw StoreError.notFound("remittance \(claim.set)") }
    let first = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT start FROM claim WHERE set_id = ? ORDER BY id LIMIT 1"),
      arguments: [claim.set.value])
    let start: Int = set["start"]
    var views = try cut(ByteRange(start: set["isa_start"], end: set["isa_stop"]), .envelope)
    views += try cut(ByteRange(start: set["gs_start"], end: set["gs_stop"]), .envelope)
    views += try cut(ByteRange(start: start, end: min(first ?? start, start + SegmentReading.longestHeader)), .payment)
    views += try cut(claim.range, .claim)
    return views
  }

  /// The payment header is some hundred bytes; what is beyond this is not shown.
  private static let longestHeader = 16_384

  /// The segments of a range of bytes.
  func cut(_ range: ByteRange, _ part: SegmentView.Part) throws -> [SegmentView] {
    guard range.count > 0 else { return [] }
    let bytes = try files.bytes(citing.document, from: range.start, to: range.end)
    var views: [SegmentView] = []
    var mask = self.mask
    var start = 0
    while start < bytes.count {
      while start < bytes.count, bytes[start] == 0x0A || bytes[start] == 0x0D, bytes[start] != citing.delimiters.segment
      {
        start += 1
      }
      let stop = bytes[start...].firstIndex(of: citing.delimiters.segment) ?? bytes.count
      if stop > start { views.append(view(Array(bytes[start..<stop]), at: range.start + start, part, &mask)) }
      start = stop + 1
    }
    return views
  }

  private func view(
    _ bytes: [UInt8], at offset: Int, _ part: SegmentView.Part, _ mask: inout PatientMask?
  ) -> SegmentView {
    let segment = Segment(bytes: bytes, delimiters: citing.delimiters, offset: offset)
    let isHidden = mask?.hides(segment.id, segment.text(1)) ?? false
    return SegmentView(
      part: part, range: ByteRange(start: offset, end: offset + bytes.count),
      text: isHidden ? PatientMask.words(segment.id) : readable(shown(bytes, segment, at: offset)),
      title: SegmentReading.titles[segment.id] ?? segment.id)
  }

  /// What hides patients from the person who reads; nil where the person may see them (guardrail G7).
  var mask: PatientMask? {
    Access.refusal(.seePatientIdentity, by: .person(account)) == nil ? nil : PatientMask()
  }

  /// The bytes of a segment that is shown, without its account number where the person may not see it.
  func shown(_ bytes: [UInt8], _ segment: Segment, at offset: Int) -> [UInt8] {
    guard mask != nil, let element = PatientMask.accountElement(segment.id, segment.text(1)) else { return bytes }
    var blanked = bytes
    let range = segment.range(of: element)
    for index in range.start - offset..<range.end - offset { blanked[index] = 0 }
    return blanked
  }

  /// Bytes as characters; what is no character is a dot, so that every byte has its place.
  func readable(_ bytes: [UInt8]) -> String {
    String(
      String.UnicodeScalarView(bytes.map { 0x20...0x7E ~= $0 ? Unicode.Scalar($0) : Unicode.Scalar(0xB7 as UInt8) }))
  }

  /// Segment identifiers in plain words.
  static let titles = [
    "ISA": "Interchange header", "GS": "Group header", "ST": "Transaction set header", "BPR": "Payment",
    "TRN": "Trace number", "CUR": "Currency", "REF": "Reference", "DTM": "Date", "N1": "Name", "N3": "Street",
    "N4": "City, state, ZIP", "PER": "Contact", "LX": "Group of claims", "TS3": "Provider summary",
    "TS2": "Provider supplement", "CLP": "Claim payment", "CAS": "Adjustment", "NM1": "Person or organisation",
    "MIA": "Inpatient remarks", "MOA": "Outpatient remarks", "AMT": "Amount, for information", "QTY": "Quantity",
    "SVC": "Service line", "LQ": "Remark code", "PLB": "Provider adjustment", "SE": "Transaction set trailer",
    "RDM": "Remittance delivery", "BHT": "Beginning of the file", "HL": "Level", "SBR": "Insured person’s plan",
    "PAT": "Patient", "DMG": "Birth and sex", "PRV": "Provider’s taxonomy", "CLM": "Claim", "DTP": "Date or period",
    "CL1": "Institutional claim", "PWK": "Attachment", "K3": "Fixed text", "NTE": "Note", "CRC": "Condition",
    "HI": "Health codes", "SV1": "Professional service", "SV2": "Institutional service", "SV3": "Dental service",
    "TOO": "Tooth", "LIN": "Drug", "CTP": "Drug quantity", "SVD": "Other payer’s decision", "OI": "Other insurance",
    "STC": "Status", "AK1": "Group answered", "AK2": "Set answered", "IK3": "Error in a segment",
    "IK4": "Error in an element", "IK5": "What became of the set", "AK9": "What became of the group", "CTX": "Context",
    "GE": "Group trailer", "IEA": "Interchange trailer", "TA1": "Interchange answered",
  ]
}
