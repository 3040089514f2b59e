import Desk
import Doors
import Foundation
import Testing
import Trail
import X12

@testable import Store

@Suite("A claim is corrected and sent again", .serialized)
struct ResubmissionTests {
  private func denied() async throws -> (Workplace, SentClaimID) {
    let workplace = try await Workplace()
    _ = try await workplace.take(SmallSubmission(claims: [SmallSentClaim()]).bytes)
    _ = try await workplace.take(SmallRemittance(claims: [.denied()]))
    return (workplace, SentClaimID(Int64(try await workplace.number("SELECT id FROM sent_claim"))))
  }

  @Test("the file says frequency 7, the payer's number and the change, and joins its family when it is read")
  func replacement() async throws {
    let (workplace, sent) = try await denied()
    let store = workplace.store
    let form = try await store.resubmissionForm(sent, .replacement, for: workplace.specialist)
    #expect(form.payerClaimNumbers == ["PC1"])
    let charge = try #require(form.fields.first { $0.group == "Line 1" && $0.title == "Charge" })
    let command = store.newCommandID()
    var ids: [ResubmissionID] = []
    for _ in 1...2 {
      ids.append(
        try await store.draftResubmission(
          of: sent, purpose: .replacement, payerClaimNumber: "PC1", authorization: "AUTH77",
          edits: [ClaimEdit(field: charge.id, value: "120")], command: command, by: .person(workplace.specialist)
        ).id)
    }
    #expect(Set(ids).count == 1)
    let view = try await store.resubmissionView(ids[0], for: workplace.manager)
    #expect(
      view.changes.map { [$0.before, $0.after] } == [
        ["CLM*ACCT000001*100***11:B:1*Y*A*Y*Y", "CLM*ACCT000001*120***11:B:7*Y*A*Y*Y"],
        [nil, "REF*F8*PC1"], [nil, "REF*G1*AUTH77"],
        ["SV1*HC:99213*100*UN*1***1", "SV1*HC:99213*120*UN*1***1"],
      ])
    await #expect(throws: Refusal.self) { try await store.resubmissionFile(ids[0], for: workplace.manager) }
    await #expect(throws: Refusal.self) {
      try await store.perform(.release, on: ids[0], command: store.newCommandID(), by: .person(workplace.specialist))
    }
    await #expect(throws: Refusal.self) {
      try await store.perform(
        .withdraw(reason: store.seal(" ")), on: ids[0], command: store.newCommandID(), by: .person(workplace.manager))
    }
    try await store.perform(.release, on: ids[0], command: store.newCommandID(), by: .person(workplace.colleague))
    let (_, url) = try await store.resubmissionFile(ids[0], for: workplace.specialist)
    try await store.perform(
      .recordSent(on: store.clock.today(), how: store.seal("clearinghouse, 4711")),
      on: ids[0],
      command: store.newCommandID(), by: .person(workplace.specialist))
    let report = try await workplace.take([UInt8](Data(contentsOf: url)), name: "sent-again.edi")
    #expect(report.status == .accepted && report.sent == 1)
    #expect(
      try await store.familyView(FamilyID(sent.value), for: workplace.specialist).sent.map(\.frequency.code) == [
        "1", "7",
      ])
    let before = try await workplace.dump()
    _ = try await store.rebuild()
    #expect(try await workplace.dump() == before)
  }

  @Test("a sending that was recorded by mistake is taken back: file, deadline and history say so, and a rebuild too")
  func takenBack() async throws {
    let (workplace, sent) = try await denied()
    let store = workplace.store
    let (actor, id) = (Actor.person(workplace.specialist), try await workplace.cases()[0])
    let form = try await store.resubmissionForm(sent, .replacement, for: workplace.specialist)
    let charge = try #require(form.fields.first { $0.group == "Line 1" && $0.title == "Charge" })
    let (number, _) = try await store.draftResubmission(
      of: sent, purpose: .replacement, payerClaimNumber: "PC1", authorization: nil,
      edits: [ClaimEdit(field: charge.id, value: "120")], command: store.newCommandID(), by: actor)
    func perform(_ what: ResubmissionCommand, by account: Account? = nil, command: CommandID? = nil) async throws {
      try await store.perform(
        what, on: number, command: command ?? store.newCommandID(), by: .person(account ?? workplace.specialist))
    }
    let mistake = store.seal("It was another claim of Mrs. Andersson.")
    await #expect(throws: Refusal.self) { try await perform(.takeBackSending(reason: mistake)) }
    try await perform(.release, by: workplace.colleague)
    let before = try #require(try await workplace.state(id))
    let clock = try #require(before.clocks.first { $0.kind == .correctedClaim })
    #expect(before.stop(of: clock) == nil)
    try await perform(.recordSent(on: store.clock.today(), how: store.seal("portal")))
    #expect(try await workplace.state(id)?.stop(of: clock) == .met)
    await #expect(throws: Refusal.self) { try await perform(.takeBackSending(reason: store.seal(" "))) }
    let command = store.newCommandID()
    for _ in 0..<2 { try await perform(.takeBackSending(reason: mistake), command: command) }
    let after = try #require(try await workplace.state(id))
    #expect(after.stop(of: clock) == nil && after.firstClock == before.firstClock)
    let view = try await store.resubmissionView(number, for: workplace.specialist)
    #expect(view.resubmission.state == .released && view.resubmission.sentOn == nil)
    #expect(view.takenBack.map(\.reason) == ["It was another claim of Mrs. Andersson."])
    let told = try await store.caseView(id, for: workplace.specialist).timeline.map(\.what)
    #expect(told.contains { $0.contains("was sent again on") } && told.contains { $0.contains("took back") })
    let history = try await store.familyView(FamilyID(sent.value), for: workplace.specialist).history.map(\.words)
    #expect(history.contains { $0.contains("recorded as sent") } && history.contains { $0.contains("taken back") })
    let dump = try await workplace.dump()
    #expect(!dump.filter { $0.hasPrefix("entry") }.contains { $0.contains("Andersson") })
    _ = try await store.rebuild()
    #expect(try await workplace.dump() == dump)
    try await perform(.recordSent(on: store.clock.today(), how: store.seal("clearinghouse")))
    #expect(try await workplace.state(id)?.stop(of: clock) == .met)
  }

  @Test(
    "without a number the file names that of the last answer, and the same command is the same file when another came")
  func numberOfTheLastAnswer() async throws {
    let (workplace, sent) = try await denied()
    let store = workplace.store
    let command = store.newCommandID()
    func draft() async throws -> (id: ResubmissionID, wasRepeated: Bool) {
      let form = try await store.resubmissionForm(sent, .replacement, for: workplace.specialist)
      let charge = try #require(form.fields.first { $0.group == "Line 1" && $0.title == "Charge" })
      return try await store.draftResubmission(
        of: sent, purpose: .replacement, payerClaimNumber: nil, authorization: nil,
        edits: [ClaimEdit(field: charge.id, value: "120")], command: command, by: .person(workplace.specialist))
    }
    let first = try await draft()
    let view = try await store.resubmissionView(first.id, for: workplace.specialist)
    #expect(view.changes.contains { $0.after == "REF*F8*PC1" })
    var again = SmallClaim.denied()
    again.payerClaim = "PC2"
    try await workplace.take(SmallRemittance(trace: "EFT000000002", date: "20261103", claims: [again]))
    #expect(
      try await store.resubmissionForm(sent, .replacement, for: workplace.specialist).payerClaimNumbers.first == "PC2")
    let second = try await draft()
    #expect(!first.wasRepeated && second.wasRepeated && second.id == first.id)
  }

  @Test("the front end sends the corrected claim back, and the deadlines of the denial run again")
  func sentBack() async throws {
    let (workplace, _) = try await denied()
    let id = try await workplace.cases()[0]
    let before = try #require(try await workplace.state(id)?.firstClock)
    let again = SmallSubmission(
      created: "20261110", interchange: 710, claims: [SmallSentClaim(frequency: "7", replaces: "PC1")])
    try await workplace.take(again.bytes)
    try await workplace.take(again.notices({ _ in "A2:20:PR" }, on: "20261111", interchange: 811))
    #expect(try await workplace.state(id)?.firstClock == nil)
    try await workplace.take(again.notices({ _ in "A3:21:PR" }, on: "20261112", interchange: 812))
    #expect(try await workplace.state(id)?.firstClock == before)
    let dump = try await workplace.dump()
    _ = try await workplace.store.rebuild()
    #expect(try await workplace.dump() == dump)
  }

  @Test("every open case of the family that waits for the corrected claim learns that it was sent, and that it was not")
  func everyCase() async throws {
    let workplace = try await Workplace()
    let store = workplace.store
    let other = SmallSentClaim(account: "ACCT000002")
    try await workplace.take(SmallSubmission(claims: [SmallSentClaim(), other]).bytes)
    try await workplace.take(SmallRemittance(claims: [.denied(), .denied(account: "ACCT000002")]))
    let sent = try await workplace.numbers("SELECT id FROM sent_claim ORDER BY id").map { SentClaimID($0) }
    try await store.perform(
      .regroup(sent[1], FamilyID(sent[0].value), reason: store.seal("one visit")), id: store.newCommandID(),
      by: .person(workplace.manager))
    let form = try await store.resubmissionForm(sent[0], .replacement, for: workplace.specialist)
    let charge = try #require(form.fields.first { $0.group == "Line 1" && $0.title == "Charge" })
    let (number, _) = try await store.draftResubmission(
      of: sent[0], purpose: .replacement, payerClaimNumber: nil, authorization: nil,
      edits: [ClaimEdit(field: charge.id, value: "120")], command: store.newCommandID(),
      by: .person(workplace.specialist))
    func stops() async throws -> [ClockStop?] {
      try await workplace.states().map { state in
        try state.stop(of: #require(state.clocks.first { $0.kind == .correctedClaim }))
      }
    }
    func perform(_ what: ResubmissionCommand, by account: Account) async throws {
      try await store.perform(what, on: number, command: store.newCommandID(), by: .person(account))
    }
    try await perform(.release, by: workplace.colleague)
    #expect(try await stops() == [nil, nil])
    try await perform(.recordSent(on: store.clock.today(), how: store.seal("portal")), by: workplace.specialist)
    #expect(try await stops() == [.met, .met])
    try await perform(.takeBackSending(reason: store.seal("another file")), by: workplace.specialist)
    #expect(try await stops() == [nil, nil])
    let before = try await workplace.dump()
    _ = try await store.rebuild()
    #expect(try await workplace.dump() == before)
  }

  @Test("an auditor sees what changes without account number and addresses")
  func masked() async throws {
    let (workplace, sent) = try await denied()
    let store = workplace.store
    let (id, _) = try await store.draftResubmission(
      of: sent, purpose: .new, payerClaimNumber: nil, authorization: "AUTH77",
      edits: [], command: store.newCommandID(), by: .person(workplace.specialist))
    for change in try await store.resubmissionView(id, for: workplace.auditor).changes {
      for text in [change.before, change.after].compactMap({ $0 }) { #expect(!text.contains("ACCT000001")) }
    }
  }

  @Test("what a payer would not take is refused before it is written")
  func refusals() async throws {
    let (workplace, sent) = try await denied()
    let store = workplace.store
    func draft(_ purpose: ResubmissionPurpose, _ number: String?, _ edits: [ClaimEdit]) async throws {
      _ = try await store.draftResubmission(
        of: sent, purpose: purpose, payerClaimNumber: number, authorization: nil, edits: edits,
        command: store.newCommandID(), by: .person(workplace.specialist))
    }
    let form = try await store.resubmissionForm(sent, .replacement, for: workplace.specialist)
    let charge = try #require(form.fields.first { $0.group == "Line 1" && $0.title == "Charge" }).id
    await #expect(throws: Refusal.self) { try await draft(.replacement, "", [ClaimEdit(field: charge, value: "120")]) }
    await #expect(throws: Refusal.self) { try await draft(.replacement, "PC1", []) }
    await #expect(throws: Refusal.self) {
      try await draft(.replacement, "PC1", [ClaimEdit(field: "c-99-1-1", value: "1")])
    }
    await #expect(throws: Refusal.self) {
      try await draft(.replacement, "PC1", [ClaimEdit(field: charge, value: "1O0")])
    }
    await #expect(throws: Refusal.self) {
      try await draft(.replacement, "PC1", ["120", "130"].map { ClaimEdit(field: charge, value: $0) })
    }
    await #expect(throws: Refusal.self) {
      try await draft(.replacement, "PC~1", [ClaimEdit(field: charge, value: "120")])
    }
    await #expect(throws: Refusal.self) {
      _ = try await store.draftResubmission(
        of: sent, purpose: .new, payerClaimNumber: nil, authorization: nil, edits: [], command: store.newCommandID(),
        by: .person(workplace.auditor))
    }
    #expect(try await workplace.number("SELECT COUNT(*) FROM resubmission") == 0)
    try await draft(.new, nil, [])
    #expect(try await workplace.number("SELECT COUNT(*) FROM resubmission") == 1)
  }
}
