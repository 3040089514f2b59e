import Desk
import DeskJSON
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Testing
import Trail
import World

@testable import PorticoWeb

/// The OpenAPI document against the router and against what is really answered.
@Suite(.serialized) struct DescriptionTests {
  private func document(_ site: TestSite) async throws -> AnswerSchema { try await AnswerSchema(of: site) }

  /// What the router serves, read from the router itself.
  private func routes(_ site: TestSite) throws -> [(method: String, path: String)] {
    let door = FileDoor(take: { _, _, _ in throw CancellationError() }, post: { _, _, _ in throw CancellationError() })
    let pages = Site(
      store: site.store, door: door, packets: TestSite.packets(site.store), demoClock: nil, isSecure: false,
      log: { _ in }, assets: try Assets())
    return pages.router().routes.map { ($0.method.rawValue.lowercased(), $0.path.description) }
  }

  /// `GET /api/cases/{id}` and the like of the document.
  private func described(_ schema: AnswerSchema) -> Set<String> {
    guard case .object(let paths)? = schema.document["paths"] else { return [] }
    return Set(
      paths.flatMap { path, methods -> [String] in
        guard case .object(let methods) = methods else { return [] }
        return methods.keys.map { "\($0) \(path)" }
      })
  }

  @Test func everyAddressForProgramsIsDescribedAndNothingElse() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let served = try routes(site).filter { Operation.covers($0.path) }.map { "\($0.method) \($0.path)" }
    #expect(try await described(document(site)) == Set(served))
    #expect(served.count == Set(served).count)
  }

  @Test func whatPagesShowAndDoProgramsCanToo() async throws {
    /// Signing in has its own way, assets are for browsers, and `/cases` only leads on to a case.
    let pagesAlone: Set = [
      "get /signin", "post /signin", "post /signout", "get /assets/{name}", "get /cases",
    ]
    let site = try await TestSite.start(isEmpty: true)
    let described = try await described(document(site))
    for (method, path) in try routes(site) where !Operation.covers(path) && !pagesAlone.contains("\(method) \(path)") {
      let twin = path == "/" ? "/api/home" : "/api\(path)"
      #expect(
        described.contains("\(method) \(twin)"),
        "\(method) \(path) has no JSON: make it a Reading (Reading+All.swift) or add an Operation for \(twin)")
    }
  }

  @Test func aNameStandsForOneShapeOnly() {
    var known: [String: String] = [:]
    for operation in Operation.all {
      guard case .json(let schema, _) = operation.answer else { continue }
      for object in schema.named {
        let (name, text) = (object.name ?? "", object.document.jsonText)
        #expect(known[name, default: text] == text, "two shapes are called \(name)")
        known[name] = text
      }
    }
    #expect(known.count > 60)
  }

  @Test func everyOperationHasANameOfItsOwnAndEveryReferenceLeadsSomewhere() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let schema = try await document(site)
    let names = Operation.all.map(\.name)
    #expect(Set(names).count == names.count)
    func check(_ value: JSONInput) {
      switch value {
      case .object(let members):
        if members["$ref"] != nil { #expect(schema.resolved(value) != .null, "\(value)") }
        for member in members.values { check(member) }
      case .array(let elements):
        for element in elements { check(element) }
      case .null, .bool, .integer, .number, .string: break
      }
    }
    check(schema.document)
  }

  @Test func everyAnswerIsAsDescribed() async throws {
    let site = try await TestSite.start()
    for login in ["sam", "max", "ada"] { try await check(try await site.program(login), site) }
  }

  private func check(_ program: Program, _ site: TestSite) async throws {
    let schema = try await document(site)
    let id = try await site.openCase()
    let file = try await program.get("/api/cases/\(id)")
    let set = try #require(file["remittance"]?.integer)
    let claim = try #require(file["claim"]?.integer)
    let digest = try #require(file["document"]?.string)
    let source = try #require(file["issues"]?.array?.first?["amount"]?["sources"]?.array?.first)
    let range = "\(try #require(source["start"]?.integer))-\(try #require(source["end"]?.integer))"
    for (path, template) in [
      ("/api/home", "/api/home"), ("/api/queue?scope=all&due=week&page=1", "/api/queue"), ("/api/queue", "/api/queue"),
      ("/api/cases/\(id)", "/api/cases/{id}"), ("/api/cases/\(id)/figures/denied", "/api/cases/{id}/figures/{kind}"),
      ("/api/claims/\(claim)", "/api/claims/{id}"),
      ("/api/claims/\(claim)/figures/imbalance", "/api/claims/{id}/figures/{kind}"),
      ("/api/claims/\(claim)/lines/1/figures/imbalance", "/api/claims/{id}/lines/{line}/figures/{kind}"),
      ("/api/remittances", "/api/remittances"), ("/api/remittances/\(set)?page=1", "/api/remittances/{id}"),
      ("/api/remittances/\(set)/figures/paid", "/api/remittances/{id}/figures/{kind}"),
      ("/api/documents", "/api/documents"), ("/api/quarantine", "/api/quarantine"),
      ("/api/documents/\(digest)", "/api/documents/{digest}"),
      ("/api/documents/\(digest)/bytes/\(range)", "/api/documents/{digest}/bytes/{range}"),
      ("/api/sops/denials", "/api/sops/{name}"), ("/api/session", "/api/session"),
    ] {
      let answer = try await program.get(path)
      #expect(answer.header("Content-Type") == "application/json", "\(path)")
      try schema.expect(answer, "get", template)
    }
    let missing = try await program.get("/api/cases/999999")
    #expect(schema.flaws(missing.json, try #require(schema.answer("get", "/api/cases/{id}", 404))) == [])
  }

  @Test func figuresAreTheBytesOfTheFile() async throws {
    let site = try await TestSite.start()
    let program = try await site.program("sam")
    let file = try await program.get("/api/cases/\(try await site.openCase())")
    let source = try #require(file["issues"]?.array?.first?["amount"]?["sources"]?.array?.first)
    let digest = try #require(source["document"]?.string)
    let (start, end) = (try #require(source["start"]?.integer), try #require(source["end"]?.integer))
    let bytes = try #require(try TestSite.files.get().map(\.bytes).first { Digest(hashing: $0).description == digest })
    let citation = try await program.get("/api/documents/\(digest)/bytes/\(start)-\(end)")
    let cited = String(decoding: bytes[Int(start)..<Int(end)], as: UTF8.self)
    #expect(citation["cited"] == .string(cited))
    let cents = try #require(source["cents"]?.integer)
    #expect(Decimal(string: cited).map { $0 * 100 } == Decimal(cents))
  }

  @Test func auditorsReadPatientsMasked() async throws {
    let site = try await TestSite.start()
    let id = try await site.openCase()
    #expect(try await site.program("sam").get("/api/cases/\(id)")["patient"]?["masked"] == .bool(false))
    #expect(try await site.program("ada").get("/api/cases/\(id)")["patient"]?["masked"] == .bool(true))
  }
}
