import CodeSets
import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// The appeal of a claim's case, as its page shows it.
  func appealView(
    _ db: Database, _ state: CaseState, _ sop: SOP, _ claim: ClaimRecord, _ issues: [CaseView.IssueView],
    _ names: inout Names, for account: Account
  ) throws -> AppealView {
    let category = sop.workingCategory(state.opening.category)
    let exhibits = try exhibitViews(db, state, category.appeal?.exhibits ?? [])
    let next = state.nextAppealLevel
    let refusal = state.appealRefusal(sop)
    let facts = try appealFacts(db, state, claim, issues, for: account)
    let maySeeNames = Access.refusal(.seePatientIdentity, by: .person(account)) == nil
    return AppealView(
      refusal: refusal,
      levels: AppealLevel.allCases.map { level in
        AppealView.LevelView(
          level: level, clock: state.clocks.first { $0.kind == level.clock }, isNext: level == next,
          refusal: state.refusal(of: level, sop))
      }, exhibits: exhibits,
      // What a person wrote names the patient; who may not see one gets the proposal, masked (guardrail G7).
      proposedText: try (maySeeNames ? written(db, state, next) : nil)
        ?? sop.proposedLetter(next, category: state.opening.category, facts, exhibitNumbers: exhibits.numbers),
      packets: try state.appeal.packets.map { try packetView(db, $0, &names) },
      needsSecondLookAbove: sop.appeal?.secondLookAbove)
  }

  /// The words of the last packet of a level: the next version begins with them.
  private func written(_ db: Database, _ state: CaseState, _ level: AppealLevel) throws -> String? {
    try state.appeal.packets.last { $0.draft.level == level }.flatMap { try Store.sealedText(db, $0.draft.text) }
  }

  /// What the letter may say about the claim, as far as the reader's role may see it.
  func appealFacts(
    _ db: Database, _ state: CaseState, _ claim: ClaimRecord, _ issues: [CaseView.IssueView], for account: Account
  ) throws -> AppealFacts {
    let remittance = try RemittanceRecord(db, claim.set)
    let patient = PatientIdentity(claim, for: account)
    let payee = try String.fetchOne(
      db.cachedStatement(sql: "SELECT payee_name FROM remittance WHERE set_id = ?"), arguments: [claim.set.value])
    return AppealFacts(
      payer: remittance.payerName, organization: payee ?? "", patient: patient.name, member: patient.memberID,
      account: patient.controlNumber, payerClaim: claim.payerClaimNumber, serviceDate: claim.serviceDate,
      decisionDate: remittance.paymentDate ?? remittance.productionDate, charge: claim.charge, paid: claim.paid,
      denied: state.denied, reasons: issues.map(\.reason))
  }

  private func exhibitViews(
    _ db: Database, _ state: CaseState, _ exhibits: [SOP.Exhibit]
  ) throws -> [AppealView.ExhibitView] {
    var views = [AppealView.ExhibitView(exhibit: .decision, number: 1, pieces: [], isOwn: true)]
    var number = 1
    for exhibit in exhibits {
      let pieces = state.pieces(of: exhibit)
      if !pieces.isEmpty { number += 1 }
      views.append(
        AppealView.ExhibitView(
          exhibit: exhibit, number: pieces.isEmpty ? nil : number,
          pieces: try pieces.map { piece in
            let written = try piece.title.map { try Store.sealedText(db, $0) ?? "(erased)" }
            return AppealView.PieceView(
              piece: piece, title: try written ?? Store.title(db, of: piece.evidence),
              isFromChecklist: !state.appeal.pieces.contains(piece))
          }, isOwn: false))
    }
    return views
  }

  private func packetView(
    _ db: Database, _ packet: AppealPacket, _ names: inout Names
  ) throws -> AppealView.PacketView {
    let writer = try packet.writtenBy.flatMap { try names.account($0)?.name }
    let approver = try packet.approvedBy.flatMap { try names.account($0)?.name }
    let sendings = try packet.sendings.map { sent in
      (
        sending: sent.sending, by: try sent.by.flatMap { try names.account($0)?.name } ?? "somebody",
        reference: try Store.sealedText(db, sent.sending.reference) ?? "(erased)"
      )
    }
    let takenBack = try packet.takenBack.map { taken in
      (
        sending: taken.sent.sending, by: try taken.by.flatMap { try names.account($0)?.name } ?? "somebody",
        reason: try Store.sealedText(db, taken.reason) ?? "(erased)"
      )
    }
    return AppealView.PacketView(
      packet: packet, writtenBy: writer ?? "somebody", approvedBy: approver, sendings: sendings, takenBack: takenBack)
  }
}

extension [AppealView.ExhibitView] {
  /// The number of each exhibit that is there, by its id.
  package var numbers: [String: Int] {
    reduce(into: [:]) { numbers, view in
      if let number = view.number { numbers[view.exhibit.id] = number }
    }
  }
}

extension CaseView.IssueView {
  /// The reason with its words and its amount, as a letter names it.
  fileprivate var reason: String {
    let code = [issue.group, issue.reason].filter { !$0.isEmpty }.joined(separator: "-")
    let words = reasonMeaning.meaning.map { " (\($0.prefix(1).lowercased() + $0.dropFirst()))" } ?? ""
    let place = issue.line.map { " on line \($0)" } ?? ""
    return code.isEmpty
      ? "\(issue.amount.dollars)\(place), without a reason" : "\(code)\(words), \(issue.amount.dollars)\(place)"
  }
}
