import X12

/// HCPCS level II as CMS publishes it each quarter, `HCPC2026_OCT_ANWEB.txt`: records of 320 columns, each code with the days on
/// which it was added and ended.
struct ServiceEdition {
  /// The quarter that the edition is for.
  let begins: CalendarDate
  let ends: CalendarDate

  /// What a file's name says; `nil` when it is no such file.
  init?(fileName: String) {
    let name = fileName.uppercased()
    guard name.hasPrefix("HCPC"), name.contains("ANWEB"), name.hasSuffix(".TXT") else { return nil }
    let words = name.dropFirst(4).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard let year = words.first.flatMap({ Int($0.prefix(4)) }) else { return nil }
    let month = words.compactMap { Self.quarters[String($0.prefix(3))] }.first ?? 1
    guard let begin = CalendarDate(year: year, month: month, day: 1),
      let next = month == 10
        ? CalendarDate(year: year + 1, month: 1, day: 1) : CalendarDate(year: year, month: month + 3, day: 1)
    else { return nil }
    (begins, ends) = (begin, next.adding(days: -1))
  }

  private static let quarters = ["JAN": 1, "APR": 4, "JUL": 7, "OCT": 10]

  /// The codes with their days; what ended before the quarter may be missing, so the table speaks about the quarter.
  func codes(_ bytes: [UInt8], file: String) throws(CodeFileProblem) -> CodeTable {
    var codes = CodeTable(covering: begins, through: ends)
    var lines = CodeLines(bytes)
    while let line = lines.next() {
      // Other records continue a description (4, 8) or hold modifiers (7).
      guard line.columns(11, through: 11) == "3" else { continue }
      let code = line.columns(1, through: 5)
      guard code.utf8.count == 5, code.utf8.allSatisfy({ $0.isASCIILetterOrDigit }) else {
        throw CodeFileProblem(
          file, line: lines.number, "no code stands in columns 1 to 5; take the file as CMS publishes it")
      }
      codes.add(
        code, from: try day(line.columns(269, through: 276), file, lines.number),
        through: try day(line.columns(285, through: 292), file, lines.number))
    }
    guard codes.count > 0 else { throw CodeFileProblem(file, "the file holds no codes") }
    return codes
  }

  private func day(_ text: String, _ file: String, _ line: Int) throws(CodeFileProblem) -> CalendarDate? {
    guard !text.isEmpty, text != "00000000", text != "99991231" else { return nil }
    let digits = Array(text.utf8)
    guard let day = CalendarDate(d8: digits.span) else {
      throw CodeFileProblem(file, line: line, "\(text) is no day like 20251001; take the file as CMS publishes it")
    }
    return day
  }
}
