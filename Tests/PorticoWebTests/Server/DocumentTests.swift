import Desk
import Foundation
import Store
import Testing
import Trail
import World

@testable import PorticoWeb

@Suite(.serialized) struct DocumentTests {
  @Test func anUploadedRemittanceIsReadAndTheSameBytesAgainDoNoHarm() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let client = try await site.signedIn("sam")
    let csrf = try #require(try await client.get("/documents").field("csrf"))
    let files = try TestSite.files.get().map { (field: "file[]", name: $0.name, bytes: $0.bytes) }
    let answer = try await client.upload("/documents", [("csrf", csrf)], files: files)
    #expect(answer.status == 200)
    for file in files { #expect(answer.text.contains(file.name)) }
    let account = try #require(try await site.store.account(login: "sam"))
    #expect(try await site.store.queue(QueueFilter(), for: account).total.cases > 0)
    for file in files {
      #expect(
        try await site.store.documentView(Digest(hashing: file.bytes), for: account).row.bytes == file.bytes.count)
    }
    let again = try await client.upload("/documents", [("csrf", csrf)], files: [files[0]])
    #expect(again.status == 200)
    #expect(again.text.contains("Received before"))
    let left = try FileManager.default.contentsOfDirectory(atPath: site.store.directory.incoming.path)
    #expect(left.isEmpty, "no upload stays behind")
  }

  @Test func anUploadWithoutTheTokenIsRefusedBeforeItsFileIsWritten() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let client = try await site.signedIn("sam")
    let answer = try await client.upload(
      "/documents", [], files: [("file[]", "a.edi", [UInt8](repeating: 65, count: 300_000))])
    #expect(answer.status == 403)
    #expect(try FileManager.default.contentsOfDirectory(atPath: site.store.directory.incoming.path).isEmpty)
    let account = try #require(try await site.store.account(login: "sam"))
    #expect(try await site.store.documents(quarantined: false, page: 1, for: account).rows.isEmpty)
  }

  @Test func theWholeFileNeedsAManagerAndAReason() async throws {
    let site = try await TestSite.start()
    let file = try #require(try TestSite.files.get().first)
    let path = "/documents/\(Digest(hashing: file.bytes))"
    let sam = try await site.signedIn("sam")
    let form = [("csrf", try #require(try await sam.get(path).field("csrf"))), ("reason", "curious")]
    #expect(try await sam.post("\(path)/open", form).status == 403)
    let max = try await site.signedIn("max")
    let csrf = try #require(try await max.get(path).field("csrf"))
    #expect(try await max.post("\(path)/open", [("csrf", csrf), ("reason", "  ")]).status == 422)
    let answer = try await max.post("\(path)/open", [("csrf", csrf), ("reason", "The payer asked for it.")])
    #expect(answer.status == 200)
    #expect(answer.header("Content-Type") == "text/plain; charset=utf-8")
    #expect(Array(answer.body) == file.bytes)
  }

  @Test func theDeniedAmountOfACaseLeadsToItsBytes() async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn("sam")
    let page = try await client.get("/cases/\(try await site.openCase())").text
    let link = try #require(page.firstMatch(of: /href="(\/documents\/[0-9a-f]{64}\/bytes\/([0-9]+)-([0-9]+))"/))
    let citation = try await client.get(String(link.1))
    #expect(citation.status == 200)
    let files = try TestSite.files.get()
    let file = try #require(files.first { link.1.contains(Digest(hashing: $0.bytes).description) })
    let value = String(decoding: file.bytes[(try #require(Int(link.2)))..<(try #require(Int(link.3)))], as: UTF8.self)
    #expect(citation.text.contains("data-value=\"\(value)\""))
  }

  @Test(arguments: [
    "/cases/999999", "/cases/abc", "/claims/0", "/remittances/0", "/documents/abc", "/sops/nothing",
    "/cases/1/figures/x",
    "/documents/\(String(repeating: "0", count: 64))/bytes/9-3",
  ])
  func whatDoesNotExistIsNotFound(path: String) async throws {
    let site = try await TestSite.start(isEmpty: true)
    let client = try await site.signedIn("sam")
    let answer = try await client.get(path)
    #expect(answer.status == 404)
    #expect(answer.text.contains("Not found"))
  }

  @Test(arguments: ["sam", "max", "ada"]) func everyLinkLeadsToAPage(login: String) async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn(login)
    var waiting = ["/"]
    var seen: Set<String> = ["/"]
    while let path = waiting.first, seen.count < 5000 {
      waiting.removeFirst()
      let answer = try await client.get(path)
      #expect(answer.status == 200, "\(login) \(path)")
      for match in answer.text.matches(of: /href="(\/[^"#]*)/) {
        let link = String(match.1).replacing("&amp;", with: "&")
        // One page of each kind tells as much as all of them.
        let kind = link.replacing(/[0-9a-f]{64}|[0-9]+/, with: "N")
        if seen.insert(kind).inserted { waiting.append(link) }
      }
    }
    #expect(seen.count > 20)
  }

  @Test(arguments: [
    "/queue?scope=bogus&payer=x&page=-3&due=never", "/queue?team=Prior%20Auth&page=9999", "/documents?page=0",
  ])
  func oddQueriesAreAnswered(path: String) async throws {
    let site = try await TestSite.start(isEmpty: true)
    #expect(try await site.signedIn("sam").get(path).status == 200)
  }

  @Test func theSearchFieldLeadsToTheCase() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let client = try await site.signedIn("sam")
    #expect(try await client.get("/cases?number=%2312").location == "/cases/12")
    #expect(try await client.get("/cases?number=twelve").status == 422)
  }
}
