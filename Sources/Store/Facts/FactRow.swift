import struct Crypto.SHA256
import Desk
import Foundation
import GRDB
import Trail
import X12

/// One row of a fact table: what is bound to SQL and what is hashed are the same values in the same order.
package struct FactRow: Sendable {
  /// The fact tables in the order in which a set's rows are hashed.
  package enum Table: String, CaseIterable, Sendable {
    case claim
    case serviceLine = "service_line"
    case adjustment
    case remark
    case providerAdjustment = "provider_adjustment"
    case sentClaim = "sent_claim"
    case sentLine = "sent_line"
    case sentCode = "sent_code"
    case sentCoverage = "sent_coverage"
    case sentDetail = "sent_detail"
    case notice
    case noticeStatus = "notice_status"
    case groupAnswer = "group_answer"
    case setAnswer = "set_answer"
    case setError = "set_error"

    /// The tables whose rows belong to one row of this one, in the order in which they are hashed.
    var parts: [Table] {
      switch self {
      case .claim: [.serviceLine, .adjustment, .remark]
      case .sentClaim: [.sentLine, .sentCode, .sentCoverage, .sentDetail]
      case .notice: [.noticeStatus]
      case .groupAnswer: [.setAnswer, .setError]
      case .serviceLine, .adjustment, .remark, .providerAdjustment, .sentLine, .sentCode, .sentCoverage, .sentDetail,
        .noticeStatus, .setAnswer, .setError:
        []
      }
    }

    /// The tables whose rows are numbered, in one sequence for all.
    static let numbered: [Table] = [.claim, .sentClaim, .notice]

    /// The column in which the parts of a numbered row name it.
    var key: String { self == .notice ? "notice" : "claim" }

    var columns: Int {
      switch self {
      case .claim: 25
      case .serviceLine: 12
      case .adjustment: 11
      case .remark: 7
      case .providerAdjustment: 10
      case .sentClaim: 37
      case .sentLine: 18
      case .sentCode: 8
      case .sentCoverage: 13
      case .sentDetail: 10
      case .notice: 18
      case .noticeStatus: 12
      case .groupAnswer: 11
      case .setAnswer: 8
      case .setError: 13
      }
    }

    var insertion: String {
      "INSERT INTO \(rawValue) VALUES (\(Array(repeating: "?", count: columns).joined(separator: ", ")))"
    }
  }

  package var table: Table
  package var values: [DatabaseValue]
}

