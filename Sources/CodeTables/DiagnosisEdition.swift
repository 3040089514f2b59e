import X12

/// A file of ICD-10 codes as CMS publishes it for a fiscal year, `icd10cm_codes_2026.txt`, `icd10cm-order-April-2026.txt` or
/// `icd10pcs_order_2026.txt`: the year begins on 1 October before it, an edition of a month in that month.
struct DiagnosisEdition {
  let table: CodeTableName
  /// The first day on which the edition is in force.
  let begins: CalendarDate
  /// The last day of its fiscal year; a later edition of that year ends it earlier.
  let ends: CalendarDate
  /// Whether headings stand between the codes (order files).
  private let isOrdered: Bool

  /// What a file's name says; `nil` when it is no such file.
  init?(fileName: String) {
    let words = fileName.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard words.last == "txt", let first = words.first, let table = Self.tables[first],
      let kind = words.first(where: { $0 == "codes" || $0 == "order" }),
      let year = words.compactMap({ $0.count == 4 ? Int($0) : nil }).first,
      let end = CalendarDate(year: year, month: 9, day: 30)
    else { return nil }
    let month = words.compactMap { Self.months[String($0.prefix(3))] }.first ?? 10
    guard let begin = CalendarDate(year: month < 10 ? year : year - 1, month: month, day: 1) else { return nil }
    (self.table, begins, ends, isOrdered) = (table, begin, end, kind == "order")
  }

  private static let tables: [String: CodeTableName] = ["icd10cm": .icd10cm, "icd10pcs": .icd10pcs]
  private static let months = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
  ]

  /// Adds the codes to a table, for the days from the edition's first to `last`.
  func codes(_ bytes: [UInt8], file: String, through last: CalendarDate) throws(CodeFileProblem) -> CodeTable {
    var codes = CodeTable(covering: begins, through: last)
    var lines = CodeLines(bytes)
    while let line = lines.next() {
      guard !line.trimmedText.isEmpty else { continue }
      let code = isOrdered ? line.columns(7, through: 13) : line.columns(1, through: 7)
      guard (3...7).contains(code.utf8.count), code.utf8.allSatisfy({ $0.isASCIILetterOrDigit }) else {
        throw CodeFileProblem(
          file, line: lines.number,
          "no code stands in columns \(isOrdered ? "7 to 13" : "1 to 7"); take the file as CMS publishes it")
      }
      // A 0 marks a heading, which no claim may carry.
      if isOrdered, line.columns(15, through: 15) == "0" { continue }
      codes.add(code, from: begins, through: last)
    }
    guard codes.count > 0 else { throw CodeFileProblem(file, "the file holds no codes") }
    return codes
  }
}

extension UInt8 {
  var isASCIILetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
