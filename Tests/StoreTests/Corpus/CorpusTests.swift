import Desk
import Doors
import Store
import Testing
import X12

/// Real and made-up files of many authors; they are no part of the project, see `SharedX12`.
@Suite(
  "The door takes the files of the corpus", .serialized,
  .enabled(if: SharedX12.isThere, "the shared X12 files are not beside this checkout"))
struct CorpusTests {
  static let rows = SharedX12.table("INDEX.tsv")

  static func isSoundRemittance(_ row: SharedX12.Row) -> Bool {
    row["version"].hasPrefix("005010X221") && row["envelope_check"] == "ok"
      && (row["valid_expected"].hasPrefix("valid (") || row["valid_expected"].hasPrefix("unstated"))
  }

  /// An intact file of nothing but acknowledgements of the versions that are recorded.
  static func isSoundAcknowledgement(_ row: SharedX12.Row, _ split: SplitX12) -> Bool {
    let sets = split.segments.filter { $0.first == "ST" }
    let version = split.first("GS").map { $0.count > 8 ? $0[8] : "" } ?? ""
    let isRecorded = sets.allSatisfy { $0.count > 1 && $0[1] == "999" && version.hasPrefix("005010X231") }
    return row["envelope_check"] == "ok" && isRecorded && (!sets.isEmpty || split.count(of: "TA1") > 0)
  }

  /// Claims of the versions in force, and what front ends answer to them, in a sound envelope.
  static func isSubmission(_ row: SharedX12.Row) -> Bool {
    let versions = ["005010X222", "005010X223", "005010X224", "005010X214"]
    return versions.contains { row["version"].hasPrefix($0) } && row["envelope_check"] == "ok"
  }

  static func isSoundSubmission(_ row: SharedX12.Row) -> Bool {
    isSubmission(row) && row["valid_expected"].hasPrefix("valid (")
  }

  @Test(
    "claims and front ends' answers are accepted with every claim in them", arguments: rows.filter(isSoundSubmission))
  func submissionAccepted(row: SharedX12.Row) async throws {
    let bytes = try SharedX12.bytes(row["file"])
    let split = SplitX12(bytes)
    let workplace = try await Workplace()
    let report = try await workplace.take(bytes, name: row["file"])
    #expect(report.status == .accepted, "\(report.problems)")
    #expect(try await workplace.number("SELECT COUNT(*) FROM sent_claim") == split.count(of: "CLM"))
    #expect(
      try await workplace.number("SELECT COALESCE(SUM(charge), 0) FROM sent_claim")
        == split.segments.filter { $0.first == "CLM" }.reduce(0) { $0 + Int(TinyDecimal.cents($1[2].utf8) ?? 0) })
    if split.count(of: "CLM") > 0 { #expect(report.claims == split.count(of: "CLM")) }
    _ = try await workplace.store.rebuild()
  }

  @Test("a sound remittance is accepted with every claim in it", arguments: rows.filter(isSoundRemittance))
  func accepted(row: SharedX12.Row) async throws {
    let bytes = try SharedX12.bytes(row["file"])
    let workplace = try await Workplace()
    let report = try await workplace.take(bytes, name: row["file"])
    #expect(report.status == .accepted, "\(report.problems)")
    #expect(report.claims == SplitX12(bytes).count(of: "CLP"))
    #expect(report.claims == report.posted + report.held)
  }

  @Test("any other file is refused with rule, place and words, or recorded as an acknowledgement")
  func refused() async throws {
    let others = CorpusTests.rows.filter {
      !CorpusTests.isSoundRemittance($0) && !CorpusTests.isSubmission($0)
    }
    try #require(others.count > 100)
    for row in others {
      let bytes = try SharedX12.bytes(row["file"])
      let split = SplitX12(bytes)
      let workplace = try await Workplace()
      let report = try await workplace.take(bytes, name: row["file"])
      if CorpusTests.isSoundAcknowledgement(row, split) {
        #expect(report.status == .accepted && report.claims == 0, "\(row["file"]): \(report.problems)")
        continue
      }
      #expect(report.status == .quarantined || report.status == .partial, "\(row["file"])")
      #expect(!report.problems.isEmpty, "\(row["file"])")
      for problem in report.problems {
        #expect(!problem.rule.isEmpty && problem.message.count > 10, "\(row["file"])")
        #expect((0...bytes.count).contains(problem.offset), "\(row["file"])")
      }
      #expect(try await workplace.number("SELECT COUNT(*) FROM problem") == report.problems.count, "\(row["file"])")
      let type = split.first("ST").map { $0.count > 1 ? $0[1] : "" } ?? ""
      let version = split.first("GS").map { $0.count > 8 ? $0[8] : "" } ?? ""
      if row["envelope_check"] == "ok", !type.isEmpty, !version.isEmpty, !["835", "999"].contains(type) {
        let says = report.problems.contains { $0.message.contains("not supported yet: \(version)") }
        #expect(says, "\(row["file"]): \(report.problems.map(\.message))")
      }
    }
  }
}
