import Desk
import Doors
import Testing
import Trail
import X12

@testable import Store

@Suite("What a front end sends back is worked as a rejection, never as a denial", .serialized)
struct RejectionTests {
  @Test("277CA A3, A6, A7 and A8 open a case with the filing limit and no appeal", arguments: ["A3", "A6", "A7", "A8"])
  func rejected(category: String) async throws {
    let workplace = try await Workplace()
    let submission = SmallSubmission(claims: [SmallSentClaim(charge: 250_00)])
    _ = try await workplace.take(submission.bytes)
    let report = try await workplace.take(submission.notices { _ in "\(category):562:85" })
    #expect(report.status == .accepted && report.cases == 1 && report.notices == 1 && report.denied == 0)
    let view = try await workplace.store.caseView(try await workplace.cases()[0], for: workplace.specialist)
    #expect(view.state.opening.sop == "rejected" && view.state.opening.category == "rejected_claim")
    #expect(view.state.clocks.map(\.kind) == [.timelyFiling])
    #expect(view.denied.amount == Cents(250_00))
    let source = try #require(view.denied.sources.first ?? view.issues.first?.amount.sources.first)
    let bytes = try workplace.store.files.bytes(source.document, from: source.range.start, to: source.range.end)
    #expect(String(decoding: bytes, as: UTF8.self) == "250")
    #expect(view.patient?.name == "ANDERSSON, SARAH")
    #expect(view.claimFamily != nil)
  }

  @Test("acceptances and receipts open nothing", arguments: ["A0:16:PR", "A1:19:PR", "A2:20:PR"])
  func accepted(status: String) async throws {
    let workplace = try await Workplace()
    let submission = SmallSubmission(claims: [SmallSentClaim()])
    _ = try await workplace.take(submission.bytes)
    #expect(try await workplace.take(submission.notices { _ in status }).cases == 0)
  }

  @Test("the status decides who works it")
  func routed() async throws {
    for (code, category) in [
      ("33:IL", "rejected_registration"), ("252", "rejected_authorization"), ("254", "rejected_coding"),
    ] {
      let workplace = try await Workplace()
      _ = try await workplace.take(SmallSubmission(claims: [SmallSentClaim()]).notices { _ in "A7:\(code)" })
      let view = try await workplace.store.caseView(try await workplace.cases()[0], for: workplace.specialist)
      #expect(view.state.opening.category == category)
    }
  }

  @Test("the acceptance of the new claim moves the case, and lets it close")
  func mended() async throws {
    let workplace = try await Workplace()
    let store = workplace.store
    let submission = SmallSubmission(claims: [SmallSentClaim()])
    _ = try await workplace.take(submission.bytes)
    _ = try await workplace.take(submission.notices { _ in "A7:562:85" })
    let id = try await workplace.cases()[0]
    let actor = Actor.person(workplace.specialist)
    func close() async throws {
      _ = try await store.perform(
        CaseRequest(
          command: store.newCommandID(), id: id, expectedVersion: nil,
          what: .close(outcome: "accepted", typedRecovered: nil, reason: nil), actor: actor))
    }
    for item in try await store.caseView(id, for: workplace.specialist).state.checklist {
      _ = try await store.perform(
        CaseRequest(
          command: store.newCommandID(), id: id, expectedVersion: nil, what: .check(item: item.id, evidence: nil),
          actor: actor))
    }
    await #expect(throws: Refusal.self) { try await close() }
    let again = SmallSubmission(created: "20261010", interchange: 710, claims: [SmallSentClaim()])
    _ = try await workplace.take(again.bytes)
    let report = try await workplace.take(again.notices({ _ in "A2:20:PR" }, on: "20261011", interchange: 811))
    #expect(report.moved == 1 && report.cases == 0)
    try await close()
    let before = try await workplace.dump()
    _ = try await store.rebuild()
    #expect(try await workplace.dump() == before)
  }

  @Test("a second rejection moves the open case, and opens a closed one's successor")
  func rejectedAgain() async throws {
    let workplace = try await Workplace()
    let submission = SmallSubmission(claims: [SmallSentClaim()])
    _ = try await workplace.take(submission.bytes)
    _ = try await workplace.take(submission.notices { _ in "A7:562:85" })
    let report = try await workplace.take(submission.notices({ _ in "A6:21" }, on: "20261012", interchange: 812))
    #expect(report.cases == 0 && report.moved == 1)
  }

  @Test("a refused file opens one case with all that its claims charge")
  func refusedFile() async throws {
    let workplace = try await Workplace()
    let submission = SmallSubmission(claims: [
      SmallSentClaim(charge: 250_00), SmallSentClaim(account: "B", charge: 50_00),
    ])
    _ = try await workplace.take(submission.bytes)
    let report = try await workplace.take(submission.acknowledgement("R"))
    #expect(report.cases == 1)
    let id = try await workplace.cases()[0]
    let view = try await workplace.store.caseView(id, for: workplace.specialist)
    #expect(view.state.opening.category == "rejected_file" && view.denied.amount == Cents(300_00))
    let (_, figure) = try await workplace.store.breakdown("/cases/\(id)/figures/denied", for: workplace.specialist)
    #expect(figure.sources.map(\.amount) == [Cents(250_00), Cents(50_00)])
    #expect(try await workplace.take(submission.acknowledgement("A", interchange: 851)).cases == 0)
    let before = try await workplace.dump()
    _ = try await workplace.store.rebuild()
    #expect(try await workplace.dump() == before)
  }
}
