import Desk
import Foundation
import Store
import Testing
import Trail
import X12

@testable import PorticoWeb

/// Claims that were sent, their answers, and claims sent again, as programs see and work them.
@Suite(.serialized) struct SentClaimOperationTests {
  private let site: TestSite
  private let sam: Program
  private let kim: Program
  private let schema: AnswerSchema

  init() async throws {
    site = try await TestSite.start(files: TestSite.sentAndAnswered)
    sam = try await site.program("sam")
    kim = try await site.program("kim")
    schema = try await AnswerSchema(of: site)
  }

  /// A sent claim that no payer of Medicare Part B has, as its family shows it.
  private func sentClaim() async throws -> (family: Int64, sent: Int64) {
    let rows = try #require(try await sam.get("/api/families")["rows"]?.array)
    let row = try #require(
      rows.first { $0["payer"]?.string?.contains("PART B") == false && $0["answers"] != .integer(0) })
    let family = try #require(row["family"]?.integer)
    let view = try await sam.get("/api/families/\(family)")
    return (family, try #require(view["sent"]?.array?.first?["sent"]?.integer))
  }

  private func missingAnswer() async throws -> Int64 {
    try #require(try await sam.get("/api/matches?state=missing")["rows"]?.array?.first?["answer"]?.integer)
  }

  private func draft() async throws -> (path: String, view: Program.Answer) {
    let (_, sent) = try await sentClaim()
    let view = try await sam.post("/api/sent/\(sent)/new", [:])
    return ("/api/resubmissions/\(try #require(view["resubmission"]?.integer))", view)
  }

  @Test(arguments: ["sam", "max", "ada"]) func everyAnswerIsAsDescribed(login: String) async throws {
    let program = try await site.program(login)
    let (family, sent) = try await sentClaim()
    let answer = try await missingAnswer()
    let (resubmission, _) = try await draft()
    let account = try #require(try await sam.get("/api/families/\(family)")["patient"]?["control_number"]?.string)
    for (path, template) in [
      ("/api/families", "/api/families"), ("/api/families?account=\(Path.encoded(account))&page=1", "/api/families"),
      ("/api/families/\(family)", "/api/families/{id}"), ("/api/matches", "/api/matches"),
      ("/api/matches?state=proposed&page=2", "/api/matches"), ("/api/answers/\(answer)", "/api/answers/{id}"),
      (resubmission, "/api/resubmissions/{id}"),
    ] { try schema.expect(try await program.get(path), "get", template) }
    for purpose in ResubmissionPurpose.allCases {
      let form = try await program.get("/api/sent/\(sent)/\(purpose.rawValue)")
      if login == "ada" {
        #expect(form.problem == "not-permitted")
      } else {
        try schema.expect(form, "get", "/api/sent/{id}/{purpose}")
      }
    }
    for path in [
      "/api/families/999999", "/api/answers/999999", "/api/sent/1/other", "/api/resubmissions/7",
      "/api/resubmissions/7/file",
    ] {
      let missing = try await program.get(path)
      // An auditor learns nothing by asking for files, not even whether they are there.
      #expect(missing.problem == (login == "ada" && path.hasSuffix("/file") ? "not-permitted" : "not-found"), "\(path)")
    }
    #expect(try await program.get("/api/matches?state=matched").problem == "malformed")
  }

  @Test func theListHasEveryClaimOfEveryFamily() async throws {
    var listed: [Int64: Int] = [:]
    let pages = try #require(try await sam.get("/api/families")["pages"]?.integer)
    for page in 1...pages {
      for row in try #require(try await sam.get("/api/families?page=\(page)")["rows"]?.array) {
        listed[try #require(row["family"]?.integer), default: 0] += 1
      }
    }
    #expect(!listed.isEmpty)
    for (family, count) in listed {
      #expect(try await sam.get("/api/families/\(family)")["sent"]?.array?.count == count)
    }
    #expect(try await sam.get("/api/families?page=\(pages + 1)")["rows"]?.array?.isEmpty == true)
  }

