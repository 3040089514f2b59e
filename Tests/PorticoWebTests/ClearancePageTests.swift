import Foundation
import Store
import Testing
import Trail
import X12

@testable import Desk
@testable import PorticoWeb

@Suite(.serialized) struct ClearancePageTests {
  private static let header =
    "appointment_id,patient_id,last_name,first_name,birth_date,sex,member_id,payer_id,payer_name,service_code,service_name,"
    + "service_date,start_time,location,urgency,ordering_provider,authorization_number,status"

  private static func row(_ number: String, _ urgency: String, on: String = "2026-11-05", name: String = "Quillfeather")
    -> String
  {
    "\(number),P\(number),\(name),Agnes,1950-06-30,F,W1,60054,AETNA,70553,MRI brain,\(on),08:30,East,\(urgency),Amari,,scheduled"
  }

  private func upload(_ rows: [String], _ client: Client) async throws -> Client.Answer {
    let text = ([Self.header] + rows).joined(separator: "\r\n")
    let csrf = try #require(try await client.get("/documents").field("csrf"))
    return try await client.upload(
      "/documents", [("csrf", csrf)], files: [("file[]", "schedule.csv", Array(text.utf8))])
  }

  /// What stands between the top bar and the footer.
  private func main(_ page: Client.Answer) throws -> String {
    let text = page.text
    let start = try #require(text.range(of: "<main"))
    let end = try #require(text.range(of: "</main>"))
    return String(text[start.upperBound..<end.lowerBound])
  }

