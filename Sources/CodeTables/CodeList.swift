import X12

/// A list of codes as this product writes it: `code|from|through` on each line. A line of `*` says which days the list speaks about;
/// without one it speaks about all.
enum CodeList {
  static func table(_ bytes: [UInt8], file: String) throws(CodeFileProblem) -> CodeTable {
    var table = CodeTable()
    var lines = CodeLines(bytes)
    while let line = lines.next() {
      // Most lines are a code and nothing else.
      if lines.number > 1, !line.isEmpty, line.allSatisfy({ $0.isASCIILetterOrDigit }) {
        table.add(bytes: line.span)
        continue
      }
      let columns = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
      guard let first = columns.first else { continue }
      let code = first.trimmedText
      guard !code.isEmpty, lines.number > 1 || code != "code" else { continue }
      let from = try day(columns, 1, file, lines.number)
      let through = try day(columns, 2, file, lines.number)
      if let from, let through, through - from < 0 {
        throw CodeFileProblem(file, line: lines.number, "the days end before they begin")
      }
      guard code != "*" else {
        guard table.count == 0 else {
          throw CodeFileProblem(file, line: lines.number, "the line of * must stand before the codes")
        }
        table = CodeTable(covering: from, through: through)
        continue
      }
      table.add(code, from: from, through: through)
    }
    guard table.count > 0 else {
      throw CodeFileProblem(file, "the file holds no codes; each line is code|from|through")
    }
    return table
  }

  private static func day(
    _ columns: [ArraySlice<UInt8>], _ column: Int, _ file: String, _ line: Int
  ) throws(CodeFileProblem) -> CalendarDate? {
    guard column < columns.count else { return nil }
    let text = columns[column].trimmedText
    guard !text.isEmpty else { return nil }
    guard let day = CalendarDate(iso: text) else {
      throw CodeFileProblem(file, line: line, "\(text) is no day like 2025-10-01")
    }
    return day
  }
}
