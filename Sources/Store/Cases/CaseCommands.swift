import Desk
import Foundation
import GRDB
import Trail
import X12

/// What a command did.
package struct CommandResult: Equatable, Sendable {
  package var id: CaseID
  /// The case's version after it.
  package var version: Int
  /// True when the same command had been carried out before and this call changed nothing.
  package var wasRepeated: Bool

  package init(id: CaseID, version: Int, wasRepeated: Bool) {
    self.id = id
    self.version = version
    self.wasRepeated = wasRepeated
  }
}

/// A command to one case, as a person or a page sends it.
package struct CaseRequest: Sendable {
  package var command: CommandID
  package var id: CaseID
  /// The version of the case that the person looked at; nil where none was shown.
  package var expectedVersion: Int?
  package var what: CaseCommand
  /// The texts that the command refers to by digest.
  package var texts: [Sealed]
  package var actor: Actor

  package init(
    command: CommandID, id: CaseID, expectedVersion: Int?, what: CaseCommand, texts: [Sealed] = [], actor: Actor
  ) {
    self.command = command
    self.id = id
    self.expectedVersion = expectedVersion
    self.what = what
    self.texts = texts
    self.actor = actor
  }
}

extension Store {
  /// Carries out a command, once however often it is sent.
  ///
  /// - Throws: `Refusal` when the desk's rules refuse it, `StoreError.commandReused` when the id came with another request.
  package func perform(_ request: CaseRequest) async throws -> CommandResult {
    try await perform([request])[0]
  }

  /// Carries out commands to several cases: all of them, or none.
  package func perform(_ requests: [CaseRequest]) async throws -> [CommandResult] {
    let today = clock.today()
    return try await write { db, trail in
      var queue = QueueWriter()
      let results = try requests.map { try self.perform(db, $0, today: today, &trail, &queue) }
      try queue.flush(db)
      return results
    }
  }

  private func perform(
    _ db: Database, _ request: CaseRequest, today: CalendarDate, _ trail: inout TrailWriter, _ queue: inout QueueWriter
  ) throws -> CommandResult {
    guard var state = try Store.caseState(db, request.id) else { throw StoreError.notFound("case \(request.id)") }
    if try trail.isKnown(request.command, request: request.content) {
      return CommandResult(id: request.id, version: state.version, wasRepeated: true)
    }
    if let expected = request.expectedVersion, expected != state.version {
      throw Refusal(
        .stale,
        expected < state.version
          ? "The case has changed since you looked at it: \(counted(state.version - max(0, expected), "entry", "entries")) came "
            + "after the \(expected) that you saw. Look at it again, then decide."
          : "The case has \(counted(state.version, "entry", "entries")), not the \(expected) that you name.")
    }
    let sop = try sops.sop(db, state.sop)
    let events = try state.decide(
      request.what,
      in: DecisionContext(
        actor: request.actor, today: today, sop: sop, isPosted: try Store.isPosted(db, state.opening),
        payerTerms: try terms(db, for: request.what, state)))
    try Store.keep(db, request.texts)
    let first = trail.position
    var person: AccountID?
    if case .person(let account) = request.actor { person = account.id }
    for event in events {
      try trail.append(
        stream: request.id.stream, type: event.type, payload: event.payload,
        deed: Deed(command: request.command, actor: request.actor, sop: state.sop))
      state.apply(event, actor: person, at: trail.now)
    }
    try trail.record(request.command, request: RequestSeal(request.content, salt: request.salt), first: first)
    let controlNumber = try String.fetchOne(
      db.cachedStatement(sql: "SELECT control_number FROM work_case WHERE number = ?"), arguments: [request.id.number])
    try queue.put(db, CaseRow(state, controlNumber: controlNumber), replacing: true)
    try Store.keepUpstream(db, state)
    return CommandResult(id: request.id, version: state.version, wasRepeated: false)
  }
}

extension Store {
  /// The payer's rules, for the commands that count by them.
  private func terms(_ db: Database, for command: CaseCommand, _ state: CaseState) throws -> PayerTerms? {
    guard case .appeal(.recordDecision) = command, case .claim = state.opening.subject, let set = state.opening.set
    else { return nil }
    let payer = try RemittanceRecord(db, set).payerIdentifier
    return PayerTerms(rules: playbook.payerRules, payer: payer, lineOfBusiness: state.opening.lineOfBusiness)
  }

  /// Whether a command was carried out before.
  package func wasCarriedOut(_ command: CommandID) async throws -> Bool {
    try await read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM command WHERE id = ?)", arguments: [Data(command.bytes)]) ?? false
    }
  }
}

extension CaseRequest {
  /// What makes two requests the same: case, actor, command, and the words themselves, whose salts differ at each try.
  fileprivate var content: [UInt8] {
    Array("\(id)|\(actor.trailName)|\(what.outline)|".utf8) + texts.flatMap { $0.bytes + [0] }
  }

  /// The salt of the first text hides the words in the kept digest as well.
  fileprivate var salt: [UInt8] { texts.first?.salt ?? [] }
}
