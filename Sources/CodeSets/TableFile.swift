import Foundation

/// A table as text: a header, then one row a line, columns separated by `|`.
struct TableFile {
  /// One line below the header, with as many columns as the header.
  struct Line {
    let file: String
    let number: Int
    let columns: [String]

    func error(_ message: String) -> TableError { TableError(file: file, line: number, message: message) }
  }

  let lines: [Line]

  /// Reads a file of UTF-8 and checks that its header, its columns and the uniqueness of its codes are as they must be.
  init(_ file: String, in directory: URL, header: [String]) throws(TableError) {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: directory.appending(path: file))
    } catch {
      throw TableError(file: file, line: nil, message: "the file cannot be read")
    }
    var lines: [Line] = []
    var seen: [String: Int] = [:]
    for (index, bytes) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = try Line(file: file, number: index + 1, bytes: bytes)
      if line.number == 1 {
        guard line.columns == header else { throw line.error("the header must be \(header.joined(separator: "|"))") }
      } else if line.columns != [""] {
        try line.check(against: header)
        if let first = seen.updateValue(line.number, forKey: line.columns[0]) {
          throw line.error("the code \(line.columns[0]) stands on line \(first) already")
        }
        lines.append(line)
      }
    }
    self.lines = lines
  }
}

extension TableFile.Line {
  /// Reads one line without its line feed; a carriage return before that is no part of the last column.
  fileprivate init(file: String, number: Int, bytes: Data) throws(TableError) {
    let bytes = bytes.last == 0x0D ? bytes.dropLast() : bytes
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw TableError(file: file, line: number, message: "the line is not UTF-8")
    }
    self.file = file
    self.number = number
    columns = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
  }

  fileprivate func check(against header: [String]) throws(TableError) {
    guard columns.count == header.count else { throw error("\(columns.count) columns instead of \(header.count)") }
    if let (name, _) = zip(header, columns).first(where: { $1.isEmpty }) {
      throw error("the column \(name) is empty")
    }
  }
}
