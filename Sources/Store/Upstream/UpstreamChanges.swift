import Desk
import Foundation
import GRDB
import Trail
import X12

/// What an upstream team says that it changed, as a person or a page sends it.
package struct UpstreamRequest: Sendable {
  package var command: CommandID
  package var team: Team
  package var from: CalendarDate
  /// The root cause that it is about; nil for all of the team.
  package var cause: String?
  package var text: Sealed
  package var actor: Actor

  package init(
    command: CommandID, team: Team, from: CalendarDate, cause: String? = nil, text: Sealed, actor: Actor
  ) {
    self.command = command
    self.team = team
    self.from = from
    self.cause = cause
    self.text = text
    self.actor = actor
  }
}

extension Store {
  /// Records what an upstream team changed, once however often it is sent.
  ///
  /// - Returns: whether the same command had been carried out before.
  /// - Throws: `Refusal` when the desk's rules refuse it, `StoreError.notFound` for a team that no root cause names.
  package func record(_ request: UpstreamRequest) async throws -> Bool {
    let today = clock.today()
    let sops = playbook.sops
    return try await write { db, trail in
      if try trail.isKnown(request.command, request: request.content) { return true }
      let known = try self.knownCauses(db, of: request.team, in: sops)
      guard !known.isEmpty else { throw StoreError.notFound("upstream team '\(request.team)'") }
      let change = UpstreamChange(from: request.from, cause: request.cause, text: request.text.digest)
      try change.check(of: request.team, by: request.actor, on: today, causes: known)
      try Store.keep(db, [request.text])
      let first = trail.position
      try trail.append(
        stream: UpstreamChange.stream(of: request.team), type: UpstreamChange.type, payload: change.payload,
        deed: Deed(command: request.command, actor: request.actor))
      try trail.record(
        request.command, request: RequestSeal(request.content, salt: request.text.salt), first: first)
      return false
    }
  }

  /// The root causes of a team: of the SOPs in force, and of older versions that its list still has.
  func knownCauses(_ db: Database, of team: Team, in sops: [SOP]) throws -> [SOP.RootCause] {
    var known: [SOP.RootCause] = []
    func add(_ cause: SOP.RootCause?) {
      guard let cause, cause.team == team, !known.contains(where: { $0.id == cause.id }) else { return }
      known.append(cause)
    }
    for cause in sops.flatMap(\.categories).flatMap(\.rootCauses) { add(cause) }
    let listed = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT cause, MAX(number), sop_digest FROM upstream_denial WHERE team = ? GROUP BY cause"),
      arguments: [team.name])
    for row in listed {
      add(SOP.RootCause(id: row[0], title: try self.causeTitle(db, row[0], sop: row[2]), team: team))
    }
    return known
  }

  /// What the SOP that a case was closed under calls a root cause.
  func causeTitle(_ db: Database, _ id: String, sop digest: Data) throws -> String {
    guard let digest = Digest(bytes: digest) else { throw StoreError.drift("a closed denial without an SOP") }
    return try sops.sop(db, digest).rootCause(id)?.title ?? id
  }
}

extension UpstreamRequest {
  /// What makes two requests the same: team, actor, date, cause and the words, whose salt differs at each try.
  fileprivate var content: [UInt8] {
    Array("upstream \(team)|\(actor.trailName)|\(from)|\(cause ?? "-")|".utf8) + text.bytes
  }
}