  @Test func anUploadedScheduleLeadsToTheBoardAndNamesTheRowsThatWereNotTaken() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let client = try await site.signedIn("sam")
    #expect(try await client.get("/clearance").text.contains("No service is scheduled in these seven days"))
    let answer = try await upload(
      [Self.row("1", "elective"), Self.row("2", "urgent"), Self.row("3", "soonish")], client)
    #expect(answer.text.contains("2 scheduled services"))
    #expect(answer.text.contains("Line 4, column urgency"))
    let board = try main(try await client.get("/clearance"))
    #expect(
      board.contains("Still to clear: 2") && board.contains("Quillfeather, Agnes") && board.contains("1950-06-30"))
    let urgent = try #require(board.range(of: ">Urgent<"))
    let first = try #require(board.range(of: "data-case=\"2\""))
    let second = try #require(board.range(of: "data-case=\"1\""))
    #expect(first.lowerBound < urgent.lowerBound && urgent.lowerBound < second.lowerBound)
  }

  @Test func theTilesOfHomeOpenToAsManyServicesAsTheyCount() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let client = try await site.signedIn("sam")
    let today = site.store.clock.today()
    let rows = (0...8).map {
      Self.row("\($0)", $0 == 4 ? "emergency" : "elective", on: today.adding(days: $0).description)
    }
    _ = try await upload(rows, client)
    let home = try main(try await client.get("/"))
    let tiles = home.matches(of: #/<a href="([^"]+)"><span class="name">To clear[^<]*</span><b>([0-9]+)</#)
    #expect(tiles.map(\.output.2) == ["6", "3"])
    for tile in tiles {
      let path = tile.output.1.replacing("&amp;", with: "&")
      let list = try main(try await client.get(String(path)))
      #expect(list.matches(of: #/data-case=/#).count == Int(tile.output.2))
      #expect(list.contains(": \(tile.output.2)</h2>"))
    }
    #expect(home.contains(#"<a href="/matches"><span class="name">Open matches</span><b>0</b>"#))
  }

  @Test func aServiceWhoseDayHasPassedSaysWhatWasOpenAndOffersNoStateOfItsOwn() async throws {
    let sample = Sample()
    var view = sample.serviceCase()
    let visit = try #require(view.state.clearance?.visit)
    view.state.apply(
      .servicePassed(service: visit.on, on: visit.on.adding(days: 1)), actor: nil, at: Instant(milliseconds: 10))
    view.row.isOver = true
    let page = String(decoding: CasePage(view: view, context: sample.context()).render(), as: UTF8.self)
    #expect(page.contains("Service day 2026-11-24 passed, uncleared:") && page.contains("Say what happened"))
    #expect(page.contains("Not on the newest schedule"))
  }

  @Test func everyCountOfTheBoardOpensToAsManyServices() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let client = try await site.signedIn("sam")
    _ = try await upload(
      (1...9).map { Self.row("\($0)", ["elective", "urgent", "emergency"][$0 % 3], on: "2026-11-0\(4 + $0 % 4)") },
      client)
    let board = try main(try await client.get("/clearance"))
    let counts = board.matches(of: #/<a class="count[^"]*" href="([^"]+)"[^>]*>([0-9]+)/#)
    try #require(counts.count > 8)
    for count in counts {
      let path = String(count.1).replacing("&amp;", with: "&")
      let page = try main(try await client.get(path))
      let rows = page.matches(of: #/<th scope="row" class="case">/#).count
      #expect(rows == Int(count.2), "\(path)")
    }
  }

  @Test func aStatusIsRecordedByAFormAndClearsItsStep() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let client = try await site.signedIn("sam")
    _ = try await upload([Self.row("1", "elective")], client)
    func send(_ fields: [(String, String)]) async throws -> Client.Answer {
      let page = try await client.get("/cases/1")
      return try await client.post(
        "/cases/1/clear",
        [
          ("csrf", try #require(page.field("csrf"))), ("version", try #require(page.field("version"))),
          ("command", UUID().uuidString),
        ] + fields)
    }
    #expect(
      try await send([("element", "coverage"), ("status", "undetermined"), ("note", "portal is down")]).status == 303)
    var page = try main(try await client.get("/cases/1"))
    #expect(page.contains("Coverage undetermined") && page.contains("portal is down"))
    #expect(
      try await send([
        ("element", "authorization"), ("status", "approved"), ("authorization_number", "AUTH-5521"),
        ("from", "2026-11-01"), ("through", "2026-11-30"), ("units", "2"),
      ]).status == 303)
    page = try main(try await client.get("/cases/1"))
    #expect(page.contains("AUTH-5521") && page.contains("2 units"))
    let lacking = try await send([("element", "authorization"), ("status", "approved")])
    #expect(lacking.text.contains("needs its first and last day"))
    #expect(try await send([("element", "coverage"), ("status", "")]).text.contains("Choose the status of coverage"))
    #expect(try await send([("element", "weather"), ("status", "x")]).text.contains("There is no element"))
    let auditor = try await site.signedIn("ada")
    let masked = try main(try await auditor.get("/cases/1"))
    #expect(!masked.contains("Quillfeather") && !masked.contains("AUTH-5521") && !masked.contains("1950"))
    #expect(!masked.contains("<form action=\"/cases/1/clear\""))
  }

  @Test func anEmergencyIsNeverShownAsHeldUp() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let client = try await site.signedIn("sam")
    _ = try await upload(
      [Self.row("1", "emergency", on: "2026-11-06"), Self.row("2", "emergency", on: "2026-11-03")], client)
    let list = try main(try await client.get("/clearance?from=2026-11-03&state=emergency"))
    let rows = list.matches(of: #/<tr[^>]*><th scope="row" class="case">.*?<\/tr>/#.dotMatchesNewlines()).map {
      String($0.0)
    }
    try #require(rows.count == 2)
    let page = try main(try await client.get("/cases/1"))
    try #require(page.contains("After an emergency visit") || page.contains("Care comes first"))
    for text in rows + [page] {
      let words = text.lowercased()
      for word in ["not cleared", "hold", "gate", "not checked", "days late"] {
        #expect(!words.contains(word), "\(word)")
      }
      #expect(words.contains("care"))
    }
    #expect(rows[1].contains("no case") && !rows[1].contains("/cases/"))
  }

  @Test func aDateThatIsNoneIsRefusedInWords() async throws {
    let site = try await TestSite.start(isEmpty: true)
    let client = try await site.signedIn("sam")
    let answer = try await client.get("/clearance?from=soon")
    #expect(answer.status >= 400 && answer.text.contains("is no date"))
    #expect(try await client.get("/clearance?from=2026-12-29").text.contains("2027-01-04"))
  }
}