/// The rows that one remitted claim makes.
package struct ClaimRows: Sendable {
  package var rows: [FactRow]
  package var charge: Cents
  package var paid: Cents
  package var isBalanced: Bool
  package var outcome: Judgement.Outcome

  /// - Parameters:
  ///   - id: the claim's number.
  ///   - set: the transaction set's number.
  package init(_ claim: RemittedClaim, _ judgement: Judgement, id: Int64, set: Int64) {
    let lineImbalances = claim.lines.map(\.imbalance)
    let unbalancedLines = lineImbalances.count { $0.value != 0 }
    charge = claim.charge
    paid = claim.paid
    isBalanced = claim.imbalance.value == 0 && unbalancedLines == 0
    outcome = judgement.outcome
    var rows: [FactRow] = []
    rows.reserveCapacity(2 + claim.lines.count * 4)
    rows.append(
      FactRow(
        table: .claim,
        values: [
          id.databaseValue, set.databaseValue, claim.ordinal.databaseValue, claim.range.start.databaseValue,
          claim.range.end.databaseValue, claim.clp.start.databaseValue, claim.clp.end.databaseValue,
          claim.controlNumber.databaseValue, claim.status.databaseValue, claim.charge.databaseValue,
          claim.paid.databaseValue, claim.patientResponsibility.databaseValue, claim.filingCode.databaseValue,
          claim.payerClaimNumber.databaseValue, claim.facilityCode.databaseValue, claim.frequency.databaseValue,
          (claim.patient?.last ?? "").databaseValue, (claim.patient?.first ?? "").databaseValue,
          (claim.patient?.middle ?? "").databaseValue, (claim.patient?.id ?? "").databaseValue,
          claim.serviceDate.databaseValue, judgement.outcome.rawValue.databaseValue, judgement.denied.databaseValue,
          claim.imbalance.databaseValue, unbalancedLines.databaseValue,
        ]))
    for (line, imbalance) in zip(claim.lines, lineImbalances) {
      rows.append(
        FactRow(
          table: .serviceLine,
          values: [
            id.databaseValue, line.ordinal.databaseValue, line.svc.start.databaseValue, line.svc.end.databaseValue,
            line.procedure.databaseValue, line.modifiers.joined(separator: " ").databaseValue,
            (line.revenueCode).databaseValue, line.charge.databaseValue, line.paid.databaseValue,
            line.units.databaseValue, line.serviceFrom.databaseValue, imbalance.databaseValue,
          ]))
    }
    // An adjustment is denied where the judgement says so: the judgement names each by its place.
    let denied = Dictionary(judgement.issues.map { ($0.citation, $0.size) }, uniquingKeysWith: { first, _ in first })
    var adjustments: [FactRow] = []
    var remarks: [FactRow] = []
    func add(_ adjustment: Adjustment, line: Int) {
      let size = denied[Citation(segment: adjustment.segment, element: adjustment.amountElement)]
      adjustments.append(
        FactRow(
          table: .adjustment,
          values: [
            id.databaseValue, (adjustments.count + 1).databaseValue, line.databaseValue,
            adjustment.group.databaseValue, adjustment.reason.databaseValue, adjustment.amount.databaseValue,
            adjustment.quantity.databaseValue, adjustment.segment.start.databaseValue,
            adjustment.segment.end.databaseValue, adjustment.amountElement.databaseValue,
            (size?.rawValue).databaseValue,
          ]))
    }
    func add(_ remark: Remark, line: Int) {
      remarks.append(
        FactRow(
          table: .remark,
          values: [
            id.databaseValue, (remarks.count + 1).databaseValue, line.databaseValue, remark.code.databaseValue,
            remark.segment.start.databaseValue, remark.segment.end.databaseValue, remark.element.databaseValue,
          ]))
    }
    for adjustment in claim.adjustments { add(adjustment, line: 0) }
    for remark in claim.remarks { add(remark, line: 0) }
    for line in claim.lines {
      for adjustment in line.adjustments { add(adjustment, line: line.ordinal) }
      for remark in line.remarks { add(remark, line: line.ordinal) }
    }
    rows += adjustments
    rows += remarks
    self.rows = rows
  }
}

/// The digest of a set's rows, in the order in which they were made.
package struct FactDigest: Sendable {
  private var hash = SHA256()
  private var buffer: [UInt8] = []

  package init() {}

  package mutating func add(_ rows: [FactRow]) {
    buffer.removeAll(keepingCapacity: true)
    for row in rows {
      buffer.append(contentsOf: row.table.rawValue.utf8)
      for value in row.values { append(value) }
      buffer.append(0x0A)
    }
    hash.update(data: buffer)
  }

  /// A type letter, the content, and a unit separator: no two rows run together.
  private mutating func append(_ value: DatabaseValue) {
    buffer.append(0x1F)
    switch value.storage {
    case .null: buffer.append(UInt8(ascii: "-"))
    case .int64(let number):
      buffer.append(UInt8(ascii: "i"))
      unsafe withUnsafeBytes(of: number.bigEndian) { unsafe buffer.append(contentsOf: $0) }
    case .string(let text):
      buffer.append(UInt8(ascii: "s"))
      buffer.append(contentsOf: text.utf8)
    case .double, .blob: preconditionFailure("fact rows hold integers and texts")
    }
  }

  package func finish() -> Digest {
    guard let digest = Digest(bytes: Array(hash.finalize())) else { preconditionFailure("a SHA-256 has 32 bytes") }
    return digest
  }
}

extension Cents {
  var databaseValue: DatabaseValue { value.databaseValue }
}

extension Cents? {
  var databaseValue: DatabaseValue { (self?.value).databaseValue }
}

extension CalendarDate? {
  var databaseValue: DatabaseValue { (self?.days).databaseValue }
}

extension RemittedClaim {
  /// The first day of service: of the claim (DTM*232), else the earliest of its lines.
  var serviceDate: CalendarDate? {
    dates.first { $0.qualifier == "232" }?.date ?? lines.compactMap(\.serviceFrom).min()
  }
}
