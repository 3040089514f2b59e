import Trail
import X12

/// What happened to a case. The trail holds nothing else about it, so a case is what its events make of it.
///
/// No event holds a name, a note or any other text about a patient: such text is sealed, and the event holds its digest.
package enum CaseEvent: Equatable, Sendable {
  case opened(CaseOpening)
  case taken(by: AccountID)
  case assigned(team: Team, person: AccountID?, reason: Digest?)
  case noted(text: Digest)
  case touched(Touch)
  case checked(item: String, evidence: Evidence?)
  case unchecked(item: String, reason: Digest)
  case excepted(item: String, reason: Digest, grantedBy: AccountID)
  case held(until: CalendarDate, reason: Digest)
  case resumed(reason: Digest?)
  case writeOffRequested(Cents, reason: Digest)
  case writeOffApproved(Cents, by: AccountID?)
  case writeOffDeclined(reason: Digest)
  case escalated(to: Team, on: CalendarDate, reason: Digest)
  case evidenceAdded(Evidence, title: Digest)
  case remittanceArrived(LaterRemittance)
  case noticeArrived(LaterNotice)
  /// A claim of the family was sent again; and that this was recorded by mistake.
  case claimResent(ClaimResending)
  case resendingTakenBack(ResubmissionID, reason: Digest)
  /// A later remittance explains the money that the payer took.
  case explained(TakebackExplanation, on: CalendarDate)
  case clearanceRecorded(ClearanceFinding, note: Digest?)
  case appointmentChanged(AppointmentChange)
  /// The day of a scheduled service has passed; noticed on a day.
  case servicePassed(service: CalendarDate, on: CalendarDate)
  case closed(Closing)
  case reopened(on: CalendarDate, reason: Digest?)
  case appeal(AppealEvent)
}

/// The facts and decisions under which a case was opened.
package struct CaseOpening: Equatable, Sendable {
  package var number: CaseID
  package var sop: String
  package var subject: CaseSubject
  /// The remittance that it came in; nil for a scheduled service.
  package var set: SetID?
  package var payer: PayerID
  package var lineOfBusiness: String
  package var category: String
  /// The group and reason that the SOP's rule picked as primary; empty for a remittance case.
  package var group: String
  package var reason: String
  package var issues: [CaseIssue]
  package var rootCauseTeam: String
  package var team: Team
  package var clocks: [ExternalClock]
  package var checklist: [String]
  /// Minutes of work that the SOP expects for the category.
  package var minutes: Int
  package var estimate: NetEstimate?
  package var openedOn: CalendarDate
  /// The day from which the case belongs to the front of the queue: its deadline or its age, whichever is first.
  package var attentionOn: CalendarDate
  /// Below the dollar floor: worked, but behind the others.
  package var isBelowFloor: Bool
  /// Remarks on the claim that speak against billing the patient (guardrail G4).
  package var billingBars: [String] = []
  /// The service as it was scheduled, for a case about one.
  package var visit: Visit?
}

/// What a case is about.
package enum CaseSubject: Hashable, Sendable {
  /// A claim family, by the remitted claim that opened it.
  case claim(ClaimID)
  /// A whole transaction set.
  case remittance(SetID)
  /// A claim that a payer's front end rejected, by its notice.
  case notice(AnswerID)
  /// Claim files that a receiver rejected, by the set (999) or the word on an interchange (TA1) that says so.
  case acknowledgement(SetID)
  /// Money taken outside any claim: an item of a transaction set's PLB segments.
  case takeback(SetID, item: Int)
  /// A scheduled service.
  case appointment(AppointmentID)
}

/// What a payer's front end said later of a claim of the same family.
package struct LaterNotice: Equatable, Sendable {
  package enum Effect: String, CaseIterable, Sendable {
    /// The payer took the claim in.
    case accepted
    /// It was rejected: a new claim is needed.
    case rejected
    /// Received or passed on: nothing is decided.
    case informative
  }

  package var notice: AnswerID
  package var set: SetID
  package var effect: Effect
  package var on: CalendarDate
  /// The notice's own date, where it accepts a claim that replaces an earlier one.
  package var replacedOn: CalendarDate?
  /// The claim that it speaks of, where it is matched to one, and its own date; entries of before have neither.
  package var claim: SentClaimID?
  package var noticed: CalendarDate?

  /// The day of the notice, by itself or else by when it was read.
  var day: CalendarDate { noticed ?? on }

  /// Whether it rejects the claim that an earlier notice took in: a claim that neither of them names may be meant.
  func sendsBack(_ earlier: LaterNotice) -> Bool {
    effect == .rejected && (claim == nil || earlier.claim == nil || claim == earlier.claim)
  }

  package init(
    notice: AnswerID, set: SetID, effect: Effect, on: CalendarDate, replacedOn: CalendarDate? = nil,
    claim: SentClaimID? = nil, noticed: CalendarDate? = nil
  ) {
    self.replacedOn = replacedOn
    self.claim = claim
    self.noticed = noticed
    self.notice = notice
    self.set = set
    self.effect = effect
    self.on = on
  }
}

