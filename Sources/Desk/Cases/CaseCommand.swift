import Trail
import X12

/// What a person asks of a case. Every text arrives sealed: the case sees the digest, the store keeps the words.
package enum CaseCommand: Equatable, Sendable {
  case take
  case assign(team: Team?, person: Account?, reason: Digest?)
  case note(Digest)
  case touch(Touch)
  case check(item: String, evidence: Evidence?)
  case uncheck(item: String, reason: Digest)
  case except(item: String, reason: Digest)
  case hold(until: CalendarDate, reason: Digest)
  case resume(reason: Digest?)
  case requestWriteOff(Cents, reason: Digest)
  case approveWriteOff
  case declineWriteOff(reason: Digest)
  case escalate(reason: Digest)
  case addEvidence(Evidence, title: Digest)
  case recordClearance(ClearanceFinding, note: Digest?)
  /// `rootCause` is asked for where the SOP lists causes for the category.
  case close(outcome: String, typedRecovered: Cents?, reason: Digest?, rootCause: String? = nil)
  case reopen(reason: Digest)
  case appeal(AppealCommand)
}

/// Why a command was not carried out, in words for the person, and what to do instead.
package struct Refusal: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Kind: String, Sendable {
    /// The person's role does not allow it.
    case notPermitted = "not_permitted"
    /// The case is not in a state that allows it.
    case illegalMove = "illegal_move"
    /// The person looked at an older version of the case.
    case stale
    /// The command lacks something or names something that does not exist.
    case invalid
  }

  package var kind: Kind
  package var reason: String

  package init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }

  package var description: String { reason }
}

extension CaseCommand {
  /// The command without its sealed texts: two requests with the same outline and the same words are the same request.
  package var outline: String {
    func text(_ value: (some CustomStringConvertible)?) -> String { value.map { "\($0)" } ?? "-" }
    func text(_ evidence: Evidence?) -> String { evidence?.outline ?? "-" }
    return switch self {
    case .take: "take"
    case .assign(let team, let person, _): "assign \(text(team)) \(text(person?.id))"
    case .note: "note"
    case .touch(let touch): "touch \(touch.kind.rawValue) \(text(touch.promisedBy))"
    case .check(let item, let evidence): "check \(item) \(text(evidence))"
    case .uncheck(let item, _): "uncheck \(item)"
    case .except(let item, _): "except \(item)"
    case .hold(let until, _): "hold \(until)"
    case .resume: "resume"
    case .requestWriteOff(let amount, _): "request write-off \(amount)"
    case .approveWriteOff: "approve write-off"
    case .declineWriteOff: "decline write-off"
    case .escalate: "escalate"
    case .addEvidence(let evidence, _): "add evidence \(text(evidence))"
    case .recordClearance(.authorization(.approved(let approval)), _):
      "record authorization approved \(approval.from) \(approval.through) \(approval.units)"
    case .recordClearance(let finding, _): "record \(finding.element.rawValue) \(finding.status)"
    case .close(let outcome, let typed, _, let cause):
      "close \(outcome) \(text(typed))" + (cause.map { " for \($0)" } ?? "")
    case .reopen: "reopen"
    case .appeal(let command): command.outline
    }
  }
}
