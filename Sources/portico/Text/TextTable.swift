/// Rows of text in aligned columns.
struct TextTable {
  /// One column: its heading, whether figures stand at its right edge, and how wide it may grow.
  struct Column {
    var title: String
    var isFigure = false
    var widest = 40
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row with one text for each column.
  mutating func add(_ cells: String...) { add(cells) }

  /// Adds a row with one text for each column.
  mutating func add(_ cells: [String]) {
    precondition(cells.count == columns.count)
    rows.append(zip(cells, columns).map { $0.cut(to: $1.widest) })
  }

  /// The heading and the rows; nothing when there are no rows.
  var lines: [String] {
    guard !rows.isEmpty else { return [] }
    let all = [columns.map(\.title)] + rows
    let widths = columns.indices.map { index in all.map { $0[index].count }.max() ?? 0 }
    return all.map { row in
      let cells = row.indices.map { index in
        let space = String(repeating: " ", count: widths[index] - row[index].count)
        return columns[index].isFigure ? space + row[index] : row[index] + space
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