  @Test func auditorsReadPatientsMasked() async throws {
    let (family, _) = try await sentClaim()
    let (resubmission, _) = try await draft()
    let answer = try await missingAnswer()
    let ada = try await site.program("ada")
    for path in ["/api/families/\(family)", resubmission, "/api/families", "/api/matches", "/api/answers/\(answer)"] {
      let (seen, masked) = (try await sam.get(path), try await ada.get(path))
      let patients = patients(in: seen.json)
      #expect(!patients.isEmpty && patients.allSatisfy { $0["masked"] == .bool(false) }, "\(path)")
      #expect(self.patients(in: masked.json).allSatisfy { $0["masked"] == .bool(true) }, "\(path)")
      for patient in patients {
        for member in ["name", "member_id"] {
          let secret = try #require(patient[member]?.string)
          if !secret.isEmpty { #expect(!masked.text.contains(secret), "\(path) shows \(member) to an auditor") }
        }
      }
    }
  }

  private func patients(in value: JSONInput) -> [JSONInput] {
    switch value {
    case .object(let members):
      (members["masked"] == nil ? [] : [value]) + members.values.flatMap { patients(in: $0) }
    case .array(let elements): elements.flatMap { patients(in: $0) }
    case .null, .bool, .integer, .number, .string: []
    }
  }

  @Test func aMatchIsConfirmedAndTakenBackOnceEach() async throws {
    let (family, sent) = try await sentClaim()
    let path = "/api/answers/\(try await missingAnswer())"
    let version = try #require(try await sam.get(path)["version"]?.integer)
    let confirmed = try await site.carriesOutOnce(
      "\(path)/confirm", "/api/answers/{id}/confirm", ["sent": sent, "reason": "Same visit.", "version": version],
      by: sam)
    #expect(confirmed["matched"]?["sent"] == .integer(sent))
    #expect(confirmed["answer"]?["state"] == .string("matched"))
    let answers = try #require(try await sam.get("/api/families/\(family)")["answers"]?.array)
    #expect(answers.contains { $0["answer"] == confirmed["answer"]?["answer"] })
    // What was looked at has changed since.
    let stale = try await kim.post("\(path)/undo", ["reason": "Another visit.", "version": version])
    #expect(stale.status == 409 && stale.problem == "stale", "\(stale.text)")
    let undone = try await site.carriesOutOnce(
      "\(path)/undo", "/api/answers/{id}/undo", ["reason": "Another visit."], by: kim)
    #expect(undone["matched"] == .null)
    #expect(undone["history"]?.array?.map { $0["reason"] } == [.string("Same visit."), .string("Another visit.")])
    #expect(try await sam.post("\(path)/undo", ["reason": "Again."]).problem == "illegal-move")
    #expect(try await sam.post("\(path)/confirm", ["sent": 999_999]).problem == "invalid")
    #expect(try await sam.post("/api/answers/999999/confirm", ["sent": sent]).problem == "not-found")
  }

  @Test func aClaimIsMovedToAnotherFamilyOnce() async throws {
    let rows = try #require(try await sam.get("/api/families")["rows"]?.array?.prefix(2))
    let ids = rows.compactMap { $0["family"]?.integer }
    let sent = try #require(try await sam.get("/api/families/\(ids[0])")["sent"]?.array?.first?["sent"])
    let (path, template) = ("/api/families/\(ids[0])/regroup", "/api/families/{id}/regroup")
    let moved = try await site.carriesOutOnce(
      path, template, ["sent": try #require(sent.integer), "family": ids[1], "reason": "Same visit."], by: sam)
    #expect(moved["family"] == .integer(ids[1]))
    #expect(moved["sent"]?.array?.contains { $0["sent"] == sent } == true)
    let back = try await site.carriesOutOnce(
      "/api/families/\(ids[1])/regroup", template, ["sent": try #require(sent.integer), "reason": "Not the same."],
      by: sam)
    #expect(back["family"] == .integer(ids[0]))
    let nowhere = try await sam.post("/api/families/999999/regroup", ["sent": ids[0], "reason": "x"])
    #expect(nowhere.problem == "not-found")
  }

  @Test func aClaimIsCorrectedReleasedByAnotherAndRecordedAsSent() async throws {
    let (family, sent) = try await sentClaim()
    let form = try await sam.get("/api/sent/\(sent)/replacement")
    let number = form["payer_claim_numbers"]?.array?.first?.string ?? "PCN1"
    let charge = try #require(
      form["fields"]?.array?.first { $0["group"] == .string("Line 1") && $0["title"] == .string("Charge") })
    let field = try #require(charge["field"]?.string)
    let changes = [["field": field, "value": "77.5"]]
    let drafted = try await site.carriesOutOnce(
      "/api/sent/\(sent)/replacement", "/api/sent/{id}/{purpose}",
      ["payer_claim_number": number, "authorization": "AUTH77", "changes": changes], by: sam)
    #expect(drafted["state"] == .string("drafted") && drafted["purpose"] == .string("replacement"))
    let after = try #require(drafted["changes"]?.array).compactMap { $0["after"]?.string }
    #expect(after.contains("REF*F8*\(number)") && after.contains("REF*G1*AUTH77"))
    #expect(after.contains { $0.hasPrefix("SV") && $0.contains("*77.5*") })
    let listed = try #require(try await sam.get("/api/families/\(family)")["resubmissions"]?.array)
    #expect(listed.map { $0["resubmission"] } == [drafted["resubmission"]])

    let path = "/api/resubmissions/\(try #require(drafted["resubmission"]?.integer))"
    func template(_ step: String) -> String { "/api/resubmissions/{id}/\(step)" }
    #expect(try await sam.get("\(path)/file").problem == "illegal-move")
    let own = try await sam.post("\(path)/release", [:])
    #expect(own.problem == "not-permitted", "\(own.text)")
    let released = try await site.carriesOutOnce("\(path)/release", template("release"), [:], by: kim)
    #expect(released["released_by"] == .string("Kim") && released["state"] == .string("released"))
    let file = try await sam.get("\(path)/file")
    #expect(file.status == 200 && file.header("Content-Type") == "application/edi-x12")
    #expect(.string(Digest(hashing: Array(file.body)).description) == drafted["file"])
    #expect(try await site.program("ada").get("\(path)/file").problem == "not-permitted")

    let tomorrow = try await sam.post("\(path)/sent", ["on": "2026-11-05", "how": "Portal."])
    #expect(tomorrow.problem == "invalid")
    let done = try await site.carriesOutOnce(
      "\(path)/sent", template("sent"), ["on": "2026-11-04", "how": "Clearinghouse, 4711."], by: sam)
    #expect(done["sent_on"] == .string("2026-11-04"))
    #expect(try await sam.post("\(path)/withdraw", ["reason": "Too late."]).problem == "illegal-move")
    let other = try await draft().path
    let withdrawn = try await site.carriesOutOnce(
      "\(other)/withdraw", template("withdraw"), ["reason": "It was right."], by: sam)
    #expect(withdrawn["state"] == .string("withdrawn"))
  }

  @Test func whatAPayerWouldNotTakeIsRefusedInWords() async throws {
    let (_, sent) = try await sentClaim()
    let before = try await site.trailLength()
    for (object, words) in [
      (["payer_claim_number": "P1"], "Nothing was changed"),
      (["payer_claim_number": "P1", "changes": [["field": "c-99-1-1", "value": "1"]]], "no field “c-99-1-1”"),
      (
        [
          "payer_claim_number": "P1",
          "changes": [["field": "c-0-5-1", "value": "11"], ["field": "c-0-5-1", "value": "12"]],
        ], "changed twice"
      ), (["changes": [["field": "c-0-5-1", "value": "11"]]], "the payer’s own number"),
    ] as [([String: Any], String)] {
      let answer = try await sam.post("/api/sent/\(sent)/replacement", object)
      #expect(answer.status == 422 && answer["detail"]?.string?.contains(words) == true, "\(answer.text)")
    }
    #expect(try await sam.post("/api/sent/999999/new", [:]).problem == "not-found")
    #expect(try await sam.post("/api/sent/\(sent)/new", ["changes": [["field": "x"]]]).problem == "malformed")
    #expect(try await site.trailLength() == before)
  }
}
