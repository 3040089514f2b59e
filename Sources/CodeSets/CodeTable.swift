/// A row of a code table.
public protocol Coded: Sendable {
  /// The code, unique within its table.
  var code: String { get }
}

/// The rows of one table in the order of its file, found by code.
public struct CodeTable<Row: Coded>: Sendable {
  /// All rows, in the order of the file.
  public let rows: [Row]
  private let indices: [String: Int]

  /// Holds rows whose codes differ; of equal codes the first is found.
  init(_ rows: [Row]) {
    self.rows = rows
    indices = Dictionary(zip(rows.map(\.code), rows.indices)) { first, _ in first }
  }

  /// The row of a code, or nil when the table does not know it, which is no error.
  public subscript(code: String) -> Row? { indices[code].map { rows[$0] } }
}
