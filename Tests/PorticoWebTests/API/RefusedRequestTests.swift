import Foundation
import Store
import Testing

@testable import PorticoWeb

/// What is wrong with a request is said with the right status, and nothing happens.
@Suite(.serialized) struct RefusedRequestTests {
  @Test func aBodyThatIsNotAsDescribedIsMalformed() async throws {
    let site = try await TestSite.start()
    let program = try await site.program("max")
    let (id, before) = (try await site.openCase(), try await site.trailLength())
    for (action, body, words) in [
      ("note", "{}", "lacks text"), ("note", "[]", "must be an object"), ("note", "{\"text\":7}", "must be a text"),
      ("note", "{\"text\":\"\"}", "1 to 20000 characters"), ("note", "{\"text\":\"a\",\"mood\":1}", "“mood”"),
      ("note", "{\"text\":\"a\",\"version\":0}", "out of range"),
      ("note", "{\"text\":\"a\",\"version\":1.5}", "whole number"), ("note", "{\"text\":null}", "must be a text"),
      ("note", "{\"text\"", "at byte 7 a colon is expected"), ("note", "\u{FEFF}?", "no JSON"),
      ("note", "{\"text\":\"\\ud800\"}", "surrogate pair"),
      ("note", "{\"text\":\"a\",\"text\":\"b\"}", "at byte 12 “text” comes a second time"),
      ("hold", "{\"until\":\"soon\",\"reason\":\"x\"}", "2026-11-30"),
      ("touch", "{\"kind\":\"pigeon\",\"text\":\"x\"}", "payer_call, portal"),
      ("check", "{\"item\":\"x\",\"segment\":\"here\"}", "not of the form"),
      ("write-off", "{\"amount_cents\":-5,\"reason\":\"x\"}", "out of range"),
      ("take", "{\"person\":1}", "version may stand here"),
    ] {
      let answer = try await program.send("POST", "/api/cases/\(id)/\(action)", [:], Data(body.utf8))
      #expect(answer.status == 400, "\(action) \(body): \(answer.text)")
      #expect(answer.problem == "malformed")
      #expect(answer["detail"]?.string?.contains(words) == true, "\(action) \(body): \(answer.text)")
    }
    #expect(try await site.trailLength() == before)
  }

  @Test func whatTheDeskRefusesIsSaidInItsWords() async throws {
    let site = try await TestSite.start()
    let program = try await site.program("max")
    let (id, before) = (try await site.openCase(), try await site.trailLength())
    for (action, body, words) in [
      ("hold", "{\"until\":\"2026-11-01\",\"reason\":\"x\"}", "later day than today"),
      ("check", "{\"item\":\"nothing\"}", "The checklist has no item"),
      ("note", "{\"text\":\"  \"}", "Write the note."),
      ("assign", "{\"person\":4711}", "There is no account 4711"), ("assign", "{\"team\":\"Kitchen\"}", "Kitchen"),
      ("touch", "{\"kind\":\"portal\"}", "Write down something"), ("evidence", "{\"title\":\"x\"}", "Choose the file"),
    ] {
      let answer = try await program.send("POST", "/api/cases/\(id)/\(action)", [:], Data(body.utf8))
      #expect(answer.status == 422, "\(action) \(body): \(answer.text)")
      #expect(answer.problem == "invalid")
      #expect(answer["detail"]?.string?.contains(words) == true, "\(action) \(body): \(answer.text)")
    }
    #expect(try await site.trailLength() == before)
  }

  @Test func anAddressThatIsNotAsDescribedIsTold() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let program = try await site.program("sam")
    for path in [
      "/api/queue?page=0", "/api/queue?page=x", "/api/queue?page=1&page=2", "/api/queue?scope=bogus",
      "/api/queue?due=never", "/api/queue?colour=red", "/api/home?page=1", "/api/remittances?page=1000001",
    ] {
      let answer = try await program.get(path)
      #expect(answer.status == 400, "\(path): \(answer.text)")
      #expect(answer.problem == "malformed")
    }
    let zeros = String(repeating: "0", count: 64)
    for path in [
      "/api", "/api/nothing", "/api/cases/abc", "/api/cases/0", "/api/cases/99999999999999999999", "/api/claims/1",
      "/api/remittances/1", "/api/remittances/1/figures/paid", "/api/cases/1/figures/nothing", "/api/sops/nothing",
      "/api/sops/%FF", "/api/documents/abc", "/api/documents/\(zeros)/bytes/9-3", "/api/evidence/\(zeros)",
    ] {
      let answer = try await program.get(path)
      #expect(answer.status == 404, "\(path): \(answer.text)")
      #expect(answer.problem == "not-found")
    }
    for (method, path, allowed) in [
      ("DELETE", "/api/queue", "GET"), ("PATCH", "/api/session", "POST, GET, DELETE"), ("GET", "/api/undo", "POST"),
      ("GET", "/api/cases/1/appeal/sent", "POST"), ("DELETE", "/api/cases/1/appeal/1", "GET"),
      ("PUT", "/api/cases/1/appeal", "GET, POST"),
    ] {
      let answer = try await program.send(method, path)
      #expect(answer.status == 405, "\(method) \(path): \(answer.text)")
      #expect(answer.problem == "method-not-allowed")
      #expect(answer.header("Allow") == allowed)
    }
  }

  @Test func bodiesOfOtherTypesOrSizesAndKeysThatAreNoneAreRefused() async throws {
    let site = try await TestSite.start()
    let program = try await site.program("sam")
    let path = "/api/cases/\(try await site.openCase())/note"
    let before = try await site.trailLength()
    for type in ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"] {
      let answer = try await program.send("POST", path, ["Content-Type": type], Data("text=a".utf8))
      #expect(answer.status == 415)
      #expect(answer.problem == "unsupported-type")
    }
    let large = try await program.post(path, ["text": String(repeating: "a", count: 1_100_000)])
    #expect(large.status == 413)
    #expect(large.problem == "too-large")
    let body = Data("{\"text\":\"a\"}".utf8)
    #expect(try await program.send("POST", path, ["Idempotency-Key": "first"], body).status == 400)
    let stray = try await program.upload(
      "/api/cases/\(try await site.openCase())/evidence", ["title": "x"], file: ("other", "a.pdf", [65]))
    #expect(stray.status == 400)
    #expect(try FileManager.default.contentsOfDirectory(atPath: site.store.directory.incoming.path).isEmpty)
    #expect(try await site.trailLength() == before)
  }
}
