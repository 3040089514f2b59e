/// A table of tab-separated rows under a header row; lines that begin with `#` and a space are comments.
struct SeparatedTable {
  let name: String
  let columns: [String]
  let rows: [Row]

  /// One row and where it stands.
  struct Row {
    let table: String
    let line: Int
    fileprivate let columns: [String]
    fileprivate let values: [String]
  }

  /// Splits the text; refuses a row that has not as many values as there are columns.
  init(name: String, text: String) throws(WorldError) {
    var columns: [String] = []
    var rows: [Row] = []
    for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("# ") { continue }
      let values = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
      if columns.isEmpty {
        columns = values
      } else if values.count == columns.count {
        rows.append(Row(table: name, line: offset + 1, columns: columns, values: values))
      } else {
        throw .tableRow(
          table: name, line: offset + 1, reason: "has \(values.count) values, expected \(columns.count)")
      }
    }
    (self.name, self.columns, self.rows) = (name, columns, rows)
  }
}

extension SeparatedTable.Row {
  /// The value of the column; `-` stands for an empty one.
  func text(_ column: String) throws(WorldError) -> String {
    guard let index = columns.firstIndex(of: column) else { throw problem("has no column \(column)") }
    return values[index] == "-" ? "" : values[index]
  }

  /// The value of the column as a whole number.
  func number(_ column: String) throws(WorldError) -> Int {
    let text = try text(column)
    guard let number = Int(text) else { throw problem("\(column) is not a whole number: \(text)") }
    return number
  }

  /// The value of the column as one of the cases of an enumeration.
  func choice<Choice: RawRepresentable<String>>(_ column: String) throws(WorldError) -> Choice {
    let text = try text(column)
    guard let choice = Choice(rawValue: text) else { throw problem("\(column) cannot be \(text)") }
    return choice
  }

  /// The values of the column that `;` joins.
  func list(_ column: String) throws(WorldError) -> [String] {
    try text(column).split(separator: ";").map { String($0) }
  }

  /// The error that this row cannot be used.
  func problem(_ reason: String) -> WorldError {
    .tableRow(table: table, line: line, reason: reason)
  }
}
