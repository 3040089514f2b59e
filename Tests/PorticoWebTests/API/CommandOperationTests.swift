import Desk
import Foundation
import Store
import Testing
import Trail
import World
import X12

@testable import PorticoWeb

/// What programs change: each request once, however often it is sent.
@Suite(.serialized) struct CommandOperationTests {
  /// A case at which a command is possible, with the rest of its request.
  private func ready(
    _ action: CaseAction, _ site: TestSite, _ program: Program
  ) async throws -> (id: CaseID, object: [String: Any]) {
    if action == .clear { return try await readyToClear(site, program) }
    if action.isOfAppeal { return try await readyToAppeal(action, site, program) }
    let account = try #require(try await site.store.account(login: "sam"))
    let rows = try await site.store.queue(QueueFilter(sop: "denials"), for: account).rows
    let largest = try #require(rows.max { $0.denied < $1.denied })
    let id = largest.id
    let file = try await program.get("/api/cases/\(id)")
    let items = try #require(file["checklist"]?.array).compactMap { $0["id"]?.string }
    let source = try #require(file["issues"]?.array?.first?["amount"]?["sources"]?.array?.first)
    let segment =
      "/documents/\(try #require(source["document"]?.string))/bytes/"
      + "\(try #require(source["start"]?.integer))-\(try #require(source["end"]?.integer))"
    let cause = try #require(file["root_causes"]?.array?.first?["id"]?.string)
    func first(_ action: CaseAction, _ object: [String: Any]) async throws {
      let answer = try await program.post("/api/cases/\(id)/\(action.rawValue)", object)
      #expect(answer.status == 200, "\(action): \(answer.text)")
    }
    func checkEverything() async throws {
      for item in items { try await first(.check, ["item": item, "segment": segment]) }
    }
    switch action {
    case .take, .escalate, .approveWriteOff, .declineWriteOff, .requestWriteOff:
      if action == .approveWriteOff || action == .declineWriteOff {
        // Somebody else asks for it, because nobody approves their own.
        let kim = try await site.program("kim")
        let asked = try await kim.post(
          "/api/cases/\(id)/write-off", ["amount_cents": largest.denied.value, "reason": "Too old."])
        #expect(asked.status == 200)
      }
      let reason: [String: Any] = action == .take || action == .approveWriteOff ? [:] : ["reason": "Because."]
      return (id, reason.merging(action == .requestWriteOff ? ["amount_cents": 100] : [:]) { $1 })
    case .assign: return (id, ["person": account.id.value, "reason": "Holidays."])
    case .note: return (id, ["text": "Called at nine."])
    case .touch: return (id, ["kind": "payer_call", "representative": "Ms Roe", "promised": "2026-12-01"])
    case .check: return (id, ["item": try #require(items.first), "segment": segment])
    case .uncheck:
      try await first(.check, ["item": try #require(items.first), "segment": segment])
      return (id, ["item": try #require(items.first), "reason": "Not yet."])
    case .except: return (id, ["item": try #require(items.first), "reason": "The portal is down."])
    case .hold: return (id, ["until": "2026-11-05", "reason": "Waits for records."])
    case .resume:
      try await first(.hold, ["until": "2026-11-05", "reason": "Waits for records."])
      return (id, [:])
    case .addEvidence: return (id, ["title": "The payer’s own words", "segment": segment])
    case .close:
      try await checkEverything()
      return (id, ["outcome": "payer_error", "typed_recovered_cents": 1250, "cause": cause])
    case .reopen:
      try await checkEverything()
      try await first(.close, ["outcome": "payer_error", "cause": cause])
      return (id, ["reason": "The payer changed its mind."])
    case .clear, .addExhibit, .removeExhibit, .approvePacket, .recordSent, .takeBackSending, .recordPeerToPeer,
      .recordDecision:
      preconditionFailure("these were made ready before")
    }
  }

  @Test(arguments: CaseAction.allCases)
  func aCommandSentTwiceIsDoneOnceAndNotAtAllForAuditorsAndStrangers(action: CaseAction) async throws {
    let site = try await TestSite.start(files: action.isOfAppeal ? TestSite.sentAndAnswered : TestSite.files)
    let program = try await site.program("max")
    var (id, object) = try await ready(action, site, program)
    let path = "/api/cases/\(id)/\(action.rawValue)"
    object["version"] = try #require(try await program.get("/api/cases/\(id)")["version"]?.integer)
    let before = try await site.trailLength()
    #expect(try await site.program("ada").post(path, object).problem == "not-permitted")
    #expect(try await Program(port: site.port).post(path, object).problem == "unauthenticated")
    #expect(try await site.trailLength() == before)
    let key = UUID()
    let done = try await program.post(path, object, key: key)
    #expect(done.status == 200, "\(done.text)")
    #expect(done["repeated"] == .bool(false))
    let after = try await site.trailLength()
    #expect(after > before)
    let again = try await program.post(path, object, key: key)
    #expect(again.status == 200, "\(again.text)")
    #expect(again["repeated"] == .bool(true))
    #expect(again["version"] == done["version"])
    #expect(try await site.trailLength() == after)
    #expect(try await program.get("/api/cases/\(id)")["version"] == done["version"])
    let stale = try await program.post(path, object, key: UUID())
    #expect(stale.status == 409)
    #expect(stale.problem == "stale")
    #expect(stale["changes"]?.array?.isEmpty == false)
    #expect(try await site.trailLength() == after)
  }

  @Test func aKeyBelongsToOneRequest() async throws {
    let site = try await TestSite.start()
    let program = try await site.program("sam")
    let (path, key) = ("/api/cases/\(try await site.openCase())/note", UUID())
    #expect(try await program.post(path, ["text": "One."], key: key).status == 200)
    let other = try await program.post(path, ["text": "Another."], key: key)
    #expect(other.status == 409)
    #expect(other.problem == "key-reused")
  }

  @Test func evidenceComesAsAFormAndGoesOutByteForByte() async throws {
    let site = try await TestSite.start()
    let program = try await site.program("sam")
    let id = try await site.openCase()
    let bytes: [UInt8] = (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let key = UUID()
    for isRepeated in [false, true] {
      let answer = try await program.upload(
        "/api/cases/\(id)/evidence", ["title": "Letter", "version": "1"], file: ("file", "letter.pdf", bytes), key: key)
      #expect(answer.status == 200, "\(answer.text)")
      #expect(answer["repeated"] == .bool(isRepeated))
    }
    let file = try #require(try await program.get("/api/cases/\(id)")["files"]?.array?.first)
    let digest = try #require(file["evidence"]?["file"]?.string)
    let download = try await program.get("/api/evidence/\(digest)")
    #expect(Array(download.body) == bytes)
    #expect(try FileManager.default.contentsOfDirectory(atPath: site.store.directory.incoming.path).isEmpty)
  }

  @Test func theWholeFileNeedsAManagerAndIsRecordedOnce() async throws {
    let site = try await TestSite.start()
    let file = try #require(try TestSite.files.get().first)
    let path = "/api/documents/\(Digest(hashing: file.bytes))/open"
    #expect(try await site.program("sam").post(path, ["reason": "curious"]).status == 403)
    let (program, key) = (try await site.program("max"), UUID())
    let before = try await site.trailLength()
    for _ in 0..<2 {
      let answer = try await program.post(path, ["reason": "The payer asked for it."], key: key)
      #expect(answer.status == 200)
      #expect(Array(answer.body) == file.bytes)
    }
    #expect(try await site.trailLength() == before + 1)
  }

  @Test func aHeldRemittanceIsPostedOnceAndByAManager() async throws {
    let site = try await TestSite.start()
    let (sam, max) = (try await site.program("sam"), try await site.program("max"))
    // The same payments with other bytes: a line feed more at the end.
    for file in try TestSite.files.get() {
      let answer = try await sam.upload("/api/documents", [:], file: ("file", file.name, file.bytes + [10]))
      #expect(answer.json.array?.first?["result"] == .string("received"), "\(answer.text)")
    }
    let rows = try #require(try await max.get("/api/remittances")["rows"]?.array)
    let held = try #require(rows.first { $0["disposition"] == .string("held") }?["remittance"]?.integer)
    let path = "/api/remittances/\(held)/post"
    #expect(try await sam.post(path, [:]).status == 403)
    let key = UUID()
    let posted = try await max.post(path, [:], key: key)
    #expect(posted.status == 200, "\(posted.text)")
    #expect(posted["disposition"] == .string("posted"))
    let after = try await site.trailLength()
    #expect(try await max.post(path, [:], key: key).status == 200)
    #expect(try await site.trailLength() == after)
    #expect(try await max.post(path, [:]).problem == "illegal-move")
  }

  @Test func theSameFileAgainIsKnownAndAnAuditorAddsNone() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let program = try await site.program("sam")
    let file = try #require(try TestSite.files.get().first)
    let first = try await program.upload("/api/documents", [:], file: ("file", file.name, file.bytes))
    #expect(first.json.array?.first?["document"]?["document"]?["bytes"] == .integer(Int64(file.bytes.count)))
    let after = try await site.trailLength()
    let again = try await program.upload("/api/documents", [:], file: ("file", "other.edi", file.bytes))
    #expect(again.json.array?.first?["result"] == .string("known"))
    #expect(again.json.array?.first?["digest"] == .string(Digest(hashing: file.bytes).description))
    #expect(try await site.trailLength() == after)
    let auditor = try await site.program("ada").upload("/api/documents", [:], file: ("file", "a.edi", [65]))
    #expect(auditor.status == 403)
    #expect(try FileManager.default.contentsOfDirectory(atPath: site.store.directory.incoming.path).isEmpty)
  }

  @Test func severalCasesAreGivenAwayAndTakenBack() async throws {
    let site = try await TestSite.start()
    let program = try await site.program("sam")
    let queue = try await program.get("/api/queue?scope=unassigned")
    let kim = try #require(queue["people"]?.array?.first { $0["name"] == .string("Kim") }?["account"]?.integer)
    let rows = try #require(queue["rows"]?.array).prefix(3)
    let cases = rows.map { ["case": $0["case"]?.integer ?? 0, "version": $0["version"]?.integer ?? 0] }
    let object: [String: Any] = ["action": "assign", "person": kim, "cases": cases]
    let key = UUID()
    let before = try await site.trailLength()
    let done = try await program.post("/api/queue/bulk", object, key: key)
    #expect(done.status == 200, "\(done.text)")
    #expect(done["cases"]?.array?.map { $0["repeated"] } == [.bool(false), .bool(false), .bool(false)])
    let again = try await program.post("/api/queue/bulk", object, key: key)
    #expect(again["cases"]?.array?.map { $0["repeated"] } == [.bool(true), .bool(true), .bool(true)])
    #expect(again["undo"] == .null)
    #expect(try await site.trailLength() == before + 3)
    let token = try #require(done["undo"]?.string)
    let undone = try await program.post("/api/undo", ["token": token])
    #expect(undone.status == 200, "\(undone.text)")
    #expect(try await site.trailLength() == before + 6)
    #expect(try await program.post("/api/undo", ["token": token]).status == 409)
    #expect(try await program.get("/api/queue?scope=unassigned")["total"] == queue["total"])
    let stale = try await program.post("/api/queue/bulk", object)
    #expect(stale.problem == "stale")
  }
}
