import Desk
import Foundation
import Store
import Testing
import Trail
import X12

@Suite("A command is carried out once, and whole", .serialized)
struct CommandTests {
  private static func workplace(cases: Int = 3) async throws -> Workplace {
    let workplace = try await Workplace()
    let claims = (1...cases).map { SmallClaim.denied(account: "ACCT\(100_000 + $0)", charge: 10_000 + $0 * 7) }
    try await workplace.take(SmallRemittance(claims: claims))
    try #require(try await workplace.cases().count == cases)
    return workplace
  }

  private static func request(
    _ workplace: Workplace, _ number: Int64, _ what: CaseCommand, texts: [Sealed] = [], version: Int? = nil,
    by account: Account? = nil
  ) -> CaseRequest {
    CaseRequest(
      command: workplace.store.newCommandID(), id: CaseID(number), expectedVersion: version, what: what, texts: texts,
      actor: .person(account ?? workplace.specialist))
  }

  @Test("the same id again answers the same and changes nothing")
  func twice() async throws {
    let workplace = try await CommandTests.workplace()
    let request = CommandTests.request(workplace, 1, .take, version: 1)
    let first = try await workplace.store.perform(request)
    #expect(first.id == CaseID(1) && first.version == 2 && !first.wasRepeated)
    let before = try await workplace.dump()
    let second = try await workplace.store.perform(request)
    #expect(second.wasRepeated)
    #expect(second.version == 2)
    #expect(try await workplace.dump() == before)
  }

  @Test("a retry with freshly sealed but equal words is the same request")
  func sameWords() async throws {
    let workplace = try await CommandTests.workplace()
    let one = workplace.store.seal("called the payer")
    let two = workplace.store.seal("called the payer")
    try #require(one.digest != two.digest)
    var request = CommandTests.request(workplace, 1, .note(one.digest), texts: [one])
    _ = try await workplace.store.perform(request)
    request.what = .note(two.digest)
    request.texts = [two]
    #expect(try await workplace.store.perform(request).wasRepeated)
    #expect(try await workplace.number("SELECT COUNT(*) FROM sealed") == 1)
  }

  @Test("the same id with another request is refused", arguments: ["command", "case", "actor", "words"])
  func reused(what: String) async throws {
    let workplace = try await CommandTests.workplace()
    let text = workplace.store.seal("one")
    var request = CommandTests.request(workplace, 1, .note(text.digest), texts: [text])
    _ = try await workplace.store.perform(request)
    switch what {
    case "command":
      request.what = .take
      request.texts = []
    case "case": request.id = CaseID(2)
    case "actor": request.actor = .person(workplace.colleague)
    default:
      let other = workplace.store.seal("two")
      request.what = .note(other.digest)
      request.texts = [other]
    }
    let before = try await workplace.dump()
    await #expect(throws: StoreError.commandReused) { _ = try await workplace.store.perform(request) }
    #expect(try await workplace.dump() == before)
  }

