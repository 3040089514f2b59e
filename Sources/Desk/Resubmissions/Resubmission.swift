import Trail
import X12

/// The number of a claim that is made ready to be sent again.
package struct ResubmissionID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var number: Int64
  package init(_ number: Int64) { self.number = number }
  package var description: String { "\(number)" }
  package var stream: String { "resubmission/\(number)" }
  package static func < (left: ResubmissionID, right: ResubmissionID) -> Bool { left.number < right.number }
}

/// What a claim that is sent again is to the payer.
package enum ResubmissionPurpose: String, CaseIterable, Sendable {
  /// Frequency 7: takes the place of the claim that the payer knows.
  case replacement
  /// Frequency 8: takes the claim back.
  case void
  /// Frequency 1: a claim of its own, after a rejection.
  case new

  package var title: String {
    switch self {
    case .replacement: "Corrected claim (frequency 7)"
    case .void: "Void (frequency 8)"
    case .new: "New claim (frequency 1)"
    }
  }
}

/// What happened to a claim that is made ready to be sent again. The file itself is kept by its digest; no event holds a value of it.
package enum ResubmissionEvent: Equatable, Sendable {
  case drafted(Draft)
  /// A second person has looked at the changes.
  case released(by: AccountID)
  case withdrawn(reason: Digest)
  /// Somebody gave it to the clearinghouse.
  case sent(on: CalendarDate, how: Digest)
  /// The sending was recorded by mistake.
  case sendingTakenBack(reason: Digest)

  /// What was drafted.
  package struct Draft: Equatable, Sendable {
    package var id: ResubmissionID
    package var sent: SentClaimID
    package var purpose: ResubmissionPurpose
    /// The 837.
    package var file: Digest
    package var drafter: AccountID
    /// ISA13 and GS06.
    package var control: Int

    package init(
      id: ResubmissionID, sent: SentClaimID, purpose: ResubmissionPurpose, file: Digest, drafter: AccountID,
      control: Int
    ) {
      self.id = id
      self.sent = sent
      self.purpose = purpose
      self.file = file
      self.drafter = drafter
      self.control = control
    }
  }
}

/// A claim that is made ready to be sent again, as its events have made it.
package struct Resubmission: Sendable {
  package enum State: String, CaseIterable, Sendable {
    case drafted, released, withdrawn, sent

    package var title: String {
      switch self {
      case .drafted: "Waits for a second look"
      case .released: "Released"
      case .withdrawn: "Withdrawn"
      case .sent: "Sent"
      }
    }
  }

  package var draft: ResubmissionEvent.Draft
  package var state = State.drafted
  package var releasedBy: AccountID?
  package var sentOn: CalendarDate?
  /// Days of sendings that were recorded by mistake, with the reasons.
  package var takenBack: [(on: CalendarDate, reason: Digest)] = []
  package var version = 1

  package init(_ draft: ResubmissionEvent.Draft) { self.draft = draft }

  /// Applies the next event of the stream.
  package mutating func apply(_ event: ResubmissionEvent) {
    version += 1
    switch event {
    case .drafted: preconditionFailure("a resubmission is drafted once")
    case .released(let person):
      state = .released
      releasedBy = person
    case .withdrawn: state = .withdrawn
    case .sent(let day, _):
      state = .sent
      sentOn = day
    case .sendingTakenBack(let reason):
      state = .released
      if let sentOn { takenBack.append((sentOn, reason)) }
      sentOn = nil
    }
  }

  /// What a person asks of it.
  package enum Command: Sendable {
    case release
    case withdraw(reason: Digest)
    case recordSent(on: CalendarDate, how: Digest)
    case takeBackSending(reason: Digest)
  }

  /// Decides a command: the event that it makes, or the reason why it is refused.
  package func decide(_ command: Command, by actor: Actor, today: CalendarDate) throws(Refusal) -> ResubmissionEvent {
    if let why = Access.refusal(.workCase, by: actor) { throw Refusal(.notPermitted, why) }
    guard case .person(let account) = actor else { throw Refusal(.notPermitted, "Only a person sends claims again.") }
    switch command {
    case .release:
      guard state == .drafted else { throw Refusal(.illegalMove, "It is \(state.title.lowercased()) already.") }
      guard account.id != draft.drafter else {
        throw Refusal(
          .notPermitted, "Whoever changed the claim does not release it: ask somebody else for the second look.")
      }
      return .released(by: account.id)
    case .withdraw(let reason):
      guard state == .drafted || state == .released else {
        throw Refusal(.illegalMove, "It is \(state.title.lowercased()) already.")
      }
      return .withdrawn(reason: reason)
    case .recordSent(let day, let how):
      guard state == .released else {
        throw Refusal(
          .illegalMove,
          "Only what a second person has released is sent; this \(state == .drafted ? "waits for it" : "is \(state.title.lowercased())")."
        )
      }
      guard day <= today else { throw Refusal(.invalid, "The day on which it was sent is not in the future.") }
      return .sent(on: day, how: how)
    case .takeBackSending(let reason):
      guard state == .sent else {
        throw Refusal(.illegalMove, "No sending is recorded that could be taken back.")
      }
      return .sendingTakenBack(reason: reason)
    }
  }
}

extension ResubmissionEvent {
  /// The type under which the trail records the event.
  package var type: String {
    switch self {
    case .drafted: "resubmission.drafted"
    case .released: "resubmission.released"
    case .withdrawn: "resubmission.withdrawn"
    case .sent: "resubmission.sent"
    case .sendingTakenBack: "resubmission.sending_taken_back"
    }
  }

  package var payload: JSON.Object {
    var fields = PayloadWriter()
    switch self {
    case .drafted(let draft):
      fields["control"] = draft.control
      fields["drafter"] = draft.drafter
      fields["file"] = draft.file
      fields["number"] = Int(draft.id.number)
      fields["purpose"] = draft.purpose.rawValue
      fields["sent"] = Int(draft.sent.value)
    case .released(let person): fields["person"] = person
    case .withdrawn(let reason), .sendingTakenBack(let reason): fields["reason"] = reason
    case .sent(let day, let how):
      fields["how"] = how
      fields["on"] = day
    }
    return fields.object
  }

  /// Reads an event back from the trail.
  package init(type: String, payload: JSON.Object) throws(PayloadProblem) {
    let fields = PayloadReader(payload, type: type)
    switch type {
    case "resubmission.drafted":
      guard let purpose = ResubmissionPurpose(rawValue: try fields.text("purpose")) else {
        throw fields.problem("purpose")
      }
      self = .drafted(
        Draft(
          id: ResubmissionID(Int64(try fields.integer("number"))), sent: SentClaimID(Int64(try fields.integer("sent"))),
          purpose: purpose, file: try fields.digest("file"), drafter: try fields.person("drafter"),
          control: try fields.integer("control")))
    case "resubmission.released": self = .released(by: try fields.person("person"))
    case "resubmission.withdrawn": self = .withdrawn(reason: try fields.digest("reason"))
    case "resubmission.sent": self = .sent(on: try fields.date("on"), how: try fields.digest("how"))
    case "resubmission.sending_taken_back": self = .sendingTakenBack(reason: try fields.digest("reason"))
    default: throw fields.problem("")
    }
  }
}
