import CodeSets
import X12

extension PayerRules {
  /// Reads the pipe-separated table; the first line names the columns, `#` starts a comment.
  ///
  /// - Throws: `FileProblem` with file and line for anything that is not a rule.
  package init(text: String, file: String) throws(FileProblem) {
    let columns = [
      "payer", "line_of_business", "kind", "days", "receipt_days", "count", "anchor", "from", "through", "confirmed",
      "source",
    ]
    var rules: [Rule] = []
    var sawHeader = false
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      if line.isEmpty || line.hasPrefix("#") { continue }
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      if !sawHeader {
        guard cells == columns else {
          throw FileProblem(file: file, line: number, what: "the columns must be \(columns.joined(separator: "|"))")
        }
        sawHeader = true
        continue
      }
      let rule = try Rule(cells: cells, columns: columns, file: file, line: number)
      guard !rules.contains(where: { $0.name == rule.name }) else {
        throw FileProblem(file: file, line: number, what: "a second row for \(rule.name): which one holds is not told")
      }
      rules.append(rule)
    }
    guard sawHeader else { throw FileProblem(file: file, line: 1, what: "the table is empty") }
    self.init(rules: rules)
  }
}

extension PayerRules.Rule {
  fileprivate init(cells: [String], columns: [String], file: String, line: Int) throws(FileProblem) {
    guard cells.count == columns.count else {
      throw FileProblem(file: file, line: line, what: "expected \(columns.count) cells, found \(cells.count)")
    }
    func problem(_ column: Int, _ wanted: String) -> FileProblem {
      FileProblem(file: file, line: line, what: "\(columns[column]) is '\(cells[column])'; it must be \(wanted)")
    }
    guard !cells[0].isEmpty else { throw problem(0, "a payer identifier or *") }
    guard cells[1] == "*" || ClaimFiling.LineOfBusiness(rawValue: cells[1]) != nil else {
      throw problem(1, "* or one of \(ClaimFiling.LineOfBusiness.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    guard let kind = ClockKind(rawValue: cells[2]), ClockKind.setByPayers.contains(kind) else {
      throw problem(2, "one of \(ClockKind.setByPayers.map(\.rawValue).joined(separator: ", "))")
    }
    guard let days = Int(cells[3]), (1...3660).contains(days) else { throw problem(3, "a number of days, 1 to 3660") }
    guard let receiptDays = Int(cells[4]), (0...30).contains(receiptDays) else { throw problem(4, "0 to 30 days") }
    guard cells[5] == "calendar" || cells[5] == "business" else { throw problem(5, "calendar or business") }
    guard let anchor = PayerRules.Anchor(rawValue: cells[6]) else { throw problem(6, "remittance or service") }
    guard let from = CalendarDate(iso: cells[7]) else { throw problem(7, "a date such as 2026-01-01") }
    let through = CalendarDate(iso: cells[8])
    guard cells[8].isEmpty || through != nil else { throw problem(8, "a date such as 2026-12-31, or empty") }
    if let through, through < from { throw problem(8, "no earlier than from") }
    guard cells[9] == "yes" || cells[9] == "no" else { throw problem(9, "yes or no") }
    self.init(
      payer: cells[0], lineOfBusiness: cells[1], kind: kind, days: days, receiptDays: receiptDays,
      countsBusinessDays: cells[5] == "business", anchor: anchor, from: from, through: through,
      isConfirmed: cells[9] == "yes", source: cells[10])
  }
}
