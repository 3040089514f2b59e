import Desk
import Foundation
import Store
import Testing
import Trail

@testable import PorticoWeb

/// The forms on the pages of claims that were sent.
@Suite(.serialized) struct FamilyFormTests {
  private let site: TestSite
  private let sam: Client
  private let account: Account

  init() async throws {
    site = try await TestSite.start(files: TestSite.sentAndAnswered)
    sam = try await site.signedIn("sam")
    account = try #require(try await site.store.account(login: "sam"))
  }

  /// What the forms of a page carry.
  private func fields(_ path: String, _ client: Client) async throws -> [(String, String)] {
    let page = try await client.get(path)
    #expect(page.status == 200, "\(path)")
    return [("csrf", try #require(page.field("csrf"))), ("command", UUID().uuidString)]
  }

  private func families() async throws -> [FamilyRow] {
    try await site.store.families(account: nil, page: 1, for: account).rows
  }

  @Test func everyPageOpens() async throws {
    let family = try #require(try await families().first)
    let view = try await site.store.familyView(family.id, for: account)
    let answer = try #require(try await site.store.matchQueue(nil, page: 1, for: account).rows.first?.answer)
    for path in [
      "/families", "/families?account=\(Path.encoded(family.patient.controlNumber))", Path.of(family.id), "/matches",
      "/matches?state=missing", "/matches?state=matched", "/matches?state=nonsense&page=-1", Path.match(answer),
      Path.resubmission(of: view.sent[0].id, "new"), "/clearance", "/clearance?day=2026-11-06",
    ] {
      let page = try await sam.get(path)
      #expect(page.status == 200, "\(path)")
      #expect(page.text.contains("<h1>"), "\(path)")
    }
    for path in ["/families/999999", "/answers/999999", "/sent/1/other", "/sent/999999/new", "/resubmissions/1"] {
      #expect(try await sam.get(path).status == 404, "\(path)")
    }
    #expect(try await sam.get("/clearance?day=soon").status == 422)
  }

  @Test func aMatchIsDecidedAndWhatAFormLacksIsSaid() async throws {
    let answer = try #require(try await site.store.matchQueue(.missing, page: 1, for: account).rows.first?.answer)
    let family = try #require(try await families().first)
    let sent = try #require(try await site.store.familyView(family.id, for: account).sent.first)
    let path = Path.match(answer)
    for (decision, values, status, words) in [
      ("confirm", [("sent", "x"), ("reason", "My own words.")], 422, "Name the claim by its number"),
      ("undo", [("reason", " ")], 422, "Say why the match is taken back."),
      ("undo", [("reason", "My own words.")], 409, "matched to no claim"),
    ] as [(String, [(String, String)], Int, String)] {
      let refused = try await sam.post("\(path)/\(decision)", try await fields(path, sam) + values)
      #expect(refused.status == status && refused.text.contains(words), "\(refused.text)")
      #expect(refused.text.contains("href=\"\(path)\""))
      #expect(refused.text.contains("My own words.") == (values.last?.1 == "My own words."))
    }
    let version = try #require(try await sam.get(path).field("version"))
    let form =
      try await fields(path, sam) + [
        ("sent", sent.id.description), ("reason", "The account was registered twice."), ("version", version),
      ]
    for _ in 0..<2 {
      let done = try await sam.post("\(path)/confirm", form)
      #expect(done.status == 303 && done.location == path)
    }
    #expect(try await site.store.matchView(answer, for: account).matched?.id == sent.id)
  }

  @Test func aClaimIsCorrectedAndReleasedByAnother() async throws {
    let family = try #require(try await families().first { !$0.payerName.contains("PART B") })
    let sent = try #require(try await site.store.familyView(family.id, for: account).sent.first)
    let formPath = Path.resubmission(of: sent.id, "replacement")
    let form = try await site.store.resubmissionForm(sent.id, .replacement, for: account)
    let charge = try #require(form.fields.first { $0.group == "Line 1" && $0.title == "Charge" })
    // As a browser sends it: every field, changed or not.
    func sending(_ value: String) -> [(String, String)] {
      [("payer_claim_number", "PCN1"), ("authorization", form.authorization)]
        + form.fields.map { ($0.id, $0.id == charge.id ? value : $0.value) }
    }
    let unread = try await sam.post(formPath, try await fields(formPath, sam) + sending("1O0"))
    #expect(unread.status == 422 && unread.text.contains("1O0") && unread.text.contains("href=\"\(formPath)\""))
    let made = try await sam.post(formPath, try await fields(formPath, sam) + sending("77.5"))
    let path = try #require(made.location)
    #expect(made.status == 303 && path == "/resubmissions/1")
    #expect(try await sam.get("\(path)/file").status == 409)
    let own = try await sam.post("\(path)/release", try await fields(path, sam))
    #expect(own.status == 403 && own.text.contains("ask somebody else"))
    let kim = try await site.signedIn("kim")
    #expect(try await kim.post("\(path)/release", try await fields(path, kim)).location == path)
    let file = try await kim.get("\(path)/file")
    #expect(file.status == 200 && file.header("Content-Disposition")?.contains(".edi") == true)
    let view = try await site.store.resubmissionView(ResubmissionID(1), for: account)
    #expect(Digest(hashing: Array(file.body)) == view.resubmission.draft.file)
    let undated = try await kim.post("\(path)/sent", try await fields(path, kim) + [("how", "By <portal>")])
    #expect(undated.status == 422 && undated.text.contains("By &lt;portal&gt;"))
    let done = try await kim.post(
      "\(path)/sent", try await fields(path, kim) + [("on", "2026-11-04"), ("how", "By portal, 4711")])
    #expect(done.status == 303)
    #expect(try await sam.get(path).text.contains("Sent"))
  }
}
