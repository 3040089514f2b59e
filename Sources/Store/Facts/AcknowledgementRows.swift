import Desk
import GRDB
import X12

extension ClaimStatusNotice {
  /// The rows of what a payer's front end says about a claim.
  ///
  /// - Parameters:
  ///   - id: the notice's number.
  ///   - set: the transaction set's number.
  func rows(id: Int64, set: Int64) -> [FactRow] {
    var rows = [
      FactRow(
        table: .notice,
        values: [
          id.databaseValue, set.databaseValue, ordinal.databaseValue, range.start.databaseValue,
          range.end.databaseValue, controlNumber.databaseValue, ClaimTraits.accountKey(controlNumber).databaseValue,
          (source?.id ?? "").databaseValue, (source?.last ?? "").databaseValue, (patient?.last ?? "").databaseValue,
          (patient?.first ?? "").databaseValue, (patient?.id ?? "").databaseValue,
          (payerClaimNumber?.value ?? "").databaseValue, statuses.compactMap(\.charge).first.databaseValue,
          (service?.from).databaseValue, (service?.through).databaseValue, isRejection.databaseValue,
          statuses.compactMap(\.date).first.databaseValue,
        ])
    ]
    var ordinal = 0
    func add(_ status: NoticedStatus, line: Int, procedure: String) {
      ordinal += 1
      rows.append(
        FactRow(
          table: .noticeStatus,
          values: [
            id.databaseValue, ordinal.databaseValue, line.databaseValue, procedure.databaseValue,
            status.category.databaseValue, status.code.databaseValue, status.entity.databaseValue,
            status.date.databaseValue, status.action.databaseValue, status.charge.databaseValue,
            status.range.start.databaseValue, status.range.end.databaseValue,
          ]))
    }
    for status in statuses { add(status, line: 0, procedure: "") }
    for (index, line) in zip(1..., lines) {
      for status in line.statuses { add(status, line: index, procedure: line.procedure) }
    }
    return rows
  }
}

extension FunctionalAcknowledgement {
  /// The rows of what a receiver says about the form of a group.
  ///
  /// - Parameters:
  ///   - ordinal: its position in the set.
  ///   - set: the transaction set's number.
  func rows(ordinal group: Int, set: Int64) -> [FactRow] {
    var rows = [
      FactRow(
        table: .groupAnswer,
        values: [
          set.databaseValue, group.databaseValue, functionalID.databaseValue, groupControlNumber.databaseValue,
          version.databaseValue, outcome.rawValue.databaseValue, setsIncluded.databaseValue, setsReceived.databaseValue,
          setsAccepted.databaseValue, range.start.databaseValue, range.end.databaseValue,
        ])
    ]
    rows += zip(1..., sets).map { ordinal, answer in
      FactRow(
        table: .setAnswer,
        values: [
          set.databaseValue, group.databaseValue, ordinal.databaseValue, answer.type.databaseValue,
          answer.controlNumber.databaseValue, answer.outcome.rawValue.databaseValue, answer.range.start.databaseValue,
          answer.range.end.databaseValue,
        ])
    }
    let errors = zip(1..., sets).flatMap { ordinal, answer in answer.errors.map { (ordinal, $0) } }
    rows += zip(1..., errors).map { number, error in
      let (ordinal, error) = error
      return FactRow(
        table: .setError,
        values: [
          set.databaseValue, group.databaseValue, number.databaseValue, ordinal.databaseValue,
          error.segment.databaseValue, error.position.databaseValue, error.loop.databaseValue,
          error.element.databaseValue, error.component.databaseValue, error.code.databaseValue,
          error.value.databaseValue, error.range.start.databaseValue, error.range.end.databaseValue,
        ])
    }
    return rows
  }
}

extension InterchangeAcknowledgement {
  /// The row of what a receiver says about an interchange as it was kept before a TA1 was a set of its own; compared when the
  /// document is read again.
  func values(document: Int64, ordinal: Int) -> [DatabaseValue] {
    [
      document.databaseValue, ordinal.databaseValue, controlNumber.databaseValue, code.databaseValue,
      note.databaseValue, range.start.databaseValue, range.end.databaseValue,
    ]
  }
}
