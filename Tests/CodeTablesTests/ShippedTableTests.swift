import Foundation
import Testing
import X12

@testable import CodeTables

/// The tables that ship, by figures of their publishers.
struct ShippedTableTests {
  private static let tables = Result { try CodeTableFolder.shipped() }

  private func table(_ name: CodeTableName) throws -> CodeTable { try #require(try Self.tables.get()[name]) }

  /// How many codes CMS counts in each fiscal year.
  @Test(arguments: [("2023-10-01", 74_044), ("2024-10-01", 74_260), ("2025-10-01", 74_719)])
  func diagnosesAreThoseOfTheirYear(day: String, count: Int) throws {
    #expect(try table(.icd10cm).codes(on: #require(CalendarDate(iso: day))).count == count)
  }

  @Test func theOnesThatComeAndGoAreRight() throws {
    let diagnoses = try table(.icd10cm)
    // Obesity by class came with fiscal year 2025, in the place of E66.8.
    #expect(diagnoses.verdict("E66811", on: CalendarDate(iso: "2024-09-30")) == .notOnThatDay)
    #expect(diagnoses.verdict("E66811", on: CalendarDate(iso: "2024-10-01")) == .valid)
    #expect(diagnoses.verdict("E668", on: CalendarDate(iso: "2024-10-01")) == .notOnThatDay)
    #expect(diagnoses.verdict("E66", on: CalendarDate(iso: "2024-10-01")) == .unknown)
    #expect(try table(.hcpcs).verdict("J1100", on: CalendarDate(iso: "2024-01-01")) == .valid)
    #expect(try table(.hcpcs).verdict("C1300", on: CalendarDate(iso: "2024-01-01")) == .notOnThatDay)
  }

  @Test func theSmallOnesHaveWhatEveryoneKnows() throws {
    for (name, codes) in [
      (CodeTableName.carc, ["1", "45", "97", "A1", "B7"]), (.rarc, ["M15", "MA01", "N19", "N781"]),
      (.pos, ["02", "10", "11", "21", "99"]), (.state, ["NY", "PR", "AE", "ON"]), (.country, ["US", "CA", "MX"]),
    ] {
      for code in codes { #expect(try table(name).verdict(code) == .valid, "\(name) \(code)") }
    }
    #expect(try table(.pos).verdict("48") == .unknown)
    #expect(try table(.state).verdict("XX") == .unknown)
  }

  /// What belongs to others must not come along.
  @Test func nothingShipsThatBelongsToOthers() throws {
    let names = try Self.tables.get().keys
    #expect(Set(names) == [.icd10cm, .hcpcs, .carc, .rarc, .pos, .state, .country])
    let folder = try #require(Bundle.codeTables.url(forResource: "Tables", withExtension: nil))
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where file.hasSuffix(".psv") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      // Codes and days, no words.
      let words = text.split(separator: "\n").dropFirst().filter { $0.contains(" ") }
      #expect(words.isEmpty, "\(file)")
    }
  }
}
