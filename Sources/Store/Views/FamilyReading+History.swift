import CodeSets
import Desk
import Foundation
import GRDB
import Trail
import X12

/// The cases of the family, and everything that happened.
extension FamilyReading {
  func cases(
    _ answers: [FamilyView.AnswerView], _ forms: [FormAnswer]
  ) throws -> [(id: CaseID, state: CaseState)] {
    let ofAnswers = try answers.flatMap { answer in
      try Int64.fetchAll(
        db.cachedStatement(sql: "SELECT number FROM work_case WHERE claim = ?"), arguments: [answer.id.value])
    }
    // A file that was refused is one case for all its claims.
    let ofFiles = try forms.filter(\.isRejection).flatMap { form in
      try Int64.fetchAll(
        db.cachedStatement(sql: "SELECT number FROM work_case WHERE set_id = ? AND claim IS NULL"),
        arguments: [form.set.value])
    }
    // What is worked of the claim itself says more than what is worked of its file.
    return try (Set(ofFiles).sorted() + Set(ofAnswers).sorted()).compactMap { number in
      try Store.caseState(db, CaseID(number)).map { (CaseID(number), $0) }
    }
  }

  /// What was made here and recorded as sent, and what of that was taken back.
  private func resendings(_ sent: [FamilyView.SentView]) throws -> [FamilyView.Entry] {
    try resubmissions(sent.map(\.id)).flatMap { resubmission in
      let path = "/resubmissions/\(resubmission.id)"
      let title = resubmission.purpose.title
      return try Store.entries(db, stream: resubmission.id.stream).compactMap { entry -> FamilyView.Entry? in
        switch try ResubmissionEvent(type: entry.type, payload: entry.payload) {
        case .sent(let day, _): FamilyView.Entry(.sent, on: day, "\(title) made here, recorded as sent", path: path)
        case .sendingTakenBack:
          FamilyView.Entry(
            .sent, on: clock.date(of: Instant(milliseconds: entry.recordedAt)),
            "\(title): the sending was taken back, it was recorded by mistake", path: path)
        case .drafted, .released, .withdrawn: nil
        }
      }
    }
  }

  func history(
    _ sent: [FamilyView.SentView], _ forms: [FormAnswer], _ answers: [FamilyView.AnswerView],
    _ cases: [(id: CaseID, state: CaseState)]
  ) throws -> [FamilyView.Entry] {
    var entries = sent.map { claim in
      FamilyView.Entry(
        .sent, on: claim.sentOn,
        "\(claim.frequency.meaning ?? "Claim, frequency \(claim.frequency.code)") sent to \(claim.payerName)",
        figures: [claim.charge], path: "#sent-\(claim.id)")
    }
    entries += forms.map(\.entry)
    entries += answers.map { answer in
      switch answer.kind {
      case .notice:
        FamilyView.Entry(
          .acknowledged, on: answer.on, "\(answer.payerName)’s front end: \(answer.words)",
          figures: answer.charge.map { [$0] } ?? [], path: "/answers/\(answer.id)")
      case .remittance:
        FamilyView.Entry(
          .remitted, on: answer.on, "\(answer.payerName) decided: \(answer.words); paid",
          figures: answer.paid.map { [$0] } ?? [], path: "/claims/\(answer.id)")
      }
    }
    entries += try resendings(sent)
    for (id, state) in cases {
      let path = "/cases/\(id)"
      entries.append(
        FamilyView.Entry(
          .worked, on: state.opening.openedOn, "Case \(id) opened for \(state.opening.team)",
          figures: [Figure(amount: state.denied, sources: [], breakdown: "\(path)/figures/denied")], path: path))
      if let closing = state.closing {
        entries.append(
          FamilyView.Entry(
            .worked, on: clock.date(of: state.changedAt), "Case \(id) closed: \(closing.outcome)",
            figures: closing.recovered.value > 0
              ? [Figure(amount: closing.recovered, sources: [], breakdown: "\(path)/figures/recovered")] : [],
            path: path))
      }
    }
    // What has no date stands where it was read, before what is known to be later.
    return entries.enumerated().sorted { left, right in
      (left.element.on ?? .epoch, left.offset) < (right.element.on ?? .epoch, right.offset)
    }.map(\.element)
  }
}
