import Trail
import X12

extension CaseEvent {
  /// The type under which the trail records the event.
  package var type: String {
    switch self {
    case .opened: "case.opened"
    case .taken: "case.taken"
    case .assigned: "case.assigned"
    case .noted: "case.noted"
    case .touched: "case.touched"
    case .checked: "case.checked"
    case .unchecked: "case.unchecked"
    case .excepted: "case.excepted"
    case .held: "case.held"
    case .resumed: "case.resumed"
    case .writeOffRequested: "case.write_off_requested"
    case .writeOffApproved: "case.write_off_approved"
    case .writeOffDeclined: "case.write_off_declined"
    case .escalated: "case.escalated"
    case .evidenceAdded: "case.evidence_added"
    case .remittanceArrived: "case.remittance_arrived"
    case .noticeArrived: "case.notice_arrived"
    case .claimResent: "case.claim_resent"
    case .resendingTakenBack: "case.resending_taken_back"
    case .explained: "case.explained"
    case .clearanceRecorded: "case.clearance_recorded"
    case .appointmentChanged: "case.appointment_changed"
    case .servicePassed: "case.service_passed"
    case .closed: "case.closed"
    case .reopened: "case.reopened"
    case .appeal(let event): event.type
    }
  }

  /// The event as the trail records it: ids, codes, cents, dates and digests, never a name or a text.
  package var payload: JSON.Object {
    var fields = PayloadWriter()
    switch self {
    case .opened(let opening): return opening.payload
    case .taken(let person), .writeOffApproved(_, .some(let person)): fields["person"] = person
    case .assigned(let team, let person, let reason):
      fields["team"] = team
      fields["person"] = person
      fields["reason"] = reason
    case .noted(let text): fields["text"] = text
    case .touched(let touch):
      fields["kind"] = touch.kind.rawValue
      fields["details"] = touch.details
      fields["promised"] = touch.promisedBy
    case .checked(let item, let evidence):
      fields["item"] = item
      fields["evidence"] = evidence
    case .unchecked(let item, let reason):
      fields["item"] = item
      fields["reason"] = reason
    case .excepted(let item, let reason, let granter):
      fields["item"] = item
      fields["reason"] = reason
      fields["person"] = granter
    case .held(let until, let reason):
      fields["until"] = until
      fields["reason"] = reason
    case .resumed(let reason): fields["reason"] = reason
    case .writeOffRequested(let amount, let reason):
      fields["amount"] = amount
      fields["reason"] = reason
    case .writeOffApproved: break
    case .writeOffDeclined(let reason): fields["reason"] = reason
    case .escalated(let team, let day, let reason):
      fields["team"] = team
      fields["on"] = day
      fields["reason"] = reason
    case .evidenceAdded(let evidence, let title):
      fields["evidence"] = evidence
      fields["title"] = title
    case .remittanceArrived(let later): return later.payload
    case .noticeArrived(let notice): return notice.payload
    case .claimResent(let resending): resending.write(to: &fields)
    case .resendingTakenBack(let resubmission, let reason):
      fields["reason"] = reason
      fields["resubmission"] = Int(resubmission.number)
    case .explained(let explanation, let day):
      switch explanation.source {
      case .reversal(let claim): fields["claim"] = Int(claim.value)
      case .forwarded(let item): fields["item"] = item
      }
      fields["on"] = day
      fields["set"] = Int(explanation.set.value)
    case .clearanceRecorded(let finding, let note):
      finding.write(&fields)
      fields["note"] = note
    case .appointmentChanged(let change): return change.payload
    case .servicePassed(let service, let day):
      fields["on"] = day
      fields["service"] = service
    case .closed(let closing):
      fields["outcome"] = closing.outcome
      fields["recovered"] = closing.recovered
      fields["typed_recovered"] = closing.typedRecovered
      fields["reason"] = closing.reason
      fields["cause"] = closing.rootCause?.id
      fields["on"] = closing.rootCause?.on
      fields["upstream"] = closing.rootCause?.team
    case .reopened(let day, let reason):
      fields["on"] = day
      fields["reason"] = reason
    case .appeal(let event): return event.payload
    }
    if case .writeOffApproved(let amount, _) = self { fields["amount"] = amount }
    return fields.object
  }

