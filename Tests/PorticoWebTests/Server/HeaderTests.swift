import Foundation
import Testing

@testable import PorticoWeb

@Suite(.serialized) struct HeaderTests {
  @Test func everyAnswerCarriesTheSecurityHeaders() async throws {
    let site = try await TestSite.start()
    let client = try await site.signedIn("sam")
    let id = try await site.openCase()
    var answers: [(String, Client.Answer)] = []
    for path in [
      "/", "/queue", "/cases/\(id)", "/cases/999999", "/nowhere", "/documents", "/remittances", "/quarantine",
      "/health",
      "/assets/portico.css", "/assets/secret.txt", "/cases?number=\(id)", "/cases?number=abc",
    ] { answers.append((path, try await client.get(path))) }
    answers.append(("POST without token", try await client.post("/cases/\(id)/take", [])))
    answers.append(("POST nowhere", try await client.post("/nowhere", [])))
    let stranger = Client(port: site.port)
    for path in ["/signin", "/queue", "/nowhere"] { answers.append((path, try await stranger.get(path))) }
    for (path, answer) in answers {
      let policy = try #require(answer.header("Content-Security-Policy"), "\(path)")
      #expect(policy.hasPrefix("default-src 'none'; style-src 'self'; script-src 'self';"), "\(path)")
      #expect(policy.contains("frame-ancestors 'none'") && policy.contains("form-action 'self'"), "\(path)")
      #expect(!policy.contains("unsafe"), "\(path)")
      #expect(answer.header("X-Content-Type-Options") == "nosniff", "\(path)")
      #expect(answer.header("Referrer-Policy") == "same-origin", "\(path)")
      #expect(answer.header("Cross-Origin-Opener-Policy") == "same-origin", "\(path)")
      if !path.contains("portico.css") { #expect(answer.header("Cache-Control") == "no-store", "\(path)") }
    }
  }

  @Test func assetsAreServedByNameWithTheirTypesAndTags() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let client = Client(port: site.port)
    for (name, type) in [
      ("portico.css", "text/css; charset=utf-8"), ("portico.js", "text/javascript; charset=utf-8"),
      ("favicon.svg", "image/svg+xml"),
    ] {
      let answer = try await client.get("/assets/\(name)")
      #expect(answer.status == 200)
      #expect(answer.header("Content-Type") == type)
      #expect(!answer.body.isEmpty)
      let tag = try #require(answer.header("ETag"))
      let again = try await client.get("/assets/\(name)", ["If-None-Match": tag])
      #expect(again.status == 304)
      #expect(again.body.isEmpty)
    }
    for name in ["..%2F..%2FPackage.swift", "portico.css.map", "%2Fetc%2Fpasswd"] {
      #expect(try await client.get("/assets/\(name)").status == 404)
    }
  }

  @Test func healthAnswersStrangers() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let answer = try await Client(port: site.port).get("/health")
    #expect(answer.status == 200)
    #expect(answer.text == "ok\n")
  }
}
