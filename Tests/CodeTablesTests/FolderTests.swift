import Foundation
import Testing
import X12

@testable import CodeTables

/// Folders of code tables, in this product's form and in their publishers'.
struct FolderTests {
  private static func day(_ text: String) -> CalendarDate? { CalendarDate(iso: text) }

  /// The tables of a folder with these files.
  private func tables(
    _ files: [String: String], over known: [CodeTableName: CodeTable] = [:]
  ) throws -> [CodeTableName: CodeTable] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "codes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return try CodeTableFolder(folder).tables(over: known)
  }

  private func problem(_ files: [String: String]) -> String? {
    do {
      _ = try tables(files)
      return nil
    } catch {
      let problem = error as? CodeFileProblem
      return problem.map { "\($0.line.map { "\($0): " } ?? "")\($0.message)" } ?? "\(error)"
    }
  }

  @Test func filesThatNoTableIsMadeOfAreNamed() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "codes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["icd10.psv", "pos.psv", "icd10cm_codes_2027.txt", "HCPC2027_JAN_ANWEB.txt", "codes.zip", "README.md"] {
      try Data().write(to: folder.appending(path: name))
    }
    #expect(try CodeTableFolder(folder).strangers() == ["codes.zip", "icd10.psv"])
  }

  @Test func aListNamesCodesAndDays() throws {
    let pos = try #require(
      try tables(["pos.psv": "code|from|through\r\n11\n 02 |2017-01-01|\n10||2021-12-31\n\n"])[.pos])
    #expect(pos.count == 3)
    #expect(pos.verdict("02", on: Self.day("2016-12-31")) == .notOnThatDay)
    #expect(pos.verdict("10", on: Self.day("2022-01-01")) == .notOnThatDay)
    #expect(pos.verdict("99", on: Self.day("2022-01-01")) == .unknown)
    let edition = try #require(try tables(["rarc.psv": "*||2024-07-31\nN1"])[.rarc])
    #expect(edition.verdict("N2", on: Self.day("2024-07-31")) == .unknown)
    #expect(edition.verdict("N2", on: Self.day("2024-08-01")) == .notCovered)
  }

  @Test func anOrderFileHoldsHeadingsThatNoClaimMayCarry() throws {
    let order = """
      00001 A00     0 Cholera                                                      Cholera
      00002 A000    1 Cholera due to Vibrio cholerae 01, biovar cholerae           Cholera due to Vibrio cholerae 01, biovar cholerae
      """
    let codes = try #require(try tables(["icd10cm-order-2026.txt": order])[.icd10cm])
    #expect(codes.count == 1)
    #expect(codes.verdict("A000", on: Self.day("2025-10-01")) == .valid)
    #expect(codes.verdict("A00", on: Self.day("2025-10-01")) == .unknown)
    #expect(codes.verdict("A00", on: Self.day("2025-09-30")) == .notCovered)
    #expect(codes.verdict("A000", on: Self.day("2026-10-01")) == .notCovered)
  }

  @Test func anEditionOfAMonthEndsTheOneBeforeIt() throws {
    let codes = try #require(
      try tables([
        "icd10cm_codes_2025.txt": "A000    Cholera\nA001    Other\n",
        "icd10cm-codes-April-2025.txt": "A000    Cholera\nA002    New in April\n",
        "icd10cm_codes_2026.txt": "A000    Cholera\nA002    New in April\n",
      ])[.icd10cm])
    #expect(codes.verdict("A001", on: Self.day("2025-03-31")) == .valid)
    #expect(codes.verdict("A001", on: Self.day("2025-04-01")) == .notOnThatDay)
    #expect(codes.verdict("A002", on: Self.day("2025-03-31")) == .notOnThatDay)
    #expect(codes.verdict("A002", on: Self.day("2026-09-30")) == .valid)
    #expect(codes.verdict("A003", on: Self.day("2024-09-30")) == .notCovered)
  }

  @Test func anEditionAddsItsDaysToTheTableThatShips() throws {
    let shipped = try CodeTableFolder.shipped()
    let codes = try #require(try tables(["icd10cm_codes_2027.txt": "A000    Cholera\n"], over: shipped)[.icd10cm])
    #expect(codes.verdict("A000", on: Self.day("2027-09-30")) == .valid)
    #expect(codes.verdict("A0100", on: Self.day("2026-09-30")) == .valid)
    #expect(codes.verdict("Q9999", on: Self.day("2026-11-22")) == .unknown)
    #expect(shipped[.icd10cm]?.verdict("Q9999", on: Self.day("2026-11-22")) == .notCovered)
  }

  @Test func aQuarterOfServicesSaysWhenEachWasAddedAndEnded() throws {
    func record(_ code: String, _ kind: String, _ added: String, _ ended: String) -> String {
      let head = "\(code)00100\(kind)A description".padding(toLength: 268, withPad: " ", startingAt: 0)
      return (head + added + added + ended).padding(toLength: 320, withPad: " ", startingAt: 0)
    }
    let none = "        "
    let file = [
      record("A0021", "3", "19850101", none), record("A0021", "4", none, none), record("J0001", "3", "20261001", none),
      record("J0002", "3", "20100101", "20261031"), record("   AA", "7", "19850101", none),
    ].joined(separator: "\r\n")
    let codes = try #require(try tables(["HCPC2026_OCT_ANWEB_09262026.txt": file])[.hcpcs])
    #expect(codes.count == 3)
    #expect(codes.verdict("A0021", on: Self.day("2026-12-31")) == .valid)
    #expect(codes.verdict("J0001", on: Self.day("2026-09-30")) == .notCovered)
    #expect(codes.verdict("J0002", on: Self.day("2026-11-01")) == .notOnThatDay)
    #expect(codes.verdict("J0003", on: Self.day("2026-11-01")) == .unknown)
    #expect(codes.verdict("J0003", on: Self.day("2027-01-01")) == .notCovered)
  }

  @Test func columnsAreFoundByName() throws {
    let taxonomy = #"""
      Code,Grouping,Definition,Effective Date,Deactivation Date
      282N00000X,Hospitals,"An organization, with ""beds"" and staff",7/1/2003,
      207QX0000X,Allopathic,,1/1/2001,12/31/2009
      """#
    let codes = try #require(try tables(["nucc_taxonomy_251.csv": taxonomy])[.taxonomy])
    #expect(codes.verdict("282N00000X", on: Self.day("2026-01-01")) == .valid)
    #expect(codes.verdict("207QX0000X", on: Self.day("2010-01-01")) == .notOnThatDay)
    let services =
      "HCPC,SEQNUM,ADD DT,ACT EFF DT,TERM DT\nJ1100,100,19860101,20000101,\nJ0001,100,20000101,20000101,20051231\n"
    let hcpcs = try #require(try tables(["HCPC2026_OCT_ANWEB.csv": services])[.hcpcs])
    #expect(hcpcs.verdict("J0001", on: Self.day("2006-01-01")) == .notOnThatDay)
    #expect(try tables(["carc.csv": "Code,Start,Stop\n1,01/01/1995,\n"])[.carc]?.count == 1)
  }

  @Test func faultsAreNamedWithTheirLine() {
    #expect(problem(["pos.psv": "11\n12|20250101"]) == "2: 20250101 is no day like 2025-10-01")
    #expect(problem(["pos.psv": "11|2025-01-02|2025-01-01"]) == "1: the days end before they begin")
    #expect(problem(["pos.psv": "11\n*|2025-01-02"]) == "2: the line of * must stand before the codes")
    #expect(problem(["pos.psv": "code|from|through\n"]) == "the file holds no codes; each line is code|from|through")
    #expect(
      problem(["icd10cm_codes_2026.txt": "code\tname\n"])
        == "1: no code stands in columns 1 to 7; take the file as CMS publishes it")
    #expect(problem(["carc.csv": "a,b\n1,2"])?.hasPrefix("1: no column is called code") == true)
    #expect(problem(["carc.csv": "code,start\n1,x"]) == "2: x is no day like 2025-10-01, 20251001 or 10/1/2025")
    #expect(problem(["readme.txt": "hello"])?.hasPrefix("no file here is a table of codes") == true)
  }

  @Test func aFolderThatIsNotThereIsNamed() {
    #expect(throws: CodeFileProblem.self) {
      try CodeTableFolder(URL(filePath: "/no/such/folder")).tables(over: [:])
    }
  }
}
