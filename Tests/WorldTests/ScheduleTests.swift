import Foundation
import Testing
import World

@Suite struct ScheduleTests {
  /// One row of a schedule by its columns.
  private typealias Row = [String: String]

  private static let header =
    "appointment_id,patient_id,last_name,first_name,birth_date,sex,member_id,payer_id,payer_name,service_code,"
    + "service_name,service_date,start_time,location,urgency,ordering_provider,authorization_number,status"
  private static let days = [1, 5, 20, 21, 45, 50]
  private let world = World(seed: 1, claimsPerDay: 120)

  private func rows(_ day: Int) throws -> [Row] {
    let lines = String(decoding: try world.schedule(after: day).bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first.map(String.init) == Self.header && lines.last == "")
    let columns = Self.header.split(separator: ",").map(String.init)
    return try lines.dropFirst().dropLast().map { line in
      let values = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      try #require(values.count == columns.count, "\(line)")
      return Dictionary(uniqueKeysWithValues: zip(columns, values))
    }
  }

  /// Days from 1970-01-01 of a date, from Foundation.
  private func ordinal(_ text: String) throws -> Int {
    let date = try Date(text, strategy: .iso8601.year().month().day())
    return Int(date.timeIntervalSince1970 / 86_400)
  }

  @Test(arguments: days) func `A week of rows of the seven days that follow, in order`(day: Int) throws {
    let rows = try rows(day)
    #expect((60...150).contains(rows.count), "\(rows.count)")
    let printed = try ordinal("2026-11-02") + day - 1
    let dates = try rows.map { try ordinal($0["service_date"] ?? "") }
    #expect(Set(dates) == Set(printed + 1...printed + 7))
    let moments = rows.map { "\($0["service_date"] ?? "") \($0["start_time"] ?? "")" }
    #expect(moments == moments.sorted())
    #expect(Set(rows.map { $0["appointment_id"] }).count == rows.count)
    #expect(rows.allSatisfy { $0["start_time"]?.wholeMatch(of: /([01]\d|2[0-3]):[0-5]\d/) != nil })
    #expect(Set(rows.map { $0["urgency"] ?? "" }).isSubset(of: ["elective", "urgent", "emergency"]))
    #expect(Set(rows.map { $0["status"] ?? "" }).isSubset(of: ["scheduled", "moved", "cancelled"]))
    for row in rows {
      for column in ["patient_id", "last_name", "first_name", "member_id", "service_name", "location"] {
        #expect(row[column] != "", "\(row)")
      }
      #expect(try ordinal(row["birth_date"] ?? "") < printed)
    }
  }

  @Test(arguments: days) func `On Thursday a scan is not authorised whose payer wants that`(day: Int) throws {
    let rules = String(decoding: try world.authorizationRules().bytes, as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: ",").map(String.init) }
    let wanted = Set(rules.filter { $0[4] == "required" }.map { "\($0[0]) \($0[2])" })
    let rows = try rows(day)
    let uncleared = try rows.filter { row in
      // 1970-01-01 was a Thursday.
      try ordinal(row["service_date"] ?? "") % 7 == 0 && ["70551", "73721"].contains(row["service_code"] ?? "")
        && wanted.contains("\(row["payer_id"] ?? "") \(row["service_code"] ?? "")")
        && row["authorization_number"] == "" && row["status"] == "scheduled" && row["urgency"] != "emergency"
    }
    #expect(!uncleared.isEmpty)
    let known = wanted.count { $0.hasPrefix("9") }
    #expect(known == wanted.count && known > 20)
    for row in rows where row["authorization_number"] != "" {
      #expect(wanted.contains("\(row["payer_id"] ?? "") \(row["service_code"] ?? "")"))
    }
  }

  @Test func `Payers are named as in their remittances`() throws {
    var names: [String: String] = [:]
    for set in try world.files(day: 20).filter({ $0.name.hasPrefix("835-") }).map(SplitSegments.init).flatMap(\.sets) {
      names[try #require(set.all("REF", "2U").first)[2]] = try #require(set.all("N1", "PR").first)[2]
    }
    try #require(names.count == 8)
    for row in try rows(20) { #expect(names[row["payer_id"] ?? ""] == row["payer_name"]) }
  }

  @Test func `Some patients are those of the day's claims, with the same number, birth and sex`() throws {
    var births: [String: Set<String>] = [:]
    for set in try world.submissions(answeredOn: 20).map(SplitSegments.init).flatMap(\.sets) where set[0][1] == "837" {
      for (place, segment) in set.enumerated() where segment[0] == "CLM" {
        let record = try #require(set[place...].first { $0[0] == "REF" && $0[1] == "EA" })[2]
        let birth = try #require(set[..<place].last { $0[0] == "DMG" })
        births[record, default: []].insert("\(birth[2]) \(birth[3])")
      }
    }
    let again = try rows(20).filter { births[$0["patient_id"] ?? ""] != nil }
    #expect((10...60).contains(again.count), "\(again.count)")
    for row in again {
      let birth = "\(row["birth_date"]?.replacing("-", with: "") ?? "") \(row["sex"] ?? "")"
      #expect(births[row["patient_id"] ?? ""]?.contains(birth) == true, "\(row)")
    }
  }

  @Test func `An appointment keeps its identity, and an authorisation that came stays`() throws {
    let (earlier, later) = (try rows(20), try rows(23))
    let next = Dictionary(uniqueKeysWithValues: later.map { ($0["appointment_id"] ?? "", $0) })
    var (kept, arrived) = (0, 0)
    for row in earlier {
      guard let now = next[row["appointment_id"] ?? ""] else { continue }
      kept += 1
      for column in ["patient_id", "service_code", "service_date", "start_time", "payer_id"] {
        #expect(row[column] == now[column])
      }
      if row["authorization_number"] != "" { #expect(row["authorization_number"] == now["authorization_number"]) }
      if row["authorization_number"] == "", now["authorization_number"] != "" { arrived += 1 }
    }
    #expect(kept > 20 && arrived > 0, "\(kept), \(arrived)")
  }

  @Test func `The same question gets the same bytes, and a world of no claims has a schedule too`() throws {
    #expect(try world.schedule(after: 20) == world.schedule(after: 20))
    let strangers = try World(seed: 1, claimsPerDay: 0).schedule(after: 20)
    #expect(strangers.name == "schedule-2026-11-21.csv" && strangers.bytes.count > 5000)
    #expect(throws: WorldError.dayBeforeFirst(0)) { try world.schedule(after: 0) }
  }
}
