import Desk
import Foundation
import Store
import Testing
import Trail

@testable import PorticoWeb

@Suite(.serialized) struct CommandTests {
  /// What the forms of a case carry.
  private func fields(_ page: Client.Answer) throws -> [(String, String)] {
    [
      ("csrf", try #require(page.field("csrf"))), ("version", try #require(page.field("version"))),
      ("command", UUID().uuidString),
    ]
  }

  @Test func takingACaseLeadsBackToItWithTheMessageShownOnce() async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn("sam")
    let path = "/cases/\(try await site.openCase())"
    let answer = try await client.post("\(path)/take", try fields(try await client.get(path)))
    #expect(answer.status == 303)
    #expect(answer.location == path)
    #expect(try await client.get(path).text.contains("The case is yours."))
    #expect(try await !client.get(path).text.contains("The case is yours."))
  }

  @Test(arguments: [nil, "", "wrong"] as [String?])
  func aFormWithoutTheSessionsTokenChangesNothing(token: String?) async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn("sam")
    let id = try await site.openCase()
    let page = try await client.get("/cases/\(id)")
    let form = [("version", page.field("version") ?? "")] + (token.map { [("csrf", $0)] } ?? [])
    #expect(try await client.post("/cases/\(id)/take", form).status == 403)
    #expect(try await client.get("/cases/\(id)").field("version") == page.field("version"))
  }

  @Test(arguments: [
    ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Origin": "https://evil.example"],
    ["Origin": "null"],
  ])
  func aFormThatAnotherSiteSendsIsRefusedEvenWithTheToken(headers: [String: String]) async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn("sam")
    let path = "/cases/\(try await site.openCase())"
    let form = try fields(try await client.get(path))
    #expect(try await client.post("\(path)/take", form, headers).status == 403)
    #expect(try await client.post("\(path)/take", form, ["Origin": "http://127.0.0.1:\(site.port)"]).status == 303)
  }

  @Test func withoutASessionAFormLeadsToTheSignInPage() async throws {
    let site = try await TestSite.start()
    let id = try await site.openCase()
    let answer = try await Client(port: site.port).post("/cases/\(id)/take", [("csrf", "x")])
    #expect(answer.status == 303)
    #expect(answer.location == "/signin")
    #expect(try await site.openCase() == id)
  }

  @Test func anAuditorChangesNothing() async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn("ada")
    let id = try await site.openCase()
    let page = try await client.get("/cases/\(id)")
    let answer = try await client.post(
      "/cases/\(id)/take", [("csrf", page.field("csrf") ?? ""), ("command", UUID().uuidString)])
    #expect(answer.status == 403)
    #expect(answer.text.contains("Auditors read everything and change nothing."))
    let upload = try await client.upload(
      "/documents", [("csrf", page.field("csrf") ?? "")], files: [("file[]", "a.edi", Array("ISA".utf8))])
    #expect(upload.status == 403)
    #expect(try await site.openCase() == id)
  }

  @Test func takingACaseOfSomebodyElseIsAConflict() async throws {
    let site = try await TestSite.start()
    let (sam, kim) = (try await site.signedIn("sam"), try await site.signedIn("kim"))
    let path = "/cases/\(try await site.openCase())"
    #expect(try await sam.post("\(path)/take", try fields(try await sam.get(path))).status == 303)
    let answer = try await kim.post("\(path)/take", try fields(try await kim.get(path)))
    #expect(answer.status == 409)
    #expect(answer.text.contains("Somebody else has taken this case"))
  }

  @Test func aStaleFormIsRefusedWithWhatChangedMeanwhile() async throws {
    let site = try await TestSite.start()
    let (sam, kim) = (try await site.signedIn("sam"), try await site.signedIn("kim"))
    let path = "/cases/\(try await site.openCase())"
    let old = try fields(try await kim.get(path))
    _ = try await sam.post("\(path)/note", try fields(try await sam.get(path)) + [("text", "Called at nine.")])
    let answer = try await kim.post("\(path)/take", old)
    #expect(answer.status == 409)
    #expect(answer.text.contains("What changed since you opened the page"))
    #expect(answer.text.contains("Called at nine."))
    #expect(answer.field("version") != old.first { $0.0 == "version" }?.1)
  }

  @Test func whatAFormLacksIsSaidOnTheCasesPageAndTheWordsComeBack() async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn("sam")
    let path = "/cases/\(try await site.openCase())"
    let form = try fields(try await client.get(path))
    let answer = try await client.post("\(path)/hold", form + [("until", ""), ("reason", "Waits for <records>.")])
    #expect(answer.status == 422)
    #expect(answer.text.contains("Say until when the case is on hold."))
    #expect(answer.text.contains("Waits for &lt;records&gt;."))
    #expect(answer.text.contains("action=\"\(path)/hold\""))
    #expect(answer.field("version") == form.first { $0.0 == "version" }?.1)
  }

  @Test func theSameFormSentTwiceDoesItsWorkOnce() async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn("sam")
    let path = "/cases/\(try await site.openCase())"
    let form = try fields(try await client.get(path)) + [("text", "Only once, please.")]
    #expect(try await client.post("\(path)/note", form).status == 303)
    #expect(try await client.post("\(path)/note", form).status == 303)
    let notes = try await client.get(path).text.matches(of: /Only once, please\./)
    #expect(notes.count == 1)
    let other = form.dropLast() + [("text", "Something else.")]
    let answer = try await client.post("\(path)/note", Array(other))
    #expect(answer.status == 409)
    #expect(answer.text.contains("sent before"))
  }

  @Test func markupInANoteStaysText() async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn("sam")
    let path = "/cases/\(try await site.openCase())"
    _ = try await client.post(
      "\(path)/note", try fields(try await client.get(path)) + [("text", "<script>alert(1)</script> & “Müller”")])
    let page = try await client.get(path).text
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; “Müller”"))
  }

  @Test(
    arguments: [
      ("note", [], "Write the note."), ("hold", [("until", "soon"), ("reason", "x")], "is no date"),
      ("write-off", [("amount", "ten"), ("reason", "x")], "is no amount"), ("check", [], "Choose the checklist item."),
      ("close", [], "Choose an outcome."), ("touch", [("kind", "portal")], "Write down something"),
      ("touch", [("kind", "pigeon")], "Choose the kind"),
      ("check", [("item", "x"), ("segment", "here")], "no address of a segment"),
      ("assign", [("person", "4711")], "There is no account 4711"),
    ] as [(String, [(String, String)], String)])
  func whatAFormLacksIsSaidInWords(action: String, sent: [(String, String)], words: String) async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn("sam")
    let path = "/cases/\(try await site.openCase())"
    let answer = try await client.post("\(path)/\(action)", try fields(try await client.get(path)) + sent)
    #expect(answer.status == 422)
    #expect(answer.text.contains(words))
  }

  @Test func aFormThatIsTooLargeIsRefused() async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn("sam")
    let path = "/cases/\(try await site.openCase())"
    let form = try fields(try await client.get(path)) + [("text", String(repeating: "a", count: 1_100_000))]
    #expect(try await client.post("\(path)/note", form).status == 413)
    let long = try fields(try await client.get(path)) + [("text", String(repeating: "a", count: 20_001))]
    #expect(try await client.post("\(path)/note", long).status == 422)
  }

  @Test func evidenceIsKeptAndComesBackByteForByteAsADownload() async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn("sam")
    let path = "/cases/\(try await site.openCase())"
    let bytes: [UInt8] = (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let answer = try await client.upload(
      "\(path)/evidence", try fields(try await client.get(path)) + [("title", "Authorisation letter")],
      files: [("file", "letter “A”.pdf", bytes)])
    #expect(answer.status == 303)
    let page = try await client.get(path)
    #expect(page.text.contains("Authorisation letter"))
    let link = try #require(page.text.firstMatch(of: /href="(\/cases\/[0-9]+\/evidence\/[0-9a-f]{64})"/))
    let file = try await client.get(String(link.1))
    #expect(Array(file.body) == bytes)
    #expect(file.header("Content-Type") == "application/octet-stream")
    #expect(file.header("Content-Disposition")?.hasPrefix("attachment; filename=") == true)
  }
}

