import CodeSets
import Desk
import Foundation
import Testing
import X12

@Suite struct DeniedTruthTableTests {
  private let codes: CodeSets

  init() throws { codes = try CodeSets.shipped() }

  @Test(arguments: TruthRow.all) func `Adjustments of the claim are judged as the table says`(row: TruthRow) {
    expect(Judgement(row.asClaim, codes: codes), says: row, line: nil)
  }

  @Test(arguments: TruthRow.all) func `Adjustments of its only line are judged the same`(row: TruthRow) {
    // A denial without a reason is one of the claim, whatever its lines say.
    expect(Judgement(row.asServiceLine, codes: codes), says: row, line: row.category == "unspecified" ? nil : 1)
  }

  private func expect(_ judgement: Judgement, says row: TruthRow, line: Int?) {
    let words = row.outcome.split(separator: " ").map(String.init)
    #expect(judgement.outcome.rawValue == (words[0] == "denial" ? "denial" : row.outcome.asIdentifier))
    #expect(judgement.denied == dollars(row.denied))
    guard words[0] == "denial" else {
      #expect(judgement.issues.isEmpty)
      return
    }
    #expect(!judgement.issues.isEmpty)
    #expect(judgement.issues.allSatisfy { $0.size.rawValue == words[1] && $0.line == line })
    if !row.category.isEmpty { #expect(judgement.issues.map(\.category) == [row.category]) }
  }

  // The shared folder is no part of the project; where it lies beside it, the two tables must say the same.
  @Test(.enabled(if: Files.shared != nil)) func `The table agrees with the one of the domain facts`() throws {
    let folder = try #require(Files.shared).appending(path: "domain/denied-truth-table.tsv")
    let lines = try String(contentsOf: folder, encoding: .utf8).split(separator: "\n").dropFirst()
    try #require(lines.count == TruthRow.all.count)
    for (line, row) in zip(lines, TruthRow.all) {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let ours = [
        row.name, row.status, row.charge, row.paid, row.adjustments, row.remark, row.outcome, row.denied,
      ]
      #expect(Array(cells.prefix(8)) == ours)
      #expect(cells[8].firstMatch(of: /category:? (\w+)/).map { String($0.1) } ?? "" == row.category)
    }
  }
}

extension String {
  /// The outcome as the judgement spells it: `zero-pay review` is `zero_pay_review`.
  fileprivate var asIdentifier: String { split { " -".contains($0) }.joined(separator: "_") }
}
