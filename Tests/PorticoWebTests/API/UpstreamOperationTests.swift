import Desk
import Foundation
import Store
import Testing

@testable import PorticoWeb

/// The clearance board, the upstream lists and the denials behind them, as programs see and answer them.
@Suite(.serialized) struct UpstreamOperationTests {
  private let team = "/api/upstream/Prior%20Auth"

  @Test func theBoardCountsWhatItLists() async throws {
    let site = try await TestSite.start(isEmpty: true)
    try await site.take("schedule.csv", Schedule.oneService)
    let (sam, schema) = (try await site.program("sam"), try await AnswerSchema(of: site))
    for query in ["", "?from=2026-11-04&day=2026-11-06&state=all&page=1", "?from=9999-12-31", "?from=0001-01-01"] {
      try schema.expect(try await sam.get("/api/clearance\(query)"), "get", "/api/clearance")
    }
    let board = try await sam.get("/api/clearance")
    #expect(board["total"] == .integer(1) && board["listed"] == .string("open"))
    let service = try #require(board["services"]?.array?.first)
    #expect(service["appointment_id"] == .string("A1") && service["date"] == .string("2026-11-06"))
    let state = try #require(service["state"]?.string)
    let day = try #require(board["days"]?.array?.first { $0["date"] == .string("2026-11-06") })
    #expect(day["services"] == .integer(1) && day["states"]?[state] == .integer(1))
    let missing = try #require(service["missing"]?.array).compactMap { $0["element"]?.string }
    let id = try #require(service["case"]?.integer)
    let elements = try #require(try await sam.get("/api/cases/\(id)")["appointment"]?["elements"]?.array)
    #expect(Set(missing).isSubset(of: elements.compactMap { $0["element"]?.string }) && !missing.isEmpty)

    let masked = try await site.program("ada").get("/api/clearance")
    try schema.expect(masked, "get", "/api/clearance")
    #expect(masked["services"]?.array?.first?["patient"]?["masked"] == .bool(true))
    for secret in ["DOE", "JANE", "1970-02-03"] { #expect(!masked.text.contains(secret), "\(secret)") }
    #expect(try await sam.get("/api/clearance?state=late").problem == "malformed")
    #expect(try await sam.get("/api/clearance?from=soon").problem == "malformed")
  }

  @Test func aClosedDenialIsFoundFromTheTeamDownToTheCase() async throws {
    let site = try await TestSite.start()
    let (max, schema) = (try await site.program("max"), try await AnswerSchema(of: site))
    let queue = try await max.get("/api/queue?category=authorization")
    let id = try #require(queue["rows"]?.array?.first?["case"]?.integer)
    let file = try await max.get("/api/cases/\(id)")
    let path = try #require(file["issues"]?.array?.first?["amount"]?["path"]?.string)
    for item in try #require(file["checklist"]?.array) {
      let checked = try await max.post(
        "/api/cases/\(id)/check", ["item": item["id"]?.string ?? "", "segment": path])
      #expect(checked.status == 200, "\(checked.text)")
    }
    let closed = try await max.post(
      "/api/cases/\(id)/close", ["outcome": "payer_error", "cause": "auth-not-requested"])
    #expect(closed.status == 200, "\(closed.text)")

    for login in ["max", "sam", "ada"] {
      let program = try await site.program(login)
      for (path, template) in [
        ("/api/upstream", "/api/upstream"), (team, "/api/upstream/{team}"), ("/api/root-causes", "/api/root-causes"),
        (
          "/api/root-causes?team=Prior%20Auth&cause=auth-not-requested&by=service&from=2026-01-01&page=1",
          "/api/root-causes"
        ),
      ] { try schema.expect(try await program.get(path), "get", template) }
      let row = try #require(try await program.get("/api/root-causes")["rows"]?.array?.first)
      #expect(row["case"] == .integer(id) && row["patient"]?["masked"] == .bool(login == "ada"))
    }
    let view = try await max.get(team)
    #expect(view["last_30_days"]?["denials"] == .integer(1))
    #expect(view["causes"]?.array?.map { $0["cause"] } == [.string("auth-not-requested")])
    let list = try await max.get("/api/root-causes?team=Prior%20Auth")
    #expect(list["total"]?["denied_cents"] == view["last_30_days"]?["denied_cents"])
    #expect(list["total"]?["denied_cents"] == file["denied"]?["cents"])
    let swapped = try await max.get("/api/root-causes?from=2026-11-03&through=2026-11-01")
    #expect(swapped.status == 422 && swapped["detail"]?.string?.contains("swap them") == true)
    #expect(try await max.get("/api/root-causes?by=luck").problem == "malformed")
  }

  @Test func aManagerSaysWhatATeamChangedOnce() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let change = ["text": "Every order is checked first.", "from": "2026-11-01", "cause": "auth-not-requested"]
    // Only people of the team, or managers.
    #expect(try await site.program("sam").post(team, change).problem == "not-permitted")
    let max = try await site.program("max")
    let done = try await site.carriesOutOnce(team, "/api/upstream/{team}", change, by: max)
    let changes = try #require(done["changes"]?.array)
    #expect(changes.map { $0["text"] } == [.string("Every order is checked first.")])
    #expect(changes.first?["by"] == .string("Max"))
    for (object, problem) in [
      (["text": "x", "from": "2206-11-01"], "invalid"),
      (["text": "x", "from": "2026-11-01", "cause": "zz"], "invalid"),
      (["text": "x"], "malformed"), (["text": " ", "from": "2026-11-01"], "invalid"),
    ] { #expect(try await max.post(team, object).problem == problem, "\(object)") }
    #expect(try await max.post("/api/upstream/Radiology", change).problem == "not-found")
    #expect(try await max.get("/api/upstream/Radiology").problem == "not-found")
  }
}