@Suite(.serialized) struct BulkTests {
  private func picks(_ site: TestSite, _ count: Int) async throws -> [(id: CaseID, field: (String, String))] {
    let account = try #require(try await site.store.account(login: "sam"))
    let rows = try await site.store.queue(QueueFilter(scope: .unassigned), for: account).rows.prefix(count)
    return rows.map { ($0.id, ("case", "\($0.id):\($0.version)")) }
  }

  @Test func aBulkAssignmentCanBeTakenBackOnce() async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn("sam")
    let kim = try #require(try await site.store.account(login: "kim"))
    let picks = try await picks(site, 3)
    try #require(picks.count == 3)
    let csrf = try #require(try await client.get("/queue").field("csrf"))
    let answer = try await client.post(
      "/queue/bulk",
      [("csrf", csrf), ("action", "assign"), ("person", kim.id.description), ("return", "/queue?scope=unassigned")]
        + picks.map(\.field))
    #expect(answer.status == 303)
    #expect(answer.location == "/queue?scope=unassigned")
    for pick in picks { #expect(try await site.store.caseView(pick.id, for: kim).state.person == kim.id) }
    let page = try await client.get("/queue?scope=unassigned")
    #expect(page.text.contains("3 cases are assigned to Kim."))
    let token = try #require(page.field("token"))
    #expect(try await site.signedIn("kim").post("/undo", [("token", token)]).status == 403)
    #expect(try await client.post("/undo", [("csrf", csrf), ("token", token)]).status == 303)
    for pick in picks { #expect(try await site.store.caseView(pick.id, for: kim).state.person == nil) }
    #expect(try await client.post("/undo", [("csrf", csrf), ("token", token)]).status == 409)
  }

  @Test func aBulkHoldIsTakenBackByResuming() async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn("sam")
    let sam = try #require(try await site.store.account(login: "sam"))
    let picks = try await picks(site, 2)
    let csrf = try #require(try await client.get("/queue").field("csrf"))
    let form = [("csrf", csrf), ("action", "hold"), ("until", "2026-11-05")] + picks.map(\.field)
    #expect(try await client.post("/queue/bulk", form).status == 422, "a hold needs a reason")
    #expect(try await client.post("/queue/bulk", form + [("reason", "Waiting for records.")]).status == 303)
    for pick in picks { #expect(try await site.store.caseView(pick.id, for: sam).state.hold != nil) }
    let token = try #require(try await client.get("/queue").field("token"))
    #expect(try await client.post("/undo", [("csrf", csrf), ("token", token)]).status == 303)
    for pick in picks { #expect(try await site.store.caseView(pick.id, for: sam).state.hold == nil) }
  }

  @Test func oneStaleRowStopsAllOfThem() async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn("sam")
    let sam = try #require(try await site.store.account(login: "sam"))
    let picks = try await picks(site, 2)
    let csrf = try #require(try await client.get("/queue").field("csrf"))
    _ = try await client.post(
      "/cases/\(picks[1].id)/note", [("csrf", csrf), ("text", "Something happened.")])
    let answer = try await client.post(
      "/queue/bulk", [("csrf", csrf), ("action", "assign"), ("person", sam.id.description)] + picks.map(\.field))
    #expect(answer.status == 409)
    #expect(answer.text.contains("case \(picks[1].id)"))
    for pick in picks { #expect(try await site.store.caseView(pick.id, for: sam).state.person == nil) }
  }

  @Test func aBulkReturnPathNeverLeadsElsewhere() async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn("sam")
    let sam = try #require(try await site.store.account(login: "sam"))
    let csrf = try #require(try await client.get("/queue").field("csrf"))
    let answer = try await client.post(
      "/queue/bulk",
      [("csrf", csrf), ("action", "assign"), ("person", sam.id.description), ("return", "//evil.example")]
        + (try await picks(site, 1)).map(\.field))
    #expect(answer.location == "/queue")
  }
}
