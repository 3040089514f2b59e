import Desk
import Foundation
import Store
import Testing
import Trail

@testable import PorticoWeb

/// Appeals and their packets, as programs see and make them.
@Suite(.serialized) struct AppealOperationTests {
  private let site: TestSite
  private let sam: Program
  private let path: String
  private let order: [String: Any] = ["level": "first", "letter": "We appeal.\n\nPlease pay.", "address": "Appeals"]

  /// A case that lacks exhibits.
  init() async throws {
    site = try await TestSite.start()
    sam = try await site.program("sam")
    path = "/api/cases/\(try await site.openCase())"
  }

  @Test func aPacketIsMadeOnceAndHandedOutByteForByte() async throws {
    let lacking = try await sam.post("\(path)/appeal", order)
    #expect(lacking.status == 409 && lacking.problem == "illegal-move")
    #expect(lacking["detail"]?.string?.contains("lacks what the SOP requires") == true)
    try await sam.attachWhatIsMissing(path)
    let version = try #require(try await sam.get(path)["version"]?.integer)
    let made = try await site.carriesOutOnce(
      "\(path)/appeal", "/api/cases/{id}/appeal", order.merging(["version": version]) { $1 }, by: sam)
    #expect(made["packet"] == .integer(1))
    let file = try await sam.get("\(path)/appeal/1")
    #expect(file.status == 200 && file.header("Content-Type") == "application/pdf")
    #expect(.string(Digest(hashing: Array(file.body)).description) == made["letter"])
    #expect(try await site.program("ada").get("\(path)/appeal/1").problem == "not-permitted")
    #expect(try await sam.get("\(path)/appeal/2").problem == "not-found")
    let stale = try await sam.post("\(path)/appeal", order.merging(["version": version]) { $1 })
    #expect(stale.problem == "stale" && stale["changes"]?.array?.isEmpty == false, "\(stale.text)")

    let appeal = try await sam.get("\(path)/appeal")
    try await AnswerSchema(of: site).expect(appeal, "get", "/api/cases/{id}/appeal")
    let packet = try #require(appeal["packets"]?.array?.first)
    #expect(packet["letter"] == made["letter"] && packet["written_by"] == .string("Sam"))
    let exhibits = try #require(appeal["exhibits"]?.array).filter { $0["pieces"]?.array?.isEmpty == false }
    #expect(packet["pieces"]?.array?.map { $0["exhibit"] } == exhibits.map { $0["id"] })
    #expect(appeal["missing"] == .array([]))
  }

  @Test func aPreviewIsAPDFAndLeavesNothing() async throws {
    let before = try await site.trailLength()
    let preview = try await sam.post("\(path)/appeal/preview", order)
    #expect(preview.status == 200 && preview.header("Content-Type") == "application/pdf")
    #expect(preview.body.starts(with: Data("%PDF-".utf8)))
    #expect(try await site.program("ada").post("\(path)/appeal/preview", order).problem == "not-permitted")
    #expect(try await sam.post("\(path)/appeal/preview", ["level": "first"]).problem == "malformed")
    #expect(try await site.trailLength() == before)
  }

  @Test func anAuditorReadsTheAppealWithThePatientMasked() async throws {
    let name = try #require(try await sam.get(path)["patient"]?["name"]?.string)
    let seen = try await sam.get("\(path)/appeal")
    let masked = try await site.program("ada").get("\(path)/appeal")
    try await AnswerSchema(of: site).expect(masked, "get", "/api/cases/{id}/appeal")
    #expect(seen["proposed_letter"]?.string?.contains(name) == true)
    #expect(!masked.text.contains(name))
  }

  @Test func aCaseWithoutAnAppealSaysSo() async throws {
    try await site.take("schedule.csv", Schedule.oneService)
    let board = try await sam.get("/api/clearance")
    let id = try #require(board["services"]?.array?.first?["case"]?.integer)
    let answer = try await sam.get("/api/cases/\(id)/appeal")
    #expect(answer.problem == "not-found" && answer["detail"]?.string?.contains("a denied claim has one") == true)
    for (step, object) in [
      ("", order), ("/exhibit", ["exhibit": "x", "title": "x"]), ("/approve", ["packet": 1]),
      ("/sent", ["packet": 1, "channel": "fax", "on": "2026-11-04", "reference": "x"]),
      ("/peer-to-peer", ["result": "upheld", "on": "2026-11-04", "text": "x"]),
      ("/decision", ["level": "first", "result": "upheld", "on": "2026-11-04", "text": "x"]),
    ] as [(String, [String: Any])] {
      let refused = try await sam.post("/api/cases/\(id)/appeal\(step)", object)
      #expect([409, 422].contains(refused.status), "\(step): \(refused.text)")
    }
    #expect(try await sam.get("/api/cases/999999/appeal").problem == "not-found")
  }
}

extension Program {
  /// Attaches a text to every exhibit that an appeal lacks.
  func attachWhatIsMissing(_ path: String) async throws {
    for exhibit in try await get("\(path)/appeal")["missing"]?.array ?? [] {
      let answer = try await upload(
        "\(path)/appeal/exhibit", ["exhibit": exhibit.string ?? "", "title": "Proof"],
        file: ("file", "log.txt", Array("09:00 called".utf8)))
      #expect(answer.status == 200, "\(answer.text)")
    }
  }
}

/// A schedule with one service, two days ahead.
enum Schedule {
  static let oneService = Array(
    """
    appointment_id,patient_id,last_name,first_name,birth_date,sex,member_id,payer_id,payer_name,service_code,\
    service_name,service_date,start_time,location,urgency,ordering_provider,authorization_number,status
    A1,P1,DOE,JANE,1970-02-03,F,W1,60054,COPPERLEAF HMO,70553,MRI brain,2026-11-06,09:30,Imaging,elective,DR ROE,,scheduled

    """.utf8)
}
