import Desk
import Foundation
import GRDB
import Trail

/// What a person decides about matches and families.
package enum MatchCommand: Sendable {
  /// The answer is about this claim.
  case confirm(AnswerID, SentClaimID, reason: Sealed?)
  /// The answer is about another claim than it is matched to, or about none.
  case undo(AnswerID, reason: Sealed)
  /// The claim belongs to this family; to none before it where the family is its own.
  case regroup(SentClaimID, FamilyID, reason: Sealed)

  fileprivate var texts: [Sealed] {
    switch self {
    case .confirm(_, _, let reason): reason.map { [$0] } ?? []
    case .undo(_, let reason), .regroup(_, _, let reason): [reason]
    }
  }

  fileprivate var stream: String {
    switch self {
    case .confirm(let answer, _, _), .undo(let answer, _): answer.stream
    case .regroup(let sent, _, _): "family/\(sent)"
    }
  }

  /// The command without its words.
  fileprivate var outline: String {
    switch self {
    case .confirm(let answer, let sent, _): "confirm \(answer) \(sent)"
    case .undo(let answer, _): "undo \(answer)"
    case .regroup(let sent, let family, _): "regroup \(sent) \(family)"
    }
  }
}

extension Sealed {
  /// Whether the words say anything.
  var isSaid: Bool { String(decoding: bytes, as: UTF8.self).contains { !$0.isWhitespace } }
}

extension Store {
  /// Carries out a decision about a match or a family, once however often it is sent.
  ///
  /// - Parameter expectedVersion: how many decisions about the answer the person had seen; nil where none was shown.
  /// - Returns: whether the same command had been carried out before.
  /// - Throws: `Refusal`, `StoreError.notFound`, or `StoreError.commandReused`.
  @discardableResult
  package func perform(
    _ command: MatchCommand, id: CommandID, expectedVersion: Int? = nil, by actor: Actor
  ) async throws -> Bool {
    if let why = Access.refusal(.matchClaims, by: actor) { throw Refusal(.notPermitted, why) }
    guard command.texts.allSatisfy(\.isSaid) else { throw Refusal(.invalid, "The reason is empty; write down why.") }
    let content = Array("\(actor.trailName)|\(command.outline)|".utf8) + command.texts.flatMap { $0.bytes + [0] }
    return try await write { db, trail in
      if try trail.isKnown(id, request: content) { return true }
      let event = try Store.decide(command, expectedVersion, db)
      try Store.keep(db, command.texts)
      let first = trail.position
      try trail.append(
        stream: command.stream, type: event.type, payload: event.payload, deed: Deed(command: id, actor: actor))
      try trail.record(id, request: RequestSeal(content, salt: command.texts.first?.salt ?? []), first: first)
      try Store.apply(event, db, at: trail.now, by: actor.trailName)
      return false
    }
  }

  private static func decide(_ command: MatchCommand, _ expected: Int?, _ db: Database) throws -> MatchEvent {
    switch command {
    case .confirm(let answer, let sent, let reason):
      let kind = try kind(of: answer, db)
      let match = try match(answer, expected, db)
      guard let claim = try SentClaimRecord(db, sent) else {
        throw Refusal(.invalid, "There is no sent claim \(sent).")
      }
      if match?.sent == sent { throw Refusal(.illegalMove, "The answer is matched to that claim already.") }
      if match?.state == .matched {
        throw Refusal(.illegalMove, "The answer is matched to another claim; take that match back first.")
      }
      if reason == nil { try refuseStranger(answer, kind, claim, db) }
      return .confirmed(answer: answer, kind: kind, sent: sent, reason: reason?.digest)
    case .undo(let answer, let reason):
      _ = try kind(of: answer, db)
      guard try match(answer, expected, db)?.state == .matched else {
        throw Refusal(.illegalMove, "The answer is matched to no claim: there is nothing to take back.")
      }
      return .undone(answer: answer, reason: reason.digest)
    case .regroup(let sent, let family, let reason):
      guard try SentClaimRecord(db, sent) != nil else { throw StoreError.notFound("sent claim \(sent)") }
      let current = try Store.family(of: sent, db)
      if current == family { throw Refusal(.illegalMove, "The claim belongs to that family already.") }
      if family != FamilyID(beganBy: sent) {
        let first = SentClaimID(family.value)
        guard try SentClaimRecord(db, first) != nil, try Store.family(of: first, db) == family else {
          throw Refusal(.invalid, "There is no claim family \(family); name the number of its page.")
        }
        let own = try members(of: FamilyID(beganBy: sent), db)
        guard current != FamilyID(beganBy: sent) || own == [sent] else {
          throw Refusal(.illegalMove, "Other claims belong to the family that this one began; move them first.")
        }
      }
      return .regrouped(FamilyJoin(sent: sent, family: family), reason: reason.digest)
    }
  }

  /// Refuses to tie an answer to a claim of somebody else without a word: a slip of the finger would put one person's payment
  /// into another's history.
  private static func refuseStranger(
    _ answer: AnswerID, _ kind: AnswerKind, _ claim: SentClaimRecord, _ db: Database
  ) throws {
    var reading = CandidateReading(db)
    let answered: ClaimTraits? =
      switch kind {
      case .remittance: try ClaimRecord(db, ClaimID(answer.value)).map { try reading.traits(of: $0) }
      case .notice: try NoticeRecord(db, answer).map { try reading.traits(of: $0) }
      }
    guard let answered else { return }
    let different = TraitComparison(sent: try reading.traits(of: claim), answered: answered).different
    guard !different.isDisjoint(with: [.patient, .payer]) else { return }
    let names = ClaimTrait.allCases.filter(different.contains).map(\.title).joined(separator: ", ")
    throw Refusal(
      .invalid,
      "The answer and claim \(claim.id) differ in this: \(names). Look at both; where they belong together all the same, say why."
    )
  }

  private static func kind(of answer: AnswerID, _ db: Database) throws -> AnswerKind {
    if try ClaimRecord(db, ClaimID(answer.value)) != nil { return .remittance }
    if try NoticeRecord(db, answer) != nil { return .notice }
    throw StoreError.notFound("answer \(answer)")
  }

  private static func match(
    _ answer: AnswerID, _ expected: Int?, _ db: Database
  ) throws -> (state: MatchState, sent: SentClaimID?)? {
    let row = try Row.fetchOne(
      db, sql: "SELECT state, sent, version FROM claim_match WHERE answer = ?", arguments: [answer.value])
    if let expected, expected != row?["version"] ?? 0 {
      throw Refusal(.stale, "Somebody has decided about this match since you looked at it. Look at it again.")
    }
    return row.map { (MatchState(rawValue: $0["state"]) ?? .missing, ($0["sent"] as Int64?).map { SentClaimID($0) }) }
  }
}
