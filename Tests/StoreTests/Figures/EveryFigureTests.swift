import Desk
import Doors
import Store
import Testing
import Trail
import World
import X12

@Suite("Every amount on every page leads to the bytes that say it", .serialized)
struct EveryFigureTests {
  @Test("in generated days, follow-ups and damage included", arguments: [(1, 60), (2, 25), (3, 25)])
  func world(seed: UInt64, claims: Int) async throws {
    let workplace = try await Workplace()
    var originals: [Digest: [UInt8]] = [:]
    let world = World(seed: seed, claimsPerDay: claims)
    for day in [1, 2, 3, 4, 45] {
      for file in try world.files(day: day) {
        originals[try await workplace.take(file.bytes, name: file.name).digest] = file.bytes
      }
    }
    var audit = FigureAudit(workplace, originals: originals)
    try await audit.run()
    #expect(audit.faults.isEmpty, "\(audit.faults.count): \(audit.faults.prefix(8).joined(separator: "\n"))")
    #expect(audit.figures > 1000)
    #expect(audit.sums > 100)
    #expect(try await workplace.number("SELECT COUNT(*) FROM provider_adjustment") > 0)
  }

  @Test("in real files", .enabled(if: SharedX12.isThere, "the shared X12 files are not beside this checkout"))
  func corpus() async throws {
    let workplace = try await Workplace()
    var originals: [Digest: [UInt8]] = [:]
    let real = CorpusTests.rows.filter(CorpusTests.isSoundRemittance).map { $0["file"] }
    let edge = EdgeTests.rows.filter(EdgeTests.isToBeAccepted).map { "edge/" + $0["file"] }
    for file in real + edge {
      let bytes = try SharedX12.bytes(file)
      originals[try await workplace.take(bytes, name: file).digest] = bytes
    }
    var audit = FigureAudit(workplace, originals: originals)
    try await audit.run()
    #expect(audit.faults.isEmpty, "\(audit.faults.count): \(audit.faults.prefix(8).joined(separator: "\n"))")
    #expect(audit.figures > 300)
  }

  @Test(
    "whatever the delimiters and line breaks",
    .enabled(if: SharedX12.isThere, "the shared X12 files are not beside this checkout"),
    arguments: ["045_wrapped_80col.edi", "009_delims_control.edi", "007_term_is_crlf.edi"])
  func oddities(file: String) async throws {
    let workplace = try await Workplace()
    let bytes = try SharedX12.bytes("edge/" + file)
    let report = try await workplace.take(bytes, name: file)
    try #require(report.posted == 3)
    var audit = FigureAudit(workplace, originals: [report.digest: bytes])
    try await audit.run()
    #expect(audit.faults.isEmpty, "\(audit.faults.prefix(8).joined(separator: "\n"))")
    #expect(audit.figures > 30)
  }

  @Test("a denial without a reason, and a difference, are sums with sources")
  func sumsOfOneIssue() async throws {
    let workplace = try await Workplace()
    var unexplained = SmallClaim.denied(account: "ACCT000002")
    unexplained.status = "4"
    unexplained.adjustments = [("CO", "45", 100_00)]
    var remittance = SmallRemittance(claims: [unexplained, .paid(60_00)])
    remittance.payment = 59_99
    let report = try await workplace.take(remittance)
    #expect(try await workplace.cases("unspecified").count == 1)
    #expect(try await workplace.cases("unbalanced").count == 1)
    var audit = FigureAudit(workplace, originals: [report.digest: remittance.bytes])
    try await audit.run()
    #expect(audit.faults.isEmpty, "\(audit.faults.joined(separator: "\n"))")
  }
}
