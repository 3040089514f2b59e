import Foundation
import Testing
import World

@Suite("Denials are as common as in life")
struct DenialShareTests {
  /// The product's own table of reason codes, read as text: code and kind (denial, adj, pend).
  static let table = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/CodeSets/Tables/carc.psv").standardized
  static let isPresent = FileManager.default.fileExists(atPath: table.path)

  private func kinds() throws -> [String: String] {
    let rows = try String(contentsOf: Self.table, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
    let header = try #require(rows.first)
    let (code, kind) = (try #require(header.firstIndex(of: "code")), try #require(header.firstIndex(of: "kind")))
    return Dictionary(uniqueKeysWithValues: rows.dropFirst().map { ($0[code], $0[kind]) })
  }

  // Skipped while the code table is not part of the tree.
  @Test("between 10 and 14 per cent of charges are denied", .enabled(if: isPresent), arguments: [UInt64(1), 2, 3])
  func share(seed: UInt64) throws {
    let kinds = try kinds()
    var (charged, denied) = (0, 0)
    for day in 1...2 {
      for claim in try World(seed: seed, claimsPerDay: 1500).answer(day: day).claims where claim.role != .reversal {
        charged += claim.charge
        denied += claim.adjustments.filter { kinds[$0.reason] == "denial" && $0.cents > 0 }.reduce(0) { $0 + $1.cents }
      }
    }
    let share = Double(denied) / Double(charged)
    #expect((0.10...0.14).contains(share), "\(share)")
  }

  @Test("what the ground truth calls denied is what the code table calls denied", .enabled(if: isPresent))
  func kindsAgree() throws {
    let kinds = try kinds()
    for day in [1, 45] {
      for claim in try SplitDay.shared(day).answer.claims where claim.role != .reversal {
        for adjustment in claim.adjustments {
          let kind = try #require(kinds[adjustment.reason], "\(adjustment.reason)")
          #expect(adjustment.denies == (kind == "denial" && adjustment.cents > 0), "\(adjustment)")
        }
      }
    }
  }

  @Test("the mix of reasons is broad")
  func mix() throws {
    var reasons: Set<String> = []
    var statuses: Set<String> = []
    var remarks: Set<String> = []
    for day in 1...8 {
      for (_, _, claim) in try SplitDay.shared(day).claims {
        reasons.formUnion(claim.allAdjustments.map { "\($0.group)-\($0.reason)" })
        remarks.formUnion(claim.remarks)
        statuses.insert(claim.status)
      }
    }
    let expected = [
      "CO-197", "CO-50", "CO-16", "CO-29", "CO-97", "CO-18", "OA-18", "PR-27", "PR-204", "PR-96", "CO-11", "CO-4",
      "CO-252", "CO-22", "CO-45", "OA-133", "OA-23", "PR-1", "PR-2", "PR-3", "CO-253", "CO-94",
    ]
    #expect(reasons.isSuperset(of: expected), "\(Set(expected).subtracting(reasons))")
    #expect(statuses == ["1", "2", "4", "19", "22"])
    #expect(remarks.isSuperset(of: ["MA130", "MA01", "N130", "M127", "MA04", "N115", "M15"]), "\(remarks)")
  }
}