/// A denied amount, or a difference of a remittance that does not balance, as the case carries it.
package struct CaseIssue: Hashable, Sendable {
  package var claim: ClaimID?
  package var line: Int?
  package var group: String
  package var reason: String
  package var category: String
  package var amount: Cents
  package var isFull: Bool
  package var citation: Citation?

  package init(
    claim: ClaimID?, line: Int?, group: String, reason: String, category: String, amount: Cents, isFull: Bool,
    citation: Citation?
  ) {
    self.claim = claim
    self.line = line
    self.group = group
    self.reason = reason
    self.category = category
    self.amount = amount
    self.isFull = isFull
    self.citation = citation
  }
}

/// Denied charge × what this payer paid per dollar charged on the claims that it paid so far.
package struct NetEstimate: Hashable, Sendable {
  package var expected: Cents
  /// The number of paid claims behind the ratio.
  package var claims: Int
  package var paid: Cents
  package var charged: Cents

  /// Nil when the payer has paid fewer claims than make a ratio worth showing.
  package init?(denied: Cents, claims: Int, paid: Cents, charged: Cents) {
    guard claims >= NetEstimate.fewestClaims, charged.value > 0, paid.value >= 0 else { return nil }
    self.claims = claims
    self.paid = paid
    self.charged = charged
    let product = denied.value.multipliedReportingOverflow(by: paid.value)
    guard !product.overflow else { return nil }
    expected = Cents(product.partialValue / charged.value)
  }

  /// An estimate as the trail recorded it.
  package init(expected: Cents, claims: Int, paid: Cents, charged: Cents) {
    self.expected = expected
    self.claims = claims
    self.paid = paid
    self.charged = charged
  }

  /// Fewer paid claims than this are "no history".
  package static let fewestClaims = 5
}

/// One contact with the outside about a case.
package struct Touch: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case payerCall = "payer_call"
    case portal
    case fax
    case recordsSent = "records_sent"

    package var title: String {
      switch self {
      case .payerCall: "Payer call"
      case .portal: "Portal"
      case .fax: "Fax"
      case .recordsSent: "Records sent"
      }
    }
  }

  package var kind: Kind
  /// Number called or sent to, representative, reference, remark: sealed, because people write names there.
  package var details: Digest
  /// The date by which the payer promised something.
  package var promisedBy: CalendarDate?

  package init(kind: Kind, details: Digest, promisedBy: CalendarDate?) {
    self.kind = kind
    self.details = details
    self.promisedBy = promisedBy
  }
}

/// What proves that an item was done.
package enum Evidence: Hashable, Sendable {
  /// A file kept under its digest.
  case file(Digest)
  /// A segment of a document that was ingested.
  case segment(document: Digest, range: ByteRange)
}

/// What a later remittance for the same claim means for the case.
package struct LaterRemittance: Equatable, Sendable {
  package enum Effect: String, CaseIterable, Sendable {
    /// Money came and nothing is denied any more: closing is proposed.
    case paid
    /// Money came, but something is still denied.
    case partlyPaid = "partly_paid"
    /// The payer says that it has decided this claim before (CARC 18).
    case duplicate
    /// The payer upheld its decision (CARC 193): the next level.
    case upheld
    /// Denied again, for these reasons.
    case deniedAgain = "denied_again"
    /// Nothing is denied any more, and nothing came: the payer leaves the money to the patient.
    case leftToPatient = "left_to_patient"
    /// The earlier adjudication was undone (CLP02 = 22); a replacement is expected.
    case reversed
    /// An older answer that came in late: its money came, what it says is no longer so.
    case superseded
    /// Another payer answered, or nothing that changes the work.
    case informative
  }

  /// Whether it says how the claim stands.
  package var isAnswer: Bool { effect != .informative && effect != .superseded }

  package var claim: ClaimID
  package var set: SetID
  package var effect: Effect
  /// CLP04 of this remittance.
  package var paid: Cents
  /// The sum of CLP04 of this payer's remittances for the claim since the denial, this one included.
  package var recovered: Cents
  package var issues: [CaseIssue]
  package var clocks: [ExternalClock]
  package var on: CalendarDate
  /// Remarks that speak against billing the patient (guardrail G4).
  package var billingBars: [String] = []
}

/// How a case ended.
package struct Closing: Equatable, Sendable {
  package var outcome: String
  /// Computed from later remittances, never typed (guardrail G17).
  package var recovered: Cents
  /// An amount that a person typed because no remittance shows it; shown as typed.
  package var typedRecovered: Cents?
  package var reason: Digest?
  /// Nil where the SOP asks for none, and in entries of before it asked.
  package var rootCause: RootCause?

  /// The root cause that a person found, told to the team in whose work it can be changed.
  package struct RootCause: Equatable, Sendable {
    package var id: String
    package var team: Team
    /// The organisation's day of the closing, by which the team's list counts.
    package var on: CalendarDate

    package init(id: String, team: Team, on: CalendarDate) {
      self.id = id
      self.team = team
      self.on = on
    }
  }

  package init(
    outcome: String, recovered: Cents, typedRecovered: Cents?, reason: Digest?, rootCause: RootCause? = nil
  ) {
    self.outcome = outcome
    self.recovered = recovered
    self.typedRecovered = typedRecovered
    self.reason = reason
    self.rootCause = rootCause
  }
}
