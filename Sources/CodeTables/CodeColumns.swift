import CSV
import X12

/// A list of codes as a table with named columns (CSV), such as `nucc_taxonomy_251.csv` or a spreadsheet of HCPCS or of reasons that
/// was saved as CSV. The columns of the code and of its days are found by their names; a list speaks about every day.
enum CodeColumns {
  /// Names of columns, most telling first, in lower case without anything but letters and digits.
  private static let codeNames = ["code", "hcpc", "hcpcs", "hcpcscode", "poscode", "revenuecode", "taxonomycode"]
  private static let fromNames = [
    "from", "start", "startdate", "effectivedate", "adddt", "dateadded", "added", "effective",
  ]
  private static let throughNames = [
    "through", "end", "enddate", "stop", "stopdate", "termdt", "dateterm", "terminationdate", "deactivationdate",
    "deactivated",
  ]

  static func table(_ bytes: [UInt8], file: String) throws(CodeFileProblem) -> CodeTable {
    var table = CodeTable()
    var places: (code: Int, from: Int?, through: Int?)?
    for record in CSVReader(bytes: bytes) {
      let row: CSVRecord
      switch record {
      case .success(let read): row = read
      case .failure(let problem): throw CodeFileProblem(file, line: problem.line, problem.message)
      }
      guard let columns = places else {
        places = try header(row, file)
        continue
      }
      func field(_ place: Int?) -> String {
        place.flatMap { $0 < row.fields.count ? row.fields[$0] : nil }.map(trimmed) ?? ""
      }
      let code = field(columns.code)
      guard !code.isEmpty else { continue }
      table.add(
        code, from: try day(field(columns.from), file, row.line),
        through: try day(field(columns.through), file, row.line)
      )
    }
    guard table.count > 0 else { throw CodeFileProblem(file, "the file holds no codes below its line of column names") }
    return table
  }

  private static func header(
    _ row: CSVRecord, _ file: String
  ) throws(CodeFileProblem) -> (code: Int, from: Int?, through: Int?) {
    let names = row.fields.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
    func place(_ wanted: [String]) -> Int? { wanted.lazy.compactMap { names.firstIndex(of: $0) }.first }
    guard let code = place(codeNames) else {
      throw CodeFileProblem(
        file, line: row.line, "no column is called code; the first line names the columns: code, from, through")
    }
    return (code, place(fromNames), place(throughNames))
  }

  /// A day as spreadsheets write it: `2025-10-01`, `20251001` or `10/1/2025`.
  private static func day(_ text: String, _ file: String, _ line: Int) throws(CodeFileProblem) -> CalendarDate? {
    guard !text.isEmpty else { return nil }
    let digits = Array(text.utf8)
    let parts = text.split(separator: "/").compactMap { Int($0) }
    let american = parts.count == 3 ? CalendarDate(year: parts[2], month: parts[0], day: parts[1]) : nil
    guard let day = CalendarDate(iso: text) ?? CalendarDate(d8: digits.span) ?? american else {
      throw CodeFileProblem(file, line: line, "\(text) is no day like 2025-10-01, 20251001 or 10/1/2025")
    }
    return day.year == 9999 ? nil : day
  }

  private static func trimmed(_ text: String) -> String { Array(text.utf8)[...].trimmedText }
}
