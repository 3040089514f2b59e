import CodeSets
import Desk
import Foundation
import GRDB
import Trail
import X12

/// How the claim stands, each in a matter of its own.
extension FamilyReading {
  func acknowledged(
    _ last: SentClaimRecord, _ answers: [FamilyView.AnswerView], _ forms: [FormAnswer]
  ) -> FamilyView.Axis {
    let own = answers.filter { $0.sent == last.id }
    if let notice = own.last(where: { $0.kind == .notice }) {
      let path = "/answers/\(notice.id)"
      if notice.isRejection { return FamilyView.Axis(.acknowledged, "Sent back", .bad, on: notice.on, path: path) }
      let isAccepted = notice.isAcceptance
      return FamilyView.Axis(
        .acknowledged, isAccepted ? "Taken in by the payer" : "Received, not yet taken in",
        isAccepted ? .good : .waiting,
        on: notice.on, path: path)
    }
    if let form = forms.last(where: { $0.sent == last.id }) {
      return FamilyView.Axis(
        .acknowledged, form.isRejection ? "File refused" : "File taken in", form.isRejection ? .bad : .waiting,
        on: form.entry.on, path: form.entry.path)
    }
    return own.contains { $0.kind == .remittance }
      ? FamilyView.Axis(.acknowledged, "Never said, but answered", .none)
      : FamilyView.Axis(.acknowledged, "No word yet", .waiting)
  }

  func adjudicated(_ remitted: [ClaimRecord]) throws -> FamilyView.Axis {
    guard let last = remitted.last else { return FamilyView.Axis(.adjudicated, "Not decided", .waiting) }
    let remittance = try RemittanceRecord(db, last.set)
    let paid = try Citing(db, files, set: last.set).figure(last.paid, last.clp, 4, "CLP04 paid")
    let (words, tone): (String, FamilyView.Axis.Tone) =
      switch last.outcome {
      case .reversal: ("Taken back; a new decision is expected", .waiting)
      case .denial where last.paid.value > 0: ("Paid in part", .bad)
      case .denial: ("Denied", .bad)
      case .unprocessable: ("Not processed: a new claim is needed", .bad)
      case .zeroPayReview: ("Paid nothing, without a reason", .bad)
      case .none where last.paid.value > 0: ("Paid", .good)
      case .none: ("Decided; nothing paid", .none)
      }
    return FamilyView.Axis(
      .adjudicated, words, tone, on: remittance.paymentDate ?? remittance.productionDate, figure: paid,
      path: "/claims/\(last.id)")
  }

  func worked(_ cases: [(id: CaseID, state: CaseState)]) throws -> FamilyView.Axis {
    guard let (id, state) = cases.last(where: { $0.state.closing == nil }) ?? cases.last else {
      return FamilyView.Axis(.worked, "No case", .none)
    }
    let path = "/cases/\(id)"
    if state.closing != nil { return FamilyView.Axis(.worked, "Case \(id) closed", .good, path: path) }
    let owner = try state.person.flatMap {
      try String.fetchOne(
        db.cachedStatement(sql: "SELECT name FROM account WHERE id = ?"), arguments: [$0.value])
    }
    return FamilyView.Axis(
      .worked, "Case \(id), \(owner ?? "\(state.team), nobody yet")", .waiting, on: state.opening.openedOn, path: path)
  }

  func patientAxis(_ remitted: [ClaimRecord]) throws -> FamilyView.Axis {
    guard let last = remitted.last(where: { $0.outcome != .reversal }) else {
      return FamilyView.Axis(.patient, "Nothing is the patient’s so far", .none)
    }
    guard last.patientResponsibility.value > 0 else {
      return FamilyView.Axis(.patient, "Nothing is the patient’s", .none)
    }
    let figure = try Citing(db, files, set: last.set).figure(
      last.patientResponsibility, last.clp, 5, "CLP05 patient responsibility")
    return FamilyView.Axis(
      .patient, "By the payer’s word the patient’s", .none, figure: figure, path: "/claims/\(last.id)")
  }
}
