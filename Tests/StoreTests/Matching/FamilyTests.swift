import Desk
import Doors
import Testing
import Trail
import World
import X12

@testable import Store

@Suite("Claims that were sent, and their answers, become families", .serialized)
struct FamilyTests {
  @Test("a remittance, a notice and a claim find each other in any order", arguments: [0, 1, 2, 3, 4, 5])
  func anyOrder(order: Int) async throws {
    let submission = SmallSubmission(claims: [SmallSentClaim()])
    let files = [
      submission.bytes, submission.notices { _ in "A2:20:PR" }, SmallRemittance(claims: [.denied()]).bytes,
    ]
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    let workplace = try await Workplace()
    for index in orders[order] { _ = try await workplace.take(files[index]) }
    #expect(try await workplace.number("SELECT COUNT(*) FROM claim_match WHERE state = 'matched'") == 2)
    #expect(try await workplace.number("SELECT COUNT(DISTINCT sent) FROM claim_match") == 1)
    let before = try await workplace.dump()
    _ = try await workplace.store.rebuild()
    #expect(try await workplace.dump() == before)
  }

  @Test("a day of the world is matched from its files, and a second reading adds nothing")
  func worldDay() async throws {
    let world = World(seed: 3, claimsPerDay: 40)
    let workplace = try await Workplace()
    let files = try world.submissions(answeredOn: 4) + world.files(day: 4)
    for file in files { _ = try await workplace.take(file.bytes, name: file.name) }
    let before = try await workplace.dump()
    for file in files {
      #expect(try await workplace.take(file.bytes, name: file.name).status == .duplicate)
    }
    #expect(try await workplace.dump() == before)
    // Whatever is matched has the account number of its claim.
    let wrong = """
      SELECT COUNT(*) FROM claim_match m JOIN claim c ON c.id = m.answer JOIN sent_claim s ON s.id = m.sent
      WHERE s.account_key <> replace(c.control_number, '-', '')
      """
    #expect(try await workplace.number(wrong) == 0)
    let posted = "SELECT COUNT(*) FROM claim c JOIN transaction_set t ON t.id = c.set_id WHERE t.disposition = 'posted'"
    let found = try await workplace.number(
      "SELECT COUNT(*) FROM claim_match WHERE kind = 'remittance' AND state = 'matched'")
    #expect(Double(found) >= 0.9 * Double(try await workplace.number(posted)))
    #expect(try await workplace.number("SELECT COUNT(*) FROM claim_match WHERE state = 'ambiguous'") == 0)
    _ = try await workplace.store.rebuild()
    #expect(try await workplace.dump() == before)
  }

  @Test("a replacement joins the family that the payer's number names")
  func replacement() async throws {
    let workplace = try await Workplace()
    _ = try await workplace.take(SmallSubmission(claims: [SmallSentClaim()]).bytes)
    _ = try await workplace.take(SmallRemittance(claims: [.denied()]))
    let corrected = SmallSentClaim(account: "NEW7", charge: 120_00, frequency: "7", replaces: "PC1")
    _ = try await workplace.take(SmallSubmission(created: "20261110", interchange: 701, claims: [corrected]).bytes)
    #expect(try await workplace.number("SELECT COUNT(*) FROM family_member") == 1)
    let first = try await workplace.number("SELECT MIN(id) FROM sent_claim")
    let view = try await workplace.store.familyView(FamilyID(Int64(first)), for: workplace.specialist)
    #expect(view.sent.map(\.frequency.code) == ["1", "7"])
    #expect(view.lines.first?.sent?.charge.amount == Cents(120_00))
    // The payment of the replacement moves the case of the family.
    var paid = SmallClaim.paid(120_00, account: "NEW7", charge: 120_00)
    paid.payerClaim = "PC2"
    _ = try await workplace.take(
      SmallRemittance(trace: "EFT2", date: "20261201", interchange: 906, claims: [paid]))
    let cases = try await workplace.cases()
    #expect(cases.count == 1)
    let state = try await workplace.store.caseView(cases[0], for: workplace.specialist).state
    #expect(state.proposal?.paid == Cents(120_00))
  }

