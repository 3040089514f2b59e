import Desk
import Foundation
import Store
import Testing

@testable import PorticoWeb

/// Cases at which commands about services and appeals are possible, with the rest of their requests.
extension CommandOperationTests {
  /// A scheduled service whose coverage was looked up.
  func readyToClear(_ site: TestSite, _ program: Program) async throws -> (id: CaseID, object: [String: Any]) {
    try await site.take("schedule.csv", Schedule.oneService)
    let board = try await program.get("/api/clearance")
    let id = try #require(board["services"]?.array?.first?["case"]?.integer)
    return (CaseID(id), ["element": "coverage", "status": "undetermined", "note": "The portal is down."])
  }

  /// A denial that may be appealed, with what the step needs before it.
  func readyToAppeal(
    _ action: CaseAction, _ site: TestSite, _ program: Program
  ) async throws -> (id: CaseID, object: [String: Any]) {
    // Only a packet above the SOP's limit waits for a second look; it is written by somebody else.
    let needsSecondLook = action == .approvePacket
    let rows = try #require(try await program.get("/api/queue")["rows"]?.array)
    var found: Int64?
    for row in rows where (row["denied_cents"]?.integer ?? 0 > 1_000_000) == needsSecondLook {
      guard found == nil, let id = row["case"]?.integer else { continue }
      let appeal = try await program.get("/api/cases/\(id)/appeal")
      if appeal["refusal"] == .null { found = id }
    }
    let id = CaseID(try #require(found))
    let path = "/api/cases/\(id)"
    let writer = needsSecondLook ? try await site.program("kim") : program
    func makePacket() async throws {
      try await writer.attachWhatIsMissing(path)
      let made = try await writer.post("\(path)/appeal", ["level": "first", "letter": "We appeal."])
      #expect(made.status == 200, "\(made.text)")
    }
    let sent: [String: Any] = ["packet": 1, "channel": "fax", "on": "2026-11-04", "reference": "Report 4711."]
    switch action {
    case .addExhibit, .removeExhibit:
      let exhibits = try #require(try await program.get("\(path)/appeal")["exhibits"]?.array)
      let exhibit = try #require(exhibits.first { $0["id"] != .string(SOP.decisionExhibit) }?["id"]?.string)
      let segment = try #require(
        try await program.get(path)["issues"]?.array?.first?["amount"]?["path"]?.string)
      if action == .addExhibit { return (id, ["exhibit": exhibit, "title": "The line", "segment": segment]) }
      let added = try await program.post(
        "\(path)/appeal/exhibit", ["exhibit": exhibit, "title": "The line", "segment": segment])
      #expect(added.status == 200, "\(added.text)")
      return (id, ["exhibit": exhibit, "piece": segment, "reason": "The wrong line."])
    case .approvePacket:
      try await makePacket()
      #expect(try await writer.post("\(path)/appeal/approve", ["packet": 1]).problem == "not-permitted")
      return (id, ["packet": 1])
    case .recordSent:
      try await makePacket()
      return (id, sent)
    case .takeBackSending:
      try await makePacket()
      #expect(try await program.post("\(path)/appeal/sent", sent).status == 200)
      return (id, ["packet": 1, "reason": "It was not sent."])
    case .recordDecision:
      try await makePacket()
      #expect(try await program.post("\(path)/appeal/sent", sent).status == 200)
      return (id, ["level": "first", "result": "upheld", "on": "2026-11-04", "text": "Not necessary, they say."])
    default:
      return (id, ["result": "upheld", "on": "2026-11-04", "text": "Dr Roe and Dr Poe."])
    }
  }
}
