import Desk
import Foundation
import GRDB
import Trail
import X12

/// What a person asks of a claim that is made ready to be sent again.
package enum ResubmissionCommand: Sendable {
  case release
  case withdraw(reason: Sealed)
  case recordSent(on: CalendarDate, how: Sealed)
  case takeBackSending(reason: Sealed)

  fileprivate var text: Sealed? {
    switch self {
    case .release: nil
    case .withdraw(let reason), .takeBackSending(let reason): reason
    case .recordSent(_, let how): how
    }
  }

  fileprivate var decision: Resubmission.Command {
    switch self {
    case .release: .release
    case .withdraw(let reason): .withdraw(reason: reason.digest)
    case .recordSent(let day, let how): .recordSent(on: day, how: how.digest)
    case .takeBackSending(let reason): .takeBackSending(reason: reason.digest)
    }
  }

  fileprivate var outline: String {
    switch self {
    case .release: "release"
    case .withdraw: "withdraw"
    case .recordSent(let day, _): "sent \(day)"
    case .takeBackSending: "take back the sending"
    }
  }
}

extension Store {
  /// Control numbers of what is written here begin above those that a billing system counts from 1.
  private static let firstControlNumber = 900_000_000

  /// Makes a claim ready to be sent again: writes its file, keeps it, and records who did so.
  ///
  /// - Parameter payerClaimNumber: what the payer calls the claim; nil takes the number of its last answer, an empty text none.
  /// - Returns: its number, and whether the same command had been carried out before.
  /// - Throws: `Refusal` where the claim could not be taken by the payer, with what to do.
  package func draftResubmission(
    of sent: SentClaimID, purpose: ResubmissionPurpose, payerClaimNumber: String?, authorization: String?,
    edits: [ClaimEdit], command: CommandID, by actor: Actor
  ) async throws -> (id: ResubmissionID, wasRepeated: Bool) {
    if let why = Access.refusal(.workCase, by: actor) { throw Refusal(.notPermitted, why) }
    guard case .person(let account) = actor else { throw Refusal(.notPermitted, "Only a person sends claims again.") }
    let parts = edits.sorted { $0.field < $1.field }.flatMap { ["\($0.field)=", $0.value] }
    let content = Array(
      (["draft \(sent) \(purpose.rawValue)", payerClaimNumber ?? "", authorization ?? ""] + parts)
        .joined(separator: "\u{1F}").utf8)
    let clock = clock
    return try await write { db, trail in
      if try trail.isKnown(command, request: content) {
        let known = try Store.firstStream(db, of: command)
        guard let number = known.flatMap({ Int64($0.dropFirst("resubmission/".count)) }) else {
          throw StoreError.drift("a command that drafted a claim has no entry")
        }
        return (ResubmissionID(number), true)
      }
      let bytes = try SentBytes(db, self.files, sent)
      let known = try Store.payerClaimNumbers(of: Store.family(of: sent, db), db).first
      let file = try ResubmissionFile(
        bytes.revision, purpose: purpose, payerClaimNumber: payerClaimNumber ?? known, authorization: authorization,
        edits: edits, filing: bytes.claim.filing)
      let id = ResubmissionID((try Int64.fetchOne(db, sql: "SELECT MAX(number) FROM resubmission") ?? 0) + 1)
      let control = Store.firstControlNumber + Int(id.number)
      let minutes = clock.text(trail.now).suffix(5).split(separator: ":").compactMap { Int($0) }
      let header = InterchangeWriter.Header(
        sender: bytes.sender, receiver: bytes.receiver, date: clock.date(of: trail.now),
        minute: (minutes.first ?? 0) * 60 + (minutes.last ?? 0), controlNumber: control)
      let written = try file.bytes(header, delimiters: bytes.citing.delimiters, reference: "PORTICO\(id)")
      var rest: Data? = Data(written)
      let (digest, size) = try self.files.keep {
        defer { rest = nil }
        return rest
      }
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO document (digest, name, bytes, kind, received, received_by, status)
          VALUES (?, ?, ?, 'evidence', ?, ?, 'accepted')
          """,
        arguments: [Data(digest.bytes), "claim-\(control).edi", size, trail.now.milliseconds, actor.trailName])
      let event = ResubmissionEvent.drafted(
        ResubmissionEvent.Draft(
          id: id, sent: sent, purpose: purpose, file: digest, drafter: account.id, control: control))
      let first = trail.position
      try trail.append(
        stream: id.stream, type: event.type, payload: event.payload,
        deed: Deed(command: command, actor: actor, inputs: [bytes.citing.document]))
      try trail.record(command, request: RequestSeal(content, salt: Array(digest.bytes.prefix(16))), first: first)
      try Store.putResubmission(db, id)
      return (id, false)
    }
  }

  /// The stream of the first entry that a command made.
  private static func firstStream(_ db: Database, of command: CommandID) throws -> String? {
    try String.fetchOne(
      db,
      sql: """
        SELECT s.name FROM command c JOIN entry e ON e.position = c.first JOIN stream s ON s.id = e.stream WHERE c.id = ?
        """, arguments: [Data(command.bytes)])
  }

  /// Carries out a decision about a claim that is made ready to be sent again, once however often it is sent.
  ///
  /// - Returns: whether the same command had been carried out before.
  @discardableResult
  package func perform(
    _ command: ResubmissionCommand, on id: ResubmissionID, command commandID: CommandID, by actor: Actor
  ) async throws -> Bool {
    if let text = command.text, !text.isSaid { throw Refusal(.invalid, "Write down why, or how it was sent.") }
    let content = Array("\(id)|\(actor.trailName)|\(command.outline)|".utf8) + (command.text?.bytes ?? [])
    let today = clock.today()
    return try await write { db, trail in
      if try trail.isKnown(commandID, request: content) { return true }
      guard let resubmission = try Store.resubmission(db, id) else { throw StoreError.notFound("resubmission \(id)") }
      let event = try resubmission.decide(command.decision, by: actor, today: today)
      try Store.keep(db, command.text.map { [$0] } ?? [])
      let first = trail.position
      try trail.append(
        stream: id.stream, type: event.type, payload: event.payload, deed: Deed(command: commandID, actor: actor))
      try Store.tellCases(db, of: resubmission.draft, event, command: commandID, by: actor, &trail)
      try trail.record(commandID, request: RequestSeal(content, salt: command.text?.salt ?? []), first: first)
      try Store.putResubmission(db, id)
      return false
    }
  }

  /// The file, once a second person has released it.
  package func resubmissionFile(_ id: ResubmissionID, for account: Account) async throws -> (name: String, url: URL) {
    if let why = Access.refusal(.workCase, by: .person(account)) { throw Refusal(.notPermitted, why) }
    let resubmission = try await read { db in try Store.resubmission(db, id) }
    guard let resubmission else { throw StoreError.notFound("resubmission \(id)") }
    guard [.released, .sent].contains(resubmission.state) else {
      throw Refusal(.illegalMove, "The file waits for a second look: somebody other than its author releases it.")
    }
    return ("claim-\(resubmission.draft.control).edi", files.url(resubmission.draft.file))
  }

  /// A resubmission from its entries.
  static func resubmission(_ db: Database, _ id: ResubmissionID) throws -> Resubmission? {
    var state: Resubmission?
    for entry in try entries(db, stream: id.stream) {
      let event = try ResubmissionEvent(type: entry.type, payload: entry.payload)
      if case .drafted(let draft) = event { state = Resubmission(draft) } else { state?.apply(event) }
    }
    return state
  }

  private static func putResubmission(_ db: Database, _ id: ResubmissionID) throws {
    let entries = try entries(db, stream: id.stream)
    guard let resubmission = try resubmission(db, id), let first = entries.first, let last = entries.last else {
      throw StoreError.drift("\(id.stream) does not begin with its draft")
    }
    let draft = resubmission.draft
    try db.execute(
      sql: "INSERT OR REPLACE INTO resubmission VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        id.number, draft.sent.value, draft.purpose.rawValue, Data(draft.file.bytes), resubmission.state.rawValue,
        draft.drafter.value, first.recordedAt, last.recordedAt, resubmission.version,
      ])
  }

  /// Makes the table of resubmissions anew from the trail.
  static func remakeResubmissions(_ db: Database) throws {
    for name in try String.fetchAll(db, sql: "SELECT name FROM stream WHERE name LIKE 'resubmission/%' ORDER BY id") {
      guard let number = Int64(name.dropFirst("resubmission/".count)) else { continue }
      try putResubmission(db, ResubmissionID(number))
    }
  }
}
