import Desk
import Foundation
import Testing

@Suite struct DamagedPayerRulesTests {
  private static let header = "payer|line_of_business|kind|days|receipt_days|count|anchor|from|through|confirmed|source"
  private static let row = "*|*|appeal|60|0|calendar|remittance|2000-01-01||no|default"

  private func problem(_ text: String) -> FileProblem? {
    do throws(FileProblem) {
      _ = try PayerRules(text: text, file: "payer-rules.psv")
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("|*|appeal|60|0|calendar|remittance|2000-01-01||no|x", "payer is ''; it must be a payer identifier or *"),
    ("*||appeal|60|0|calendar|remittance|2000-01-01||no|x", "line_of_business is ''"),
    (
      "*|*|apeal|60|0|calendar|remittance|2000-01-01||no|x",
      "kind is 'apeal'; it must be one of appeal, second_appeal, corrected_claim, timely_filing"
    ),
    ("*|*|appeal|0|0|calendar|remittance|2000-01-01||no|x", "days is '0'; it must be a number of days, 1 to 3660"),
    ("*|*|appeal|sixty|0|calendar|remittance|2000-01-01||no|x", "days is 'sixty'"),
    ("*|*|appeal|3661|0|calendar|remittance|2000-01-01||no|x", "days is '3661'"),
    ("*|*|appeal|60|-1|calendar|remittance|2000-01-01||no|x", "receipt_days is '-1'; it must be 0 to 30 days"),
    ("*|*|appeal|60|0|workdays|remittance|2000-01-01||no|x", "count is 'workdays'; it must be calendar or business"),
    ("*|*|appeal|60|0|calendar|ingest|2000-01-01||no|x", "anchor is 'ingest'; it must be remittance or service"),
    ("*|*|appeal|60|0|calendar|remittance|||no|x", "from is ''; it must be a date such as 2026-01-01"),
    ("*|*|appeal|60|0|calendar|remittance|2026-02-30||no|x", "from is '2026-02-30'"),
    (
      "*|*|appeal|60|0|calendar|remittance|2000-01-01|open|no|x",
      "through is 'open'; it must be a date such as 2026-12-31, or empty"
    ),
    ("*|*|appeal|60|0|calendar|remittance|2000-01-01||maybe|x", "confirmed is 'maybe'; it must be yes or no"),
    ("*|*|appeal|60|0|calendar|remittance|2000-01-01||no", "expected 11 cells, found 10"),
    ("*|*|appeal|60|0|calendar|remittance|2000-01-01||no|x|y", "expected 11 cells, found 12"),
    ("   ", "expected 11 cells, found 1"),
  ]) func `A damaged row is named by file, line and cell`(damaged: String, words: String) {
    let found = problem("# comment\n\(Self.header)\n\(Self.row)\n\n\(damaged)\n")
    #expect(found?.file == "payer-rules.psv")
    #expect(found?.line == 5)
    #expect(found?.what.hasPrefix(words) == true)
  }

  @Test func `Columns in another order are refused where they stand`() {
    let found = problem("# comment\nline_of_business|payer\n\(Self.row)")
    #expect(found?.description == "payer-rules.psv:2: the columns must be \(Self.header)")
  }

  @Test(arguments: ["", "\n\n", "# nothing but a comment\n"]) func `An empty table is refused`(text: String) {
    #expect(problem(text)?.description == "payer-rules.psv:1: the table is empty")
  }

  @Test func `A line of business that no claim can have is refused`() {
    let found = problem("\(Self.header)\n*|medicre|appeal|60|0|calendar|remittance|2000-01-01||no|x")
    #expect(found?.line == 2)
    #expect(found?.what.hasPrefix("line_of_business is 'medicre'") == true)
  }

  @Test func `A row that ends before it starts is refused`() {
    let found = problem("\(Self.header)\n*|*|appeal|60|0|calendar|remittance|2026-01-01|2025-12-31|no|x")
    #expect(found?.line == 2)
    #expect(found?.what.hasPrefix("through is '2025-12-31'") == true)
  }

  @Test func `Two rows for the same payer, line, kind and start are refused`() {
    let found = problem("\(Self.header)\n\(Self.row)\n*|*|appeal|90|0|calendar|remittance|2000-01-01||yes|other")
    #expect(found?.line == 3)
  }

  @Test func `A table that was saved with Windows line ends means the same`() throws {
    let unix = try PayerRules(text: "\(Self.header)\n\(Self.row)\n", file: "payer-rules.psv")
    let windows = try PayerRules(text: "\(Self.header)\r\n\(Self.row)\r\n", file: "payer-rules.psv")
    #expect(windows.rules == unix.rules)
  }
}
