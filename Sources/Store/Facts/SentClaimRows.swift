import Desk
import GRDB
import X12

extension SubmittedClaim {
  /// The rows that a claim makes which was sent.
  ///
  /// - Parameters:
  ///   - id: the claim's number.
  ///   - set: the transaction set's number.
  func rows(id: Int64, set: Int64) -> [FactRow] {
    [FactRow(table: .sentClaim, values: values(id: id, set: set))] + lineRows(id) + codeRows(id) + coverageRows(id)
      + detailRows(id)
  }

  private func values(id: Int64, set: Int64) -> [DatabaseValue] {
    let service = service
    var levels = levels.prefix(3).flatMap { [$0.start.databaseValue, $0.end.databaseValue] }
    while levels.count < 6 { levels.append(.null) }
    return [
      id.databaseValue, set.databaseValue, ordinal.databaseValue, range.start.databaseValue, range.end.databaseValue,
      clm.start.databaseValue, clm.end.databaseValue, controlNumber.databaseValue,
      ClaimTraits.accountKey(controlNumber).databaseValue, charge.databaseValue, facilityCode.databaseValue,
      frequency.databaseValue, subscriber.sequence.databaseValue, subscriber.filingCode.databaseValue,
      (subscriber.payer?.id ?? "").databaseValue, (subscriber.payer?.last ?? "").databaseValue,
      subscriber.group.databaseValue, (billing.name?.last ?? "").databaseValue, (billing.name?.id ?? "").databaseValue,
      (subscriber.name?.id ?? "").databaseValue, (subscriber.name?.last ?? "").databaseValue,
      (subscriber.name?.first ?? "").databaseValue, (patient?.last ?? "").databaseValue,
      (patient?.first ?? "").databaseValue, (patient?.middle ?? "").databaseValue, (birth?.date).databaseValue,
      (birth?.sex ?? "").databaseValue, (service?.lowerBound).databaseValue, (service?.upperBound).databaseValue,
      (reference("F8")?.value ?? "").databaseValue,
      lines.reduce(Cents.zero) { $0 + $1.charge }.databaseValue,
    ] + levels
  }

  private func lineRows(_ id: Int64) -> [FactRow] {
    lines.map { line in
      FactRow(
        table: .sentLine,
        values: [
          id.databaseValue, line.ordinal.databaseValue, line.service.start.databaseValue,
          line.service.end.databaseValue, (line.revenueCode.isEmpty ? 2 : 3).databaseValue,
          line.qualifier.databaseValue, line.procedure.databaseValue,
          line.modifiers.joined(separator: " ").databaseValue, line.revenueCode.databaseValue,
          line.charge.databaseValue, line.unit.databaseValue, line.units.databaseValue,
          line.placeOfService.databaseValue,
          line.pointers.map(\.description).joined(separator: " ").databaseValue, line.serviceFrom.databaseValue,
          line.serviceThrough.databaseValue, (line.controlNumber ?? "").databaseValue, line.drug.databaseValue,
        ])
    }
  }

  private func codeRows(_ id: Int64) -> [FactRow] {
    zip(1..., codes).map { ordinal, code in
      FactRow(
        table: .sentCode,
        values: [
          id.databaseValue, ordinal.databaseValue, code.qualifier.databaseValue, code.code.databaseValue,
          code.value.databaseValue, code.presentOnAdmission.databaseValue, code.range.start.databaseValue,
          code.range.end.databaseValue,
        ])
    }
  }

  private func coverageRows(_ id: Int64) -> [FactRow] {
    zip(1..., otherPayers).map { ordinal, other in
      FactRow(
        table: .sentCoverage,
        values: [
          id.databaseValue, ordinal.databaseValue, other.sequence.databaseValue, other.relationship.databaseValue,
          other.group.databaseValue, other.filingCode.databaseValue, (other.payer?.id ?? "").databaseValue,
          (other.payer?.last ?? "").databaseValue, (other.insured?.id ?? "").databaseValue,
          (other.amounts.first { $0.qualifier == "D" }?.amount).databaseValue, other.decided.databaseValue,
          other.sbr.start.databaseValue, other.sbr.end.databaseValue,
        ])
    }
  }

  private func detailRows(_ id: Int64) -> [FactRow] {
    var rows: [FactRow] = []
    func add(
      _ kind: String, line: Int, _ qualifier: String, _ value: String, name: String = "", amount: Cents? = nil,
      _ range: ByteRange
    ) {
      rows.append(
        FactRow(
          table: .sentDetail,
          values: [
            id.databaseValue, (rows.count + 1).databaseValue, line.databaseValue, kind.databaseValue,
            qualifier.databaseValue, value.databaseValue, name.databaseValue, amount.databaseValue,
            range.start.databaseValue, range.end.databaseValue,
          ]))
    }
    func add(_ provider: NamedParty, line: Int) {
      let party = provider.party
      add("NM1", line: line, provider.role, party.id, name: party.fullName, party.range)
    }
    for reference in references { add("REF", line: 0, reference.qualifier, reference.value, reference.range) }
    for note in notes { add("NTE", line: 0, note.kind, note.text, note.range) }
    for paper in attachments {
      add("PWK", line: 0, paper.kind, paper.controlNumber, name: paper.transmission, paper.range)
    }
    for amount in amounts { add("AMT", line: 0, amount.qualifier, "", amount: amount.amount, amount.range) }
    for date in dates {
      let days = date.from == date.through ? "\(date.from)" : "\(date.from)/\(date.through)"
      add("DTP", line: 0, date.qualifier, days, date.range)
    }
    for provider in providers { add(provider, line: 0) }
    for line in lines {
      for reference in line.references {
        add("REF", line: line.ordinal, reference.qualifier, reference.value, reference.range)
      }
      for provider in line.providers { add(provider, line: line.ordinal) }
      for decision in line.decisions {
        add("SVD", line: line.ordinal, decision.payerID, "", amount: decision.paid, decision.range)
      }
    }
    return rows
  }
}

extension Party {
  /// `DOE, JANE`, or an organisation's name.
  var fullName: String { first.isEmpty ? last : "\(last), \(first)" }
}
