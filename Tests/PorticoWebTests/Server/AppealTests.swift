import Desk
import Foundation
import Store
import Testing
import Trail

@testable import PorticoWeb

@Suite(.serialized) struct AppealTests {
  private let site: TestSite
  private let client: Client
  private let path: String
  private let id: CaseID
  private let account: Account

  /// A case that lacks exhibits, with somebody who works it.
  init() async throws {
    site = try await TestSite.start()
    client = try await site.signedIn("sam")
    account = try #require(try await site.store.account(login: "sam"))
    id = try await site.openCase()
    path = "/cases/\(id)"
  }

  /// What the forms of the case carry now.
  private func fields() async throws -> [(String, String)] {
    let page = try await client.get(path)
    return [
      ("csrf", try #require(page.field("csrf"))), ("version", try #require(page.field("version"))),
      ("command", UUID().uuidString),
    ]
  }

  private func appeal() async throws -> AppealView {
    try #require(try await site.store.caseView(id, for: account).appeal)
  }

  /// Attaches a text to everything that is missing.
  private func attachWhatIsMissing() async throws {
    for exhibit in try await appeal().missing {
      let answer = try await client.upload(
        "\(path)/appeal/exhibit",
        try await fields() + [("exhibit", exhibit.id), ("title", "Proof <of> \(exhibit.id)")],
        files: [("file", "log.txt", Array("09:00 called".utf8))])
      #expect(answer.status == 303)
      #expect(answer.location == "\(path)#appeal")
    }
  }

  private func order(_ letter: String = "We appeal.\n\nPlease pay.") -> [(String, String)] {
    [("level", "first"), ("address", "Appeals"), ("letter", letter)]
  }

  @Test func whatIsMissingStandsOnThePageAndBlocks() async throws {
    let missing = try await appeal().missing
    #expect(!missing.isEmpty)
    let page = try await client.get(path).text
    #expect(page.contains("id=\"appeal\""))
    #expect(page.contains("No packet is made before these are"))
    for exhibit in missing { #expect(page.contains(HTML("\(exhibit.title)").text)) }
    let answer = try await client.post("\(path)/appeal", try await fields() + order("My own words."))
    #expect(answer.status == 409)
    #expect(answer.text.contains("The packet lacks what the SOP requires"))
    #expect(answer.text.contains("My own words."))
    #expect(try await appeal().packets.isEmpty)
  }

  @Test func aPacketIsMadeDownloadedAndRecordedAsSent() async throws {
    try await attachWhatIsMissing()
    #expect(try await client.get(path).text.contains("Proof &lt;of&gt;"))
    let made = try await client.post("\(path)/appeal", try await fields() + order())
    #expect(made.status == 303)
    let file = try await client.get("\(path)/appeal/1")
    #expect(file.status == 200)
    #expect(file.header("Content-Type") == "application/pdf")
    #expect(file.header("Content-Disposition")?.contains("case-\(id)-packet-1.pdf") == true)
    #expect(file.body.starts(with: Data("%PDF-".utf8)))
    let letter = try #require(try await appeal().packets.first?.packet.draft.letter)
    #expect(Digest(hashing: Array(file.body)) == letter)
    #expect(try await client.get(path).text.contains(letter.description))
    let sent = [("packet", "1"), ("channel", "portal"), ("on", "2026-11-04"), ("reference", "PN-<1>")]
    #expect(try await client.post("\(path)/appeal/sent", try await fields() + sent).status == 303)
    let page = try await client.get(path).text
    #expect(page.contains("PN-&lt;1&gt;"))
    #expect(page.contains("Record the decision on an appeal"))
    #expect(try await client.get("\(path)/appeal/2").status == 404)
  }

  @Test func aPreviewIsAPDFAndLeavesNothing() async throws {
    let version = try await client.get(path).field("version")
    let answer = try await client.post("\(path)/appeal/preview", try await fields() + order())
    #expect(answer.status == 200)
    #expect(answer.header("Content-Type") == "application/pdf")
    #expect(answer.body.starts(with: Data("%PDF-".utf8)))
    #expect(try await client.get(path).field("version") == version)
  }

  @Test(
    arguments: [
      ("sent", [("channel", "portal"), ("on", "2026-11-04"), ("reference", "x")], "Choose the packet."),
      ("sent", [("packet", "1"), ("channel", "pigeon")], "Choose how it was sent."),
      ("sent", [("packet", "1"), ("channel", "fax")], "Say on which day it was sent."),
      ("sent", [("packet", "1"), ("channel", "fax"), ("on", "2026-11-04")], "Give the confirmation"),
      ("peer-to-peer", [("result", "won")], "Choose how the talk ended."),
      ("decision", [("level", "first"), ("result", "upheld")], "Give the date that is printed on the letter."),
      ("exhibit/remove", [("exhibit", "a"), ("piece", "b"), ("reason", "c")], "That is not among the exhibits."),
    ] as [(String, [(String, String)], String)])
  func whatAFormLacksIsSaid(form: String, values: [(String, String)], words: String) async throws {
    let answer = try await client.post("\(path)/appeal/\(form)", try await fields() + values)
    #expect(answer.status == 422)
    #expect(answer.text.contains(words))
  }

  @Test func anAuditorSeesThePacketsAndGetsNone() async throws {
    try await attachWhatIsMissing()
    #expect(try await client.post("\(path)/appeal", try await fields() + order()).status == 303)
    let auditor = try await site.signedIn("ada")
    let page = try await auditor.get(path)
    #expect(page.text.contains("Packet 1"))
    #expect(!page.text.contains("\(path)/appeal/1"))
    #expect(!page.text.contains("action=\"\(path)/appeal"))
    #expect(try await auditor.get("\(path)/appeal/1").status == 403)
    let preview = try await auditor.post(
      "\(path)/appeal/preview", [("csrf", page.field("csrf") ?? "")] + order())
    #expect(preview.status == 403)
  }

  @Test func withoutASessionNothingIsHandedOut() async throws {
    #expect(try await Client(port: site.port).get("\(path)/appeal/1").status == 303)
  }
}

extension HTML {
  /// The markup as text.
  fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}
