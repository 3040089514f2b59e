import Desk
import Doors
import Testing
import X12

/// One file for each trap of the format, with what it should come to.
@Suite(
  "The door knows the traps of the format", .serialized,
  .enabled(if: SharedX12.isThere, "the shared X12 files are not beside this checkout"))
struct EdgeTests {
  /// Syntax alone (SNIP 1), and the two whose payment does not balance; what is no supported version is tested apart.
  static let rows = SharedX12.table("edge/EDGE.tsv").filter { row in
    (row["snip"] == "1" || ["049", "053"].contains(row["file"].prefix(3))) && row["file"] != "067_4010_835.edi"
  }

  static func isToBeAccepted(_ row: SharedX12.Row) -> Bool {
    let expected = row["expected"]
    return expected.hasPrefix("valid") || expected.hasPrefix("policy") || expected.hasPrefix("invalid-ish")
      || expected.contains("tolerate") || expected.contains("or invalid") || expected.hasPrefix("L3")
  }

  @Test("accepted or quarantined as it should be, and every claim counted", arguments: rows)
  func verdict(row: SharedX12.Row) async throws {
    let bytes = try SharedX12.bytes("edge/" + row["file"])
    let workplace = try await Workplace()
    let report = try await workplace.take(bytes, name: row["file"])
    #expect(report.status == (EdgeTests.isToBeAccepted(row) ? .accepted : .quarantined), "\(report.problems)")
    if SplitX12(bytes).count(of: "CLM") == 0 { #expect(report.claims == Int(row["truth_claims"])) }
    if report.status == .quarantined {
      #expect(report.problems.contains { $0.severity == .error })
      #expect(report.posted == 0)
      #expect(try await workplace.number("SELECT COUNT(*) FROM claim") == 0)
    }
    if ["049", "053"].contains(row["file"].prefix(3)) {
      #expect(try await workplace.cases("unbalanced").count == 1)
    }
  }

  @Test(
    "the same remittance twice in one file is held the second time",
    arguments: ["015_two_interchanges.edi", "017_two_groups.edi", "063_segments_between_interchanges.edi"])
  func heldWithinOneFile(file: String) async throws {
    let workplace = try await Workplace()
    let report = try await workplace.take(try SharedX12.bytes("edge/" + file), name: file)
    #expect(report.status == .accepted)
    #expect(report.posted == 3)
    #expect(report.held == 3)
    #expect(try await workplace.cases("suspected_duplicate").count == 1)
  }

  @Test("an older version is named in the words of the refusal")
  func unsupported() async throws {
    let workplace = try await Workplace()
    let report = try await workplace.take(try SharedX12.bytes("edge/067_4010_835.edi"))
    #expect(report.status == .quarantined)
    #expect(report.problems.contains { $0.message.contains("not supported yet: 004010X091A1") })
  }
}