  @Test("of many who take a case at once exactly one gets it")
  func concurrentTakes() async throws {
    let workplace = try await CommandTests.workplace()
    for number in 1...3 {
      let outcomes = await withTaskGroup(of: Result<Int, any Error>.self) { group in
        for account in [workplace.specialist, workplace.colleague, workplace.manager] {
          let request = CommandTests.request(workplace, Int64(number), .take, by: account)
          group.addTask { await Result { try await workplace.store.perform(request).version } }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.count { (try? $0.get()) == 2 } == 1)
      for outcome in outcomes {
        if case .failure(let error) = outcome { #expect(error is Refusal, "\(error)") }
      }
      #expect(try await workplace.state(CaseID(Int64(number)))?.version == 2)
    }
  }

  @Test("commands to different cases at once all succeed")
  func concurrentCommands() async throws {
    let workplace = try await CommandTests.workplace(cases: 60)
    let failures = await withTaskGroup(of: String?.self) { group in
      for number in 1...60 {
        let text = workplace.store.seal("note \(number)")
        let requests = [
          CommandTests.request(workplace, Int64(number), .take),
          CommandTests.request(workplace, Int64(number), .note(text.digest), texts: [text], by: workplace.colleague),
        ]
        for request in requests {
          group.addTask {
            do {
              _ = try await workplace.store.perform(request)
              return nil
            } catch { return "\(error)" }
          }
        }
      }
      return await group.reduce(into: [String]()) { if let failure = $1 { $0.append(failure) } }
    }
    #expect(failures.isEmpty, "\(failures.count): \(failures.first ?? "")")
    #expect(try await workplace.states().allSatisfy { $0.version == 3 })
    let report = try await workplace.store.verifyTrail(against: nil)
    #expect(report.isSound, "\(report.lines)")
  }

  @Test("who looked at an older version is told so")
  func stale() async throws {
    let workplace = try await CommandTests.workplace()
    _ = try await workplace.store.perform(CommandTests.request(workplace, 1, .take, version: 1))
    let before = try await workplace.dump()
    let text = workplace.store.seal("late")
    let late = CommandTests.request(workplace, 1, .note(text.digest), texts: [text], version: 1)
    let refusal = await #expect(throws: Refusal.self) { _ = try await workplace.store.perform(late) }
    #expect(refusal?.kind == .stale)
    #expect(refusal?.reason.contains("1 entry came after the 1 that you saw") == true)
    #expect(try await workplace.dump() == before)
  }

  @Test("several cases at once: all, or none")
  func bulk() async throws {
    let workplace = try await CommandTests.workplace()
    let before = try await workplace.dump()
    let requests = [1, 2, 99].map { CommandTests.request(workplace, $0, .take) }
    await #expect(throws: StoreError.notFound("case 99")) { _ = try await workplace.store.perform(requests) }
    #expect(try await workplace.dump() == before)
    _ = try await workplace.store.perform(CommandTests.request(workplace, 2, .take, by: workplace.colleague))
    let taken = try await workplace.dump()
    await #expect(throws: Refusal.self) {
      _ = try await workplace.store.perform([1, 2, 3].map { CommandTests.request(workplace, $0, .take) })
    }
    #expect(try await workplace.dump() == taken)
    let results = try await workplace.store.perform([1, 3].map { CommandTests.request(workplace, $0, .take) })
    #expect(results.map(\.version) == [2, 2])
    // The log goes on from where the refused ones had begun.
    #expect(try await workplace.store.verifyTrail(against: nil).isSound)
  }

  @Test("an auditor changes nothing")
  func auditor() async throws {
    let workplace = try await CommandTests.workplace()
    let before = try await workplace.dump()
    let request = CommandTests.request(workplace, 1, .take, by: workplace.auditor)
    let refusal = await #expect(throws: Refusal.self) { _ = try await workplace.store.perform(request) }
    #expect(refusal?.kind == .notPermitted)
    #expect(try await workplace.dump() == before)
  }

  @Test("a write-off needs a second person above the limit, and money stays exact")
  func writeOff() async throws {
    let workplace = try await Workplace()
    try await workplace.take(SmallRemittance(claims: [.denied(charge: 1234_57)]))
    let reason = workplace.store.seal("not worth an appeal")
    let store = workplace.store
    let ask = CommandTests.request(
      workplace, 1, .requestWriteOff(Cents(1234_57), reason: reason.digest), texts: [reason], by: workplace.manager)
    _ = try await store.perform(ask)
    await #expect(throws: Refusal.self) {
      _ = try await store.perform(CommandTests.request(workplace, 1, .approveWriteOff, by: workplace.manager))
    }
    #expect(try await workplace.state(CaseID(1))?.writeOff?.isApproved == false)
    #expect(try await workplace.number("SELECT pending_write_off FROM work_case") == 1234_57)
    #expect(try await store.home(for: workplace.manager).approvals.isEmpty)
  }
}

extension Result where Failure == any Error {
  /// The outcome of an asynchronous body.
  fileprivate init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
