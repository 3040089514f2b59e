import Trail
import X12

/// That a claim of the case's family was sent again.
package struct ClaimResending: Hashable, Sendable {
  package var resubmission: ResubmissionID
  package var purpose: ResubmissionPurpose
  package var on: CalendarDate

  package init(resubmission: ResubmissionID, purpose: ResubmissionPurpose, on: CalendarDate) {
    self.resubmission = resubmission
    self.purpose = purpose
    self.on = on
  }
}

extension ClaimResending {
  func write(to fields: inout PayloadWriter) {
    fields["on"] = on
    fields["purpose"] = purpose.rawValue
    fields["resubmission"] = Int(resubmission.number)
  }

  init(_ fields: PayloadReader) throws(PayloadProblem) {
    guard let purpose = ResubmissionPurpose(rawValue: try fields.text("purpose")) else {
      throw fields.problem("purpose")
    }
    self.init(
      resubmission: ResubmissionID(Int64(try fields.integer("resubmission"))), purpose: purpose,
      on: try fields.date("on"))
  }
}

/// Why an outside deadline asks for nothing now. It never pauses and never shifts (guardrail G2): what it was for was done, or
/// another way was taken.
package enum ClockStop: Sendable {
  /// What it is for was done.
  case met
  /// An appeal waits for its decision: a corrected claim beside it would be refused as a duplicate.
  case appealed
  /// The payer took in a claim that replaces the one that it had denied: what it decides next has a deadline of its own.
  case replaced
  /// The day of service has passed: what happened is said, and nothing is late.
  case over

  /// The words for a page.
  package var title: String {
    switch self {
    case .met: "Met"
    case .appealed: "Waits for the appeal"
    case .replaced: "Claim replaced"
    case .over: "Has passed"
    }
  }
}

extension CaseState {
  /// Why a deadline asks for nothing now; nil while it does.
  ///
  /// A denial has two answers, and a payer takes one at a time. An appeal that was sent stands for the corrected claim until it is decided. A
  /// corrected claim stands for the appeal only once the payer's front end has taken it in: before that the denial stands, and
  /// a corrected claim that comes back would leave neither.
  package func stop(of clock: ExternalClock) -> ClockStop? {
    if isMet(clock) { return .met }
    switch clock.kind {
    case .correctedClaim: return isAppealWaiting(since: clock.anchor) ? .appealed : nil
    case .appeal, .secondAppeal, .externalReview, .peerToPeer:
      return isReplaced(since: clock.anchor) ? .replaced : nil
    case .dayOfService: return isServiceOver ? .over : nil
    case .timelyFiling: return nil
    }
  }

  /// Whether the payer's front end took in a replacement of the claim, by its own date, and has not sent that one back since.
  func isReplaced(since anchor: CalendarDate) -> Bool {
    notices.indices.contains { index in
      guard let day = notices[index].replacedOn, day >= anchor else { return false }
      return !notices[(index + 1)...].contains { $0.sendsBack(notices[index]) }
    }
  }

  /// Keeps that a claim was sent again; a rejection that is younger may have come in before anybody recorded the sending.
  mutating func keep(_ resending: ClaimResending) {
    resendings.append(resending)
    if notices.contains(where: { $0.effect == .rejected && $0.day > resending.on }) {
      returned.insert(resending.resubmission)
    }
  }

  /// Keeps a notice. A rejection sends back what was sent until its day: what is corrected and sent once more is judged anew.
  mutating func keep(_ notice: LaterNotice) {
    notices.append(notice)
    guard notice.effect == .rejected else { return }
    returned.formUnion(resendings.filter { $0.on <= notice.day }.map(\.resubmission))
  }

  /// Whether an appeal was sent on which nobody has decided.
  private func isAppealWaiting(since anchor: CalendarDate) -> Bool {
    appeal.packets.contains { packet in
      packet.sendings.contains { sent in
        let day = sent.sending.on
        return day >= anchor
          && !appeal.decisions.contains { $0.level == packet.draft.level && $0.on >= day }
          && !later.contains { $0.isAnswer && $0.on >= day }
      }
    }
  }
}
