import Foundation
import Testing
import X12

/// Public sample files with what their authors and several other parsers say of them. The files are no part of the
/// project, see `SharedFiles`.
@Suite(.enabled(if: SharedFiles.areThere, "the shared X12 files are not beside this checkout"))
struct SharedFilesTests {
  /// Counts segments that begin a claim without this library: an identifier after a terminator or at the start of a line.
  private func countClaims(_ bytes: [UInt8]) throws -> Int {
    let text = String(decoding: bytes.filter { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    return text.matches(of: /[~](?:CLP|clp|CLM|clm)[*]/).count
  }

  @Test func claimFilesAndAcknowledgementsAreReadAsTheirIndexSays() throws {
    var (claimFiles, answers) = (0, 0)
    for row in try SharedFiles.table(SharedFiles.x12.appending(path: "INDEX.tsv")) {
      let name = try #require(row["file"])
      let version = row["version"] ?? ""
      guard row["envelope_check"] == "ok", row["valid_expected"]?.hasPrefix("valid (") == true else { continue }
      let bytes = try SharedFiles.bytes(SharedFiles.x12.appending(path: name))
      let isClaims = ["005010X222", "005010X223", "005010X224"].contains { version.hasPrefix($0) }
      guard isClaims || version == "005010X214" || version.hasPrefix("005010X231") else { continue }
      let events = read(bytes)
      #expect(events.errors.isEmpty, "\(name): \(events.errors)")
      #expect(events.sets.allSatisfy { $0.intact }, "\(name)")
      if isClaims {
        claimFiles += 1
        #expect(events.submittedClaims.count == (try countClaims(bytes)) && !events.submittedClaims.isEmpty, "\(name)")
        #expect(events.submittedClaims.allSatisfy { !$0.lines.isEmpty && $0.patient != nil }, "\(name)")
      } else {
        answers += 1
        #expect(!events.claimStatuses.isEmpty || !events.functionalAcknowledgements.isEmpty, "\(name)")
      }
    }
    #expect(claimFiles >= 25 && answers >= 1)
  }

  @Test func sampleFilesAreReadOrRefusedAsTheirIndexSays() throws {
    var accepted = 0
    for row in try SharedFiles.table(SharedFiles.x12.appending(path: "INDEX.tsv")) {
      let name = try #require(row["file"])
      let bytes = try SharedFiles.bytes(SharedFiles.x12.appending(path: name))
      let events = read(bytes)
      let expected = row["valid_expected"] ?? ""
      let isGood =
        row["version"]?.hasPrefix("005010X221") == true && row["envelope_check"] == "ok"
        && (expected.hasPrefix("valid (") || expected.hasPrefix("unstated"))
      if isGood {
        accepted += 1
        #expect(events.errors.isEmpty, "\(name)")
        #expect(events.claims.count == (try countClaims(bytes)), "\(name)")
        #expect(events.claims.count > 0, "\(name)")
        #expect(events.sets.allSatisfy { $0.intact }, "\(name)")
      } else {
        let isLeftAside = events.sets.contains { $0.transaction.support != .remittance }
        #expect(!events.errors.isEmpty || isLeftAside, "\(name)")
      }
    }
    #expect(accepted >= 9)
  }

  @Test func edgeFilesAreJudgedAsTheirTableSays() throws {
    let extra: Set = ["049", "053"]
    let edge = SharedFiles.x12.appending(path: "edge")
    var judged = 0
    for row in try SharedFiles.table(edge.appending(path: "EDGE.tsv")) {
      let name = try #require(row["file"])
      let expected = try #require(row["expected"])
      let number = String(name.prefix(3))
      let bytes = try SharedFiles.bytes(edge.appending(path: name))
      let events = read(bytes)
      if String(decoding: bytes, as: UTF8.self).contains(/ST.835/) || row["truth_claims"] == "0" {
        let claims = events.sets.reduce(0) { $0 + $1.claims }
        #expect(claims == Int(row["truth_claims"] ?? ""), "\(name)")
      }
      guard row["snip"] == "1" || extra.contains(number) || number == "001" || number == "047" else { continue }
      judged += 1
      if number == "067" {
        #expect(events.sets.map(\.transaction.support) == [.unsupported("not supported yet: 004010X091A1")])
      } else if expected.hasPrefix("invalid"), !expected.hasPrefix("invalid-ish"),
        !expected.hasPrefix("invalid(strict)")
      {
        #expect(!events.errors.isEmpty, "\(name)")
      } else {
        #expect(events.errors.isEmpty, "\(name)")
        if expected.contains("warn") { #expect(!events.warnings.isEmpty, "\(name)") }
      }
    }
    #expect(judged >= 25)
  }
}