  @Test("an answer about somebody else is tied to a claim only with a reason")
  func stranger() async throws {
    let workplace = try await Workplace()
    let store = workplace.store
    _ = try await workplace.take(
      SmallSubmission(claims: [SmallSentClaim(account: "OTHER1", last: "POE", first: "BOB", member: "W2")]).bytes)
    _ = try await workplace.take(SmallRemittance(claims: [.denied()]))
    let answer = AnswerID(try await workplace.number("SELECT id FROM claim"))
    let sent = SentClaimID(try await workplace.number("SELECT id FROM sent_claim"))
    let actor = Actor.person(workplace.specialist)
    let refusal = await #expect(throws: Refusal.self) {
      try await store.perform(.confirm(answer, sent, reason: nil), id: store.newCommandID(), by: actor)
    }
    #expect(refusal?.reason.contains("patient") == true)
    let reason = store.seal("Bob was registered under his mother's name.")
    try await store.perform(.confirm(answer, sent, reason: reason), id: store.newCommandID(), by: actor)
    #expect(try await workplace.number("SELECT COUNT(*) FROM claim_match WHERE state = 'matched'") == 1)
  }

  @Test("a person confirms and takes back, once each, and a stale page is refused")
  func decisions() async throws {
    let workplace = try await Workplace()
    let store = workplace.store
    let other = SmallSentClaim(account: "OTHER", charge: 300_00, last: "BAKER", member: "W2", serviceDate: "20260901")
    _ = try await workplace.take(SmallSubmission(claims: [other]).bytes)
    _ = try await workplace.take(SmallRemittance(claims: [.paid(80_00)]))
    let answer = AnswerID(Int64(try await workplace.number("SELECT answer FROM claim_match WHERE state = 'missing'")))
    let sent = SentClaimID(Int64(try await workplace.number("SELECT id FROM sent_claim")))
    let actor = Actor.person(workplace.specialist)
    await #expect(throws: Refusal.self) {
      try await store.perform(
        .confirm(answer, sent, reason: nil), id: store.newCommandID(), by: .person(workplace.auditor))
    }
    let command = store.newCommandID()
    let reason = store.seal("Baker is the name of her husband.")
    for _ in 1...2 { try await store.perform(.confirm(answer, sent, reason: reason), id: command, by: actor) }
    #expect(try await store.matchView(answer, for: workplace.specialist).matched?.id == sent)
    #expect(
      try await workplace.number(
        "SELECT COUNT(*) FROM entry e JOIN stream s ON s.id = e.stream WHERE s.name LIKE 'match/%'") == 1)
    await #expect(throws: Refusal.self) {
      try await store.perform(
        .undo(answer, reason: store.seal("x")), id: store.newCommandID(), expectedVersion: 1, by: actor)
    }
    try await store.perform(
      .undo(answer, reason: store.seal("another visit")), id: store.newCommandID(), expectedVersion: 2, by: actor)
    let view = try await store.matchView(answer, for: workplace.specialist)
    #expect(view.row.state == .undone && view.matched == nil)
    #expect(view.history.map(\.words) == ["matched it to sent claim \(sent)", "took the match back"])
    #expect(view.history.last?.reason == "another visit")
    let before = try await workplace.dump()
    _ = try await store.rebuild()
    #expect(try await workplace.dump() == before)
    // No rule matches again what a person took back.
    _ = try await workplace.take(SmallSubmission(interchange: 702, claims: [SmallSentClaim()]).bytes)
    #expect(try await store.matchView(answer, for: workplace.specialist).row.state == .undone)
  }

  @Test("a claim is moved to another family and back to one of its own")
  func regrouped() async throws {
    let workplace = try await Workplace()
    let store = workplace.store
    let second = SmallSentClaim(account: "SECOND", last: "BAKER", member: "W2", birth: "19800101")
    _ = try await workplace.take(SmallSubmission(claims: [SmallSentClaim(), second]).bytes)
    let (one, two) = (SentClaimID(1), SentClaimID(2))
    let actor = Actor.person(workplace.manager)
    try await store.perform(
      .regroup(two, FamilyID(1), reason: store.seal("same visit")), id: store.newCommandID(), by: actor)
    #expect(try await store.familyView(FamilyID(1), for: workplace.manager).sent.map(\.id) == [one, two])
    await #expect(throws: Refusal.self) {
      try await store.perform(.regroup(one, FamilyID(2), reason: store.seal("no")), id: store.newCommandID(), by: actor)
    }
    let before = try await workplace.dump()
    _ = try await store.rebuild()
    #expect(try await workplace.dump() == before)
    try await store.perform(.regroup(two, FamilyID(2), reason: store.seal("no")), id: store.newCommandID(), by: actor)
    #expect(try await store.familyView(FamilyID(1), for: workplace.manager).sent.map(\.id) == [one])
  }

  @Test(
    "many claims and answers under one account number are questions, in entries that have room",
    arguments: [true, false])
  func oneAccountForEverything(sentFirst: Bool) async throws {
    let workplace = try await Workplace()
    let claims = (1...60).map { SmallSentClaim(account: "1", charge: $0 * 100) }
    let answers = (1...450).map { number -> SmallClaim in
      var claim = SmallClaim.paid(50, account: "1", charge: 1_000_00 + number)
      claim.payerClaim = "PC\(number)"
      return claim
    }
    let files = [SmallSubmission(claims: claims).bytes, SmallRemittance(claims: answers).bytes]
    for file in sentFirst ? files : files.reversed() { _ = try await workplace.take(file) }
    #expect(try await workplace.number("SELECT COUNT(*) FROM claim_match WHERE state = 'matched'") == 0)
    #expect(
      try await workplace.number("SELECT COUNT(*) FROM claim_match WHERE state <> 'missing'") >= (sentFirst ? 450 : 50))
    let before = try await workplace.dump()
    _ = try await workplace.store.rebuild()
    #expect(try await workplace.dump() == before)
  }

  @Test("an auditor reads a family without the patient in any segment of it")
  func masked() async throws {
    let workplace = try await Workplace()
    var claim = SmallSentClaim()
    claim.more = [
      "REF*EA*MR4711", "K3*HOME 12 ELM", "NTE*ADD*SARAH CALLED", "NM1*82*1*FRY*PHIL****XX*1987654328",
      "SBR*S*18*******CI",
      "OI***Y***Y", "NM1*IL*1*ANDERSSON*PER****MI*W9", "N3*7 HIDDEN LANE", "N4*TROY*NY*12180",
      "NM1*PR*2*SECOND PLAN*****PI*999", "N3*1 OPEN SQUARE",
    ]
    _ = try await workplace.take(SmallSubmission(claims: [claim]).bytes)
    let open = try await workplace.store.familyView(FamilyID(1), for: workplace.specialist)
    #expect(Set(["MR4711", "SARAH CALLED", "HOME 12 ELM"]).isSubset(of: open.sent[0].details.map(\.value)))
    #expect(open.sent[0].segments.map(\.text).joined().contains("N3*7 HIDDEN LANE"))
    let masked = try await workplace.store.familyView(FamilyID(1), for: workplace.auditor)
    #expect(masked.patient.isMasked)
    #expect(masked.sent[0].details.count { $0.value == "hidden for your role" } >= 3)
    #expect(!masked.sent[0].details.contains { $0.value.contains("SARAH") || $0.value.contains("ELM") })
    let texts = masked.sent[0].segments.map(\.text).joined()
    for word in ["MR4711", "SARAH", "ELM", "HIDDEN LANE", "TROY", "ACCT000001"] { #expect(!texts.contains(word)) }
    #expect(texts.contains("1 OPEN SQUARE") && texts.contains("NM1*82*1*FRY"))
    let source = try #require(masked.sent[0].charge.sources.first)
    let cited = try await workplace.store.citation(source.document, source.range, for: workplace.auditor)
    #expect(cited.cited == "100" && cited.before == "CLM*··········*")
  }
}