  /// Reads an event back from the trail; throws `PayloadProblem` for anything that this version did not write.
  package init(type: String, payload: JSON.Object) throws(PayloadProblem) {
    let fields = PayloadReader(payload, type: type)
    switch type {
    case "case.opened": self = .opened(try CaseOpening(fields))
    case "case.taken": self = .taken(by: try fields.person("person"))
    case "case.assigned":
      self = .assigned(
        team: Team(try fields.text("team")), person: try fields.optionalPerson("person"),
        reason: try fields.optionalDigest("reason"))
    case "case.noted": self = .noted(text: try fields.digest("text"))
    case "case.touched":
      guard let kind = Touch.Kind(rawValue: try fields.text("kind")) else { throw fields.problem("kind") }
      self = .touched(
        Touch(kind: kind, details: try fields.digest("details"), promisedBy: try fields.optionalDate("promised")))
    case "case.checked":
      self = .checked(item: try fields.text("item"), evidence: try fields.optionalEvidence("evidence"))
    case "case.unchecked": self = .unchecked(item: try fields.text("item"), reason: try fields.digest("reason"))
    case "case.excepted":
      self = .excepted(
        item: try fields.text("item"), reason: try fields.digest("reason"), grantedBy: try fields.person("person"))
    case "case.held": self = .held(until: try fields.date("until"), reason: try fields.digest("reason"))
    case "case.resumed": self = .resumed(reason: try fields.optionalDigest("reason"))
    case "case.write_off_requested":
      self = .writeOffRequested(try fields.cents("amount"), reason: try fields.digest("reason"))
    case "case.write_off_approved":
      self = .writeOffApproved(try fields.cents("amount"), by: try fields.optionalPerson("person"))
    case "case.write_off_declined": self = .writeOffDeclined(reason: try fields.digest("reason"))
    case "case.escalated":
      self = .escalated(
        to: Team(try fields.text("team")), on: try fields.date("on"), reason: try fields.digest("reason"))
    case "case.evidence_added":
      self = .evidenceAdded(try fields.evidence("evidence"), title: try fields.digest("title"))
    case "case.remittance_arrived": self = .remittanceArrived(try LaterRemittance(fields))
    case "case.notice_arrived": self = .noticeArrived(try LaterNotice(fields))
    case "case.claim_resent": self = .claimResent(try ClaimResending(fields))
    case "case.resending_taken_back":
      self = .resendingTakenBack(
        ResubmissionID(Int64(try fields.integer("resubmission"))), reason: try fields.digest("reason"))
    case "case.explained": self = .explained(try TakebackExplanation(fields), on: try fields.date("on"))
    case "case.clearance_recorded":
      self = .clearanceRecorded(try ClearanceFinding(fields), note: try fields.optionalDigest("note"))
    case "case.appointment_changed": self = .appointmentChanged(try AppointmentChange(fields))
    case "case.service_passed":
      self = .servicePassed(service: try fields.date("service"), on: try fields.date("on"))
    case "case.closed":
      self = .closed(
        Closing(
          outcome: try fields.text("outcome"), recovered: try fields.cents("recovered"),
          typedRecovered: try fields.optionalCents("typed_recovered"), reason: try fields.optionalDigest("reason"),
          rootCause: try Closing.RootCause(fields)))
    case "case.reopened": self = .reopened(on: try fields.date("on"), reason: try fields.optionalDigest("reason"))
    default:
      guard let event = try AppealEvent(type: type, fields) else { throw PayloadProblem(type: type, field: "") }
      self = .appeal(event)
    }
  }
}

extension TakebackExplanation {
  fileprivate init(_ fields: PayloadReader) throws(PayloadProblem) {
    set = SetID(Int64(try fields.integer("set")))
    if let claim = try fields.optionalInteger("claim") {
      source = .reversal(ClaimID(Int64(claim)))
    } else {
      source = .forwarded(item: try fields.integer("item"))
    }
  }
}

extension Closing.RootCause {
  /// The root cause of a closing; nil where the entry has none.
  fileprivate init?(_ fields: PayloadReader) throws(PayloadProblem) {
    guard fields.hasAny(["cause", "on", "upstream"]) else { return nil }
    self.init(
      id: try fields.text("cause"), team: Team(try fields.text("upstream")), on: try fields.date("on"))
  }
}
