import Desk
import Store
import Testing
import Trail
import X12

extension Workplace {
  /// Carries a command out for the specialist.
  @discardableResult
  func perform(_ id: CaseID, _ what: CaseCommand, texts: [Sealed] = []) async throws -> CommandResult {
    try await store.perform(
      CaseRequest(
        command: store.newCommandID(), id: id, expectedVersion: nil, what: what, texts: texts,
        actor: .person(specialist)))
  }

  /// Does what the checklist asks for and closes the case with an outcome that needs evidence alone.
  func close(_ id: CaseID, cause: String?, outcome: String = "payer_error") async throws {
    let state = try #require(try await state(id))
    for item in state.checklist where item.status == .open {
      try await perform(id, .check(item: item.id, evidence: .file(Digest(hashing: Array(item.id.utf8)))))
    }
    try await perform(id, .close(outcome: outcome, typedRecovered: nil, reason: nil, rootCause: cause))
  }

  /// Opens a closed case again.
  func reopen(_ id: CaseID) async throws {
    let reason = store.seal("closed too soon")
    try await perform(id, .reopen(reason: reason.digest), texts: [reason])
  }
}
