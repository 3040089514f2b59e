import Trail

extension MatchEvent {
  /// The type under which the trail records the event.
  package var type: String {
    switch self {
    case .found: "match.found"
    case .joined: "family.joined"
    case .confirmed: "match.confirmed"
    case .undone: "match.undone"
    case .regrouped: "family.regrouped"
    }
  }

  package var payload: JSON.Object {
    var fields = PayloadWriter()
    switch self {
    case .found(let findings): fields["answers"] = findings.map(\.json)
    case .joined(let joins): fields["claims"] = joins.map(\.json)
    case .confirmed(let answer, let kind, let sent, let reason):
      fields["answer"] = Int(answer.value)
      fields["kind"] = kind.rawValue
      fields["sent"] = Int(sent.value)
      fields["reason"] = reason
    case .undone(let answer, let reason):
      fields["answer"] = Int(answer.value)
      fields["reason"] = reason
    case .regrouped(let join, let reason):
      fields["sent"] = Int(join.sent.value)
      fields["family"] = Int(join.family.value)
      fields["reason"] = reason
    }
    return fields.object
  }

  /// An event as the trail has it; nil for an entry about something else.
  package init?(type: String, payload: JSON.Object) throws(PayloadProblem) {
    let fields = PayloadReader(payload, type: type)
    switch type {
    case "match.found":
      self = .found(try fields.list("answers") { json throws(PayloadProblem) in try MatchFinding(json) })
    case "family.joined":
      self = .joined(try fields.list("claims") { json throws(PayloadProblem) in try FamilyJoin(json) })
    case "match.confirmed":
      guard let kind = AnswerKind(rawValue: try fields.text("kind")) else { throw fields.problem("kind") }
      self = .confirmed(
        answer: AnswerID(Int64(try fields.integer("answer"))), kind: kind,
        sent: SentClaimID(Int64(try fields.integer("sent"))), reason: try fields.optionalDigest("reason"))
    case "match.undone":
      self = .undone(answer: AnswerID(Int64(try fields.integer("answer"))), reason: try fields.digest("reason"))
    case "family.regrouped": self = .regrouped(try FamilyJoin(fields), reason: try fields.digest("reason"))
    default: return nil
    }
  }
}

extension MatchFinding {
  fileprivate var json: JSON {
    var fields = PayloadWriter()
    fields["answer"] = Int(answer.value)
    fields["kind"] = kind.rawValue
    fields["state"] = verdict.state.rawValue
    switch verdict {
    case .matched(let sent, let family, let rule):
      fields["sent"] = Int(sent.value)
      fields["family"] = Int(family.value)
      fields["rule"] = rule.rawValue
    case .proposed(let candidates), .ambiguous(let candidates):
      fields["candidates"] = candidates.map { JSON.integer($0.value) }
    case .missing: break
    }
    return .object(fields.object)
  }

  fileprivate init(_ fields: PayloadReader) throws(PayloadProblem) {
    guard let kind = AnswerKind(rawValue: try fields.text("kind")) else { throw fields.problem("kind") }
    self.init(
      answer: AnswerID(Int64(try fields.integer("answer"))), kind: kind, verdict: try MatchFinding.verdict(fields))
  }

  private static func verdict(_ fields: PayloadReader) throws(PayloadProblem) -> MatchVerdict {
    switch MatchState(rawValue: try fields.text("state")) {
    case .matched:
      guard let rule = MatchRule(rawValue: try fields.text("rule")) else { throw fields.problem("rule") }
      return .matched(
        SentClaimID(Int64(try fields.integer("sent"))), FamilyID(Int64(try fields.integer("family"))), by: rule)
    case .proposed: return .proposed(try fields.integers("candidates").map(SentClaimID.init))
    case .ambiguous: return .ambiguous(try fields.integers("candidates").map(SentClaimID.init))
    case .missing: return .missing
    case .undone, nil: throw fields.problem("state")
    }
  }
}

extension FamilyJoin {
  fileprivate var json: JSON { ["sent": .integer(sent.value), "family": .integer(family.value)] }

  fileprivate init(_ fields: PayloadReader) throws(PayloadProblem) {
    self.init(
      sent: SentClaimID(Int64(try fields.integer("sent"))), family: FamilyID(Int64(try fields.integer("family"))))
  }
}

extension MatchVerdict {
  /// How far the match is.
  package var state: MatchState {
    switch self {
    case .matched: .matched
    case .proposed: .proposed
    case .ambiguous: .ambiguous
    case .missing: .missing
    }
  }
}
