import Foundation
import Testing

@testable import PorticoWeb

@Suite(.serialized) struct SignInTests {
  @Test func aVisitorIsSentToTheSignInPageAndBackToThePageThatWasAskedFor() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let client = Client(port: site.port)
    let asked = try await client.get("/queue?scope=mine&page=2")
    #expect(asked.status == 303)
    #expect(asked.location == "/signin")
    let answer = try await client.signIn("sam", TestSite.password)
    #expect(answer.status == 303)
    #expect(answer.location == "/queue?scope=mine&page=2")
    #expect(try await client.get("/queue").status == 200)
  }

  @Test func theSessionCookieIsOutOfReachOfScriptAndOfOtherSites() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let answer = try await Client(port: site.port).signIn("sam", TestSite.password)
    let cookie = try #require(
      answer.header("Set-Cookie")?.firstMatch(of: /portico_session=([A-Za-z0-9_-]{43})(; [^,]*)/))
    for attribute in ["; Path=/", "; HttpOnly", "; SameSite=Strict", "; Max-Age=43200"] {
      #expect(cookie.2.contains(attribute))
    }
    #expect(!cookie.2.contains("Secure"))
  }

  @Test(arguments: [("sam", "wrong"), ("nobody", TestSite.password), ("sam", ""), ("", "")])
  func aWrongNameAndAWrongPasswordAreAnsweredAlike(login: String, password: String) async throws {
    let site = try await TestSite.start(isEmpty: true)
    let client = Client(port: site.port)
    let answer = try await client.signIn(login, password)
    #expect(answer.status == 401)
    #expect(answer.text.contains("Name or password is wrong."))
    #expect(client.cookies["portico_session"] == nil)
    #expect(try await client.get("/").location == "/signin")
  }

  @Test func aSignInFormOfAnotherBrowserIsRefused() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let attacker = try await Client(port: site.port).get("/signin")
    let victim = Client(port: site.port)
    _ = try await victim.get("/signin")
    let answer = try await victim.post(
      "/signin", [("csrf", attacker.field("csrf") ?? ""), ("login", "sam"), ("password", TestSite.password)])
    #expect(answer.status == 403)
    #expect(victim.cookies["portico_session"] == nil)
  }

  @Test func afterFiveFailuresTheNameHasToWaitEvenWithTheRightPassword() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let client = Client(port: site.port)
    for _ in 1...5 { #expect(try await client.signIn("sam", "wrong").status == 401) }
    let answer = try await client.signIn("sam", TestSite.password)
    #expect(answer.status == 429)
    #expect(answer.text.contains("Wait a minute"))
    #expect(try await client.signIn("kim", TestSite.password).status == 303)
  }

  @Test(arguments: [
    "//evil.example/", "https://evil.example/", "/\\evil.example", "/\u{9}/evil.example", "javascript:alert(1)", "",
    "/signin", "/signout",
  ])
  func aReturnPathNeverLeadsElsewhere(path: String) async throws {
    #expect(ReturnPath(path) == nil)
    let site = try await TestSite.start(isEmpty: true)
    let client = Client(port: site.port)
    client.cookies["portico_return"] = Path.encoded(path)
    #expect(try await client.signIn("sam", TestSite.password).location == "/")
  }

  @Test func signingInMakesANewSessionAndSigningOutEndsIt() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let client = try await site.signedIn("sam")
    let first = client.cookies["portico_session"]
    _ = try await client.get("/signin")
    client.cookies["portico_session"] = nil
    _ = try await client.signIn("sam", TestSite.password)
    #expect(client.cookies["portico_session"] != first)
    let token = client.cookies["portico_session"]
    let page = try await client.get("/")
    #expect(try await client.post("/signout", [("csrf", page.field("csrf") ?? "")]).location == "/signin")
    client.cookies["portico_session"] = token
    #expect(try await client.get("/").location == "/signin")
  }
}

@Suite struct SignInThrottleTests {
  @Test func aMinuteLaterTheNameMayTryAgain() {
    let throttle = SignInThrottle()
    let start = ContinuousClock.now
    for _ in 1...5 { #expect(throttle.begin("sam", at: start)) }
    #expect(!throttle.begin("sam", at: start + .seconds(59)))
    #expect(throttle.begin("sam", at: start + .seconds(60)))
  }

  @Test func aSuccessForgetsTheFailures() {
    let throttle = SignInThrottle()
    let now = ContinuousClock.now
    for _ in 1...4 { _ = throttle.begin("sam", at: now) }
    throttle.succeed("sam")
    for _ in 1...5 { #expect(throttle.begin("sam", at: now)) }
  }

  @Test func manyNamesDoNotPushOutTheNameThatWaits() {
    let throttle = SignInThrottle()
    let now = ContinuousClock.now
    for _ in 1...5 { _ = throttle.begin("sam", at: now) }
    for number in 1...(SignInThrottle.memory + 5) { _ = throttle.begin("name \(number)", at: now) }
    #expect(!throttle.begin("sam", at: now))
  }
}

@Suite struct PasswordHashTests {
  /// Made by Python's hashlib.scrypt from `Café battery` and the salt 00 01 … 0f.
  static let byPython = "$scrypt$ln=10,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$FxGV1xYbBG1QOKZwPM_bZ8PnRxOjPZf6K9YfVBSvUFs"

  @Test func aHashMadeElsewhereIsUnderstood() throws {
    let hash = try #require(PasswordHash(bytes: Array(Self.byPython.utf8)))
    #expect(try hash.matches("Café battery"))
    #expect(try hash.matches("Cafe\u{301} battery"), "the same characters, typed in two steps")
    #expect(try !hash.matches("Cafe battery"))
    #expect(String(decoding: hash.bytes, as: UTF8.self) == Self.byPython)
  }

  @Test func twoHashesOfOnePasswordDiffer() throws {
    let cost = PasswordHash.Cost(log2N: 4, r: 1, p: 1)
    let (one, two) = (try PasswordHash("secret", cost: cost), try PasswordHash("secret", cost: cost))
    #expect(one.bytes != two.bytes)
    #expect(try one.matches("secret"))
    #expect(try two.matches("secret"))
  }

  @Test(arguments: ["", "$scrypt$", "$scrypt$ln=40,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$AA", "secret"])
  func whatIsNoHashIsRefused(text: String) {
    #expect(PasswordHash(bytes: Array(text.utf8)) == nil)
  }

  @Test func moreThanTheQueueHoldsIsToldSo() async throws {
    let check = PasswordCheck(atOnce: 1, longestQueue: 1)
    let hash = try PasswordHash("secret")
    let results = await withTaskGroup(of: Bool?.self) { group in
      for _ in 1...6 { group.addTask { try? await check.matches("secret", hash) } }
      return await group.reduce(into: [Bool?]()) { $0.append($1) }
    }
    #expect(results.contains(true))
    #expect(results.contains(nil))
    #expect(!results.contains(false))
    #expect(try await check.matches("secret", hash), "it works on afterwards")
  }
}
