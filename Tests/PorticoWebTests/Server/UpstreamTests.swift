import Desk
import Store
import Testing
import Trail
import X12

@Suite(.serialized) struct UpstreamTests {
  /// Closes the first denial for want of an authorization as a person would from the command line.
  private func closeADenial(_ site: TestSite, cause: String) async throws -> CaseID {
    let sam = try #require(try await site.store.account(login: "sam"))
    let row = try #require(
      try await site.store.queue(QueueFilter(category: "authorization"), for: sam).rows.first)
    let view = try await site.store.caseView(row.id, for: sam)
    for item in view.checklist {
      try await perform(site, row.id, .check(item: item.item.id, evidence: .file(Digest(hashing: [1]))), by: sam)
    }
    try await perform(
      site, row.id, .close(outcome: "payer_error", typedRecovered: nil, reason: nil, rootCause: cause), by: sam)
    return row.id
  }

  private func perform(_ site: TestSite, _ id: CaseID, _ what: CaseCommand, by account: Account) async throws {
    _ = try await site.store.perform(
      CaseRequest(
        command: site.store.newCommandID(), id: id, expectedVersion: nil, what: what, actor: .person(account)))
  }

  @Test func aClosedDenialIsFoundFromTheTeamsListDownToTheCase() async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn("sam")
    #expect(try await client.get("/upstream").text.contains("No denial was closed with a root cause"))
    let id = try await closeADenial(site, cause: "auth-not-requested")
    let overview = try await client.get("/upstream")
    #expect(overview.status == 200 && overview.text.contains("href=\"/upstream/Prior%20Auth\""))
    let team = try await client.get("/upstream/Prior%20Auth")
    #expect(team.text.contains("Nobody asked for the authorization before the service"))
    let link = try #require(team.text.firstMatch(of: /href="(\/root-causes\?[^"]*)">1 denial</))
    let list = try await client.get(String(link.1).replacing("&amp;", with: "&"))
    #expect(list.status == 200 && list.text.contains("href=\"/cases/\(id)\""))
    #expect(list.text.contains("<h1>1 denial"))
    #expect(try await client.get("/cases/\(id)").text.contains("on the list of"))
  }

  @Test func theCloseFormAsksForTheRootCause() async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn("sam")
    let page = try await client.get("/cases/\(try await site.openCase())").text
    #expect(page.contains("<select name=\"cause\" required>"))
  }

  @Test func aManagerSaysWhatATeamChangedOnceAndOthersMayNot() async throws {
    let site = try await TestSite.start()
    let manager = try await site.signedIn("max")
    let path = "/upstream/Prior%20Auth"
    let page = try await manager.get(path)
    let form = [
      ("csrf", try #require(page.field("csrf"))), ("command", try #require(page.field("command"))),
      ("from", "2026-11-01"), ("text", "Every order is checked <first>"), ("cause", "auth-not-requested"),
    ]
    for _ in 1...2 {
      let answer = try await manager.post(path, form)
      #expect(answer.status == 303 && answer.location == path)
    }
    let after = try await manager.get(path).text
    #expect(after.matches(of: /Every order is checked &lt;first&gt;/).count == 1)

    let specialist = try await site.signedIn("sam")
    let theirs = try await specialist.get(path)
    #expect(theirs.text.contains("Only people of Prior Auth, or a manager, say what Prior Auth changed."))
    let refused = try await specialist.post(
      path, [("csrf", try #require(theirs.field("csrf"))), ("from", "2026-11-01"), ("text", "x")])
    #expect(refused.status == 403)
  }

  @Test(
    arguments: [
      ([("text", ""), ("from", "2026-11-01")], "Write down what was changed."),
      ([("text", "x"), ("from", "")], "Say from which day the change holds."),
      ([("text", "x"), ("from", "soon")], "is no date"),
      ([("text", "x"), ("from", "2206-11-01")], "more than a year away"),
      ([("text", "x"), ("from", "2026-11-01"), ("cause", "zz")], "has no root cause"),
    ] as [([(String, String)], String)])
  func whatTheFormLacksIsSaidInWords(sent: [(String, String)], words: String) async throws {
    let site = try await TestSite.start(isEmpty: true)
    let client = try await site.signedIn("max")
    let csrf = try #require(try await client.get("/upstream/Coding").field("csrf"))
    let answer = try await client.post("/upstream/Coding", [("csrf", csrf)] + sent)
    #expect(answer.status == 422)
    #expect(answer.text.contains(words))
  }

  @Test func whatIsNotThereIsSaidInWords() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let client = try await site.signedIn("sam")
    #expect(try await client.get("/upstream/Radiology").status == 404)
    let swapped = try await client.get("/root-causes?from=2026-11-03&through=2026-11-01")
    #expect(swapped.status == 422 && swapped.text.contains("swap them"))
    #expect(try await client.get("/root-causes?from=x").status == 422)
    #expect(try await client.get("/root-causes?through=2020-01-01&by=zz&page=-4").status == 200)
  }
}
