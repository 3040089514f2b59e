import Trail
import X12

/// A case as its events have made it: the fold of one stream, nothing else.
package struct CaseState: Equatable, Sendable {
  package var opening: CaseOpening
  /// How many events the case has seen; a page that shows an older number is stale.
  package var version: Int
  package var sop: Digest
  package var openedAt: Instant
  package var changedAt: Instant

  package var team: Team
  package var person: AccountID?
  package var issues: [CaseIssue]
  package var clocks: [ExternalClock]
  package var checklist: [ChecklistItem]
  package var hold: Hold?
  package var writeOff: WriteOff?
  package var attentionOn: CalendarDate
  package var isEscalated = false
  package var later: [LaterRemittance] = []
  /// What payers' front ends said of claims of the family since the case opened.
  package var notices: [LaterNotice] = []
  /// Claims of the family that were sent again, as far as it was recorded and not taken back.
  package var resendings: [ClaimResending] = []
  /// Those of them that the payer's front end sent back.
  package var returned: Set<ResubmissionID> = []
  package var evidence: [Evidence] = []
  /// What a later remittance says about the money that the payer took.
  package var explanation: TakebackExplanation?
  package var closing: Closing?
  package var appeal = AppealState()
  /// What is known about a scheduled service; nil for a case about anything else.
  package var clearance: Clearance?
  /// The day of service that is known to have passed.
  package var servicePassed: CalendarDate?

  /// A checklist item and how far it is.
  package struct ChecklistItem: Equatable, Sendable {
    package enum Status: Equatable, Sendable {
      case open
      case done(Evidence?)
      case excepted(reason: Digest, grantedBy: AccountID)
    }
    package var id: String
    package var status: Status
  }

  /// A pause of the work until a date; outside deadlines run on.
  package struct Hold: Equatable, Sendable {
    package var until: CalendarDate
    package var reason: Digest
  }

  /// A write-off that was asked for, and perhaps approved.
  package struct WriteOff: Equatable, Sendable {
    package var amount: Cents
    package var reason: Digest
    /// Nil when the SOP's limit let it pass without a person's request.
    package var requestedBy: AccountID?
    package var isApproved: Bool
  }

  /// The money still in question.
  package var denied: Cents { issues.reduce(Cents(0)) { $0 + $1.amount } }

  /// What the money still in question may bring, by the payer's history when the case opened; nil without one.
  package var estimate: NetEstimate? {
    opening.estimate.flatMap { NetEstimate(denied: denied, claims: $0.claims, paid: $0.paid, charged: $0.charged) }
  }

  /// The clock that ends first, of those that ask for something.
  package var firstClock: ExternalClock? {
    clocks.filter { stop(of: $0) == nil }.min { ($0.workBy, $0.due) < ($1.workBy, $1.due) }
  }

  /// The closing that the last remittance proposes.
  package var proposal: LaterRemittance? {
    guard closing == nil, let last = later.last(where: \.isAnswer), last.effect == .paid else {
      return nil
    }
    return last
  }

  /// Whether the payer's front end took in the claim that was sent last, as far as it has said.
  package var isAccepted: Bool { notices.last { $0.effect != .informative }?.effect == .accepted }
  /// Whether closing is proposed because the payer's file explains what it took.
  package var isExplained: Bool { closing == nil && explanation != nil }

  /// What this payer paid since the case opened, from its remittances.
  package var recovered: Cents { later.last?.recovered ?? Cents(0) }

  /// Whether the case is out of the queue on a day because of a hold.
  package func isHeld(on day: CalendarDate) -> Bool { hold.map { $0.until > day } ?? false }

  /// The first checklist item that is neither done nor excepted.
  package var nextItem: String? { checklist.first { $0.status == .open }?.id }
}

extension CaseState {
  /// The case after its first event.
  package init(_ opening: CaseOpening, sop: Digest, at time: Instant) {
    self.opening = opening
    self.sop = sop
    version = 1
    openedAt = time
    changedAt = time
    team = opening.team
    issues = opening.issues
    clocks = opening.clocks
    checklist = opening.checklist.map { ChecklistItem(id: $0, status: .open) }
    attentionOn = opening.attentionOn
    clearance = opening.visit.map { Clearance(visit: $0) }
  }

  /// Applies the next event of the stream. Events are facts: nothing is refused here.
  package mutating func apply(_ event: CaseEvent, actor: AccountID?, at time: Instant) {
    version += 1
    changedAt = time
    switch event {
    case .opened: preconditionFailure("a case opens once")
    case .taken(let person): self.person = person
    case .assigned(let team, let person, _):
      self.team = team
      self.person = person
    case .noted, .touched: break
    case .checked(let item, let evidence):
      set(item, .done(evidence))
      if let evidence { self.evidence.append(evidence) }
    case .unchecked(let item, _): set(item, .open)
    case .excepted(let item, let reason, let granter): set(item, .excepted(reason: reason, grantedBy: granter))
    case .held(let until, let reason): hold = Hold(until: until, reason: reason)
    case .resumed: hold = nil
    case .writeOffRequested(let amount, let reason):
      writeOff = WriteOff(amount: amount, reason: reason, requestedBy: actor, isApproved: false)
    case .writeOffApproved: writeOff?.isApproved = true
    case .writeOffDeclined: writeOff = nil
    case .escalated(let team, let day, _):
      self.team = team
      person = nil
      isEscalated = true
      attentionOn = min(attentionOn, day)
    case .evidenceAdded(let evidence, _): self.evidence.append(evidence)
    case .remittanceArrived(let remittance): apply(remittance)
    case .noticeArrived(let notice):
      keep(notice)
      guard notice.effect != .informative else { break }
      hold = nil
      attentionOn = min(attentionOn, notice.on)
    case .claimResent(let resending): keep(resending)
    case .resendingTakenBack(let resubmission, _):
      // The deadline runs again; a hold is somebody's own, whatever it waits for.
      resendings.removeAll { $0.resubmission == resubmission }
      returned.remove(resubmission)
    case .explained(let explanation, let day):
      self.explanation = explanation
      hold = nil
      attentionOn = min(attentionOn, day)
    case .clearanceRecorded(let finding, _): record(finding)
    case .appointmentChanged(let change): apply(change)
    case .servicePassed(let service, let day):
      servicePassed = service
      attentionOn = day
    case .closed(let closing):
      self.closing = closing
      hold = nil
    case .reopened(let day, _):
      closing = nil
      writeOff = nil
      attentionOn = day
    case .appeal(let event): apply(event, actor: actor)
    }
  }

  private mutating func apply(_ remittance: LaterRemittance) {
    later.append(remittance)
    guard remittance.isAnswer else { return }
    hold = nil
    attentionOn = min(attentionOn, remittance.on)
    // What an answer does not name stands as it stood: money in question and deadlines do not vanish.
    if !remittance.issues.isEmpty { issues = remittance.issues }
    if !remittance.clocks.isEmpty { clocks = remittance.clocks }
  }

  private mutating func set(_ item: String, _ status: ChecklistItem.Status) {
    guard let index = checklist.firstIndex(where: { $0.id == item }) else { return }
    checklist[index].status = status
  }
}
