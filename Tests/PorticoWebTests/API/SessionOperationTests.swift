import Foundation
import Testing

@testable import PorticoWeb

/// How programs sign in, and what does not let them in.
@Suite(.serialized) struct SessionOperationTests {
  @Test func aTokenIsGoodUntilItIsSignedOut() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let opened = try await Program(port: site.port).post(
      "/api/session", ["login": "sam", "password": TestSite.password])
    #expect(opened.status == 201)
    #expect(opened["account"]?["role"] == .string("specialist"))
    #expect(opened.header("Set-Cookie") == nil)
    let program = Program(port: site.port, token: opened["token"]?.string)
    #expect(try await program.get("/api/session")["login"] == .string("sam"))
    #expect(try await program.send("DELETE", "/api/session").status == 204)
    #expect(try await program.get("/api/session").status == 401)
    #expect(try await program.get("/api/home").problem == "unauthenticated")
  }

  @Test func aWrongPasswordAndAWrongNameAreAnsweredAlikeAndGuessingIsSlow() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let program = Program(port: site.port)
    let wrong = try await program.post("/api/session", ["login": "sam", "password": "guess"])
    let unknown = try await program.post("/api/session", ["login": "nobody", "password": "guess"])
    #expect(wrong.status == 401)
    #expect(wrong.text == unknown.text)
    for _ in 1..<SignInThrottle.patience {
      #expect(try await program.post("/api/session", ["login": "sam", "password": "guess"]).status == 401)
    }
    let stopped = try await program.post("/api/session", ["login": "sam", "password": TestSite.password])
    #expect(stopped.status == 429)
    #expect(stopped.problem == "too-many-attempts")
    #expect(stopped.header("Retry-After") == "60")
  }

  @Test func aBrowsersCookieLetsNoProgramIn() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let browser = try await site.signedIn("sam")
    for path in ["/api/home", "//api/home", "/api//home"] {
      #expect(try await browser.get(path).status == 401, "\(path)")
    }
    let token = try #require(browser.cookies["portico_session"])
    #expect(try await Program(port: site.port, token: token).get("/api/home").status == 200)
  }

  @Test func aHeaderThatIsNoTokenIsNone() async throws {
    let site = try await TestSite.start(isEmpty: true)
    for header in ["Bearer", "Bearer x", "Basic c2FtOmE=", "Bearer \(String(repeating: "A", count: 43))"] {
      let answer = try await Program(port: site.port).send("GET", "/api/home", ["Authorization": header])
      #expect(answer.status == 401, "\(header)")
      #expect(answer.header("WWW-Authenticate") == "Bearer")
    }
  }

  @Test func strangersMayReadTheDescriptionAndAskForHealth() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let stranger = Program(port: site.port)
    #expect(try await stranger.get("/openapi.json")["openapi"] == .string("3.1.0"))
    #expect(try await stranger.get("/health").text == "ok\n")
  }
}
